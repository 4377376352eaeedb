"""A year's targets beside what the same report says was reached the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from written_reports import target, unit

from compare.same_report import against_last_result, below_last_result
from ingest.report import read_report

if TYPE_CHECKING:
    from pathlib import Path

DREDGED = unit("r1", "北湖、南湖清淤450万方。", role="review")
TOGETHER = target(DREDGED, "北湖、南湖清淤", 450, "万方", unit_base="立方米")
PROMISE = unit("o1", "北湖、南湖分别清淤200万方、500万方。")
NORTH, SOUTH = (
    target(PROMISE, name, value, "万方", unit_base="立方米", aspect="level")
    for name, value in (("北湖", 200), ("南湖", 500))
)


def test_a_result_of_several_things_stands_against_the_sum_of_their_targets() -> None:
    (found,) = against_last_result((NORTH, SOUTH), (TOGETHER,), (PROMISE, DREDGED), 2031)
    assert (found.targets, found.below, found.told_by) == ((0, 1), False, DREDGED)
    assert found.reason == "北湖、南湖清淤：上年450万方，今年目标合计700万方。"


def test_one_of_several_things_is_not_held_against_the_result_of_all() -> None:
    assert against_last_result((NORTH,), (TOGETHER,), (PROMISE, DREDGED), 2031) == ()


def test_shares_of_several_things_have_no_sum() -> None:
    told = target(DREDGED, "北湖、南湖清淤", 45, "%", aspect="share")
    goals = tuple(target(PROMISE, name, 20, "%", aspect="share") for name in ("北湖", "南湖"))
    assert against_last_result(goals, (told,), (PROMISE, DREDGED), 2031) == ()


@pytest.mark.parametrize(("promised", "below"), [(30, True), (46, False), (60, False)])
def test_a_target_stands_beside_last_years_result_whether_less_or_not(
    promised: float, *, below: bool
) -> None:
    told = target(DREDGED, "重大项目", 46, "个")
    goal = target(PROMISE, "重大项目", promised, "个")
    (found,) = against_last_result((goal,), (told,), (PROMISE, DREDGED), 2031)
    assert found.below is below
    assert bool(below_last_result((goal,), (told,), (PROMISE, DREDGED), 2031)) is below


@pytest.mark.corpus
def test_jobs_schools_projects_and_dredging_of_changzhou_stand_beside_their_results(corpus: Path) -> None:
    text = (corpus / "changzhou" / "2024.txt").read_bytes().decode("utf-8")
    read = read_report(text, region="changzhou", year=2024)
    found = against_last_result(read.targets, read.results, read.units, read.year)
    told = {each.reason.partition("：")[0]: each.below for each in found}
    assert {"城镇新增就业", "学校", "10亿元或1亿美元项目"} <= {name for name, below in told.items() if below}
    assert told["竺山湖、滆湖清淤"] is False
