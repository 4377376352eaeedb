"""The first screen holds what matters: targets, then named projects, then measures, then words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from written_reports import pair, report, target, unit

from compare.ranking import added_weight, dropped_weight, is_named, ranked, revised_weight
from compare.target_moves import target_moves
from compare.verdicts import dropped_changes

if TYPE_CHECKING:
    from compare.pair import Pair

FIGURE = unit("o1", "新建深水泊位12个。")
NAMED = unit("o2", "实施“渔火”夜游计划。")
MEASURE = unit("o3", "加强渡口安全管理。")
SLOGAN = unit("o4", "携手同行，共创未来。", commitment=False)
BOTH = pair(report(FIGURE, NAMED, MEASURE, SLOGAN, targets=[target(FIGURE, "深水泊位", 12, "个")]), report())


def raised_to(value: float) -> float:
    old, new = report(FIGURE, targets=[target(FIGURE, "深水泊位", 12, "个")]), unit("n1", "新建深水泊位。")
    later = report(new, targets=[target(new, "深水泊位", value, "个")])
    found: Pair = pair(old, later, [("o1", "n1")])
    moves = target_moves(found.old.targets_of(["o1"]), found.new.targets_of(["n1"]), ("", ""))
    return revised_weight(FIGURE, found, moves, ("raised",))


def test_a_target_outweighs_a_named_project_a_measure_and_words() -> None:
    order = [c.old[0] for c in ranked(dropped_changes(BOTH, [SLOGAN, MEASURE, NAMED, FIGURE]))]
    assert order == ["o1", "o2", "o3", "o4"]


def test_silence_outweighs_a_reported_completion_and_doubt() -> None:
    silent = dropped_weight(FIGURE, BOTH, "dropped_silent", "certain")
    done = dropped_weight(FIGURE, BOTH, "dropped_reported_done", "certain")
    untold = dropped_weight(FIGURE, BOTH, "cannot_tell", "open")
    assert silent > done > untold


def test_what_is_open_waits_behind_what_is_certain() -> None:
    new = pair(report(), report(NAMED))
    assert added_weight(NAMED, new, None, "certain") > added_weight(NAMED, new, None, "open")


def test_the_larger_the_change_of_number_the_heavier() -> None:
    assert raised_to(18) > raised_to(13)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("推进北塘隧道建设。", True),
        ("修订《渡口管理办法》。", True),
        ("实施“渔火”计划。", True),
        ("加强安全管理。", False),
    ],
)
def test_a_project_is_named_by_marks_or_by_a_facility_behind_a_name(text: str, *, named: bool) -> None:
    assert is_named(text) is named
