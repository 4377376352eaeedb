"""From files that a person names to the archive: everything is checked before anything is stored."""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Final

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from ingest.archive import Archive, make_capture
from ingest.digests import DIGEST, read_facts
from ingest.media import CSV, DOCUMENTS, media_type
from ingest.readers import read_bytes_as_text
from ingest.readers.limits import LIMITS
from ingest.regions import Slug, display_name, region_for
from ingest.report import read_decoded
from ingest.trust import check_source, judge
from warehouse.errors import NotAReport, TooLarge, UnreadableSource, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from warehouse.records import Capture

_SLUG: TypeAdapter[str] = TypeAdapter(Slug)
_FIRST_TO_SEE_A_DAY: Final = timezone(timedelta(hours=14))
"""A day is to come only where it has begun nowhere on earth."""


class IndexRow(BaseModel):
    """One row of an index file; columns that are not named here are kept out of the archive."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    region: Slug
    name: str = ""
    level: str = ""
    year: int = Field(ge=1949, le=2100)
    witness: str = Field(default="main", min_length=1)
    file: str = Field(min_length=1)
    sha256: str = Field(default="", pattern=r"^([0-9a-f]{64})?$")
    source_url: str = ""
    accessed: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a person says a file is: a text of that region's report of that year."""

    region: str
    year: int
    witness: str = "main"
    source_url: str | None = None
    region_name: str | None = None
    region_level: str | None = None
    note: str | None = None
    accessed: str | None = None
    """ISO 8601 date on which the page at `source_url` was read."""


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file that a person named; raise UsageError where there is no such file.

    Raises TooLarge before a file is loaded that no reader takes.
    """
    try:
        LIMITS.check_size(path.stat().st_size)
        return path.read_bytes()
    except TooLarge as error:
        raise TooLarge(f"{path}: {error}") from error
    except FileNotFoundError as error:
        raise UsageError(f"There is no file {path}; check the path.") from error
    except IsADirectoryError as error:
        raise UsageError(f"{path} is a folder; name the file inside it.") from error
    except PermissionError as error:
        raise UsageError(f"{path} may not be read; change its permissions.") from error


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be stored: bytes, log line, and a sentence for each sign that it is another report."""

    data: bytes
    capture: Capture
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """How many texts were new, how many held already, and what speaks against any of them."""

    new: int
    known: int
    doubts: tuple[str, ...]


def intake_file(path: Path, claim: Claim, *, keep_unread: bool = False) -> Checked:
    """Check one file and make its line of the log; raise where it is no text of a report.

    With `keep_unread` a document that may hold a report but cannot be read here, such as a scanned PDF,
    is kept: the build says why it is not read.
    """
    check_region(claim.region)
    check_source(claim.source_url, str(path))
    check_accessed(claim, str(path))
    data = read_bytes(path)
    kind = media_type(data)
    doubts: tuple[str, ...] = ()
    try:
        doubts = _check_report(data, path, claim)
    except TooLarge:
        raise
    except UnreadableSource:
        if not (keep_unread and kind in DOCUMENTS):
            raise
    region = region_for(claim.region, claim.region_name, claim.region_level)
    capture = make_capture(
        data,
        media_type=kind,
        region=claim.region,
        year=claim.year,
        witness=claim.witness,
        file_name=path.name,
        source_url=claim.source_url,
        region_name=region.name,
        region_level=region.level,
        note=claim.note,
        accessed_on=claim.accessed,
    )
    return Checked(data, capture, doubts)


def add_file(home: Path, path: Path, claim: Claim) -> Added:
    """Store one file."""
    return _add(home, [intake_file(path, claim)])


def add_index(home: Path, index: Path) -> Added:
    """Store every file of an index, or none where a row is wrong."""
    return _add(home, list(intake_index(index)))


def add_facts(home: Path, path: Path, witness: str = DIGEST) -> Added:
    """Store a digest of figures, once for each report that it speaks of, or nothing where a row is wrong."""
    data = read_bytes(path)
    reports = sorted({(fact.region, fact.year) for fact in read_facts(data, str(path))})
    return _add(home, [Checked(data, _digest_capture(data, path, place, witness)) for place in reports])


def _digest_capture(data: bytes, path: Path, report: tuple[str, int], witness: str) -> Capture:
    region = region_for(report[0])
    return make_capture(
        data,
        media_type=CSV,
        region=region.slug,
        year=report[1],
        witness=witness,
        file_name=path.name,
        region_name=region.name,
        region_level=region.level,
    )


def _add(home: Path, files: list[Checked]) -> Added:
    new = len(Archive(home).add([(file.data, file.capture) for file in files]))
    return Added(new, len(files) - new, tuple(doubt for file in files for doubt in file.doubts))


def check_region(slug: str) -> None:
    """Raise UsageError where `slug` cannot name a region."""
    try:
        _SLUG.validate_python(slug)
    except ValidationError as error:
        raise UsageError(
            f"'{slug}' cannot be a region; use a short name in lower-case letters such as changzhou."
        ) from error


def check_accessed(claim: Claim, what: str) -> None:
    """Raise UsageError where the day on which `what` was read cannot be: no date, to come, or of no page."""
    if claim.accessed is None:
        return
    if claim.source_url is None:
        raise UsageError(f"{what}: a day of access needs the address that was read; name its source URL.")
    try:
        day = date.fromisoformat(claim.accessed)
    except ValueError:
        day = None
    if day is None or day.isoformat() != claim.accessed:
        raise UsageError(f"{what}: '{claim.accessed}' is no day; write it as 2024-02-01.")
    if day > datetime.now(_FIRST_TO_SEE_A_DAY).date():
        raise UsageError(f"{what}: {claim.accessed} is yet to come; give the day on which the page was read.")


def _check_report(data: bytes, path: Path, claim: Claim) -> tuple[str, ...]:
    """Raise where a file holds no report; return what speaks for its being another one than is claimed."""
    try:
        decoded = read_bytes_as_text(data)
    except UnreadableSource as error:
        raise type(error)(f"{path}: {error}") from error
    name = display_name(claim.region, claim.region_name)
    report = read_decoded(decoded, region=claim.region, year=claim.year, expected_name=name)
    if report.coverage.verdict == "not_a_report":
        raise NotAReport(
            f"{path} is no government work report (no opening words, review or tasks were found); "
            "check that this is the right file."
        )
    doubts = [finding.detail for finding in report.findings if finding.kind == "wrong_document"]
    source, kinds = claim.source_url, {finding.kind for finding in report.findings}
    if judge(source, kinds) != judge(source):
        doubts.append(f"{judge(source, kinds).reason}; look for the page that it was copied from.")
    return tuple(f"{path}: {doubt}" for doubt in doubts)


def intake_index(index: Path) -> Iterator[Checked]:
    """Check every row of an index; raise UsageError naming the row that is wrong."""
    for number, row in enumerate(_rows(index), start=2):
        path = index.parent / row.file
        claim = Claim(
            region=row.region,
            year=row.year,
            witness=row.witness,
            source_url=row.source_url or None,
            region_name=row.name or None,
            region_level=row.level or None,
            note=row.notes or None,
            accessed=row.accessed or None,
        )
        check_source(claim.source_url, f"{index}, line {number}: {row.file}")
        check_accessed(claim, f"{index}, line {number}: {row.file}")
        checked = intake_file(path, claim, keep_unread=True)
        if row.sha256 and hashlib.sha256(checked.data).hexdigest() != row.sha256:
            raise UsageError(
                f"{index}, line {number}: {row.file} does not have the sha256 that the index names; "
                "get the file again or correct the index. Nothing was added."
            )
        yield checked


def _rows(index: Path) -> list[IndexRow]:
    try:
        text = read_bytes(index).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{index} is not UTF-8; save it as CSV in UTF-8 and try again.") from error
    rows: list[IndexRow] = []
    for number, raw in enumerate(csv.DictReader(io.StringIO(text, newline="")), start=2):
        try:
            rows.append(IndexRow.model_validate(raw))
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(str(part) for part in first["loc"])
            raise UsageError(
                f"{index}, line {number}, column {field}: {first['msg']}; correct it. Nothing was added."
            ) from error
    if not rows:
        raise UsageError(f"{index} has no rows; its columns are region, year, witness, file and sha256.")
    return rows
