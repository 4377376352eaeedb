"""A comparison → one self-contained HTML file: no request goes out, it prints, it keeps for years."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from compare.names import target_phrase
from compare.page_words import PageWords
from compare.redline import Edit, redline
from compare.summary import summarise

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jinja2 import Template

    from warehouse.records import Change, Comparison, Outcome, SectionLink, SourceNote, Target, Unit

_CHINESE = PageWords()
_FIRST_SCREEN = 5
"""Changes of each telling kind that the summary shows before the full lists."""


@dataclass(frozen=True, slots=True)
class _Near:
    """A passage cited as evidence."""

    unit: Unit
    part: str
    score: float
    note: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A change as the page shows it."""

    anchor: str
    change: Change
    old: tuple[Unit, ...]
    new: tuple[Unit, ...]
    edits: tuple[Edit, ...]
    """Empty where only one side exists."""
    near: tuple[_Near, ...]


@dataclass(frozen=True, slots=True)
class _OutcomeRow:
    unit: Unit
    target: Target
    outcome: Outcome
    evidence: tuple[Unit, ...]


def comparison_page(
    comparison: Comparison,
    labels: tuple[str, str],
    sources: Sequence[SourceNote],
    words: PageWords = _CHINESE,
) -> str:
    """Render a comparison as one HTML document; report text is escaped, offsets count source characters.

    `labels` name the older and the newer text.
    """
    old_label, new_label = labels
    rows = _rows(comparison)
    counted = [r for r in rows if r.change.commitment]
    said = [r for r in counted if r.change.verdict != "cannot_tell"]
    summary = summarise(comparison)
    return _template(words).render(
        old_label=old_label,
        new_label=new_label,
        sources=sources,
        summary=summary,
        first=_first_screen(counted),
        groups={kind: [r for r in said if r.change.kind == kind] for kind in summary.kinds},
        untold=[r for r in counted if r.change.verdict == "cannot_tell"],
        others=[r for r in rows if not r.change.commitment],
        outcomes=_outcome_rows(comparison),
        sections=_section_rows(comparison),
        comparison=comparison,
        language=words.language,
        told_verdicts=words.verdicts(summary.verdicts),
    )


def _template(words: PageWords) -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(name_of=words.name, t=words)
    environment.filters.update(
        phrase=partial(target_phrase, language=words.language),
        percent=_percent,
        redline=redline,
        said=words.said,
    )
    return environment.get_template("page.html.j2")


def _percent(share: float) -> str:
    return f"{share:.0%}"


def _rows(comparison: Comparison) -> list[_Row]:
    old = {u.id: u for u in comparison.old.units}
    new = {u.id: u for u in comparison.new.units}
    return [_row(f"c{n}", change, old, new) for n, change in enumerate(comparison.changes, start=1)]


def _row(anchor: str, change: Change, old: Mapping[str, Unit], new: Mapping[str, Unit]) -> _Row:
    olds = tuple(old[i] for i in change.old)
    news = _in_order_of(olds, [new[i] for i in change.new])
    edits: tuple[Edit, ...] = ()
    if olds and news:
        edits = redline("\n".join(u.text for u in olds), "\n".join(u.text for u in news))
    near = tuple(
        _Near((old if e.side == "old" else new)[e.unit], e.part, e.score, e.note) for e in change.evidence
    )
    return _Row(anchor, change, olds, news, edits, near)


def _in_order_of(olds: Sequence[Unit], news: Sequence[Unit]) -> tuple[Unit, ...]:
    """Put new units in the order in which the old text speaks of their matters: a redline then shows it."""
    old = "".join(u.text for u in olds)
    where = {a + b: i for i, (a, b) in reversed(list(enumerate(pairwise(old))))}

    def place(unit: Unit) -> float:
        shared = [where[a + b] for a, b in pairwise(unit.text) if a + b in where]
        return sum(shared) / len(shared) if shared else len(old)

    return tuple(sorted(news, key=place)) if olds else tuple(news)


def _first_screen(rows: Sequence[_Row]) -> list[_Row]:
    """Pick what to look at first: what went in silence and what moved; what came or stayed can wait."""
    silent = (r for r in rows if r.change.verdict == "dropped_silent" and r.change.certainty != "open")
    revised = (r for r in rows if r.change.kind == "revised")
    first = [*islice(silent, _FIRST_SCREEN), *islice(revised, _FIRST_SCREEN)]
    return sorted(first, key=lambda r: -r.change.weight)


def _outcome_rows(comparison: Comparison) -> list[_OutcomeRow]:
    """List the outcomes of targets with a number; of silence the evidence is the sentence to be checked."""
    old = {u.id: u for u in comparison.old.units}
    new = {u.id: u for u in comparison.new.units}
    rows = [
        _OutcomeRow(old[o.unit], comparison.old.targets[o.target], o, tuple(new[e] for e in _told(o)))
        for o in comparison.outcomes
        if o.target is not None
    ]
    order = ("missed", "partly", "not_reported", "reported_unquantified", "met", "exceeded", "cannot_tell")
    return sorted(rows, key=lambda r: (not r.target.headline, order.index(r.outcome.verdict)))


def _told(outcome: Outcome) -> tuple[str, ...]:
    return outcome.evidence or ((outcome.nearest,) if outcome.nearest else ())


def _section_rows(comparison: Comparison) -> list[tuple[SectionLink, str, str]]:
    old = {s.key: s.title for s in comparison.old.sections}
    new = {s.key: s.title for s in comparison.new.sections}
    return [(link, old.get(link.old or "", ""), new.get(link.new or "", "")) for link in comparison.sections]
