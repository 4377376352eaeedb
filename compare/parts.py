"""A commitment that the review part does not report as a whole, looked up clause by clause."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.completion import CLAUSE_END, tells_of_problems
from compare.item_outcomes import by_report, in_words, limits
from compare.items import Item
from compare.mentions import Mention, mentions
from compare.saying import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.item_outcomes import Review
    from compare.pair import Pair
    from warehouse.records import Certainty, Outcome


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A clause of a commitment, and what of the review part speaks of it."""

    item: Item
    report: Mention


def spoken_clauses(pair: Pair, review: Review) -> dict[str, tuple[_Spoken, ...]]:
    """Say of each clause of a commitment how much of it the review part speaks of, headings left out."""
    rules = limits()
    items = [
        Item(unit, clause, None)
        for unit in pair.old.in_play()
        if unit.commitment
        for clause in CLAUSE_END.split(unit.text)
        if len(clause) >= rules["clause_length"]
    ]
    telling = [u for u in review.units if u.kind != "heading" and not tells_of_problems(u.text)]
    found: dict[str, list[_Spoken]] = defaultdict(list)
    named = mentions([item.text for item in items], telling, rules["clause_rarity"])
    for item, report in zip(items, named, strict=True):
        found[item.unit.id].append(_Spoken(item, report))
    return {unit: tuple(spoken) for unit, spoken in found.items()}


def in_parts(
    judged: Sequence[tuple[Item, Outcome]], clauses: Sequence[_Spoken], review: Review
) -> list[Outcome]:
    """Judge by its clauses what is not reported as a whole; the rest stays unreported where there is any."""
    rules = limits()
    told = _told(clauses)
    if not told or all(outcome.verdict != "not_reported" for _, outcome in judged):
        return [outcome for _, outcome in judged]
    silent = [c.item.text for c in clauses if c.report.score < rules["clause_silent"]]
    found = []
    for item, outcome in judged:
        own = next((c for c in told if item.target and item.target[1].indicator in c.item.text), None)
        whole = item.target is None and item.text == item.unit.text
        if outcome.verdict == "not_reported" and own is not None:
            found.append(by_report(item, replace(own.report, score=rules["reported"]), review))
        elif not whole:
            found.append(outcome)
        elif silent:
            rest = "，".join(silent)[: int(rules["rest_length"])]
            found.append(replace(outcome, reason=say("rest_not_mentioned", quote=rest)))
    named = [item.target[1].indicator if item.target else item.text for item, _ in judged]
    return [
        *found,
        *(_by_words_of(c, review) for c in told if not any(name in c.item.text for name in named)),
    ]


def _told(clauses: Sequence[_Spoken]) -> list[_Spoken]:
    return [c for c in clauses if c.report.score >= limits()["clause_reported"] and c.report.units]


def _by_words_of(spoken: _Spoken, review: Review) -> Outcome:
    certainty: Certainty = "likely" if spoken.report.score >= limits()["certain"] else "open"
    return in_words(spoken.item, spoken.report, review, certainty)
