"""Lines in the warehouse: written, kept where nothing changed, refused where one is missing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from compare.lineage import line_up
from warehouse.errors import DuizhangError, NotHeld
from warehouse.read import opened
from warehouse.read_lines import line_count, line_detail, lines
from warehouse.read_outcomes import headline_counts_of, outcomes, pair_of_promise, verdict_counts_of
from warehouse.read_untold import untold_of_year

if TYPE_CHECKING:
    from fictional_city import City

    from warehouse.line_records import History, Lineage

OLD = "yunxi-2031"


def build(city: City, version: str = "v1", trace: object = line_up, *, copy: bool = False) -> None:
    with city.writer() as writer:
        city.add_archive(writer)
        for year in city.texts:
            if copy:
                writer.copy_witness(city.witness(year))
            else:
                city.add_text(writer, year)
        if copy:
            writer.copy_pair(city.pair)
        else:
            writer.add_pair(city.pair, city.comparison)
        writer.write_lines(version, trace)  # type: ignore[arg-type]
        writer.finish()


def refuse(history: History) -> Lineage:
    raise AssertionError(history.region)


def test_a_linked_commitment_is_one_line_with_its_words_and_sources(city: City) -> None:
    build(city)
    rows = city.query(
        "SELECT y.year, y.joint, y.text, y.sha256 FROM v_line_years y JOIN line_units u USING (line_id)"
        " WHERE u.unit_id = ? ORDER BY y.year",
        [f"{OLD}/goals.1/1"],
    )
    old, new = city.texts[2031], city.texts[2032]
    assert rows[0] == (2031, "first", old.read.units[1].text, old.digest)
    assert [row[3] for row in rows[1:]] == [new.digest]


def test_an_unchanged_region_keeps_its_lines_without_tracing(city: City) -> None:
    build(city)
    tables = ("lines", "line_units", "line_gaps", "line_branches", "line_sets")
    before = [sorted(city.query(f"FROM {table}"), key=repr) for table in tables]
    build(city, trace=refuse, copy=True)
    assert [sorted(city.query(f"FROM {table}"), key=repr) for table in tables] == before


def test_another_version_of_the_tracing_code_traces_anew(city: City) -> None:
    build(city)
    with pytest.raises(AssertionError, match="yunxi"):
        build(city, "v2", refuse, copy=True)


def test_a_commitment_in_no_line_is_refused(city: City) -> None:
    def forgetful(history: History) -> Lineage:
        traced = line_up(history)
        return replace(traced, lines=traced.lines[1:], branches=())

    with pytest.raises(DuizhangError, match="unit of no line"):
        build(city, trace=forgetful)


def test_a_line_is_found_by_its_id_and_by_any_of_its_units(city: City) -> None:
    build(city)
    with opened(city.home) as warehouse:
        by_unit = line_detail(warehouse, "yunxi", f"{OLD}/goals.1/1")
        assert line_detail(warehouse, "yunxi", by_unit.row.line_id) == by_unit
        with pytest.raises(NotHeld, match="no line and no commitment"):
            line_detail(warehouse, "yunxi", "nothing")


def test_the_list_of_lines_finds_words_and_counts_the_same(city: City) -> None:
    build(city)
    with opened(city.home) as warehouse:
        found = lines(warehouse, "yunxi", ["湖面清洁率"], limit=10)
        assert line_count(warehouse, "yunxi", ["湖面清洁率"]) == len(found) > 0
        assert lines(warehouse, "yunxi", ["没有这样的词"], limit=10) == ()


def test_outcomes_come_silence_first_with_target_and_line(city: City) -> None:
    build(city)
    with opened(city.home) as warehouse:
        pair = pair_of_promise(warehouse, "yunxi", 2031)
        assert pair is not None
        rows = outcomes(warehouse, pair)
        assert [row.verdict for row in rows] == ["not_reported", "met"]
        assert (rows[1].reported_value, rows[1].headline) == (5.5, True)
        assert all(row.line_id for row in rows)
        counts = verdict_counts_of(warehouse, pair)
        assert (counts["not_reported"], counts["met"], counts["missed"]) == (1, 1, 0)
        assert headline_counts_of(warehouse, pair) == {"met": 1}


def test_a_year_of_which_no_later_report_tells_has_no_pair(city: City) -> None:
    build(city)
    with opened(city.home) as warehouse:
        assert pair_of_promise(warehouse, "yunxi", 2032) is None


@pytest.mark.parametrize(
    ("region", "said"), [("yunxi", "ask for one of 2031"), ("nowhere", "add its reports")]
)
def test_a_year_of_which_nothing_is_held_is_named(city: City, region: str, said: str) -> None:
    build(city)
    with pytest.raises(NotHeld, match=said):
        untold_of_year(city.home, region, 1999)
