"""The first screen of a comparison: counts, headline targets old → new, and what cannot be told."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.missing import absence, gap_name, is_shrunk, room
from compare.names import name_of
from compare.saying import say
from compare.target_moves import likeness

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from warehouse.records import Ambition, Change, Comparison, Facet, ReadReport, Target, TargetMove


@dataclass(frozen=True, slots=True)
class HeadlineRow:
    """One headline indicator of either year, with what moved."""

    indicator: str
    old: Target | None
    new: Target | None
    facets: tuple[Facet, ...]
    ambition: Ambition
    untold: bool = False
    """True where the year without the indicator is incomplete: it may have been listed."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over commitments alone: headings, slogans and boilerplate are told apart."""

    kinds: Mapping[str, int]
    """What is said: without what cannot be told."""
    untold: Mapping[str, int]
    """Dropped and added that cannot be told, by kind."""
    verdicts: Mapping[str, int]
    """Of the dropped commitments that can be told."""
    facets: Mapping[str, int]
    needs_an_eye: int
    """Changes whose certainty is open."""
    commitments: int
    """Changes of commitments, all kinds."""
    others: int
    """Changes of headings, slogans and boilerplate."""
    headline: tuple[HeadlineRow, ...]
    warnings: tuple[str, ...]
    """One sentence each: what a text lacks and what therefore cannot be told."""


def summarise(comparison: Comparison) -> Summary:
    """Count the changes of commitments and put the headline targets side by side."""
    counted = [c for c in comparison.changes if c.commitment]
    said = [c for c in counted if c.verdict != "cannot_tell"]
    return Summary(
        kinds=_by_kind(said),
        untold=_by_kind([c for c in counted if c.verdict == "cannot_tell"]),
        verdicts=Counter(c.verdict for c in said if c.kind == "dropped" and c.verdict),
        facets=Counter(facet for c in counted for facet in c.facets),
        needs_an_eye=sum(c.certainty == "open" for c in counted),
        commitments=len(counted),
        others=len(comparison.changes) - len(counted),
        headline=headline_rows(comparison),
        warnings=(
            *_warnings(comparison.old, "旧"),
            *_warnings(comparison.new, "新"),
            *_brevity(comparison.old, comparison.new),
        ),
    )


def headline_rows(comparison: Comparison) -> tuple[HeadlineRow, ...]:
    """List the headline targets of both years, each indicator once, in the order of the texts."""
    old, new = comparison.old.targets, comparison.new.targets
    moves = _moves(comparison.changes)
    counterpart = {m.old: m for m in moves if m.old is not None}
    gone_untold = absence(comparison.new.coverage, "新文本") is not None
    come_untold = absence(comparison.old.coverage, "旧文本") is not None
    rows: list[HeadlineRow] = []
    shown: set[int] = set()
    for index, target in enumerate(old):
        if not target.headline:
            continue
        move = counterpart.get(index)
        other = move.new if move and move.new is not None else _same_headline(target, new, shown)
        if other is not None:
            shown.add(other)
        rows.append(
            HeadlineRow(
                target.indicator,
                target,
                new[other] if other is not None else None,
                move.facets if move else (),
                move.ambition if move else "unclear",
                untold=other is None and gone_untold,
            )
        )
    rows += [
        HeadlineRow(t.indicator, None, t, (), "unclear", untold=come_untold)
        for j, t in enumerate(new)
        if t.headline and j not in shown
    ]
    return tuple(rows)


def _by_kind(changes: Sequence[Change]) -> dict[str, int]:
    found = Counter(c.kind for c in changes)
    return {kind: found[kind] for kind in ("carried", "revised", "added", "dropped")}


def _moves(changes: Sequence[Change]) -> list[TargetMove]:
    return [move for change in changes for move in change.moves]


def _same_headline(target: Target, new: Sequence[Target], shown: set[int]) -> int | None:
    """Find the same indicator elsewhere in the new headline list, where no link led to it."""
    found = [(likeness(target, t), -j) for j, t in enumerate(new) if t.headline and j not in shown]
    score, place = max(found, default=(0.0, 0))
    return -place if score >= 1.0 else None


def _warnings(report: ReadReport, side: str) -> list[str]:
    coverage = report.coverage
    if coverage.verdict == "full":
        return []
    absent = "、".join(gap_name(s) for s in coverage.missing)
    told = name_of("coverage", coverage.verdict)
    consequence = {"旧": "“新增”", "新": "“未再出现”"}[side]
    values = {"Text": f"{side}文本", "coverage": told, "consequence": consequence}
    sentence = say("incomplete_lacks", gaps=absent, **values) if absent else say("incomplete", **values)
    return [sentence, *coverage.reasons]


def _brevity(old: ReadReport, new: ReadReport) -> list[str]:
    """Warn where one text has so little room that absence in it says little."""
    if is_shrunk(new, old):
        return [say("new_brief", percent=f"{room(new, old):.0%}")]
    if is_shrunk(old, new):
        return [say("old_brief", percent=f"{room(old, new):.0%}")]
    return []
