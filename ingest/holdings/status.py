"""What is held, and whether it is whole."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ingest.archive import Archive
from ingest.digests import is_digest
from ingest.holdings.held import collated_capture, held_years, trust_of
from ingest.holdings.missing import find_missing, in_words
from ingest.media import DOCUMENTS, TEXT
from ingest.regions import region_for
from ingest.sources import load_sources
from ingest.web.visits import read_visits
from warehouse.errors import ArchiveDamaged
from warehouse.held_records import HeldReport
from warehouse.read_collation import collated_texts
from warehouse.write import read_previous

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ingest.holdings.held import HeldYear
    from warehouse.records import Capture, CoverageVerdict
    from warehouse.write import HeldWitness


_KIND_BY_COVERAGE: Final[dict[CoverageVerdict, str]] = {
    "full": "full",
    "partial": "excerpt",
    "digest": "abstract",
}
"""What a text is that no entry of the registry describes."""
_CHECKED: Final = frozenset({"ok", "not_modified"})
"""Outcomes of a visit after which a page is known to be as it is held, or was held anew."""


def held_reports(home: Path) -> tuple[HeldReport, ...]:
    """Return every held text with its coverage, as far as the newest build knows it, and what is missing.

    A text that the build put together from several stands behind those it is made of, a digest of figures
    behind the texts of its year, and what is missing of a year behind both.
    """
    captures = Archive(home).captures()
    rows = [*_texts(home, captures), *_digests(captures)]
    checked = {visit.url: visit.at for visit in read_visits(home) if visit.outcome in _CHECKED}
    rows = [replace(row, last_checked=checked.get(row.source_url or "")) for row in rows]
    rows += find_missing(rows, load_sources())
    return tuple(sorted(rows, key=lambda row: (row.region, row.year, not row.held, row.kind == "digest")))


def _texts(home: Path, captures: Iterable[Capture]) -> Iterator[HeldReport]:
    built = read_previous(home)
    known = {text.witness_id: text for text in built.witnesses.values()} if built else {}
    collated = collated_texts(home) if built else {}
    kinds = {(s.entry.region, s.entry.year, s.entry.witness): s.entry.kind for s in load_sources()}
    for held in held_years(captures):
        for capture in held.captures:
            row = _row(held, capture, known.get(_id(held, capture)))
            registered = kinds.get((held.region, held.year, capture.witness))
            says_more = registered != "full" or row.kind is None
            yield replace(row, kind=registered if registered and says_more else row.kind)
        capture = collated_capture(held, "")
        if made := collated.get(_id(held, capture)):
            row = _row(held, replace(capture, size=made.size), known.get(_id(held, capture)))
            name = region_for(held.region, held.captures[-1].region_name).name
            yield replace(row, made_of=made.origins, name=name, kind="collated")


def _digests(captures: Iterable[Capture]) -> Iterator[HeldReport]:
    newest = {(c.region, c.year, c.witness): c for c in captures if is_digest(c)}
    for capture in newest.values():
        yield replace(_bare(capture, readable=True), kind="digest", trust="given")


def _bare(capture: Capture, *, readable: bool) -> HeldReport:
    return HeldReport(
        region=capture.region,
        name=region_for(capture.region, capture.region_name).name,
        year=capture.year,
        witness=capture.witness,
        size=capture.size,
        media_type=capture.media_type,
        at=capture.at,
        readable=readable,
    )


def _id(held: HeldYear, capture: Capture) -> str:
    return f"{held.region}-{held.year}/{capture.witness}"


def _row(held: HeldYear, capture: Capture, text: HeldWitness | None) -> HeldReport:
    coverage = text.coverage if text else None
    readable = text.status == "read" if text else capture.media_type in {TEXT, *DOCUMENTS}
    return replace(
        _bare(capture, readable=readable),
        coverage=coverage.verdict if coverage else None,
        is_base=bool(text and text.is_base),
        kind=_KIND_BY_COVERAGE.get(coverage.verdict) if coverage else None,
        trust=trust_of(held, capture),
        source_url=capture.source_url,
        missing=in_words(coverage) if coverage else (),
        unread_reason=text.reason if text else None,
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
