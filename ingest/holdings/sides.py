"""One side of a comparison that a person asks for: a file, or a year of a region that is held."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.archive import Archive, day_of_access
from ingest.holdings.held import base_of, held_years, read_year
from ingest.holdings.history import NEAR
from ingest.holdings.series import find_short, with_certificates
from ingest.holdings.writing import is_known
from ingest.intake import read_bytes
from ingest.readers import read_bytes_as_text
from ingest.regions import display_name, region_for
from ingest.report import read_decoded
from warehouse.errors import NotAReport, NotHeld, UnreadableSource, UsageError
from warehouse.records import SourceNote
from warehouse.write import read_previous

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from ingest.holdings.held import Reading
    from warehouse.records import ReadReport


@dataclass(frozen=True, slots=True)
class Side:
    """A report that was read for a comparison, and where its text is from."""

    label: str
    report: ReadReport
    sources: tuple[SourceNote, ...]
    """One, or one for each stretch of a text that is put together."""


def read_file(path: Path, region: str | None = None, year: int | None = None) -> ReadReport:
    """Read a file; raise UsageError where there is none, UnreadableSource where it holds no text."""
    try:
        decoded = read_bytes_as_text(read_bytes(path))
    except UnreadableSource as error:
        raise UnreadableSource(f"{path}: {error}") from error
    name = display_name(region) if region else None
    return read_decoded(decoded, region=region, year=year, expected_name=name)


def side_of_file(path: Path) -> Side:
    """Read a file as one side; raise NotAReport where it holds no report."""
    report = read_file(path)
    if report.coverage.verdict == "not_a_report":
        raise NotAReport(f"{path} is no government work report; check that this is the right file.")
    label = report.title or path.name
    source = SourceNote(label, path.name, hashlib.sha256(read_bytes(path)).hexdigest())
    return Side(label, report, (source,))


def year_of(word: str) -> int:
    """Return the year that a person wrote; raise UsageError where it is none."""
    if not word.isdecimal():
        raise UsageError(f"'{word}' is no year; name a region and two years, like: changzhou 2023 2024.")
    return int(word)


def sides_of_years(home: Path, region: str, years: Sequence[int]) -> tuple[Side, ...]:
    """Read the base texts of held reports; raise NotHeld naming what is held instead.

    Each is certified as a build does it: its length is held against the region's neighbouring years.
    """
    archive = Archive(home)
    held = [one for one in held_years(archive.captures()) if one.region == region]
    near = [one for one in held if any(abs(one.year - year) <= NEAR for year in years)]
    built = read_previous(home)
    known = built.witnesses if built else {}
    to_read = [one for one in near if one.year in years or not is_known(one, known)]
    readings = {one: read_year(archive, one) for one in to_read}
    readings = with_certificates(readings, find_short(near, readings, known))
    by_year = {one.year: texts for one, texts in readings.items()}
    have = "、".join(str(one.year) for one in held) or "none"
    return tuple(_side(region, year, by_year.get(year, ()), have) for year in years)


def _side(region: str, year: int, readings: Sequence[Reading], have: str) -> Side:
    base = base_of(readings)
    if base is None or base.report is None:
        raise NotHeld(
            f"No readable report of {region} {year} is held (held years: {have}); "
            f"add it with: duizhang add FILE --region {region} --year {year}"
        )
    label = f"{region_for(region, base.capture.region_name).name} {year}"
    return Side(label, base.report, tuple(_sources(label, base, readings)))


def _sources(label: str, base: Reading, readings: Iterable[Reading]) -> Iterator[SourceNote]:
    """Give the snapshot of the base, or that of each stretch of a base that is put together."""
    if not base.pieces:
        yield _source(label, base, base.capture.file_name)
    by_name = {reading.capture.witness: reading for reading in readings}
    for piece in base.pieces:
        origin = by_name[piece.origin]
        end = piece.origin_start + piece.end - piece.start
        place = f"{origin.capture.file_name}（{piece.origin_start}–{end}）"
        yield _source(f"{label}（{piece.start}–{piece.end}）", origin, place)


def _source(label: str, reading: Reading, place: str) -> SourceNote:
    capture = reading.capture
    return SourceNote(
        label, place, capture.sha256, capture.source_url, day_of_access(capture), capture.at,
        reading.silent_edits,
    )  # fmt: skip
