"""A promise of 100 % told in words, and a target that a report states twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from written_reports import pair, report, target, unit

from compare.outcomes import outcomes

if TYPE_CHECKING:
    from warehouse.records import Unit

OTHER = unit("r9", "气候温和，市民安居。", role="review", commitment=False)


def said(text: str) -> Unit:
    return unit("r1", text, role="review", commitment=False)


@pytest.mark.parametrize(
    ("review", "verdict"),
    [
        ("涉及三千户的保船任务全部完成。", "met"),
        ("保船任务全部完成序时进度，部分仍在推进。", "met"),
        ("保船任务正在全面完成。", "not_reported"),
        ("补网任务全部完成。", "not_reported"),
    ],
)
def test_the_whole_that_was_promised_may_be_told_in_words(review: str, verdict: str) -> None:
    promise = unit("o1", "既有保船项目年内交付率达到100%。")
    goal = target(promise, "既有保船项目年内交付率", 100, "%", aspect="share")
    found = outcomes(pair(report(promise, targets=[goal]), report(said(review), OTHER)))
    assert next(o for o in found if o.target == 0).verdict == verdict


def test_a_target_that_is_stated_twice_has_one_outcome() -> None:
    first = unit("o1", "渔获产量增长8%左右。")
    again = unit("o2", "提出渔获产量增长8%左右的目标，主要是引导各方面把重心放在远洋深海上来。")
    goals = [
        target(one, "渔获产量", 8, "%", aspect="growth", comparator="≈", headline=headline)
        for one, headline in ((first, True), (again, False))
    ]
    found = outcomes(pair(report(first, again, targets=goals), report(said("渔获产量稳步回升。"), OTHER)))
    assert len({(o.verdict, o.certainty, o.reason) for o in found if o.target is not None}) == 1
