"""Targets told from other figures; every phrase, place and figure is made up."""

from __future__ import annotations

import tomllib
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.outlining.drafts import DraftUnit
from ingest.targets import find_results, find_targets

if TYPE_CHECKING:
    from ingest.quantities.found import FoundTarget
    from warehouse.records import Role

PHRASES = tomllib.loads(Path(__file__).with_name("target_phrases.toml").read_text(encoding="utf-8"))
PART = "三、2031年重点工作"


def _drafts(*sentences: str, role: Role = "tasks", part: str = PART) -> list[DraftUnit]:
    """Make one paragraph; a sentence that ends with ； shares its number with the next."""
    numbers = accumulate((0, *(not s.endswith("；") for s in sentences[:-1])))
    return [
        DraftUnit(
            text=text, start=0, end=len(text), role=role, path=(part, None, None), section="tasks.3",
            kind="sentence", paragraph=0, sentence=number, origins=tuple(range(len(text))),
        )
        for text, number in zip(sentences, numbers, strict=True)
    ]  # fmt: skip


def _read(*sentences: str, part: str = PART) -> tuple[FoundTarget, ...]:
    return find_targets(_drafts(*sentences, part=part))


@pytest.mark.parametrize("row", PHRASES["targets"], ids=lambda row: row["phrase"][:12])
def test_targets_are_named_valued_and_bounded(row: dict[str, Any]) -> None:
    phrase = row["phrase"]
    found = [
        "|".join((t.indicator, phrase[t.value_start : t.value_end], t.aspect, t.comparator))
        for t in _read(phrase)
    ]
    assert found == row["found"]


def _exactly(target: FoundTarget) -> str:
    value = f"{target.value:.8g}" + ("" if target.value_high is None else f"-{target.value_high:.8g}")
    return "|".join(
        (
            target.indicator,
            value,
            target.unit_text or "",
            target.comparator,
            target.hedge or "",
            target.aspect,
        )
    )


@pytest.mark.parametrize("row", PHRASES["exactly"], ids=lambda row: row[0])
def test_a_tricky_phrase_is_read_exactly(row: list[str]) -> None:
    phrase, *expected = row
    assert [_exactly(t) for t in _read(phrase) if t.value is not None] == expected


@pytest.mark.parametrize("phrase", [*PHRASES["none"], *PHRASES["none_exactly"]])
def test_names_years_ordinals_thresholds_forecasts_and_the_past_are_no_targets(phrase: str) -> None:
    assert [t for t in _read(phrase) if t.value is not None] == []


@pytest.mark.parametrize(
    ("clause", "indicator", "comparator", "reference"),
    [
        ("居民人均可支配收入与经济增长同步", "居民人均可支配收入", "sync", "经济增长"),
        ("进出口总额增速高于全省平均", "进出口总额", "above_average", "全省平均"),
        ("实际使用外资稳中提质", "实际使用外资", "maintain", None),
        ("粮食产量保持稳定", "粮食产量", "maintain", None),
        ("生产安全事故起数持续下降", "生产安全事故起数", "decrease", None),
        ("生态环境质量持续改善", "生态环境质量", "improve", None),
        ("单位地区生产总值能耗降低完成省下达任务", "单位地区生产总值能耗", "fulfil", "省下达任务"),
        ("居民收入增速快于经济增速", "居民收入", ">", "经济增速"),
        ("物价涨幅不高于省控线", "物价", "<=", "省控线"),
        ("茶叶产量只增不减", "茶叶产量", "improve", None),
        ("茶价涨幅与全国一致", "茶价", "sync", "全国"),
        ("茶园水质保持优良水平", "茶园水质", "maintain", None),
        ("茶业增加值站稳全省第一方阵", "茶业增加值", "maintain", None),
        ("按照省级要求坚决完成茶园节水任务", "茶园节水", "fulfil", "茶园节水任务"),
        ("完成国家下达的森林蓄积量目标", "森林蓄积量", "fulfil", "国家下达的森林蓄积量目标"),
    ],
)
def test_the_headline_list_holds_targets_in_comparative_words(
    clause: str, indicator: str, comparator: str, reference: str | None
) -> None:
    found = _read("今年经济社会发展主要预期目标是：地区生产总值增长5%；", f"{clause}。")
    words = [(t.indicator, t.comparator, t.reference, t.headline) for t in found if t.value is None]
    assert words == [(indicator, comparator, reference, True)]


def test_a_second_comparative_without_a_subject_is_of_the_first_ones() -> None:
    found = _read("主要预期目标是：茶农收入增速高于经济增速、高于全省平均水平。")
    assert [(t.indicator, t.comparator) for t in found] == [("茶农收入", ">"), ("茶农收入", "above_average")]


def test_a_sentence_that_names_several_staples_is_the_headline_list_though_nothing_opens_it() -> None:
    found = _read("进出口增长4%，居民消费价格涨幅3%左右，城镇调查失业率5%左右，城镇新增就业9万人以上。")
    assert [t.headline for t in found] == [True] * 4


def test_joint_subjects_of_a_comparative_are_several_targets() -> None:
    found = _read("主要预期目标是：大气、水环境质量持续改善。")
    assert [t.indicator for t in found] == ["大气环境质量", "水环境质量"]


def test_comparatives_outside_the_headline_list_are_no_targets() -> None:
    assert _read("促进外贸稳中提质。", "生态环境质量持续改善。") == ()


def test_headline_goes_on_over_the_clauses_of_the_list_and_stops_at_the_next_thought() -> None:
    found = _read(
        "主要预期目标是：地区生产总值增长5%；", "城镇新增就业3万人。", "实现上述目标，要新增书屋9家。"
    )
    assert [t.headline for t in found] == [True, True, False]


def test_figures_of_a_part_about_several_years_are_no_targets_of_this_year() -> None:
    assert _read("茶产值达到300亿元。", part="二、“十七五”时期主要目标任务") == ()


def test_a_paragraph_that_opens_with_the_past_holds_no_target_until_this_year_comes() -> None:
    found = _read("过去一年，成绩来之不易。", "茶产值增长8%。", "今年要新增书屋9家。")
    assert [t.value for t in found] == [9]


def test_a_hedge_that_leads_a_clause_governs_the_next_until_a_new_verb() -> None:
    found = _read("力争整机产量突破90万台，零件配套率达40%以上，新建书屋9家。")
    assert [t.hedge for t in found] == ["力争", "力争", None]


def test_a_canonical_name_brings_its_polarity() -> None:
    (found,) = _read("PM2.5平均浓度降至25微克/立方米。")
    assert (found.canonical, found.polarity) == ("PM2.5浓度", "lower")


def test_drafts_of_other_roles_hold_no_targets() -> None:
    assert find_targets(_drafts("新增书屋9家。", role="review")) == ()


def test_results_are_the_figures_that_a_review_reports() -> None:
    text = "茶产值达到62亿元，增长5.2%，城镇新增就业1.47万人，人均可支配收入达6.2万元。"
    found = find_results(_drafts(text, role="review"))
    assert [(t.indicator, t.value, t.aspect) for t in found] == [
        ("茶产值", 62, "level"),
        ("茶产值", 5.2, "growth"),
        ("城镇新增就业", 1.47, "increment"),
        ("人均可支配收入", 6.2, "level"),
    ]


@settings(deadline=None)
@given(
    st.lists(
        st.text(alphabet="新增茶书屋0123456789.%万亿元个家，、。达力争分别和“”由从至", max_size=30),
        max_size=4,
    )
)
def test_any_text_is_read_without_error_and_spans_lie_inside_their_unit(sentences: list[str]) -> None:
    drafts = _drafts(*sentences) if sentences else []
    for target in find_targets(drafts):
        assert 0 <= target.start < target.end <= len(drafts[target.unit].text)
        assert target.value_start is None or target.indicator


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("茶产值达到62亿元，居全省第2位。", ("茶产值位次", 2, "=", "全省")),
        ("茶产值增长9%，增速列全国第三。", ("茶产值增速位次", 3, "=", "全国")),
        ("竹编出口突破3亿美元、升至全省第一。", ("竹编出口位次", 1, "=", "全省")),
        ("茶园规模进入全国前10位。", ("茶园规模位次", 10, "<=", "全国")),
        ("茶农满意度从全省第九位升至第4位。", ("茶农满意度位次", 4, "=", None)),
    ],
)
def test_a_review_tells_places_among_others(text: str, rank: tuple[str, float, str, str | None]) -> None:
    found = [t for t in find_results(_drafts(text, role="review")) if t.unit_base == "位"]
    assert [(t.indicator, t.value, t.comparator, t.reference) for t in found] == [rank]
    assert found[0].canonical is None


@pytest.mark.parametrize(
    "text", ["召开第3次茶会。", "列入第一批试点。", "居全省第一梯队。", "办好全国第十四届茶博会。"]
)
def test_ordinals_are_no_places_among_others(text: str) -> None:
    assert [t for t in find_results(_drafts(text, role="review")) if t.unit_base == "位"] == []


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("预计茶产值增长9%，竹产值增长6%左右。", ["预计", "预计"]),
        ("茶产值预计达到62亿元，建成书屋9家。", ["预计", None]),
        ("茶农人均预期寿命达到81岁，力争完成的书屋9家全部建成。", [None, None]),
    ],
)
def test_a_result_that_is_only_expected_says_so(text: str, hedges: list[str | None]) -> None:
    assert [t.hedge for t in find_results(_drafts(text, role="review"))] == hedges
