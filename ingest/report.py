"""A source text → the read report: outline, units, targets, findings, coverage, metadata."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.characters.restore import placed_in, relocated, restore
from ingest.commitments import find_commitments
from ingest.coverage import certify
from ingest.damage.identity import find_wrong_document
from ingest.damage.repeats import Repeat, find_repeats
from ingest.damage.suspects import suspect_figures
from ingest.findings import find_faults
from ingest.indicators import topic_of
from ingest.metadata import infer_year, read_metadata
from ingest.outline import read_outline
from ingest.outlining.blocks import read_paragraphs
from ingest.outlining.frame import find_frame
from ingest.quantities.heads import head_noun
from ingest.targets import find_results, find_targets
from warehouse.records import ReadReport, Target, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ingest.outlining.drafts import DraftUnit
    from ingest.quantities.found import FoundTarget
    from ingest.readers.plain import Decoded
    from warehouse.records import Finding


def read_decoded(
    decoded: Decoded, *, region: str | None = None, year: int | None = None, expected_name: str | None = None
) -> ReadReport:
    """Read a report out of what a reader gave; a page's head names it where the text does not."""
    report = read_report(
        decoded.text, region=region, year=year, findings=decoded.findings, expected_name=expected_name
    )
    titled = decoded.title if decoded.title and "工作报告" in decoded.title else None
    return report if report.title else replace(report, title=titled)


def read_report(
    source: str,
    *,
    region: str | None = None,
    year: int | None = None,
    findings: Sequence[Finding] = (),
    expected_name: str | None = None,
) -> ReadReport:
    """Read a report out of its decoded text; any string gives a ReadReport.

    Offsets count characters of `source`. Units' ids carry `<region>-<year>/` where both are known.
    `findings` are those that reading the bytes gave; they come first. `expected_name` is the government
    whose report it should be (云汀市): another one's text gets the finding `wrong_document`.
    """
    restored, repairs = restore(source)
    length, source = len(source), restored.text  # what follows reads, and counts in, the restored text
    findings = [*placed_in(restored, (*findings, *repairs))]
    paragraphs = read_paragraphs(source)
    frame = find_frame(paragraphs)
    repeats = find_repeats(paragraphs[frame.start : frame.end])
    outline = read_outline(paragraphs, _cuts(repeats, frame.start), frame)
    findings = [*findings, *find_faults(source, paragraphs, outline, repeats)]
    metadata = read_metadata(source, paragraphs, frame)
    findings += find_wrong_document(source, outline, metadata, name=expected_name, year=year)
    year = infer_year(outline, metadata) if year is None else year
    prefix = f"{region}-{year}/" if region and year else ""
    units = _units(outline.drafts, repeats, prefix)
    fresh = [position for position, unit in enumerate(units) if unit.repeat_of is None]
    readable = [outline.drafts[position] for position in fresh]
    found = find_targets(readable)
    report = ReadReport(
        region=region,
        year=year,
        title=metadata.title,
        session=metadata.session,
        delivered_on=metadata.delivered_on,
        speaker=metadata.speaker,
        length=len(source),
        sections=outline.sections,
        units=_with_targets(units, {fresh[target.unit] for target in found}),
        targets=tuple(_target(target, outline.drafts, units, fresh) for target in found),
        findings=tuple(findings),
        coverage=certify(source, outline, findings),
        results=tuple(_target(result, outline.drafts, units, fresh) for result in find_results(readable)),
        speaker_title=metadata.speaker_title,
        published_on=metadata.published_on,
    )
    return relocated(_with_suspects(report), restored, length)


def _with_suspects(report: ReadReport) -> ReadReport:
    """Return the report with the figures that are out of line by themselves among its findings."""
    suspects = suspect_figures(report)
    return replace(report, findings=(*report.findings, *suspects)) if suspects else report


def _cuts(repeats: Sequence[Repeat], offset: int) -> Mapping[int, tuple[int, ...]]:
    cuts: dict[int, tuple[int, ...]] = {}
    for repeat in repeats:
        for paragraph, at in repeat.cuts:
            cuts[paragraph + offset] = (*cuts.get(paragraph + offset, ()), at)
    return cuts


def _units(drafts: Sequence[DraftUnit], repeats: Sequence[Repeat], prefix: str) -> list[Unit]:
    counters: defaultdict[str, int] = defaultdict(int)
    units: list[Unit] = []
    for draft, commitment in zip(drafts, find_commitments(drafts), strict=True):
        text, start, end, role, path, section, kind, *_ = draft
        counters[section] += 1
        key = f"{prefix}{section}/s{counters[section]}"
        units.append(Unit(key, start, end, role, path, text, kind, section, commitment))
    return _marked_repeats(units, repeats)


def _marked_repeats(units: list[Unit], repeats: Sequence[Repeat]) -> list[Unit]:
    """Return the units, those within a repeated passage with the id of the unit they repeat."""
    starts = [unit.start for unit in units]
    marked = list(units)
    for repeat in repeats:
        for position in range(bisect_left(starts, repeat.start), bisect_left(starts, repeat.end)):
            unit = units[position]
            first = repeat.first_start + unit.start - repeat.start
            if unit.end <= repeat.end:
                repeated = units[max(bisect_left(starts, first + 1) - 1, 0)]
                marked[position] = replace(unit, repeat_of=repeated.id, commitment=False)
    return marked


def _with_targets(units: Sequence[Unit], holders: set[int]) -> tuple[Unit, ...]:
    """Return the units, those that hold a target marked as commitments."""
    return tuple(
        replace(unit, commitment=True)
        if position in holders and not unit.commitment and unit.kind not in {"heading", "lead"}
        else unit
        for position, unit in enumerate(units)
    )


def _target(
    found: FoundTarget, drafts: Sequence[DraftUnit], units: Sequence[Unit], fresh: Sequence[int]
) -> Target:
    position = fresh[found.unit]
    draft = drafts[position]
    start, end = draft.source_span(found.start, found.end)
    value: tuple[int | None, int | None] = (None, None)
    if found.value_start is not None and found.value_end is not None:
        value = draft.source_span(found.value_start, found.value_end)
    return Target(
        unit=units[position].id,
        start=start,
        end=end,
        value_start=value[0],
        value_end=value[1],
        indicator=found.indicator,
        canonical=found.canonical,
        aspect=found.aspect,
        comparator=found.comparator,
        value=found.value,
        value_high=found.value_high,
        unit_text=found.unit_text,
        unit_base=found.unit_base,
        value_si=found.value_si,
        hedge=found.hedge,
        reference=found.reference,
        headline=found.headline,
        polarity=found.polarity,
        topic=topic_of(found.canonical) if found.canonical else None,
        head=None if found.canonical else head_noun(found.indicator),
    )
