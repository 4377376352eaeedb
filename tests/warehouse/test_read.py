"""What the read functions answer, on a small warehouse whose content is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest
from small_warehouse import build_small

from warehouse import read
from warehouse.answers import ChangeFilter
from warehouse.errors import NotHeld, WarehouseMissing
from warehouse.read_changes import (
    change_count,
    change_detail,
    changes,
    fate_counts,
    units_in_order,
    verdict_counts,
)
from warehouse.read_targets import headline_targets
from warehouse.swap import current_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from warehouse.answers import PairHeld
    from warehouse.read import Warehouse

ALL = ChangeFilter()
FULL, PARTIAL = "yunting-2023-2024", "yunting-2024-2025"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_small(tmp_path_factory.mktemp("read"))


@pytest.fixture
def warehouse(small: Path) -> Iterator[Warehouse]:
    with read.opened(small) as opened:
        yield opened


def pair(warehouse: Warehouse, pair_id: str) -> PairHeld:
    return next(p for region in read.regions(warehouse) for p in region.pairs if p.pair_id == pair_id)


def test_a_region_names_its_years_and_its_pairs_newest_first(warehouse: Warehouse) -> None:
    (region,) = read.regions(warehouse)
    assert region.years == (2023, 2024, 2025)
    assert [p.pair_id for p in region.pairs] == [PARTIAL, FULL]


def test_every_change_is_counted_under_one_fate(warehouse: Warehouse) -> None:
    counts = {row.fate: row.count for row in fate_counts(warehouse, FULL)}
    assert counts == {"carried": 1, "revised": 4, "added": 1, "dropped": 2, "cannot_tell": 0}


def test_cannot_tell_is_not_dropped(warehouse: Warehouse) -> None:
    counts = {row.fate: row.count for row in fate_counts(warehouse, PARTIAL)}
    assert (counts["dropped"], counts["cannot_tell"]) == (0, 3)


def test_verdicts_are_counted(warehouse: Warehouse) -> None:
    assert verdict_counts(warehouse, FULL) == {"dropped_reported_done": 1, "dropped_silent": 1}


def test_the_weightiest_change_comes_first(warehouse: Warehouse) -> None:
    weights = [row.weight for row in changes(warehouse, FULL, ALL, limit=20)]
    assert weights == sorted(weights, reverse=True)


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        (ChangeFilter(), 8),
        (ChangeFilter(fates=("dropped", "added")), 3),
        (ChangeFilter(facets=("softened",)), 2),
        (ChangeFilter(verdicts=("dropped_silent",)), 1),
        (ChangeFilter(certainties=("likely",)), 1),
        (ChangeFilter(roles=("goals",)), 1),
        (ChangeFilter(section="new:tasks.3.2"), 2),
        (ChangeFilter(section="old:tasks.3.2"), 3),
        (ChangeFilter(section="old:tasks.3"), 6),
        (ChangeFilter(words=("改造", "小区")), 1),
        (ChangeFilter(words=("改造", "月球")), 0),
        (ChangeFilter(words=("%", "'; --")), 0),
    ],
)
def test_a_filter_chooses_and_the_count_agrees(warehouse: Warehouse, asked: ChangeFilter, count: int) -> None:
    assert change_count(warehouse, FULL, asked) == count
    assert len(changes(warehouse, FULL, asked, limit=100)) == count


def test_pages_of_a_list_neither_repeat_nor_skip(warehouse: Warehouse) -> None:
    pages = [changes(warehouse, FULL, ALL, limit=3, skip=skip) for skip in (0, 3, 6)]
    ids = [row.change_id for page in pages for row in page]
    assert len(ids) == len(set(ids)) == 8


def test_a_detail_quotes_the_sources_own_characters(warehouse: Warehouse) -> None:
    row = changes(warehouse, FULL, ChangeFilter(words=("货运班列",)), limit=1)[0]
    (unit,) = change_detail(warehouse, pair(warehouse, FULL), row.change_id).old
    (text,) = warehouse.rows("SELECT text FROM witnesses WHERE witness_id = 'yunting-2023/main'")[0]
    assert unit.source == text[unit.start : unit.end] == "开行云汀至海港的货运班列。"
    assert text[: unit.start].endswith(unit.before)
    assert text[unit.end :].startswith(unit.after)


def test_a_detail_shows_the_nearest_candidate_on_the_other_side(warehouse: Warehouse) -> None:
    row = changes(warehouse, FULL, ChangeFilter(words=("货运班列",)), limit=1)[0]
    (evidence,) = change_detail(warehouse, pair(warehouse, FULL), row.change_id).evidence
    assert (evidence.unit.year, evidence.unit.text[:4]) == (2024, "设立云汀")


def test_an_unknown_change_is_not_held(warehouse: Warehouse) -> None:
    with pytest.raises(NotHeld):
        change_detail(warehouse, pair(warehouse, FULL), "nothing")


def test_headline_targets_pair_old_with_new(warehouse: Warehouse) -> None:
    rows = headline_targets(warehouse, pair(warehouse, FULL))
    assert [(row.name, row.ambition) for row in rows] == [
        ("地区生产总值", "down"),
        ("新增就业", "up"),
        ("居民收入", "same"),
    ]


def test_a_headline_target_without_counterpart_keeps_its_one_side(warehouse: Warehouse) -> None:
    last = headline_targets(warehouse, pair(warehouse, PARTIAL))[-1]
    assert (last.name, last.new) == ("居民收入", None)


def test_units_come_in_reading_order_with_their_changes(warehouse: Warehouse) -> None:
    units = units_in_order(warehouse, FULL, "yunting-2024/main")
    assert [unit.ord for unit in units] == sorted(unit.ord for unit in units)
    assert {unit.text[:4] for unit in units if unit.changes} >= {"设立云汀", "新增公共"}


def test_a_text_carries_its_certificate(warehouse: Warehouse) -> None:
    newest = read.texts(warehouse, "yunting")[0]
    assert newest.coverage is not None
    assert (newest.year, newest.coverage.verdict, newest.coverage.roles["review"]) == (
        2025,
        "partial",
        "missing",
    )


def test_a_finding_shows_its_passage_between_its_neighbours(warehouse: Warehouse) -> None:
    (finding,) = read.findings(warehouse, "yunting-2025/main", limit=10)
    assert (finding.before, finding.passage, finding.after[:4]) == ("", "二、2025年预期目标\n", "主要预期")
    assert read.finding_counts(warehouse, "yunting")["yunting-2025/main"] == 1


def test_before_the_first_build_the_warehouse_is_missing(tmp_path: Path) -> None:
    with pytest.raises(WarehouseMissing), read.opened(tmp_path):
        pass


def test_what_another_version_built_is_not_read(tmp_path: Path) -> None:
    build_small(tmp_path, upto=2024)
    with duckdb.connect(current_file(tmp_path)) as connection:
        connection.execute("UPDATE build SET schema_version = 'older'")
    with pytest.raises(WarehouseMissing), read.opened(tmp_path):
        pass


def test_a_reader_who_is_at_it_keeps_the_old_build_and_the_next_gets_the_new(tmp_path: Path) -> None:
    build_small(tmp_path, upto=2024)
    with read.opened(tmp_path) as before:
        build_small(tmp_path)
        assert len(read.regions(before)[0].pairs) == 1
        with read.opened(tmp_path) as after:
            assert len(read.regions(after)[0].pairs) == 2


def test_the_warehouse_cannot_be_written_to(warehouse: Warehouse) -> None:
    with pytest.raises(duckdb.Error):
        warehouse.rows("DELETE FROM changes")


def test_what_a_text_says_again_in_the_same_terms_is_one_headline_target(tmp_path: Path) -> None:
    path = current_file(build_small(tmp_path))
    connection = duckdb.connect(path)
    connection.execute(
        "INSERT INTO targets SELECT * REPLACE (idx + 90 AS idx, char_start + 500 AS char_start,"
        " char_end + 500 AS char_end) FROM targets WHERE witness_id = 'yunting-2024/main' AND idx < 2"
    )
    connection.execute("UPDATE targets SET value_si = 31000, value = 31000 WHERE idx = 91")
    held = read.Warehouse(path, connection)
    rows = headline_targets(held, pair(held, FULL))
    connection.close()
    assert [row.name for row in rows] == ["地区生产总值", "新增就业", "居民收入", "新增就业"]


def test_an_indicator_that_lost_its_figure_stands_beside_its_figure(tmp_path: Path) -> None:
    path = current_file(build_small(tmp_path))
    connection = duckdb.connect(path)
    connection.execute("UPDATE changes SET moves = [] WHERE pair_id = 'yunting-2023-2024'")
    connection.execute(
        "UPDATE targets SET aspect = 'qualitative', value = NULL, value_si = NULL"
        " WHERE witness_id = 'yunting-2024/main' AND canonical = '新增就业'"
    )
    connection.execute(
        "UPDATE targets SET aspect = 'level' WHERE witness_id = 'yunting-2024/main' AND idx = 0"
    )
    held = read.Warehouse(path, connection)
    rows = {row.name: row for row in headline_targets(held, pair(held, FULL)) if row.new}
    connection.close()
    assert rows["新增就业"].old is not None
    assert rows["地区生产总值"].old is None
