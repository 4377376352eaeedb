"""Shared wording through real builds: a region more marks what others say too, and compares nothing anew."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest

from ingest.intake import Claim, add_file
from pipeline import BuildSummary, build, compare_sides
from warehouse.swap import current_file, warehouse_folder

SAMPLE = Path(__file__).parents[2] / "reports" / "sample" / "2021.txt"
COMMON = "坚持把晾晒棉被作为头等大事来抓，让家家户户都有暖和的被窝。"
HEADING = "（一）"


def texts() -> dict[int, str]:
    """The sample's report, and the same a year on with one commitment more."""
    old = SAMPLE.read_text(encoding="utf-8")
    new = old.replace("2021", "2022").replace("2020", "2021")
    at = new.rindex("\n", 0, new.rindex(HEADING))
    return {2021: old, 2022: f"{new[:at]}\n{COMMON}{new[at:]}"}


def add(home: Path, *regions: str) -> BuildSummary:
    for region in regions:
        for year, text in texts().items():
            file = home / f"{region}-{year}.txt"
            file.write_text(text, encoding="utf-8")
            add_file(home, file, Claim(region, year, "main"))
    return build(home, lambda _stage, _done, _total: None)


def ask(home: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(current_file(home)), read_only=True) as connection:
        return connection.execute(sql).fetchall()


MARKED = (
    "SELECT region, boilerplate FROM v_changes WHERE kind = 'added' AND new_text LIKE '%棉被%' ORDER BY 1"
)
ALL_MARKS = "SELECT pair_id, change_id, boilerplate, weight FROM changes ORDER BY ALL"


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, BuildSummary]:
    """Three regions that say the same, too few to call it shared, and what a build did when a fourth came."""
    home = tmp_path_factory.mktemp("shared")
    add(home, "alpha", "beta", "gamma")
    assert ask(home, MARKED) == [("alpha", False), ("beta", False), ("gamma", False)]
    return home, add(home, "delta")


def test_a_region_more_marks_the_others_changes_without_comparing_them_anew(
    grown: tuple[Path, BuildSummary],
) -> None:
    home, done = grown
    assert (done.texts_read, done.pairs_compared) == (2, 1)
    assert ask(home, MARKED) == [(region, True) for region in ("alpha", "beta", "delta", "gamma")]


def test_marks_by_steps_are_those_of_one_build(grown: tuple[Path, BuildSummary], tmp_path: Path) -> None:
    home = Path(shutil.copytree(grown[0], tmp_path / "home", symlinks=True))
    by_steps = ask(home, ALL_MARKS)
    shutil.rmtree(warehouse_folder(home))
    add(home)
    assert ask(home, ALL_MARKS) == by_steps


def test_two_years_compared_by_hand_are_marked_as_the_build_marked_them(
    grown: tuple[Path, BuildSummary],
) -> None:
    home, _ = grown
    comparison, _ = compare_sides(home, ["alpha", "2021", "2022"])
    marked = {change.id: (change.boilerplate, change.weight) for change in comparison.changes}
    built = ask(home, "SELECT change_id, boilerplate, weight FROM changes WHERE pair_id = 'alpha-2021-2022'")
    assert marked == {change: (boilerplate, weight) for change, boilerplate, weight in built}
    assert any(boilerplate for boilerplate, _ in marked.values())
