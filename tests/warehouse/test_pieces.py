"""A text put together from others: refused unless each piece equals its origin and holds every unit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from warehouse.errors import DuizhangError
from warehouse.records import Piece
from warehouse.rows import WitnessRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fictional_city import City

    from warehouse.records import ReadReport


def write(city: City, pieces: Sequence[Piece], read: ReadReport | None = None) -> None:
    """Write the text of 2031 and a second one that says it is made of pieces of the first."""
    text = city.texts[2031]
    with city.writer() as writer:
        city.add_archive(writer)
        writer.add_witness(city.witness(2031, is_base=False), text.read, text.source)
        row = WitnessRow("yunxi", 2031, "collated", "0" * 64, "key", is_base=True)
        writer.add_witness(row, read or text.read, text.source, pieces)
        writer.finish()


def halves(city: City) -> tuple[Piece, Piece]:
    """Return the pieces of the text of 2031, cut within its third unit."""
    end, at = len(city.texts[2031].source), city.texts[2031].read.units[2].start + 3
    return Piece(0, at, "main", 0), Piece(at, end, "main", at)


def test_a_text_made_of_pieces_leads_each_unit_to_the_text_it_was_taken_from(city: City) -> None:
    write(city, halves(city))
    digest = city.texts[2031].digest
    assert city.query("SELECT DISTINCT witness_id, origin, sha256 FROM v_units") == [
        ("yunxi-2031/collated", "main", digest)
    ]
    assert city.query("SELECT origins[1].sha256, sha256 FROM v_reports") == [(digest, digest)]


def test_a_unit_over_two_pieces_has_a_row_for_each(city: City) -> None:
    write(city, halves(city))
    rows = city.query(
        "SELECT unit_id, count(*), string_agg(quote, '' ORDER BY ord) FROM v_origins GROUP BY ALL"
    )
    source, units = city.texts[2031].source, city.texts[2031].read.units
    assert {unit: text for unit, _, text in rows} == {u.id: source[u.start : u.end] for u in units}
    assert {unit: count for unit, count, _ in rows} == {u.id: 1 + (u is units[2]) for u in units}


def test_a_piece_that_is_unlike_its_origin_is_refused(city: City) -> None:
    first, second = halves(city)
    with pytest.raises(DuizhangError, match="piece unlike its origin"):
        write(city, [first, replace(second, origin_start=second.origin_start - 1)])


def test_a_piece_of_a_text_that_is_not_held_is_refused(city: City) -> None:
    first, second = halves(city)
    with pytest.raises(DuizhangError, match="piece without origin"):
        write(city, [first, replace(second, origin="nowhere")])


def test_a_piece_of_a_text_without_snapshot_is_refused(city: City) -> None:
    with pytest.raises(DuizhangError, match="piece without snapshot"):
        write(city, [replace(piece, origin="collated") for piece in halves(city)])


def test_a_unit_that_no_piece_holds_is_refused(city: City) -> None:
    first, _ = halves(city)
    with pytest.raises(DuizhangError, match="unit outside the pieces"):
        write(city, [first])


def test_one_line_break_may_stand_between_two_pieces_of_a_unit_and_no_more(city: City) -> None:
    first, second = halves(city)
    write(city, [first, Piece(second.start + 1, second.end, "main", second.start + 1)])
    with pytest.raises(DuizhangError, match="unit outside the pieces"):
        write(city, [first, Piece(second.start + 2, second.end, "main", second.start + 2)])


def test_a_unit_that_names_another_origin_than_its_piece_is_refused(city: City) -> None:
    read = city.texts[2031].read
    strayed = replace(read, units=(replace(read.units[0], origin="elsewhere"), *read.units[1:]))
    with pytest.raises(DuizhangError, match="unit of another origin"):
        write(city, halves(city), strayed)
