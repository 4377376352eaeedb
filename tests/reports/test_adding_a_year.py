"""Adding a year recomputes only what hangs on it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

import pipeline
from compare.lineage import line_up
from ingest.intake import Claim, add_file
from warehouse.swap import current_file

if TYPE_CHECKING:
    from pathlib import Path

    from warehouse.line_records import History, Lineage

TRACED: list[str] = []


def asked(home: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(current_file(home), read_only=True) as connection:
        return connection.execute(sql).fetchall()


@pytest.fixture(scope="module")
def built(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build two fictional cities."""
    home = tmp_path_factory.mktemp("two")
    for region in ("yunting", "haibei"):
        for year in (2021, 2022):
            add_file(home, sample / f"{year}.txt", Claim(region, year, region_name="云汀市"))
    pipeline.build(home, lambda *_: None)
    return home


@pytest.fixture
def home(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Count from the build on whose lines are traced."""
    home = shutil.copytree(built, tmp_path / "home", symlinks=True)

    def counted(history: History) -> Lineage:
        TRACED.append(history.region)
        return line_up(history)

    monkeypatch.setattr(pipeline, "line_up", counted)
    TRACED.clear()
    return home


def test_a_new_year_is_read_compared_with_its_neighbour_and_only_its_citys_lines_are_traced(
    home: Path, sample: Path
) -> None:
    outcomes = "FROM outcomes WHERE pair_id NOT LIKE '%2024%' ORDER BY ALL"
    lines = "SELECT line_id, first_year FROM lines WHERE first_year < 2024 ORDER BY ALL"
    told, traced = asked(home, outcomes), asked(home, lines)
    add_file(home, sample / "2024.txt", Claim("yunting", 2024, region_name="云汀市"))
    done = pipeline.build(home, lambda *_: None)
    assert (done.texts_read, done.pairs_compared) == (2, 1)  # its neighbour is read to be compared
    assert TRACED == ["yunting"]
    assert asked(home, outcomes) == told
    assert set(traced) <= set(asked(home, lines))


def test_a_build_with_nothing_new_computes_nothing(home: Path) -> None:
    done = pipeline.build(home, lambda *_: None)
    assert (done.texts_read, done.pairs_compared, TRACED) == (0, 0, [])
