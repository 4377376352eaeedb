"""The build: archive → read → collate → compare → write → switch; incremental by content hash."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Protocol

from compare.boilerplate import common_units, weight_step
from compare.comparison import compare_reports
from compare.judging import judge_figure
from compare.lineage import line_up
from compare.same_report import below_last_result
from ingest.archive import Archive
from ingest.digests import read_digests
from ingest.held import HeldYear, base_of, held_years, read_year
from ingest.keys import code_version, digest, year_key
from ingest.processes import each
from ingest.regions import region_for
from ingest.series import certified_otherwise, find_short, with_certificates
from ingest.writing import is_known, keep_year, write_year
from pairs import in_english
from warehouse.decisions import read_decisions
from warehouse.settled import Settling
from warehouse.write import PairRow, Previous, WarehouseWriter, read_previous

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from ingest.digests import Digest
    from ingest.history import Shortness
    from ingest.series import Readings
    from warehouse.records import Comparison, ReadReport, Region
    from warehouse.write import HeldWitness


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
class Work:
    """What a build does anew, and what it keeps."""

    readings: Readings
    """The reports that were read, each base certified."""
    known: Mapping[str, HeldWitness]
    """What the warehouse before holds of the others, by the key of each text."""
    keys: Mapping[HeldPair, str]
    """The key of every pair."""
    stale: tuple[HeldPair, ...]
    """The pairs to compare."""


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did; `unread` names each text that is held but cannot be read, with the reason."""

    regions: int
    texts: int
    pairs: int
    texts_read: int
    pairs_compared: int
    unread: tuple[str, ...]

    def told(self) -> str:
        """Say what is held and what was computed now."""
        return (
            f"{self.regions} regions, {self.texts} texts ({self.texts_read} read now), "
            f"{self.pairs} pairs of years ({self.pairs_compared} compared now)."
        )


def build(home: Path, progress: Progress) -> BuildSummary:
    """Bring the warehouse of `home` up to date with its archive and decisions, and switch to it."""
    captures = Archive(home).captures()
    digests = read_digests(Archive(home), captures)
    decisions = read_decisions(home)
    years = held_years(captures)
    regions = _regions(years, digests)
    previous = read_previous(home)
    inputs = (*captures, *decisions, *regions, *((found.facts, found.reason) for found in digests))
    fingerprint = digest(code_version("compare"), *map(year_key, years), *map(repr, inputs))
    if previous is not None and previous.fingerprint == fingerprint:
        return _summary(previous, texts_read=0, pairs_compared=0)
    work = find_work(home, years, previous, progress)
    comparisons = compare_pairs(work.stale, work.readings, progress)
    with WarehouseWriter(home, fingerprint=fingerprint, program_version=version("duizhang")) as writer:
        for region in regions:
            writer.add_region(region)
        for capture in captures:
            writer.add_capture(capture)
        for decision in decisions:
            writer.add_decision(decision)
        for found in digests:
            writer.add_digest(found.capture, found.text, found.facts, found.reason)
        write_reports(writer, years, work, comparisons)
        writer.write_lines(code_version("compare"), line_up)
        writer.settle_figures(Settling(code_version("compare"), below_last_result, judge_figure))
        writer.mark_boilerplate(code_version("compare"), common_units, weight_step())
        writer.write_english(in_english)
        writer.finish()
    texts_read = sum(len(texts) for texts in work.readings.values())
    return _summary(read_previous(home), texts_read=texts_read, pairs_compared=len(comparisons))


def held_pairs(years: Sequence[HeldYear]) -> tuple[HeldPair, ...]:
    """Return each report with the next one held of the same region."""
    by_region = (tuple(group) for _, group in groupby(years, key=lambda held: held.region))
    return tuple(HeldPair(old, new) for group in by_region for old, new in pairwise(group))


def find_work(home: Path, years: Sequence[HeldYear], previous: Previous | None, progress: Progress) -> Work:
    """Read what changed, and find out what else is to be read and compared because of it.

    Once its neighbours are read, a report's length may say something else than before; then it is certified
    anew, and compared anew. Few builds come to that.
    """
    known = previous.witnesses if previous else {}
    pairs = held_pairs(years)
    changed = {held for held in years if not is_known(held, known)}
    touched = [pair for pair in pairs if pair.old in changed or pair.new in changed]
    readings = read_years(home, _in_order(years, changed, touched), progress)
    short = find_short(years, readings, known)
    keys = {pair: pair_key(pair, short) for pair in pairs}
    stale = tuple(pair for pair, key in keys.items() if previous is None or key not in previous.pairs)
    otherwise = certified_otherwise(years, short, known)
    rest = [held for held in _in_order(years, otherwise, stale) if held not in readings]
    readings |= read_years(home, rest, progress)
    return Work(with_certificates(readings, short), known, keys, stale)


def _in_order(
    years: Iterable[HeldYear], some: Collection[HeldYear], pairs: Iterable[HeldPair]
) -> list[HeldYear]:
    """Return some reports and both sides of some pairs, each once, in the order of all."""
    wanted = {*some, *(side for pair in pairs for side in (pair.old, pair.new))}
    return [held for held in years if held in wanted]


def read_years(home: Path, years: Sequence[HeldYear], progress: Progress) -> Readings:
    """Read all texts of some reports."""
    task = partial(read_year, Archive(home))
    return dict(zip(years, each(task, years, partial(progress, "reading")), strict=True))


def compare_pairs(
    pairs: Iterable[HeldPair], readings: Readings, progress: Progress
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


def write_reports(
    writer: WarehouseWriter,
    years: Iterable[HeldYear],
    work: Work,
    comparisons: Mapping[HeldPair, Comparison],
) -> None:
    """Write or keep every text and every comparison; a pair with a report that cannot be read has none."""
    bases: dict[HeldYear, str | None] = {}
    for held in years:
        if held in work.readings:
            bases[held] = write_year(writer, held, work.readings[held])
        else:
            bases[held] = keep_year(writer, held, work.known)
    for pair, key in work.keys.items():
        old, new = bases[pair.old], bases[pair.new]
        if old is None or new is None:
            continue
        row = PairRow(pair.old.region, pair.old.year, pair.new.year, old, new, key)
        if pair in comparisons:
            writer.add_pair(row, comparisons[pair])
        else:
            writer.copy_pair(row)


def pair_key(pair: HeldPair, short: Mapping[HeldYear, Shortness]) -> str:
    """Return a hash of all that comparing two reports depends on."""
    sides = ((year_key(held), *short[held].reasons) for held in (pair.old, pair.new))
    return digest(code_version("compare"), *(repr(side) for side in sides))


def _regions(years: Iterable[HeldYear], digests: Iterable[Digest]) -> tuple[Region, ...]:
    """Return the region of every report, named by the registry or else by its newest capture."""
    named = {found.capture.region: region_for(found.capture.region) for found in digests}
    for held in years:
        newest = max(held.captures, key=lambda capture: capture.at)
        named[held.region] = region_for(held.region, newest.region_name, newest.region_level)
    return tuple(named.values())


def _why(text: HeldWitness) -> str:
    """Return why a text was not read, in the language of commands."""
    reason = text.reason or ""
    return in_english(reason) or reason


def _summary(current: Previous | None, *, texts_read: int, pairs_compared: int) -> BuildSummary:
    held = current.witnesses.values() if current else ()
    texts = tuple(text for text in held if text.kind != "digest")
    return BuildSummary(
        regions=len({text.witness_id.rsplit("-", 1)[0] for text in texts}),
        texts=len(texts),
        pairs=len(current.pairs) if current else 0,
        texts_read=texts_read,
        pairs_compared=pairs_compared,
        unread=tuple(f"{text.witness_id}: {_why(text)}" for text in held if text.status == "unread"),
    )
