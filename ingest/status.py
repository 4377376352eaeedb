"""What is held, and whether it is whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.archive import Archive
from ingest.held import held_years
from ingest.media import DOCUMENTS, TEXT
from ingest.regions import region_for
from ingest.visits import read_visits
from warehouse.errors import ArchiveDamaged
from warehouse.records import HeldReport
from warehouse.write import read_previous

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def held_reports(home: Path) -> tuple[HeldReport, ...]:
    """Return every held text with its coverage, as far as the newest build knows it."""
    built = read_previous(home)
    known = {text.witness_id: text for text in built.witnesses.values()} if built else {}
    rows: list[HeldReport] = []
    for held in held_years(Archive(home).captures()):
        for capture in held.captures:
            text = known.get(f"{held.region}-{held.year}/{capture.witness}")
            rows.append(
                HeldReport(
                    region=held.region,
                    name=region_for(held.region, capture.region_name).name,
                    year=held.year,
                    witness=capture.witness,
                    size=capture.size,
                    media_type=capture.media_type,
                    at=capture.at,
                    readable=text.status == "read" if text else capture.media_type in {TEXT, *DOCUMENTS},
                    coverage=text.coverage.verdict if text and text.coverage else None,
                    is_base=bool(text and text.is_base),
                )
            )
    return tuple(rows)


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
