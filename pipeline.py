"""The build (archive → read → collate → compare → write → switch), and two texts compared on demand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from compare.boilerplate import common_units, mark_boilerplate, weight_step
from compare.comparison import compare_reports
from compare.judging import judge_figure
from compare.lineage import line_up
from compare.page_words import PageWords
from compare.same_report import below_last_result
from compare.saying import SENTENCES as COMPARING
from compare.untold import beside_last_year
from ingest.archive import Archive
from ingest.digests import read_digests
from ingest.english_names import indicator_in_english
from ingest.holdings.held import HeldYear, base_of, held_years
from ingest.holdings.keys import code_version, digest, year_key
from ingest.holdings.processes import each
from ingest.holdings.sides import Side, side_of_file, sides_of_years, year_of
from ingest.holdings.work import HeldPair, Progress, Work, find_work
from ingest.holdings.writing import keep_year, write_year
from ingest.regions import region_for
from ingest.saying import SENTENCES as READING
from warehouse.decisions import read_decisions
from warehouse.errors import UsageError
from warehouse.read_outcomes import outcomes_of_year
from warehouse.read_untold import untold_of_year
from warehouse.read_wording import shared_wording_of
from warehouse.settled import Settling
from warehouse.table_words import TableWords
from warehouse.write import PairRow, Previous, WarehouseWriter, read_previous

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from rich.console import RenderableType

    from compare.meaning import Encoder
    from compare.names import Language
    from ingest.digests import Digest
    from ingest.holdings.series import Readings
    from warehouse.line_answers import OutcomeRow
    from warehouse.read_untold import UntoldTarget
    from warehouse.records import Comparison, ReadReport, Region, SourceNote
    from warehouse.write import HeldWitness


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


def in_english(sentence: str) -> str | None:
    """Read a sentence that comparing or reading wrote in English; None for a person's own words."""
    return COMPARING.in_english(sentence) or READING.in_english(sentence)


def words_in(language: Language) -> PageWords:
    """Return the words of pages and tables in a language, and what says recorded sentences in it."""
    if language == "zh":
        return PageWords()
    return PageWords("en", lambda sentence: in_english(sentence) or sentence, _named_in_english)


def table_words_in(language: Language) -> TableWords:
    """Return the words of tables on a terminal in a language."""
    words = words_in(language)
    return TableWords(language, words.said, words.indicator)


def _named_in_english(indicator: str) -> str:
    english = indicator_in_english(indicator)
    return f"{english} {indicator}" if english else indicator


def compare_sides(
    home: Path, sides: Sequence[str], *, by_meaning: bool = False
) -> tuple[Comparison, tuple[Side, Side]]:
    """Compare two files, or two held years of a region; raise UsageError, NotHeld or NotAReport.

    `by_meaning` asks for links by meaning too: that needs the extra `semantic`; vectors are kept in the home.
    """
    encoder = _encoder(home) if by_meaning else None
    if len(sides) == len(("old", "new")):
        old, new = (side_of_file(Path(side)) for side in sides)
        return compare_reports(old.report, new.report, encoder), (old, new)
    if len(sides) != len(("region", "old", "new")):
        raise UsageError("Name two files, or a region and two years: compare changzhou 2023 2024.")
    years = [year_of(side) for side in sides[1:]]
    old, new = sides_of_years(home, sides[0], years)
    comparison = compare_reports(old.report, new.report, encoder)
    return mark_boilerplate(comparison, shared_wording_of(home, sides[0], years)), (old, new)


def source_notes(sides: tuple[Side, Side]) -> tuple[SourceNote, ...]:
    """Return where the two texts of a comparison came from."""
    return tuple(source for side in sides for source in side.sources)


def comparison_html(comparison: Comparison, sides: tuple[Side, Side], language: Language) -> str:
    """Return a comparison as one self-contained HTML page in Chinese or English."""
    from compare.page import comparison_page

    old, new = sides
    return comparison_page(comparison, (old.label, new.label), source_notes(sides), words_in(language))


def page_of_years(home: Path, region: str | None, years: tuple[int, int] | None, language: Language) -> str:
    """Return the page of two held years of a region; raise UsageError where either is not named."""
    if region is None or years is None:
        raise UsageError("A page is of two years of a region: export --region R --years OLD NEW FILE.html.")
    comparison, sides = compare_sides(home, [region, *map(str, years)])
    return comparison_html(comparison, sides, language)


def outcome_answer(
    home: Path, region: str, year: int
) -> tuple[Sequence[OutcomeRow] | Sequence[UntoldTarget], Callable[[TableWords], RenderableType]]:
    """Return the rows and what makes their table in a language; NotHeld where no target is held."""
    from compare.line_table import outcome_table
    from compare.untold_table import untold_table

    told = outcomes_of_year(home, region, year)
    if told is not None:
        pair, outcomes = told
        return outcomes, partial(outcome_table, outcomes, pair)
    targets, figures = untold_of_year(home, region, year)
    untold = beside_last_year(targets, figures, year)
    return untold, partial(untold_table, untold, f"{region} {year}")


def _encoder(home: Path) -> Encoder:
    from warehouse.vectors import CachedEncoder

    return CachedEncoder(home / "vectors.sqlite")
