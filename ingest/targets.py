"""Find the targets of a report's goals and tasks, and the figures reached in its review."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.characters.lost import damaged_spans
from ingest.indicators import canonical
from ingest.quantities.aspects import aspect_of
from ingest.quantities.clauses import clause_start
from ingest.quantities.found import FoundTarget
from ingest.quantities.headline import find_comparatives, headline_places
from ingest.quantities.leaning import elided_names, whole_names
from ingest.quantities.lexicon import half_widths, lexicon
from ingest.quantities.lined import Lined
from ingest.quantities.naming import name_all
from ingest.quantities.negatives import refuse_all
from ingest.quantities.ranks import find_ranks
from ingest.quantities.timing import Plan, Walk, plan_year
from ingest.quantity import find_in_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.outlining.drafts import DraftUnit
    from ingest.quantities.naming import Named
    from ingest.quantities.ranks import Rank
    from ingest.quantity import Quantity

__all__ = ["FoundTarget", "find_results", "find_targets"]

_REFERENCE = re.compile(
    r"(?:比(?![重例率])|较(?![快高大]))(?P<ref>[^,;。、]{2,12}?)(?=增加|增长|提高|提升|下降|降低|减少|扩大|高|多|低)"
)
_PLANNED = re.compile(r"拟(?<![虚草]拟)(?<!(?<!规)模拟)(?=按|安排|发行|新增|完成)")
"""Wherever it stands in a clause of a budget, it governs the clauses that follow."""


def find_targets(drafts: Sequence[DraftUnit]) -> tuple[FoundTarget, ...]:
    """Find what goals and tasks promise with a number, or in comparative words in the headline list."""
    texts = half_widths([draft.text for draft in drafts])
    places = headline_places(drafts, texts)
    spoken = _of_this_year(drafts, texts)
    year = plan_year(drafts)
    plans = [Plan(year, drafts[index].path) for index in spoken]
    found: list[FoundTarget] = []
    for index, kept in zip(spoken, _kept([texts[index] for index in spoken], plans), strict=True):
        text = texts[index]
        numeric = _numeric(index, text, kept, _before(drafts, index, found)) if kept else []
        if index in places:
            numeric = [target._replace(headline=True) for target in numeric]
        found += numeric
        if places.get(index, -1) >= 0:
            found += _in_words(index, text, places[index], numeric)
    return tuple(found)


def _of_this_year(drafts: Sequence[DraftUnit], texts: Sequence[str]) -> list[int]:
    """Return the indices of the goals and tasks that speak of no other time than the plan year."""
    walk = Walk()
    spoken = []
    for index, draft in enumerate(drafts):
        if draft.role in {"goals", "tasks"}:
            walk.move(draft, texts[index])
            if not walk.elsewhere:
                spoken.append(index)
    return spoken


def find_results(drafts: Sequence[DraftUnit]) -> tuple[FoundTarget, ...]:
    """Find the figures that a review reports as reached; the shape is that of a target.

    What the review only expects has the hedge 预计. A place among others (居全省第2位) has the unit 位, the
    name 茶产值位次, whom it is among as its reference, and no canonical indicator: it is no figure of one.
    """
    found: list[FoundTarget] = []
    reviewed = [index for index, draft in enumerate(drafts) if draft.role == "review"]
    texts = half_widths([drafts[index].text for index in reviewed])
    for index, text, kept in zip(reviewed, texts, _kept(texts, [None] * len(texts)), strict=True):
        results = _numeric(index, text, kept, _before(drafts, index, found)) if kept else []
        results = [_hedged(result, _expected(text, result.value_start or 0)) for result in results]
        ranks = [_ranked(index, rank, (*found, *results)) for rank in find_ranks(text)]
        if results or ranks:
            found += sorted([*results, *filter(None, ranks)], key=lambda result: result.value_start or 0)
    return tuple(found)


def _hedged(result: FoundTarget, hedge: str | None) -> FoundTarget:
    return result if result.hedge == hedge else result._replace(hedge=hedge)


def _expected(text: str, position: int) -> str | None:
    """Return 预计 where a figure is told before its year is closed: in its clause, or leading one before."""
    words = lexicon()
    if not words.expected.search(text):
        return None
    start = clause_start(text, position)
    if words.expected.search(text, start, position):
        return "预计"
    while start > 0:
        lead = words.lead.match(text, start)
        if lead and words.act.search(lead.group()):
            return None
        start = clause_start(text, start - 1)
        lead = words.lead.match(text, start)
        if lead and words.expected.search(lead.group()):
            return "预计"
    return None


def _ranked(index: int, rank: Rank, earlier: Sequence[FoundTarget]) -> FoundTarget | None:
    """Make a result of a place; a bare measure (增速) leans on the figure before it in the unit."""
    before = [result for result in earlier if result.unit == index and result.start < rank.value_start]
    name = rank.name
    if not name or name in lexicon().bare_measures:
        owner = before[-1].indicator if before else ""
        name = owner + ("" if owner.endswith(name) else name)
    if not name:
        return None
    return FoundTarget(
        unit=index, start=rank.start, end=rank.end, value_start=rank.value_start, value_end=rank.value_end,
        indicator=f"{name}位次", canonical=None, aspect="level", comparator="<=" if rank.at_most else "=",
        value=float(rank.place), value_high=None, unit_text="位", unit_base="位",
        value_si=float(rank.place), hedge=None, reference=rank.among, headline=False, polarity="lower",
    )  # fmt: skip


def _before(drafts: Sequence[DraftUnit], index: int, found: Sequence[FoundTarget]) -> Sequence[FoundTarget]:
    """Return the last target if it stands in the same sentence: only then may a figure lean on its name."""
    same = found and _sentence(drafts[found[-1].unit]) == _sentence(drafts[index])
    return found[-1:] if same else ()


def _sentence(draft: DraftUnit) -> tuple[int, int]:
    return draft.paragraph, draft.sentence


def _kept(texts: Sequence[str], plans: Sequence[Plan | None]) -> list[list[Quantity]]:
    """Return the figures of each text that may be targets."""
    kept: list[list[Quantity]] = [[] for _ in texts]
    figures = find_in_lines(Lined.of(texts))
    holders = [index for index, _ in enumerate(texts) if figures[index]]
    refused = refuse_all(
        [texts[index] for index in holders],
        [figures[index] for index in holders],
        [plans[index] for index in holders],
    )
    for index, reasons in zip(holders, refused, strict=True):
        open_ones = [quantity for quantity, reason in reasons if reason is None]
        damaged = damaged_spans(texts[index]) if open_ones else []
        kept[index] = [
            q for q in open_ones if not any(a <= q.value_end and q.value_start <= b for a, b in damaged)
        ]
    return kept


def _numeric(
    index: int, text: str, kept: Sequence[Quantity], earlier: Sequence[FoundTarget]
) -> list[FoundTarget]:
    found: list[FoundTarget] = []
    named = name_all(text, kept)
    for position, item in enumerate(named):
        before = [*earlier, *found]
        names = whole_names(item, before) or elided_names(text, named, position, before)
        targets = [_target(index, text, item, name) for name in names]
        if not item.names and before and before[-1].unit == index:
            targets = [_same_aspect(target, before[-1]) for target in targets]
        found += targets
    return found


def _same_aspect(target: FoundTarget, before: FoundTarget) -> FoundTarget:
    """Let a bare second percentage go on with the aspect of the first (增长7%以上、力争8%)."""
    if target.unit_base == before.unit_base == "%" and target.aspect == "share":
        return target._replace(aspect=before.aspect)
    return target


def _target(index: int, text: str, named: Named, name: str) -> FoundTarget:
    quantity = named.quantity
    indicator = canonical(name)
    hedge = _hedge(text, quantity.start)
    comparator = quantity.comparator
    if comparator == "=" and lexicon().at_least.search(text, 0, quantity.start):
        comparator = ">="
    if comparator == "=" and hedge in lexicon().striving:
        comparator = "strive"
    reference = _REFERENCE.search(text, named.start, quantity.value_start)
    return FoundTarget(
        unit=index, start=named.start, end=named.end,
        value_start=quantity.value_start, value_end=quantity.value_end,
        indicator=name, canonical=indicator.name if indicator else None,
        aspect=aspect_of(text, quantity, name, named.link, named.verb), comparator=comparator,
        value=quantity.value, value_high=quantity.value_high,
        unit_text=quantity.unit_text, unit_base=quantity.unit_base, value_si=quantity.value_si,
        hedge=hedge, reference=reference["ref"] if reference else None, headline=False,
        polarity=indicator.polarity if indicator else "none",
    )  # fmt: skip


def _hedge(text: str, position: int) -> str | None:
    """Return the hedge that governs a figure: in its clause, or leading one before that no verb has ended."""
    words = lexicon()
    if not words.hedging.search(text) and "拟" not in text:
        return None
    start = clause_start(text, position)
    found = words.hedge.findall(text[start:position])
    while not found and start > 0:
        lead = words.lead.match(text, start)
        if lead and words.act.search(lead.group()):
            return None
        start = clause_start(text, start - 1)
        lead = words.lead.match(text, start)
        found = words.hedge.findall(lead.group()) if lead else []
        if not found and _PLANNED.search(text, start, position):
            return "拟"
    return str(found[-1]) if found else None


def _in_words(index: int, text: str, start: int, numeric: Sequence[FoundTarget]) -> list[FoundTarget]:
    figures = [(t.value_start, t.end) for t in numeric if t.value_start is not None]
    found = []
    for item in find_comparatives(text, start, figures):
        names = item.names or tuple(t.indicator for t in numeric if t.end <= item.start)[-1:]
        for name in names:
            indicator = canonical(name)
            found.append(
                FoundTarget(
                    unit=index, start=item.start, end=item.end, value_start=None, value_end=None,
                    indicator=name, canonical=indicator.name if indicator else None,
                    aspect=item.aspect, comparator=item.comparator, value=None, value_high=None,
                    unit_text=None, unit_base=None, value_si=None, hedge=_hedge(text, item.end),
                    reference=item.reference, headline=True,
                    polarity=indicator.polarity if indicator else "none",
                )
            )  # fmt: skip
    return found
