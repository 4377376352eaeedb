"""What a line says in one sentence: first as figures, then in Chinese or English."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from compare.names import name_of
from compare.tables import read_table
from warehouse.line_records import LineSummary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.names import Language
    from warehouse.line_records import Ending, LineGap, LineYear

TOLD_FACETS = ("raised", "lowered", "tightened", "softened", "quantified", "dequantified", "scope_changed")
"""Facets that a summary counts: what was only moved or said in other words is no news of a line."""


@cache
def _phrases() -> Mapping[str, Mapping[str, str]]:
    table = read_table("line_summary")
    return dict(table["phrase"])


def summary_of(years: Sequence[LineYear]) -> LineSummary:
    """Count what became of a line over its years, oldest first."""
    facets = Counter(facet for step in years for facet in step.facets if facet in TOLD_FACETS)
    told = [(step, step.reported) for step in years if step.reported is not None]
    silent = 0
    for _, reported in reversed(told):
        if reported:
            break
        silent += 1
    return LineSummary(
        years=len(years),
        facets=dict(sorted(facets.items())),
        incomparable=sum(bool(step.incomparable) for step in years),
        returns=sum(step.joint == "returned" for step in years),
        asked=len(told),
        reported=sum(bool(reported) for _, reported in told),
        last_reported=max((step.told_in or 0 for step, reported in told if reported), default=None),
        silent_run=silent,
    )


def summary_phrase(
    span: tuple[int, int],
    summary: LineSummary,
    gaps: Sequence[LineGap],
    ending: Ending,
    language: Language = "zh",
) -> str:
    """Say a line in one sentence: how long, what changed, whether anybody reported, how it ended."""
    parts = [_length(span, summary, gaps, language)]
    parts += [
        _say("facet", language, facet=name_of("facet", facet, language), n=summary.facets[facet])
        for facet in TOLD_FACETS
        if summary.facets.get(facet)
    ]
    if summary.incomparable:
        parts.append(_say("incomparable", language, n=summary.incomparable))
    if summary.returns:
        parts.append(_say("returns", language, n=summary.returns))
    parts += [_reports(summary, language), _say(ending, language)]
    comma, stop = ("，", "。") if language == "zh" else (", ", ".")
    return comma.join(part for part in parts if part) + stop


def _length(span: tuple[int, int], summary: LineSummary, gaps: Sequence[LineGap], language: Language) -> str:
    first, last = span
    if summary.years == 1:
        return _say("once", language, first=first)
    states = Counter(gap.state for gap in gaps)
    named = [_say(f"gap_{state}", language, n=states[state]) for state in sorted(states)]
    told = "".join(("，" if language == "zh" else "; ") + each for each in named)
    key = "in_a_row" if summary.years == last - first + 1 else "years"
    return _say(key, language, n=summary.years, first=first, last=last, gaps=told)


def _reports(summary: LineSummary, language: Language) -> str:
    if not summary.asked:
        return _say("nobody_could", language)
    if summary.last_reported is None:
        return _say("never_reported", language, n=summary.asked)
    key = "last_reported_silent" if summary.silent_run else "last_reported"
    return _say(key, language, year=summary.last_reported, n=summary.silent_run)


def _say(key: str, language: Language, **values: object) -> str:
    return _phrases()[key][language].format(**values)
