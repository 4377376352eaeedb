from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from warehouse.database import open_database
from warehouse.errors import DuizhangError, NotHeld
from warehouse.previous import read_previous

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fictional_city import City


def _contents(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of all tables but the build's own, sorted."""
    with open_database(file) as connection:
        tables = connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE table_name <> 'build' ORDER BY 1"
        ).fetchall()
        return {name: sorted(connection.table(name).fetchall(), key=repr) for (name,) in tables}


def test_a_copy_of_everything_equals_writing_it_anew(city: City) -> None:
    anew = _contents(city.build())
    assert _contents(city.build(copy=True)) == anew
    not_copied = {"decisions", "facts", "line_branches", "line_gaps", "line_sets", "line_units", "lines"}
    not_copied |= {"shared_units", "wording_sets", "below_last", "below_last_sets", "digest_verdicts"}
    assert {table for table, rows in anew.items() if not rows} == not_copied


def test_a_copy_takes_the_new_name_of_its_text(city: City) -> None:
    city.build()
    with city.writer() as writer:
        city.add_archive(writer)
        for year in city.texts:
            writer.copy_witness(city.witness(year, "renamed"))
        writer.copy_pair(
            replace(city.pair, old_witness="yunxi-2031/renamed", new_witness="yunxi-2032/renamed")
        )
        writer.finish()
    assert city.query("SELECT DISTINCT witness FROM v_sources") == [("renamed",)]
    assert city.query("SELECT count(coalesce(old_text, new_text)) FROM v_changes") == [(3,)]


def test_copied_and_new_texts_stand_side_by_side(city: City) -> None:
    city.build()
    with city.writer() as writer:
        city.add_archive(writer)
        writer.copy_witness(city.witness(2031))
        city.add_text(writer, 2032)
        writer.finish()
    assert city.query("SELECT year, count(*) FROM v_units GROUP BY ALL ORDER BY 1") == [(2031, 4), (2032, 4)]
    assert city.query("SELECT count(*) FROM pairs") == [(0,)]


def test_what_is_not_kept_is_gone(city: City) -> None:
    city.build()
    with city.writer() as writer:
        city.add_archive(writer)
        writer.copy_witness(city.witness(2032))
        writer.finish()
    assert city.query("SELECT DISTINCT witness_id FROM units") == [("yunxi-2032/main",)]
    assert city.query("SELECT (SELECT count(*) FROM changes) + (SELECT count(*) FROM links)") == [(0,)]


def test_an_unread_text_is_copied_with_its_reason(city: City) -> None:
    row = city.witness(2031, is_base=False)
    for add in ("add_unread", "copy_witness"):
        with city.writer() as writer:
            city.add_archive(writer)
            writer.add_unread(row, "It is an image.") if add == "add_unread" else writer.copy_witness(row)
            writer.finish()
    assert city.query("SELECT status, reason FROM witnesses") == [("unread", "It is an image.")]


def test_nothing_is_held_before_the_first_build(city: City) -> None:
    assert read_previous(city.home) is None


def test_what_is_held_is_known_by_its_key(city: City) -> None:
    city.build(fingerprint="inputs")
    keys = {year: city.witness(year).input_key for year in city.texts}
    previous = read_previous(city.home)
    assert previous is not None
    assert set(previous.witnesses) == set(keys.values())
    assert set(previous.pairs) == {city.pair.input_key}
    held = previous.witnesses[keys[2031]]
    assert previous.fingerprint == "inputs"
    assert (held.witness_id, held.is_base, held.encoding) == ("yunxi-2031/main", True, "utf-8")
    assert held.coverage == city.texts[2031].read.coverage


def test_a_text_that_is_not_held_cannot_be_copied(city: City) -> None:
    with city.writer() as writer, pytest.raises(NotHeld, match="yunxi-2031/main"):
        writer.copy_witness(city.witness(2031))


def test_a_pair_that_is_not_held_cannot_be_copied(city: City) -> None:
    with city.writer() as writer, pytest.raises(NotHeld, match="yunxi-2031-2032"):
        writer.copy_pair(city.pair)


def test_a_version_of_another_schema_gives_nothing_to_copy(city: City) -> None:
    with open_database(city.build()) as connection:
        connection.execute("UPDATE build SET schema_version = '000000000000'")
    assert read_previous(city.home) is None


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 1000])
def test_a_damaged_version_gives_nothing_to_copy_and_is_built_anew(city: City, damage: bytes) -> None:
    city.build().write_bytes(damage)
    assert read_previous(city.home) is None
    city.build()
    assert city.query("SELECT count(*) FROM v_reports") == [(2,)]


def test_a_cut_off_version_gives_nothing_to_copy_and_is_built_anew(city: City) -> None:
    file = city.build()
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    city.build()
    assert city.query("SELECT count(*) FROM v_reports") == [(2,)]


@pytest.mark.parametrize("damage", [lambda data: data[:-100_000], lambda data: data[:-1] + b"?"])
def test_a_version_damaged_while_building_is_named_and_once_deleted_all_is_built_anew(
    city: City, damage: Callable[[bytes], bytes]
) -> None:
    file = city.build()
    with city.writer() as writer:
        city.add_archive(writer)
        writer.copy_witness(city.witness(2031))
        file.write_bytes(damage(file.read_bytes()))
        with pytest.raises(DuizhangError, match=f"delete .*{file.name}"):
            writer.finish()
    file.unlink()
    city.build()
    assert city.query("SELECT count(*) FROM v_reports") == [(2,)]


def test_flipped_bits_give_nothing_to_copy_and_all_is_built_anew(city: City) -> None:
    file = city.build()
    data = bytearray(file.read_bytes())
    for place in range(20_000, len(data), 2**18):  # one in every block of the file
        data[place] ^= 1
    file.write_bytes(data)
    assert read_previous(city.home) is None
    city.build()
    assert city.query("SELECT count(*) FROM v_reports") == [(2,)]
