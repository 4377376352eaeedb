"""What the archive holds of each report, and reading it: region × year → readings, one of them the base."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from ingest.collate import KeptAs, choose_base, collate, collated_name, is_another_report
from ingest.collating.differences import Witness, find_differences
from ingest.digests import is_digest
from ingest.holdings.history import length_of
from ingest.holdings.versions import Version, find_silent_edits
from ingest.media import PDF, TEXT, ZIP
from ingest.readers import read_bytes_as_text
from ingest.readers.ocr import can_recognise
from ingest.regions import display_name
from ingest.report import read_decoded
from ingest.trust import judge, weakest
from warehouse.errors import UnreadableSource
from warehouse.records import Capture

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ingest.archive import Archive
    from ingest.holdings.history import ReportLength
    from warehouse.records import Difference, Finding, Piece, ReadReport, SilentEdit, Trust

_MAY_BE_SCANNED: Final = frozenset({PDF, ZIP})


@dataclass(frozen=True, slots=True)
class HeldYear:
    """All texts held of one report, the newest capture of each witness."""

    region: str
    year: int
    captures: tuple[Capture, ...]
    earlier: tuple[Capture, ...] = ()
    """Captures of the same pages that a newer one has taken the place of, oldest first."""

    @property
    def content(self) -> str:
        """Everything about the texts that a reading depends on, as one string."""
        texts = ";".join(
            f"{c.witness}={_name(c)}={c.sha256}={c.media_type}={c.source_url}={c.at}={c.selector}{_reader(c)}"
            for c in (*self.earlier, *self.captures)
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
    differences: tuple[Difference, ...] = ()
    """From the base text; empty for the base itself."""
    pieces: tuple[Piece, ...] = ()
    """What a text put together from several witnesses is made of."""
    findings: tuple[Finding, ...] = ()
    """What reading its bytes had to put up with; they stand in the report too."""
    silent_edits: tuple[SilentEdit, ...] = ()
    """What was changed in the text after its page was first fetched."""
    length: ReportLength | None = None
    """Of a base that is whole by itself: what its neighbours' lengths are held against."""

    @property
    def witness_id(self) -> str:
        """Name of the text in the warehouse: `<region>-<year>/<witness>`."""
        return f"{self.capture.region}-{self.capture.year}/{self.capture.witness}"


def held_years(captures: Iterable[Capture]) -> tuple[HeldYear, ...]:
    """Group captures by report, in order of region and year; of each witness the newest counts.

    Digests of figures are no texts: they are read by ingest.digests and never compared.
    """
    ordered = sorted((capture for capture in captures if not is_digest(capture)), key=_report)
    return tuple(
        _held_year(region, year, tuple(group)) for (region, year), group in groupby(ordered, key=_report)
    )


def _held_year(region: str, year: int, captures: tuple[Capture, ...]) -> HeldYear:
    """Tell the newest capture of each witness from the earlier ones of the same page."""
    newest = {capture.witness: capture for capture in captures}
    earlier = tuple(
        capture
        for capture in captures
        if capture.source_url
        and capture is not newest[capture.witness]
        and capture.source_url == newest[capture.witness].source_url
    )
    return HeldYear(region, year, tuple(newest[witness] for witness in sorted(newest)), earlier)


def _reader(capture: Capture) -> str:
    """Return what reading a text depends on beside its bytes: scans are read once OCR is installed."""
    return "=ocr" if capture.media_type in _MAY_BE_SCANNED and can_recognise() else ""


def _name(capture: Capture) -> str | None:
    return display_name(capture.region, capture.region_name)


def _report(capture: Capture) -> tuple[str, int]:
    return capture.region, capture.year


def read_year(archive: Archive, held: HeldYear) -> tuple[Reading, ...]:
    """Read every text of a report, collate them and mark the base; a text that cannot be read says why.

    Where no text is whole and several together are more so, what they give together is a reading of its
    own, named as `collated_name` says, and the base.
    """
    readings = [_with_edits(archive, held, _read(archive, capture)) for capture in held.captures]
    witnesses = {
        r.capture.witness: Witness(r.source, r.report, r.findings) for r in readings if r.report is not None
    }
    if not witnesses:
        return tuple(readings)
    official = {c.witness for c in held.captures if judge(c.source_url).trust == "official"}
    kept = KeptAs(held.region, held.year, _name(held.captures[0]), official)
    collated = collate(witnesses, kept) if may_be_collated(held) else None
    if collated:
        capture = collated_capture(held, hashlib.sha256(collated.text.encode()).hexdigest())
        readings.append(Reading(capture, collated.text, None, collated.report, pieces=collated.pieces))
        base = collated_name()
    else:
        base = choose_base({name: witness.report for name, witness in witnesses.items()}, official)
    return tuple(_beside(reading, base, readings) for reading in readings)


def may_be_collated(held: HeldYear) -> bool:
    """Say whether a text put together can be held beside the texts of a report: its name must be free."""
    return all(capture.witness != collated_name() for capture in held.captures)


def collated_capture(held: HeldYear, sha256: str) -> Capture:
    """Return how a text put together from several witnesses is known: by its own hash, without a snapshot."""
    at = max(capture.at for capture in held.captures)
    name = collated_name()
    file_name = f"{held.region}-{held.year}.{name}.txt"
    return Capture(at, sha256, 0, TEXT, held.region, held.year, name, file_name)


def trust_of(held: HeldYear, capture: Capture) -> Trust:
    """Return how far a text is to be trusted; one that is put together, as its weakest witness."""
    sources = (capture,) if capture in held.captures else held.captures
    return weakest(source.source_url for source in sources)


def _beside(reading: Reading, base: str, readings: list[Reading]) -> Reading:
    """Mark the base, or say in what a text differs from it; a text that is not this report differs in all."""
    if reading.capture.witness == base:
        return replace(reading, is_base=True, length=length_of(reading.report) if reading.report else None)
    if reading.report is None or reading.report.coverage.verdict == "not_a_report":
        return reading
    if is_another_report(reading.report):
        return reading
    chosen = next(r for r in readings if r.capture.witness == base)
    if chosen.report is None:
        return reading
    other = Witness(reading.source, reading.report)
    return replace(reading, differences=find_differences(Witness(chosen.source, chosen.report), other))


def _with_edits(archive: Archive, held: HeldYear, reading: Reading) -> Reading:
    """Add what was changed on the text's page since it was first fetched."""
    earlier = [_read(archive, c) for c in held.earlier if c.witness == reading.capture.witness]
    versions = [Version(r.capture, Witness(r.source, r.report)) for r in (*earlier, reading) if r.report]
    return replace(reading, silent_edits=find_silent_edits(versions))


def _read(archive: Archive, capture: Capture) -> Reading:
    try:
        decoded = read_bytes_as_text(archive.read(capture.sha256), selector=capture.selector)
    except UnreadableSource as error:
        return Reading(capture, reason=error.recorded)
    report = read_decoded(decoded, region=capture.region, year=capture.year, expected_name=_name(capture))
    return Reading(capture, decoded.text, decoded.encoding, report, findings=decoded.findings)


def base_of(readings: Iterable[Reading]) -> Reading | None:
    """Return the reading that stands for the report, if any text could be read."""
    return next((reading for reading in readings if reading.is_base), None)
