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
