"""A sentence about one thing of an enumeration reports on no other thing of it."""

from __future__ import annotations

import pytest
from written_reports import pair, report, target, unit

from compare.outcomes import outcomes

PROMISE = unit("o1", "新建滨海绿道130公里、屋顶花园40万平方米。")
PATHS = target(PROMISE, "新建滨海绿道", 130, "公里", aspect="increment")
ROOFS = target(PROMISE, "屋顶花园", 40, "万平方米", aspect="increment")


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("新建滨海绿道137公里。", "not_reported"),
        ("新建滨海绿道137公里，屋顶花园有序推进。", "reported_unquantified"),
        ("新建滨海绿道137公里、空中绿化41万平方米。", "reported_unquantified"),
    ],
)
def test_what_names_only_its_neighbour_passes_a_target_over(said: str, verdict: str) -> None:
    told = unit("r1", said, role="review", commitment=False)
    new = report(told, unit("r9", "气候温和，市民安居。", role="review"))
    found = outcomes(pair(report(PROMISE, targets=[PATHS, ROOFS]), new))
    assert next(o.verdict for o in found if o.target == 1) == verdict


def test_a_target_that_stands_alone_is_reported_by_what_names_the_rest_of_its_clause() -> None:
    alone = unit("o1", "用好港口专项资金支持屋顶花园40万平方米。")
    goal = target(alone, "屋顶花园", 40, "万平方米", aspect="increment")
    told = unit("r1", "用好港口专项资金支持空中绿化。", role="review", commitment=False)
    (found,) = outcomes(pair(report(alone, targets=[goal]), report(told)))
    assert found.verdict == "reported_unquantified"


def test_a_number_that_stands_before_another_thing_is_no_result() -> None:
    promise = unit("o1", "打造5个“渔家小院”示范片区。")
    goal = target(promise, "“渔家小院”示范片区", 5, "个")
    text = "“渔家小院”示范片区试点取得成效，8个老码头更新稳步推进。"
    new = report(unit("r1", text, role="review"), unit("r9", "气候温和，市民安居。", role="review"))
    (found,) = outcomes(pair(report(promise, targets=[goal]), new))
    assert (found.verdict, found.value) == ("reported_unquantified", None)


@pytest.mark.parametrize(
    ("promise", "said", "verdict"),
    [
        ("投资6.5亿元整治河岸。", "公共支出由1.65亿元增加到6.55亿元。", "not_reported"),
        ("投资6.5亿元整治河岸。", "投资5.5亿元的河岸整治完工。", "met"),
        ("落实渔业“六稳”。", "“六稳”任务见效。", "reported_unquantified"),
    ],
)
def test_figures_and_measures_in_common_report_on_nothing(promise: str, said: str, verdict: str) -> None:
    new = report(unit("r1", said, role="review"), unit("r9", "气候温和，市民安居。", role="review"))
    (found,) = outcomes(pair(report(unit("o1", promise)), new))
    assert found.verdict == verdict
