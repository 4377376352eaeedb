"""Reviews of five years: whose figures are results of one year's targets, and whose are not."""

from __future__ import annotations

import pytest
from written_reports import pair, report, target, unit

from compare.outcomes import outcomes
from compare.spans import is_five_year_review, units_of_span

HEADING = unit("r0", "一、过去五年工作回顾", role="review", kind="heading")
BERTHS = unit("o1", "今年港口吞吐量增长6%。")


def told(*texts: str) -> list[str]:
    """Return the texts of a review that tell of five years."""
    units = [unit(f"r{n}", text, role="review") for n, text in enumerate(texts)]
    found = units_of_span(units, 2033)
    return [u.text for u in units if u.id in found]


@pytest.mark.parametrize(
    ("heading", "is_span"),
    [
        ("一、过去五年工作回顾", True),
        ("一、“十九五”时期和2032年工作回顾", True),
        ("一、2032年工作回顾", False),
        ("一、过去一年工作回顾", False),
    ],
)
def test_a_review_of_five_years_is_known_by_its_heading(heading: str, *, is_span: bool) -> None:
    assert is_five_year_review([unit("r", heading, role="review")]) is is_span


def test_a_sentence_that_names_the_last_year_is_no_five_year_figure() -> None:
    texts = (
        "一、过去五年工作回顾",
        "新建码头三十座。",
        "去年新建码头六座。",
        "2032年吞吐量增长5%。",
        "年均增长7%。",
    )
    assert told(*texts) == ["一、过去五年工作回顾", "新建码头三十座。", "年均增长7%。"]


def test_a_stretch_holds_until_the_next_one_opens() -> None:
    texts = ("过去一年，港口扩建完工。", "新建码头六座。", "五年来，渔民收入翻番。", "新建码头三十座。")
    assert told(*texts) == ["五年来，渔民收入翻番。", "新建码头三十座。"]


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("港口吞吐量增长41%。", "reported_unquantified"),
        ("港口吞吐量比2027年增长41%。", "reported_unquantified"),
        ("去年港口吞吐量增长6.5%。", "exceeded"),
    ],
)
def test_a_growth_over_five_years_is_no_result_of_a_year(said: str, verdict: str) -> None:
    goal = target(BERTHS, "港口吞吐量", 6, "%", aspect="growth")
    review = (HEADING, unit("r1", said, role="review"), unit("r2", "气候温和，市民安居。", role="review"))
    (found, *_) = outcomes(pair(report(BERTHS, targets=[goal], year=2032), report(*review, year=2033)))
    assert found.verdict == verdict


@pytest.mark.parametrize(
    ("promise", "verdict"),
    [
        ("今明两年培训船员4000人次，新建渔港学校。", "partly"),
        ("今年培训船员4000人次，新建渔港学校。", "missed"),
    ],
)
def test_a_part_of_what_was_promised_for_two_years_is_no_shortfall(promise: str, verdict: str) -> None:
    goal = unit("o1", promise)
    said = unit("r1", "培训船员2000人次。", role="review", commitment=False)
    new = report(said, unit("r9", "气候温和，市民安居。", role="review"))
    found = outcomes(pair(report(goal, targets=[target(goal, "培训船员", 4000, "人次")]), new))
    assert next(o.verdict for o in found if o.target == 0) == verdict


@pytest.mark.parametrize(
    "opening",
    [
        "2035年在北塘发展进程中极不平凡。",
        "各位代表，刚刚过去的2035年，全市上下顶压前行。",
        "刚刚过去的一年，是“十九五”收官之年。",
        "这一年，我们踏着浪花前行。",
    ],
)
def test_sentences_of_the_last_year_follow_its_opening_though_the_heading_names_five(opening: str) -> None:
    told = [
        unit("r1", "一、“十九五”时期和2035年工作回顾", role="review", kind="heading"),
        unit("r2", opening, role="review"),
        unit("r3", "渔业增加值增长7%。", role="review"),
        unit("r4", "过去五年极不寻常。", role="review"),
        unit("r5", "渔业增加值增长40%。", role="review"),
    ]
    assert units_of_span(told, 2036) & {"r3", "r5"} == {"r5"}


@pytest.mark.parametrize(
    "text",
    [
        "防洪标准由五年一遇提高到十年一遇，护岸新增12公里。",
        "渔民收入增速连续十五年快于船东。",
        "低保标准增幅为近五年最高。",
        "“十九五”规划目标任务全面完成。",
    ],
)
def test_five_years_in_a_name_or_a_number_make_no_span(text: str) -> None:
    told = [
        unit("r1", "一、2035年和“十九五”时期工作回顾", role="review", kind="heading"),
        unit("r2", "2035年，渔港扩建。", role="review"),
        unit("r3", text, role="review"),
    ]
    assert "r3" not in units_of_span(told, 2036)
