"""A report far shorter than its region's other years, through real builds: certified, compared, kept so."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest
from fictional_report import report

from ingest.intake import Claim, add_file
from pipeline import BuildSummary, build, compare_sides
from warehouse.swap import current_file, warehouse_folder

SAMPLE = Path(__file__).parents[2] / "reports" / "sample"
ABRIDGED = report().replace("2031", "2025").replace("2030", "2024")
"""Opening, closing and all numbers are there; only the years before show that most is not."""

REASON = "SELECT coverage->>'$.reasons[0]' FROM witnesses WHERE coverage_verdict = 'partial'"


def add(home: Path, *years: int) -> BuildSummary:
    """Add the sample's reports of these years, or the abridged one, and build."""
    for year in years:
        file = home / f"{year}.txt"
        text = (SAMPLE / file.name).read_bytes() if year < 2025 else ABRIDGED.encode()
        file.write_bytes(text)
        add_file(home, file, Claim("yunting", year, "main"))
    return build(home, lambda _stage, _done, _total: None)


def ask(home: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(current_file(home)), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def verdicts(home: Path) -> dict[int, str]:
    return dict(ask(home, "SELECT year, coverage_verdict FROM v_reports"))


def contents(home: Path) -> dict[str, list[tuple[Any, ...]]]:
    tables = ask(home, "SELECT table_name FROM duckdb_tables() WHERE table_name <> 'build' ORDER BY 1")
    return {name: sorted(ask(home, f"FROM {name}"), key=repr) for (name,) in tables}


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, BuildSummary]:
    """A home that held the last two years alone, and what a build did when an earlier year came."""
    home = tmp_path_factory.mktemp("short")
    add(home, 2024, 2025)
    assert verdicts(home) == {2024: "full", 2025: "full"}
    assert ask(home, "SELECT count(*) > 0 FROM v_changes WHERE verdict = 'dropped_silent'") == [(True,)]
    return home, add(home, 2022)


@pytest.fixture
def grown(steps: tuple[Path, BuildSummary], tmp_path: Path) -> tuple[Path, BuildSummary]:
    """A copy of that home, to go on with."""
    home, done = steps
    return Path(shutil.copytree(home, tmp_path / "home", symlinks=True)), done


def test_an_earlier_year_that_comes_later_takes_a_certificate_back(grown: tuple[Path, BuildSummary]) -> None:
    home, done = grown
    assert verdicts(home) == {2022: "full", 2024: "full", 2025: "partial"}
    assert (done.texts_read, done.pairs_compared) == (3, 2)
    assert "相近各年的中位数" in ask(home, REASON)[0][0]


def test_nothing_is_called_dropped_because_of_an_abridged_text(grown: tuple[Path, BuildSummary]) -> None:
    home, _ = grown
    unlinked = "SELECT DISTINCT verdict FROM v_changes WHERE kind = 'dropped' AND new_year = 2025"
    assert ask(home, unlinked) == [("cannot_tell",)]


def test_a_build_by_steps_gives_what_one_build_gives(grown: tuple[Path, BuildSummary]) -> None:
    home, _ = grown
    by_steps = contents(home)
    shutil.rmtree(warehouse_folder(home))
    add(home)
    assert contents(home) == by_steps


def test_what_the_certificate_says_follows_the_neighbours(grown: tuple[Path, BuildSummary]) -> None:
    home, _ = grown
    before = ask(home, REASON)
    add(home, 2021)
    assert verdicts(home) == {2021: "full", 2022: "full", 2024: "full", 2025: "partial"}
    assert ask(home, REASON) != before


@pytest.mark.parametrize("built", [True, False])
def test_two_years_compared_by_hand_are_certified_as_a_build_does(
    grown: tuple[Path, BuildSummary], *, built: bool
) -> None:
    home, _ = grown
    if not built:
        shutil.rmtree(warehouse_folder(home))
    comparison, _ = compare_sides(home, ["yunting", "2024", "2025"])
    assert comparison.new.coverage.verdict == "partial"
