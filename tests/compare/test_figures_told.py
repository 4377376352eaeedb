"""Figures of a review sentence that are no result of a promise, and those that are in spite of their look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from written_reports import pair, report, target, unit

from compare.mentions import names_more_than_figures
from compare.outcomes import outcomes

if TYPE_CHECKING:
    from warehouse.records import Outcome

OTHER = unit("r9", "气候温和，市民安居。", role="review", commitment=False)


def told(promise: str, review: str, indicator: str, value: float, unit_text: str, **more: Any) -> Outcome:
    goal = unit("o1", promise)
    said = unit("r1", review, role="review", commitment=False)
    goals = [target(goal, indicator, value, unit_text, **more)]
    return next(o for o in outcomes(pair(report(goal, targets=goals), report(said, OTHER))) if o.target == 0)


@pytest.mark.parametrize(
    ("review", "verdict", "value"),
    [
        ("单位产值水耗由前两年分别上升3.1%、0.6%，转为下降1.4%。", "missed", 1.4),
        ("单位产值水耗上升0.6%。", "missed", -0.6),
        ("单位产值水耗下降4.6%。", "exceeded", 4.6),
    ],
)
def test_a_reduction_is_reached_by_a_fall_and_not_by_a_rise(review: str, verdict: str, value: float) -> None:
    found = told(
        "单位产值水耗降低4%左右。", review, "单位产值水耗", 4, "%", aspect="reduction", comparator="≈"
    )
    assert (found.verdict, found.value) == (verdict, value)


@pytest.mark.parametrize(
    "review",
    [
        "渔家参保率从2031年的61.5%提升到2035年的79%。",
        "渔家参保率由上年的61.5%提高到79%。",
        "渔家参保率由每户统计的61.5%提高到79%。",
    ],
)
def test_what_it_was_before_is_no_result(review: str) -> None:
    found = told("渔家参保率80%左右。", review, "渔家参保率", 80, "%", aspect="share", comparator="≈")
    assert (found.verdict, found.value) == ("met", 79)


def test_a_plan_for_the_next_year_is_no_result() -> None:
    found = told(
        "安排渔港维护资金3亿元。", "渔港维护资金明年将安排5亿元。", "渔港维护资金", 3, "亿元", aspect="level"
    )
    assert found.value is None


@pytest.mark.parametrize(
    ("indicator", "review"),
    [
        ("海产加工企业数量", "远洋运输企业数量增长7%。"),
        ("海产加工业增加值", "远洋运输业增加值增长7%。"),
    ],
)
def test_what_any_name_ends_in_makes_no_figure_a_promises(indicator: str, review: str) -> None:
    found = told(f"{indicator}增长5%。", review, indicator, 5, "%", aspect="growth")
    assert found.value is None


@pytest.mark.parametrize(
    ("review", "value"),
    [
        ("实施千万元以上渔业技改项目60个。", None),
        ("实施千万元以上渔业项目60个。", 60),
        ("修缮千万元以上渔业项目、旧码头、旧船坞60个。", None),
    ],
)
def test_a_narrower_kind_or_a_sum_of_several_is_no_result(review: str, value: float | None) -> None:
    found = told("实施千万元以上渔业项目50个。", review, "千万元以上渔业项目", 50, "个")
    assert found.value == value


def test_what_one_firm_was_to_reach_is_told_where_the_firm_is_named() -> None:
    promise = "潮汐能源集团要当好顶梁柱，力争潮汐电站装机超过30万千瓦。"
    of_all = told(
        promise, "潮汐电站装机120万千瓦。", "潮汐电站装机", 30, "万千瓦", aspect="level", comparator=">"
    )
    own = told(
        promise,
        "潮汐能源集团潮汐电站装机32万千瓦。",
        "潮汐电站装机",
        30,
        "万千瓦",
        aspect="level",
        comparator=">",
    )
    assert (of_all.value, own.value) == (None, 32)


@pytest.mark.parametrize(
    ("review", "value"),
    [("投资3.2亿元，实施了旧街供热管网改造。", None), ("投资3.2亿元，实施了北塘渔港码头扩建。", 3.2)],
)
def test_a_sum_is_a_promises_where_it_was_spent_on_what_was_promised(
    review: str, value: float | None
) -> None:
    found = told("投资3亿元，加快北塘渔港码头扩建。", review, "投资", 3, "亿元", aspect="level")
    assert found.value == value


def test_a_clause_with_an_object_of_its_own_has_a_figure_of_its_own() -> None:
    review = "加快渔港建设债券发行使用，分两期投放远洋开发性金融工具74亿元。"
    found = told("安排渔港建设债券60亿元。", review, "渔港建设债券", 60, "亿元", aspect="level")
    assert found.value is None


def test_a_level_is_told_beside_what_another_clause_says_of_several_years() -> None:
    review = "海产总值从2030年的3亿元增长到2035年的5亿元，游客年均增长6%，渔获产量稳定在76万吨以上。"
    found = told("渔获产量74万吨以上。", review, "渔获产量", 74, "万吨", aspect="level", comparator=">=")
    assert found.value == 76


def test_a_figure_is_cited_with_all_its_digits() -> None:
    found = told("建设深水泊位1234567个。", "建设深水泊位1234568个。", "深水泊位", 1234567, "个")
    assert found.reason == "目标1234567个，实际1234568个：达到。"


def test_by_how_much_more_than_last_year_is_no_whole_figure() -> None:
    goal = unit("o1", "安排渔港补助资金30亿元，比上年增加5亿元。")
    whole = target(goal, "渔港补助资金", 30, "亿元", aspect="level")
    more = target(goal, "渔港补助资金", 5, "亿元", aspect="increment")
    said = unit("r1", "安排渔港补助资金32亿元。", role="review", commitment=False)
    found = outcomes(pair(report(goal, targets=[whole, more]), report(said, OTHER)))
    assert {o.target: o.value for o in found if o.target is not None} == {0: 32, 1: None}


@pytest.mark.parametrize(
    ("indicator", "review"),
    [
        ("渔业研发经费", "省属企业渔业研发经费33亿元。"),
        ("渔业投资", "临港园区渔业投资33亿元。"),
        ("渔业投资", "渔业技改投资33亿元。"),
    ],
)
def test_the_figure_of_some_bodies_is_none_of_the_whole_region(indicator: str, review: str) -> None:
    assert told(f"{indicator}达到30亿元。", review, indicator, 30, "亿元", aspect="level").value is None


@pytest.mark.parametrize(
    ("review", "value"),
    [
        ("城镇新增就业3万人，居民人均收入增长5.6%。", None),
        ("城乡居民人均收入分别增长5.6%、6.2%。", 5.6),
        ("城镇居民人均收入增长5.6%。", 5.6),
    ],
)
def test_the_growth_of_all_peoples_income_is_none_of_a_part_of_them(review: str, value: float | None) -> None:
    assert (
        told("城镇居民人均收入增长5%。", review, "城镇居民人均收入", 5, "%", aspect="growth").value == value
    )


def test_a_name_of_nothing_but_filling_words_is_left_whole() -> None:
    review = "安排的80个渔业重点项目全部开工，完成投资33亿元。"
    found = told(
        "安排渔业重点项目80个，年度完成投资30亿元。", review, "年度完成投资", 30, "亿元", aspect="level"
    )
    assert found.value == 33


def test_so_many_of_the_same_things_are_a_name() -> None:
    promise = "汛前完成沿岸12处塌陷口治理"
    assert names_more_than_figures(promise, "12处塌陷口经受住了风浪。")
    assert not names_more_than_figures(promise, "12处口袋公园开放。")
