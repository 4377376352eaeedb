"""What of a sentence seems passed over beside what is told of it: the telling sentence may tell of both."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.completion import CLAUSE_END, own_pairs
from compare.item_outcomes import limits
from compare.saying import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.items import Item
    from warehouse.records import Outcome, Unit


def doubted_by_siblings(
    judged: Sequence[tuple[Item, Outcome]], review: Mapping[str, Unit]
) -> list[tuple[Item, Outcome]]:
    """Leave the silence on an item open where a clause that tells of its neighbours holds a third of it."""
    told = dict.fromkeys(evidence for _, outcome in judged for evidence in outcome.evidence)
    if not told:
        return list(judged)
    clauses = [(unit, own_pairs(c)) for unit in told for c in CLAUSE_END.split(review[unit].text)]
    return [(item, _doubted(item, outcome, clauses)) for item, outcome in judged]


def _doubted(item: Item, outcome: Outcome, clauses: Sequence[tuple[str, frozenset[str]]]) -> Outcome:
    if outcome.verdict != "not_reported" or outcome.certainty == "open":
        return outcome
    own = own_pairs(item.target[1].indicator if item.target else item.text)
    near = max(clauses, key=lambda clause: len(own & clause[1]))
    if not own or len(own & near[1]) < limits()["beside"] * len(own):
        return outcome
    reason = outcome.reason + say("check_nearest")
    return replace(outcome, certainty="open", nearest=near[0], reason=reason)
