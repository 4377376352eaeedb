"""How many there are is no evidence for how many were to be added."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from written_reports import pair, report, target, unit

from compare.outcomes import outcomes
from compare.results import named_result, result_of
from compare.stocks import is_other_count

if TYPE_CHECKING:
    from warehouse.records import Aspect, Target

PROMISE = unit("o1", "新建概念验证中心20家。")


def promised(aspect: Aspect = "increment", indicator: str = "概念验证中心") -> Target:
    return target(PROMISE, indicator, 20, "家", aspect=aspect)


@pytest.mark.parametrize(
    ("before", "aspect", "other"),
    [
        ("概念验证中心、中试基地分别达到", "increment", True),
        ("概念验证中心突破", "increment", True),
        ("概念验证中心总数为", "increment", True),
        ("概念验证中心总数为", "count", True),
        ("概念验证中心保有量达到", "count", True),
        ("新建概念验证中心达到", "increment", False),
        ("建成概念验证中心达到", "increment", False),
        ("全年概念验证中心达到", "increment", False),
        ("概念验证中心总数达到80家、新增", "increment", False),
        ("概念验证中心达到", "count", False),
        ("概念验证中心新增", "level", True),
        ("概念验证中心从9家增加到", "level", False),
        ("概念验证中心从9家增加到", "increment", True),
        ("概念验证中心增加", "increment", False),
        ("概念验证中心达到", "level", False),
    ],
)
def test_a_clause_tells_a_stock_or_an_increment_by_its_words(
    before: str, aspect: Aspect, *, other: bool
) -> None:
    assert is_other_count(promised(aspect), before) is other


def test_a_stock_that_the_promise_itself_names_is_its_result() -> None:
    assert not is_other_count(promised("count", "概念验证中心总数"), "概念验证中心总数达到")


def test_a_stock_read_with_the_review_part_judges_no_increment() -> None:
    told = unit("r1", "概念验证中心达到69家。", role="review")
    stock = target(told, "概念验证中心", 69, "家", aspect="count")
    assert named_result(promised(), [stock], {"r1": told.text}) is None


def test_a_stock_found_in_a_sentence_judges_no_increment() -> None:
    assert result_of(promised(), "概念验证中心、中试基地分别达到69家、107家。") is None


def test_an_increment_reported_as_a_stock_is_reported_without_a_figure() -> None:
    told = unit("r1", "概念验证中心达到69家。", role="review", commitment=False)
    other = unit("r2", "气候温和，市民安居。", role="review", commitment=False)
    found = outcomes(pair(report(PROMISE, targets=[promised()]), report(told, other)))
    assert [o.verdict for o in found] == ["reported_unquantified"]


def test_the_sum_of_five_years_judges_no_promise_of_one() -> None:
    amount = target(unit("o1", "发行建设债券15亿元。"), "建设债券", 15, "亿元", aspect="level")
    assert result_of(amount, "五年固定资产投资累计完成170亿元，其中发行建设债券66亿元。") is None
    assert result_of(amount, "固定资产投资完成34亿元，其中发行建设债券16亿元。") is not None
