"""What is held, and whether it is whole."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.archive import Archive
from ingest.held import collated_capture, held_years
from ingest.media import DOCUMENTS, TEXT
from ingest.regions import region_for
from ingest.visits import read_visits
from warehouse.errors import ArchiveDamaged
from warehouse.read_collation import collated_texts
from warehouse.records import HeldReport
from warehouse.write import read_previous

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ingest.held import HeldYear
    from warehouse.records import Capture
    from warehouse.write import HeldWitness


def held_reports(home: Path) -> tuple[HeldReport, ...]:
    """Return every held text with its coverage, as far as the newest build knows it.

    A text that the build put together from several stands behind those it is made of.
    """
    built = read_previous(home)
    known = {text.witness_id: text for text in built.witnesses.values()} if built else {}
    collated = collated_texts(home) if built else {}
    rows: list[HeldReport] = []
    for held in held_years(Archive(home).captures()):
        rows += [_row(capture, known.get(_id(held, capture))) for capture in held.captures]
        capture = collated_capture(held, "")
        if made := collated.get(_id(held, capture)):
            row = _row(replace(capture, size=made.size), known.get(_id(held, capture)))
            rows.append(replace(row, made_of=made.origins, name=rows[-1].name))
    return tuple(rows)


def _id(held: HeldYear, capture: Capture) -> str:
    return f"{held.region}-{held.year}/{capture.witness}"


def _row(capture: Capture, text: HeldWitness | None) -> HeldReport:
    return HeldReport(
        region=capture.region,
        name=region_for(capture.region, capture.region_name).name,
        year=capture.year,
        witness=capture.witness,
        size=capture.size,
        media_type=capture.media_type,
        at=capture.at,
        readable=text.status == "read" if text else capture.media_type in {TEXT, *DOCUMENTS},
        coverage=text.coverage.verdict if text and text.coverage else None,
        is_base=bool(text and text.is_base),
    )


@dataclass(frozen=True, slots=True)
class Examination:
    """What an examination of the archive found, one line each."""

    checked: int
    damaged: tuple[str, ...]
    swept: int
    """Files that killed runs left half written; they are gone now, and nothing named them."""


def examine(home: Path) -> Examination:
    """Check every snapshot that a log names against its hash; a damaged log raises ArchiveDamaged."""
    archive = Archive(home)
    named = {capture.sha256 for capture in archive.captures()}
    named |= {visit.sha256 for visit in read_visits(home) if visit.sha256}
    return Examination(len(named), tuple(_damages(archive, sorted(named))), archive.sweep())


def _damages(archive: Archive, hashes: list[str]) -> Iterator[str]:
    for sha256 in hashes:
        try:
            archive.read(sha256)
        except ArchiveDamaged as error:
            yield str(error)
