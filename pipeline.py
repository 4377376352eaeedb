"""The build: archive → read → collate → compare → write → switch; incremental by content hash."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cache, partial
from importlib.metadata import version
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from compare.boilerplate import common_units, weight_step
from compare.comparison import compare_reports
from compare.lineage import line_up
from ingest.archive import Archive
from ingest.digests import read_digests
from ingest.held import (
    HeldYear,
    Reading,
    base_of,
    collated_capture,
    held_years,
    may_be_collated,
    read_year,
    trust_of,
)
from ingest.processes import each
from ingest.regions import region_for
from ingest.sides import Side, side_of_file, side_of_year, year_of
from warehouse.decisions import read_decisions
from warehouse.errors import UsageError
from warehouse.write import HeldWitness, PairRow, Previous, WarehouseWriter, WitnessRow, read_previous

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from compare.meaning import Encoder
    from ingest.digests import Digest
    from warehouse.records import Capture, Comparison, ReadReport, Region

ROOT: Final = Path(__file__).resolve().parent


class Progress(Protocol):
    """What is told how far a stage has come."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Tell that `done` of `total` are done."""


@dataclass(frozen=True, slots=True)
class HeldPair:
    """Two reports of one region, one following the other among those held."""

    old: HeldYear
    new: HeldYear


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did; `unread` names each text that is held but cannot be read, with the reason."""

    regions: int
    texts: int
    pairs: int
    texts_read: int
    pairs_compared: int
    unread: tuple[str, ...]


def build(home: Path, progress: Progress) -> BuildSummary:
    """Bring the warehouse of `home` up to date with its archive and decisions, and switch to it."""
    captures = Archive(home).captures()
    digests = read_digests(Archive(home), captures)
    decisions = read_decisions(home)
    years = held_years(captures)
    pairs = held_pairs(years)
    regions = _regions(years, digests)
    previous = read_previous(home)
    inputs = (*captures, *decisions, *regions, *((digest.facts, digest.reason) for digest in digests))
    fingerprint = _digest(*map(year_key, years), *map(pair_key, pairs), *map(repr, inputs))
    if previous is not None and previous.fingerprint == fingerprint:
        return _summary(previous, texts_read=0, pairs_compared=0)
    stale = [pair for pair in pairs if previous is None or pair_key(pair) not in previous.pairs]
    readings = read_years(home, _to_read(years, stale, previous), progress)
    comparisons = compare_pairs(stale, readings, progress)
    with WarehouseWriter(home, fingerprint=fingerprint, program_version=version("duizhang")) as writer:
        for region in regions:
            writer.add_region(region)
        for capture in captures:
            writer.add_capture(capture)
        for decision in decisions:
            writer.add_decision(decision)
        for digest in digests:
            writer.add_digest(digest.capture, digest.text, digest.facts, digest.reason)
        bases = {held: write_year(writer, held, readings.get(held), previous) for held in years}
        for pair in pairs:
            write_pair(writer, pair, bases, comparisons.get(pair))
        writer.write_lines(code_version("compare"), line_up)
        writer.mark_boilerplate(code_version("compare"), common_units, weight_step())
        writer.finish()
    texts_read = sum(len(texts) for texts in readings.values())
    return _summary(read_previous(home), texts_read=texts_read, pairs_compared=len(comparisons))


def held_pairs(years: Sequence[HeldYear]) -> tuple[HeldPair, ...]:
    """Return each report with the next one held of the same region."""
    by_region = (tuple(group) for _, group in groupby(years, key=lambda held: held.region))
    return tuple(HeldPair(old, new) for group in by_region for old, new in pairwise(group))


def _to_read(
    years: Sequence[HeldYear], stale: Sequence[HeldPair], previous: Previous | None
) -> tuple[HeldYear, ...]:
    """Return the reports to read: those that changed, and both sides of every pair to compare."""
    needed = {side for pair in stale for side in (pair.old, pair.new)}
    held = previous.witnesses if previous else {}
    return tuple(
        year for year in years if year in needed or any(text_key(year, c) not in held for c in year.captures)
    )


def read_years(
    home: Path, years: Sequence[HeldYear], progress: Progress
) -> dict[HeldYear, tuple[Reading, ...]]:
    """Read all texts of some reports."""
    task = partial(read_year, Archive(home))
    return dict(zip(years, each(task, years, partial(progress, "reading")), strict=True))


def compare_pairs(
    pairs: Iterable[HeldPair], readings: dict[HeldYear, tuple[Reading, ...]], progress: Progress
) -> dict[HeldPair, Comparison]:
    """Compare the base texts of some pairs; a pair with a report that cannot be read is left out."""
    ready: dict[HeldPair, tuple[ReadReport, ReadReport]] = {}
    for pair in pairs:
        old, new = base_of(readings[pair.old]), base_of(readings[pair.new])
        if old and new and old.report and new.report:
            ready[pair] = (old.report, new.report)
    compared = each(_compare, tuple(ready.values()), partial(progress, "comparing"))
    return dict(zip(ready, compared, strict=True))


def _compare(reports: tuple[ReadReport, ReadReport]) -> Comparison:
    return compare_reports(*reports)


def write_year(
    writer: WarehouseWriter, held: HeldYear, readings: tuple[Reading, ...] | None, previous: Previous | None
) -> str | None:
    """Write or keep the texts of one report; return the id of the base text."""
    if readings is None:
        return _keep_year(writer, held, previous)
    for reading in readings:
        row = _row(held, reading.capture, is_base=reading.is_base, encoding=reading.encoding)
        if reading.report is None:
            writer.add_unread(row, reading.reason or "")
        else:
            writer.add_witness(row, reading.report, reading.source, reading.pieces)
            writer.add_differences(row.witness_id, reading.differences)
            writer.add_silent_edits(row.witness_id, reading.silent_edits)
    base = base_of(readings)
    return base.witness_id if base else None


def _keep_year(writer: WarehouseWriter, held: HeldYear, previous: Previous | None) -> str | None:
    known = previous.witnesses if previous else {}
    base = None
    for capture in (*held.captures, *_kept_collated(held, known)):
        before = known[text_key(held, capture)]
        row = _row(held, capture, is_base=before.is_base, encoding=before.encoding)
        writer.copy_witness(row)
        base = row.witness_id if before.is_base else base
    return base


def _kept_collated(held: HeldYear, known: Mapping[str, HeldWitness]) -> tuple[Capture, ...]:
    """Return the text that was put together from the texts of a report, if there was one."""
    if not may_be_collated(held):
        return ()
    capture = collated_capture(held, "")
    before = known.get(text_key(held, capture))
    return (replace(capture, sha256=before.sha256),) if before else ()


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
        captured_at=capture.at,
        encoding=encoding,
    )


def write_pair(
    writer: WarehouseWriter, pair: HeldPair, bases: dict[HeldYear, str | None], comparison: Comparison | None
) -> None:
    """Write or keep one comparison; a pair with a report that cannot be read has none."""
    old, new = bases[pair.old], bases[pair.new]
    if old is None or new is None:
        return
    row = PairRow(pair.old.region, pair.old.year, pair.new.year, old, new, pair_key(pair))
    if comparison is None:
        writer.copy_pair(row)
    else:
        writer.add_pair(row, comparison)


@cache
def code_version(package: str) -> str:
    """Return a hash that changes with any line of a package's code and data, or of the shared records."""
    files = [file for file in (ROOT / package).rglob("*") if file.suffix in {".py", ".toml"}]
    return _digest(
        *(file.read_text(encoding="utf-8") for file in [*sorted(files), ROOT / "warehouse/records.py"])
    )


def year_key(held: HeldYear) -> str:
    """Return a hash of all that reading a report depends on."""
    return _digest(code_version("ingest"), held.content)


def text_key(held: HeldYear, capture: Capture) -> str:
    """Return the key of one text: its report's, since the choice of the base depends on the others."""
    return _digest(year_key(held), capture.witness)


def pair_key(pair: HeldPair) -> str:
    """Return a hash of all that comparing two reports depends on."""
    return _digest(code_version("compare"), year_key(pair.old), year_key(pair.new))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _regions(years: Iterable[HeldYear], digests: Iterable[Digest]) -> tuple[Region, ...]:
    """Return the region of every report, named by the registry or else by its newest capture."""
    named = {digest.capture.region: region_for(digest.capture.region) for digest in digests}
    for held in years:
        newest = max(held.captures, key=lambda capture: capture.at)
        named[held.region] = region_for(held.region, newest.region_name, newest.region_level)
    return tuple(named.values())


def _summary(current: Previous | None, *, texts_read: int, pairs_compared: int) -> BuildSummary:
    held = current.witnesses.values() if current else ()
    texts = tuple(text for text in held if text.kind != "digest")
    return BuildSummary(
        regions=len({text.witness_id.rsplit("-", 1)[0] for text in texts}),
        texts=len(texts),
        pairs=len(current.pairs) if current else 0,
        texts_read=texts_read,
        pairs_compared=pairs_compared,
        unread=tuple(f"{text.witness_id}: {text.reason}" for text in held if text.status == "unread"),
    )


def compare_sides(
    home: Path, sides: Sequence[str], *, by_meaning: bool = False
) -> tuple[Comparison, tuple[Side, Side]]:
    """Compare two files, or two held years of a region; raise UsageError, NotHeld or NotAReport.

    `by_meaning` asks for links by meaning too: that needs the extra `semantic`; vectors are kept in the home.
    """
    if len(sides) == len(("old", "new")):
        old, new = (side_of_file(Path(side)) for side in sides)
    elif len(sides) == len(("region", "old", "new")):
        years = [year_of(side) for side in sides[1:]]
        old, new = (side_of_year(home, sides[0], year) for year in years)
    else:
        raise UsageError("Name two files, or a region and two years: compare changzhou 2023 2024.")
    return compare_reports(old.report, new.report, _encoder(home) if by_meaning else None), (old, new)


def _encoder(home: Path) -> Encoder:
    from warehouse.vectors import CachedEncoder

    return CachedEncoder(home / "vectors.sqlite")
