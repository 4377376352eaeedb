"""A text as it was before some program garbled it, with every offset kept.

It is what reading begins with: characters that were decoded wrongly are put back where that is certain,
ruby letters in brackets are left out, and traditional script is read as simplified. The stored source
stays as it is, and `relocated` leads every offset of a read report back to it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from ingest.characters.lost import find_lost_figures
from ingest.characters.mojibake import find_misread
from ingest.characters.repairs import Restored
from ingest.characters.ruby import find_ruby
from ingest.characters.script import is_traditional, read_as_simplified
from ingest.saying import say
from warehouse.records import Finding, ReadReport, Section, Target, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ingest.characters.repairs import Repair

_Placed = TypeVar("_Placed", Finding, Section, Unit)
_MOST_ROUNDS = 4
"""A repair may uncover the next fault; more than two have not been seen."""
_CLOSE = 60
"""Characters between two repaired runs that still count as one place."""


def restore(source: str) -> tuple[Restored, list[Finding]]:
    """Restore a source text; return it with what was found, in offsets of the source."""
    restored = Restored(source)
    findings: list[Finding] = []
    for _ in range(_MOST_ROUNDS):
        before = restored
        restored = _put_back(restored, findings)
        restored = _without_ruby(restored, findings)
        restored = _in_simplified(restored, findings)
        if restored is before:
            break
    return restored, findings + [_at_source(lost, restored) for lost in find_lost_figures(restored.text)]


def _put_back(restored: Restored, findings: list[Finding]) -> Restored:
    repairs = find_misread(restored.text)
    for start, end in _joined(repairs):
        shown = "".join(repair.text for repair in repairs if start <= repair.start < end)[:12]
        detail = say("restored", quote=f"{shown}…")
        findings.append(Finding("mojibake_repaired", *restored.span(start, end), detail, "info"))
    return restored.repaired(repairs)


def _joined(repairs: Sequence[Repair]) -> list[tuple[int, int]]:
    places: list[tuple[int, int]] = []
    for repair in repairs:
        if places and repair.start - places[-1][1] <= _CLOSE:
            places[-1] = (places[-1][0], repair.end)
        else:
            places.append((repair.start, repair.end))
    return places


def _without_ruby(restored: Restored, findings: list[Finding]) -> Restored:
    repairs = find_ruby(restored.text)
    if repairs:
        span = restored.span(repairs[0].start, repairs[0].end)
        findings.append(Finding("ruby_letters", *span, say("ruby", n=len(repairs)), "info"))
    return restored.repaired(repairs)


def _in_simplified(restored: Restored, findings: list[Finding]) -> Restored:
    if not is_traditional(restored.text):
        return restored
    text = read_as_simplified(restored.text)
    changed = next(
        (at for at, pair in enumerate(zip(text, restored.text, strict=True)) if len({*pair}) > 1), None
    )
    if changed is None:
        return restored
    span = restored.span(changed, changed + 1)
    findings.append(Finding("traditional_script", *span, say("traditional"), "info"))
    return replace(restored, text=text)


def _at_source(placed: _Placed, restored: Restored) -> _Placed:
    start, end = restored.span(placed.start, placed.end)
    return replace(placed, start=start, end=end)


def placed_in(restored: Restored, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings made in the source with the offsets that they have in the restored text."""
    for finding in findings:
        start, end = restored.place(finding.start, finding.end)
        yield replace(finding, start=start, end=end)


def relocated(report: ReadReport, restored: Restored, length: int) -> ReadReport:
    """Return what was read out of a restored text with offsets of its source, `length` characters long."""
    if restored.bounds is None:
        return report
    return replace(
        report,
        length=length,
        sections=tuple(_at_source(section, restored) for section in report.sections),
        units=tuple(_at_source(unit, restored) for unit in report.units),
        findings=tuple(_at_source(finding, restored) for finding in report.findings),
        targets=tuple(_target_at_source(target, restored) for target in report.targets),
        results=tuple(_target_at_source(result, restored) for result in report.results),
    )


def _target_at_source(target: Target, restored: Restored) -> Target:
    start, end = restored.span(target.start, target.end)
    value: tuple[int | None, int | None] = (None, None)
    if target.value_start is not None and target.value_end is not None:
        value = restored.span(target.value_start, target.value_end)
    return replace(target, start=start, end=end, value_start=value[0], value_end=value[1])
