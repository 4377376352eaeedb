"""This year's targets against last year's results in the same report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from written_reports import target, unit

from compare.same_report import below_last_result

if TYPE_CHECKING:
    from warehouse.records import Target

GOAL = unit("g1", "今年新增泊位10个左右。", role="goals")
TOLD = unit("r1", "新增泊位11个。", role="review", commitment=False)


def goal(value: float, unit_text: str = "个", indicator: str = "新增泊位", **more: Any) -> Target:
    return target(GOAL, indicator, value, unit_text, **more)


def reached(value: float, unit_text: str = "个", indicator: str = "新增泊位", **more: Any) -> Target:
    return target(TOLD, indicator, value, unit_text, **more)


@pytest.mark.parametrize(
    ("promised", "last", "below"),
    [
        (goal(10, comparator="≈"), reached(11.5), True),
        (goal(10, comparator="≈"), reached(10.2), False),
        (goal(10), reached(9), False),
        (goal(3, "万人", "新增就业"), reached(31000, "人", "新增就业"), True),
        (goal(5, "%", "失业率", polarity="lower"), reached(6, "%", "失业率", polarity="lower"), False),
        (goal(5, "%", "失业率", comparator="<="), reached(6, "%", "失业率"), False),
        (goal(10), reached(11.5, indicator="养护堤岸"), False),
    ],
)
def test_a_target_below_the_last_result_is_found(promised: Target, last: Target, *, below: bool) -> None:
    assert bool(below_last_result([promised], [last], [TOLD, GOAL], 2033)) is below


def test_the_arithmetic_is_told_and_the_sentence_is_named() -> None:
    (found,) = below_last_result([goal(10)], [reached(12)], [TOLD, GOAL], 2033)
    assert found.reason == "新增泊位：上年12个，今年目标10个，低于上年结果。"
    assert found.told_by == TOLD


def test_a_figure_of_five_years_is_no_last_result() -> None:
    heading = unit("r0", "一、过去五年工作回顾", role="review", kind="heading")
    assert below_last_result([goal(10)], [reached(120)], [heading, TOLD, GOAL], 2033) == ()
