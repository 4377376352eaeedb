"""Review clauses that tell a promise's result in other words than its indicator's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from compare.measures import scaled_value, units_in_measure
from compare.nearness import hardly_names
from compare.results import Result, figures_of_unit, is_plausible
from compare.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warehouse.records import Target, Unit

_PUNCTUATION = re.compile(r"[，、。；：！？,;:!?\s]")
_FIGURE = re.compile(r"\d+(?:\.\d+)?[^\d，。；、]{0,2}")


@dataclass(frozen=True, slots=True)
class _Rules:
    tail: int
    echo_length: int
    echo_times: float
    empty: re.Pattern[str]


@cache
def _rules() -> _Rules:
    table = read_table("outcomes")
    matching, words = table["matching"], table["words"]
    empty = re.compile("|".join((*words["done"], *words["filling"])))
    return _Rules(matching["tail"], matching["echo_length"], matching["echo_times"], empty)


def echoed_result(target: Target, promise: str, review: Sequence[Unit]) -> Result | None:
    """Find the one figure whose clause is made of the promise's own words; None where two could be it.

    The name of an indicator is often told apart in two clauses (已售住宅项目处置，年内交付4300套); what was
    reached is then told in one (交付逾期住宅3900套), every word of which the promise holds.
    """

    def speaks(before: str) -> bool:
        return _is_echo(_PUNCTUATION.split(before)[-1], promise)

    found = [
        result
        for unit in units_in_measure(target, review)
        for result in figures_of_unit(target, unit, speaks)
        if _is_near(target, result)
    ]
    return found[0] if len(found) == 1 else None


def units_that_name_the_tail(target: Target, review: Sequence[Unit]) -> tuple[Unit, ...]:
    """Return the review units that hold the head noun of a long name, letter for letter."""
    tail = _rules().tail
    name = target.indicator
    if len(name) <= tail:
        return ()
    return tuple(unit for unit in review if unit.kind != "heading" and name[-tail:] in unit.text)


def is_passed_over(target: Target, told: Sequence[Unit]) -> bool:
    """Tell whether evidence holds neither a target's own name nor a figure of its measure and size."""
    return not any(
        not hardly_names(target, unit.text)
        or any(_is_near(target, r) for r in figures_of_unit(target, unit, lambda _: True))
        for unit in told
    )


def _is_near(target: Target, result: Result) -> bool:
    """Tell whether a figure is of a promise's size: no name vouches that it is no stock or another scope."""
    promised, times = scaled_value(target), _rules().echo_times
    return is_plausible(target, result.scaled) and promised <= result.scaled * times <= promised * times**2


def _is_echo(clause: str, promise: str) -> bool:
    """Tell whether a clause's words, those that say nothing of its object aside, all stand in a promise."""
    rules = _rules()
    if sum(map(promise.__contains__, clause)) < rules.echo_length:
        return False  # hardly any clause shares so many characters: asked before all that costs more
    pieces = [piece for piece in rules.empty.split(clause) if piece]
    if sum(map(len, pieces)) < rules.echo_length or _FIGURE.search(clause):
        return False
    return all(_is_held(piece, promise) for piece in pieces)


def _is_held(piece: str, promise: str) -> bool:
    """Tell whether every character of a piece is part of two in a row that a promise holds too."""
    pairs = [piece[i : i + 2] in promise for i in range(len(piece) - 1)]
    return bool(pairs) and all(a or b for a, b in zip([False, *pairs], [*pairs, False], strict=True))
