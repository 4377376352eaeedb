"""The texts of a report into the warehouse: written where they were read, kept where they were not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.archive import day_of_access
from ingest.holdings.held import base_of, collated_capture, may_be_collated, trust_of
from ingest.holdings.keys import text_key
from warehouse.write import WitnessRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ingest.holdings.held import HeldYear, Reading
    from warehouse.records import Capture
    from warehouse.write import HeldWitness, WarehouseWriter


def write_year(writer: WarehouseWriter, held: HeldYear, readings: tuple[Reading, ...]) -> str | None:
    """Write the texts of one report; return the id of the base text."""
    for reading in readings:
        row = _row(held, reading.capture, is_base=reading.is_base, encoding=reading.encoding)
        if reading.report is None:
            writer.add_unread(row, reading.reason or "")
        else:
            lengths = (reading.length.total, *reading.length.parts) if reading.length else None
            row = replace(row, lengths=lengths)
            writer.add_witness(row, reading.report, reading.source, reading.pieces)
            writer.add_differences(row.witness_id, reading.differences)
            writer.add_silent_edits(row.witness_id, reading.silent_edits)
    base = base_of(readings)
    return base.witness_id if base else None


def keep_year(writer: WarehouseWriter, held: HeldYear, known: Mapping[str, HeldWitness]) -> str | None:
    """Keep the texts of one report, all of which are `known` by their keys; return the id of the base."""
    for capture, before in _kept(held, known):
        writer.copy_witness(_row(held, capture, is_base=before.is_base, encoding=before.encoding))
    base = base_kept(held, known)
    return base.witness_id if base else None


def base_kept(held: HeldYear, known: Mapping[str, HeldWitness]) -> HeldWitness | None:
    """Return what the warehouse knows of the base of a report that did not change, if it has one."""
    return next((before for _, before in _kept(held, known) if before.is_base), None)


def is_known(held: HeldYear, known: Mapping[str, HeldWitness]) -> bool:
    """Tell whether the warehouse holds every text of a report as it would be read now."""
    return all(text_key(held, capture) in known for capture in held.captures)


def _kept(held: HeldYear, known: Mapping[str, HeldWitness]) -> Iterator[tuple[Capture, HeldWitness]]:
    """Give the texts of a report that are known, also that which was put together from several."""
    for capture in held.captures:
        if before := known.get(text_key(held, capture)):
            yield capture, before
    if may_be_collated(held):
        capture = collated_capture(held, "")
        if before := known.get(text_key(held, capture)):
            yield replace(capture, sha256=before.sha256), before


def _row(held: HeldYear, capture: Capture, *, is_base: bool, encoding: str | None) -> WitnessRow:
    return WitnessRow(
        region=held.region,
        year=held.year,
        witness=capture.witness,
        sha256=capture.sha256,
        input_key=text_key(held, capture),
        is_base=is_base,
        trust=trust_of(held, capture),
        source_url=capture.source_url,
        accessed_on=day_of_access(capture),
        captured_at=capture.at,
        encoding=encoding,
    )
