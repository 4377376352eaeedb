"""What was promised and has no counterpart, with all that a reader needs to check it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest
from small_warehouse import build_small

from warehouse import read
from warehouse.dropped_answers import DroppedFilter, Peers
from warehouse.read import Warehouse
from warehouse.read_dropped import dropped, dropped_count, dropped_counts, promised_count

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from warehouse.answers import PairHeld


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    with read.opened(build_small(tmp_path_factory.mktemp("dropped"))) as warehouse:
        yield warehouse


def pair_of(warehouse: Warehouse, new_year: int) -> PairHeld:
    return next(p for p in read.regions(warehouse)[0].pairs if p.new_year == new_year)


def test_silence_comes_first_with_its_refused_candidate(held: Warehouse) -> None:
    silent, done = dropped(held, pair_of(held, 2024), DroppedFilter(), limit=10)
    assert (silent.verdict, done.verdict) == ("dropped_silent", "dropped_reported_done")
    assert [near.text[:6] for near in silent.near] == ["设立云汀科创"]
    assert silent.path == ("三、2023年重点任务", "（一）壮大云汀产业")


def test_what_was_promised_does_not_count_what_is_new(held: Warehouse) -> None:
    assert promised_count(held, pair_of(held, 2024).pair_id) == 7


def test_counts_tell_verdict_and_certainty(held: Warehouse) -> None:
    counts = dropped_counts(held, pair_of(held, 2025).pair_id)
    assert [(row.verdict, row.certainty, row.count) for row in counts] == [("cannot_tell", "open", 3)]


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        (DroppedFilter(), 2),
        (DroppedFilter(verdicts=("dropped_silent",)), 1),
        (DroppedFilter(certainties=("open",)), 0),
        (DroppedFilter(section="tasks.3"), 2),
        (DroppedFilter(section="tasks.3.1"), 1),
        (DroppedFilter(words=("湿地", "二期")), 1),
        (DroppedFilter(words=("湿地", "班列")), 0),
        (DroppedFilter(own_only=True), 2),
    ],
)
def test_each_filter_narrows(held: Warehouse, asked: DroppedFilter, count: int) -> None:
    assert dropped_count(held, pair_of(held, 2024), asked) == count


def test_a_page_of_the_list_is_skipped_to(held: Warehouse) -> None:
    (second,) = dropped(held, pair_of(held, 2024), DroppedFilter(), limit=1, skip=1)
    assert second.verdict == "dropped_reported_done"


def test_peers_are_the_like_regions_of_the_same_years_that_set_the_same_indicator(tmp_path: Path) -> None:
    with read.opened(build_small(tmp_path)) as warehouse:
        path, pair = warehouse.path, pair_of(warehouse, 2024)
        (silent, _) = dropped(warehouse, pair, DroppedFilter(), limit=10)
    connection = duckdb.connect(path)
    for city, years in (("keeps", (2023, 2024)), ("gives up", (2023,)), ("never had it", ())):
        _add_city(connection, city, years)
    _add_target(connection, pair.old_witness, silent.unit_id)
    (after, _) = dropped(Warehouse(path, connection), pair, DroppedFilter(), limit=10)
    connection.close()
    assert after.peers == (Peers("货运班列", regions=2, without=1, still_here=False),)


def _add_city(connection: duckdb.DuckDBPyConnection, city: str, years: tuple[int, ...]) -> None:
    """Copy the fictional city's reports of 2023 and 2024 under another name; some set a target for trains."""
    connection.execute(
        "INSERT INTO regions SELECT $c, $c, level, code, fictional FROM regions WHERE slug = 'yunting'",
        {"c": city},
    )
    for year in (2023, 2024):
        connection.execute(
            "INSERT INTO witnesses SELECT * REPLACE ($c || year AS witness_id, $c AS region) FROM witnesses"
            " WHERE year = $y AND region = 'yunting'",
            {"c": city, "y": year},
        )
        if year in years:
            _add_target(connection, f"{city}{year}", "u")
    connection.execute(
        "INSERT INTO pairs SELECT * REPLACE ($c AS pair_id, $c AS region, $c || '2023' AS old_witness,"
        " $c || '2024' AS new_witness) FROM pairs WHERE pair_id = 'yunting-2023-2024'",
        {"c": city},
    )


def _add_target(connection: duckdb.DuckDBPyConnection, witness: str, unit: str) -> None:
    connection.execute(
        "INSERT INTO targets SELECT * REPLACE ($w AS witness_id, $u AS unit_id, 99 AS idx,"
        " '货运班列' AS canonical) FROM targets WHERE witness_id = 'yunting-2023/main' AND idx = 0",
        {"w": witness, "u": unit},
    )
