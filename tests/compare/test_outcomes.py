"""Last year's targets against the new review part."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from written_reports import NO_REVIEW, cut_off, pair, report, target, unit

from compare.doubts import in_agreement
from compare.judging import judge_number
from compare.outcomes import outcomes
from compare.results import result_of

if TYPE_CHECKING:
    from warehouse.records import Outcome, Target, Unit

BERTHS = unit("o1", "新建深水泊位12个。")
CLIMATE = unit("r9", "气候温和，市民安居。", role="review")


def promised(value: float, unit_text: str, indicator: str = "新建深水泊位", **more: Any) -> Target:
    return target(BERTHS, indicator, value, unit_text, **more)


def said(text: str) -> Unit:
    return unit("r1", text, role="review", commitment=False)


def outcome(text: str, goal: Target | None = None) -> Outcome:
    goal = goal or promised(12, "个")
    found = pair(report(BERTHS, targets=[goal]), report(said(text), CLIMATE))
    return next(o for o in outcomes(found) if o.target == 0)


@pytest.mark.parametrize(
    ("text", "verdict", "value"),
    [
        ("新建深水泊位12个。", "met", 12),
        ("新建深水泊位15个。", "exceeded", 15),
        ("新建深水泊位9个。", "missed", 9),
        ("新建深水泊位有序推进。", "reported_unquantified", None),
        ("湿地修复三千亩。", "not_reported", None),
    ],
)
def test_a_number_is_judged_by_the_review_part(text: str, verdict: str, value: float | None) -> None:
    found = outcome(text)
    assert (found.verdict, found.value) == (verdict, value)


def test_the_evidence_is_the_unit_that_reports_it() -> None:
    assert outcome("新建深水泊位12个。").evidence == ("r1",)


def test_the_arithmetic_is_spelled_out() -> None:
    assert outcome("新建深水泊位9个。").reason == "目标12个，实际9个：未达到。"


@pytest.mark.parametrize(
    ("goal", "reached", "verdict"),
    [
        (promised(5, "%", comparator="≈"), 4.95, "met"),
        (promised(5, "%", comparator="≈"), 4.8, "missed"),
        (promised(5, "%", comparator=">="), 5.0, "met"),
        (promised(5, "%", comparator=">="), 5.3, "exceeded"),
        (promised(5, "%", comparator="<=", polarity="lower"), 4.2, "met"),
        (promised(5, "%", comparator="<=", polarity="lower"), 5.4, "missed"),
        (promised(3, "%", comparator="≈", polarity="lower"), 0.2, "met"),
        (promised(5, "%", comparator="range", value_high=6), 5.5, "met"),
        (promised(5, "%", comparator="range", value_high=6), 6.9, "exceeded"),
        (promised(3, "%", aspect="reduction", polarity="lower"), 3.4, "exceeded"),
        (promised(90, "户", comparator=">=", polarity="lower"), 120, "exceeded"),
        (promised(3, "%", aspect="reduction", polarity="lower"), 1.0, "missed"),
    ],
)
def test_tolerance_bounds_and_polarity_decide_together(goal: Target, reached: float, verdict: str) -> None:
    assert judge_number(goal, reached) == verdict


@pytest.mark.parametrize(
    ("goal", "text", "value"),
    [
        (promised(3, "万人", "城镇新增就业"), "城镇新增就业3.4万人。", 3.4),
        (promised(3, "万人", "城镇新增就业"), "城镇新增就业34000人。", 34000),
        (promised(3, "%", "粮食产量", aspect="growth"), "粮食产量21万吨、增长4%。", 4),
        (promised(20, "万吨", "粮食产量", aspect="level"), "粮食产量21万吨、增长4%。", 21),
        (promised(40, "家", "科技企业", aspect="increment"), "科技企业累计达到400家。", None),
        (promised(40, "家", "科技企业", aspect="increment"), "新增科技企业45家。", 45),
        (promised(40, "家", "科技企业"), "新增养老院45家。", None),
        (promised(40, "家", "科技企业"), "科技企业从30家增至42家。", 42),
        (promised(40, "家", "科技企业"), "科技企业达到4100家。", None),
        (promised(40, "家", "科技企业"), "科技企业2家。", None),
    ],
)
def test_only_a_figure_of_the_same_indicator_measure_and_kind_is_a_result(
    goal: Target, text: str, value: float | None
) -> None:
    found = result_of(goal, text)
    assert (found.value if found else None) == value


def test_units_of_different_scale_are_compared_in_the_same_measure() -> None:
    found = result_of(promised(3, "万人", "城镇新增就业"), "城镇新增就业29000人。")
    assert found is not None
    assert judge_number(promised(3, "万人"), found.scaled) == "missed"


def test_without_a_review_part_nothing_can_be_told() -> None:
    found = outcomes(pair(report(BERTHS), report(coverage=NO_REVIEW)))
    assert {o.verdict for o in found} == {"cannot_tell"}


def test_a_damaged_review_part_makes_silence_no_verdict() -> None:
    coverage = cut_off()
    coverage.roles["review"] = "damaged"
    found = outcomes(pair(report(BERTHS), report(CLIMATE, coverage=coverage)))
    assert {o.verdict for o in found} == {"cannot_tell"}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("北塘渡轮码头建成投用。", "met"),
        ("北塘渡轮码头主体完工。", "partly"),
        ("北塘渡轮码头前期工作持续推进。", "reported_unquantified"),
    ],
)
def test_a_project_without_number_is_judged_by_words_of_completion(text: str, verdict: str) -> None:
    project = unit("o1", "建成北塘渡轮码头。")
    (found,) = outcomes(pair(report(project), report(said(text), CLIMATE)))
    assert (found.verdict, found.target) == (verdict, None)


@pytest.mark.parametrize(
    ("said_of", "value"),
    [
        ("单位生产总值能耗下降3%。", None),
        ("生产总值下降3%。", -3),
        ("生产总值增长3%。", 3),
    ],
)
def test_a_longer_name_is_another_indicator_and_a_fall_is_no_growth(
    said_of: str, value: float | None
) -> None:
    found = result_of(promised(5, "%", "生产总值", aspect="growth"), said_of)
    assert (found.value if found else None) == value


LONG = unit(
    "o1",
    "扶持果农改种早熟品种，每年办好山前采摘节，引导渔村共用统一品牌，鼓励青年回乡开设民宿，"
    "支持码头仓库改作展厅，推动盐场旧址对外开放。",
)
FILLER = tuple(unit(f"r{n}", f"第{n}片海域巡护到位，渔汛平稳。", role="review") for n in range(2, 8))


def test_one_clause_that_is_reported_does_not_make_the_rest_reported() -> None:
    found = outcomes(pair(report(LONG), report(said("山前采摘节办好了。"), *FILLER)))
    assert [(o.verdict, o.evidence) for o in found] == [
        ("not_reported", ()),
        ("reported_unquantified", ("r1",)),
    ]


def test_a_difficulty_that_the_review_admits_reports_on_no_promise() -> None:
    found = outcomes(pair(report(LONG), report(said("渔村共用品牌仍有差距。"), *FILLER)))
    assert {o.verdict for o in found} == {"not_reported"}


@pytest.mark.parametrize(
    ("goal", "own", "economy", "verdict"),
    [
        ("sync", 6.0, 6.0, "met"),
        ("sync", 5.9, 6.0, "met"),
        ("sync", 5.0, 6.0, "missed"),
        (">", 6.5, 6.0, "met"),
        (">", 6.0, 6.0, "missed"),
    ],
)
def test_a_promise_to_keep_in_step_is_settled_by_two_growths(
    goal: str, own: float, economy: float, verdict: str
) -> None:
    promise = unit("o1", "渔民收入与经济增长同步。")
    told_ = unit("r1", f"经济增长{economy}%，渔民收入增长{own}%。", role="review")
    wish = target(promise, "渔民收入", None, None, comparator=goal, aspect="growth", reference="经济增长")
    results = tuple(
        target(told_, name, value, "%", aspect="growth", canonical=canonical)
        for name, canonical, value in (("生产总值", "生产总值", economy), ("渔民收入", None, own))
    )
    new = replace(report(told_, CLIMATE), results=results)
    (found,) = outcomes(pair(report(promise, targets=[wish]), new))
    assert (found.verdict, found.value, found.evidence) == (verdict, own, ("r1",))


@pytest.mark.parametrize(
    ("goal", "text"),
    [
        (promised(5, "%", "登记失业率", aspect="share"), "城镇调查失业率5%。"),
        (promised(3, "%", "环保投入占生产总值的比重", aspect="share"), "研发经费占生产总值的比重4%。"),
    ],
)
def test_a_neighbouring_indicator_is_no_result(goal: Target, text: str) -> None:
    assert result_of(goal, text) is None


QUAY = unit("o1", "新建深水泊位12个，建成北塘渡轮码头。")


@pytest.mark.parametrize(("year", "verdicts"), [(2032, {"met"}), (2033, {"cannot_tell", "met"})])
def test_a_report_that_looks_back_on_another_year_tells_only_what_was_finished(
    year: int, verdicts: set[str]
) -> None:
    goal = target(QUAY, "新建深水泊位", 12, "个")
    review = (said("新建深水泊位12个。"), unit("r2", "北塘渡轮码头建成投用。", role="review"), CLIMATE)
    found = outcomes(pair(report(QUAY, targets=[goal], year=2031), report(*review, year=year)))
    assert {o.verdict for o in found} == verdicts
    assert {o.value for o in found if o.verdict == "cannot_tell"} <= {None}


def test_no_part_is_met_by_the_sentence_whose_figure_falls_short() -> None:
    promise = unit("o1", "建成北塘渡轮码头新泊位12个。")
    goal = target(promise, "新泊位", 12, "个")
    (by_figure,) = outcomes(
        pair(report(promise, targets=[goal]), report(said("建成北塘渡轮码头新泊位9个。"), CLIMATE))
    )
    by_words = replace(by_figure, target=None, value=None, verdict="met")
    assert [o.verdict for o in in_agreement([by_figure, by_words])] == ["missed", "partly"]


def test_a_promise_of_more_than_last_year_is_reached_by_no_figure_that_stands_for_itself() -> None:
    more = promised(100, "个", reference="去年")
    assert result_of(promised(100, "个"), "新建深水泊位90个。") is not None
    assert result_of(more, "新建深水泊位90个。") is None
