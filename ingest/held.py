"""What the archive holds of each report, and reading it: region × year → readings, one of them the base."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from ingest.collate import choose_base
from ingest.readers import read_bytes_as_text
from ingest.report import read_decoded
from warehouse.errors import UnreadableSource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ingest.archive import Archive
    from warehouse.records import Capture, ReadReport


@dataclass(frozen=True, slots=True)
class HeldYear:
    """All texts held of one report, the newest capture of each witness."""

    region: str
    year: int
    captures: tuple[Capture, ...]

    @property
    def content(self) -> str:
        """Everything about the texts that a reading depends on, as one string."""
        texts = ";".join(
            f"{c.witness}={c.sha256}={c.media_type}={c.source_url}={c.at}" for c in self.captures
        )
        return f"{self.region}-{self.year}:{texts}"


@dataclass(frozen=True, slots=True)
class Reading:
    """One held text as it was read, or why it could not be."""

    capture: Capture
    source: str = ""
    encoding: str | None = None
    report: ReadReport | None = None
    reason: str | None = None
    is_base: bool = False

    @property
    def witness_id(self) -> str:
        """Name of the text in the warehouse: `<region>-<year>/<witness>`."""
        return f"{self.capture.region}-{self.capture.year}/{self.capture.witness}"


def held_years(captures: Iterable[Capture]) -> tuple[HeldYear, ...]:
    """Group captures by report, in order of region and year; of each witness the newest counts."""
    newest = {(c.region, c.year, c.witness): c for c in captures}
    ordered = sorted(newest.values(), key=_report_and_witness)
    return tuple(
        HeldYear(region, year, tuple(group)) for (region, year), group in groupby(ordered, key=_report)
    )


def _report(capture: Capture) -> tuple[str, int]:
    return capture.region, capture.year


def _report_and_witness(capture: Capture) -> tuple[str, int, str]:
    return capture.region, capture.year, capture.witness


def read_year(archive: Archive, held: HeldYear) -> tuple[Reading, ...]:
    """Read every text of a report and mark the base; a text that cannot be read says why."""
    readings = [_read(archive, capture) for capture in held.captures]
    readable = {r.capture.witness: r.report for r in readings if r.report is not None}
    base = choose_base(readable) if readable else None
    return tuple(
        Reading(r.capture, r.source, r.encoding, r.report, r.reason, r.capture.witness == base)
        for r in readings
    )


def _read(archive: Archive, capture: Capture) -> Reading:
    try:
        decoded = read_bytes_as_text(archive.read(capture.sha256))
    except UnreadableSource as error:
        return Reading(capture, reason=str(error))
    report = read_decoded(decoded, region=capture.region, year=capture.year)
    return Reading(capture, decoded.text, decoded.encoding, report)


def base_of(readings: Iterable[Reading]) -> Reading | None:
    """Return the reading that stands for the report, if any text could be read."""
    return next((reading for reading in readings if reading.is_base), None)
