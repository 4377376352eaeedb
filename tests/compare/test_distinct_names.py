"""Names that hold another name: the figure of one judges no promise of the other."""

from __future__ import annotations

import pytest
from written_reports import pair, report, target, unit

from compare.outcomes import outcomes
from compare.results import named_result

OTHER = unit("r9", "气候温和，市民安居。", role="review")


@pytest.mark.parametrize(
    ("indicator", "said", "value"),
    [
        ("出口", "固定资产投资增长3%，进出口下降5%。", None),
        ("出口", "进出口增长5%，其中出口增长8%。", 8),
        ("出口", "对北岛、南岛市场出口分别增长20%、7%。", None),
        ("出口", "对外出口增长7%。", 7),
        ("进出口总额", "外贸出口总额增长8%。", None),
        ("进出口总额", "外贸进出口总额增长8%。", 8),
        ("进出口总额", "进出口总额3900亿元，增长8%。", 8),
        ("园区亩均工业增加值", "规上工业增加值增长7%。", None),
        ("园区亩均工业增加值", "园区亩均工业增加值达30万元、增长7%。", 7),
    ],
)
def test_a_growth_is_judged_by_the_figure_of_its_very_name(
    indicator: str, said: str, value: float | None
) -> None:
    promise = unit("o1", f"{indicator}增长6%。")
    goal = target(promise, indicator, 6, "%", aspect="growth")
    told = unit("r1", said, role="review", commitment=False)
    (found,) = outcomes(pair(report(promise, targets=[goal]), report(told, OTHER)))
    assert found.value == value


def test_a_figure_of_exports_read_with_the_review_part_judges_no_trade_as_a_whole() -> None:
    told = unit("r1", "外贸出口总额增长8%。", role="review")
    exports = target(told, "外贸出口总额", 8, "%", aspect="growth")
    goal = target(unit("o1", "外贸进出口总额增长6%。"), "外贸进出口总额", 6, "%", aspect="growth")
    assert named_result(goal, [exports], {"r1": told.text}) is None
