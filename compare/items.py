"""A commitment cut into what can be looked up by itself: its targets, and its clauses that can be checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from compare.completion import CLAUSE_END, promises_completion
from compare.nearness import is_general
from compare.ranking import is_named
from compare.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.pair import IndexedTarget, Pair
    from warehouse.records import Target, Unit


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a unit: a clause, with the target that stands in it."""

    unit: Unit
    text: str
    target: IndexedTarget | None
    beside: bool = False
    """Whether other targets stand in the same clause: what names most of it may pass over this one."""
    added_to: bool = False
    """Whether it is by how much the figure before it is more than last year: 资金30亿元，增加5亿元."""


@cache
def _least_length() -> int:
    table = read_table("outcomes")
    return int(table["matching"]["item_length"])


def items_of(pair: Pair, unit: Unit) -> list[Item]:
    """Cut a unit into its targets and its clauses without target that can be checked."""
    targets = pair.old.targets.get(unit.id, ())
    items = [
        Item(unit, _clause_of(unit, t), (i, t), _is_beside(unit, t, targets), _is_added_to(t, targets))
        for i, t in targets
    ]
    for clause in CLAUSE_END.split(unit.text):
        if any(t.indicator in clause for _, t in targets) or len(clause) < _least_length():
            continue
        if is_named(clause) or promises_completion(clause):
            items.append(Item(unit, clause, None))
    if not items and len(unit.text) >= _least_length():
        items.append(Item(unit, unit.text, None))
    return items


def _clause_of(unit: Unit, target: Target) -> str:
    """Give the clause that names a target; its indicator where that clause names several of them."""
    if is_general(target):
        return unit.text
    named = [c for c in CLAUSE_END.split(unit.text) if target.indicator in c]
    return target.indicator if len(named) != 1 or target.headline else named[0]


def _is_added_to(target: Target, targets: Sequence[IndexedTarget]) -> bool:
    """Tell whether an increment is of a figure that the same unit gives for the same indicator."""
    return target.aspect == "increment" and any(
        other.aspect in {"count", "level"}
        and other.unit_base == target.unit_base
        and other.indicator == target.indicator
        for _, other in targets
    )


def _is_beside(unit: Unit, target: Target, targets: Sequence[IndexedTarget]) -> bool:
    """Tell whether the clause that names a target names others, too."""
    named = [c for c in CLAUSE_END.split(unit.text) if target.indicator in c]
    return len(named) == 1 and sum(other.indicator in named[0] for _, other in targets) > 1
