"""The algebra of comparators and hedges: how firmly a target binds, what numbers keep it, how two compare."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from compare.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from warehouse.records import Ambition, Comparator, Facet, Target

_POLARITY = {"higher": 1, "lower": -1, "none": 0}


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers that keep a promise, scaled as `Target.value_si`; infinite where nothing bounds them."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def __contains__(self, number: float) -> bool:
        """Say whether a number keeps the promise."""
        above = number > self.low if self.low_open else number >= self.low
        below = number < self.high if self.high_open else number <= self.high
        return above and below


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a target moved from an old to a new wording."""

    order: int | None
    """1 where the number rose, -1 where it fell, 0 where it is the same, None where none can be compared."""
    step: int
    """Above 0 where the new wording binds more firmly, below 0 where less."""
    facets: tuple[Facet, ...]
    ambition: Ambition


@dataclass(frozen=True, slots=True)
class _Rules:
    comparator: Mapping[str, int]
    hedge: Mapping[str, int]
    striving: frozenset[str]
    striving_step: int
    above: frozenset[str]
    below: frozenset[str]
    strict: frozenset[str]
    about: frozenset[str]
    digits: int
    counters: tuple[frozenset[str], ...]
    short: float
    beyond: float


@cache
def _rules() -> _Rules:
    table = read_table("modifiers")
    tolerance = read_table("outcomes")["tolerance"]
    return _Rules(
        comparator=table["comparator"],
        hedge=table["hedge"],
        striving=frozenset(table["striving"]["words"]),
        striving_step=table["striving"]["step"],
        above=frozenset(table["bounds"]["above"]),
        below=frozenset(table["bounds"]["below"]),
        strict=frozenset(table["bounds"]["strict"]),
        about=frozenset(table["bounds"]["about"]),
        digits=table["measure"]["digits"],
        counters=tuple(map(frozenset, table["measure"]["counters"])),
        short=tolerance["about"],
        beyond=tolerance["about_above"],
    )


def strength(target: Target) -> int:
    """Rank how firmly a target binds: 确保 above 不低于 above a bare figure above 左右 above 力争."""
    return firmness(target.comparator, target.hedge)


def firmness(comparator: Comparator, hedge: str | None) -> int:
    """Rank how firmly a comparator binds together with the hedge beside it."""
    rules = _rules()
    said = sum(step for word, step in rules.hedge.items() if word in (hedge or ""))
    unsaid = comparator == "strive" and not is_striven_for(hedge)
    return rules.comparator[comparator] + said + (rules.striving_step if unsaid else 0)


def is_striven_for(hedge: str | None) -> bool:
    """Say whether a hedge holds a word of striving (力争, 努力)."""
    return hedge is not None and any(word in hedge for word in _rules().striving)


def interval(target: Target) -> Interval | None:
    """Return the numbers that keep a target; None where it holds no number.

    左右 takes in what `outcomes.toml` tolerates; a hedge moves no bound, it weakens the promise.
    """
    ends = _ends(target)
    if ends is None:
        return None
    low, high = ends
    rules = _rules()
    strict = target.comparator in rules.strict
    if target.comparator in rules.above:
        return Interval(low, math.inf, low_open=strict)
    if target.comparator in rules.below:
        return Interval(-math.inf, high, high_open=strict)
    if target.comparator in rules.about:
        return Interval(low - rules.short * abs(low), high + rules.beyond * abs(high))
    return Interval(low, high)


def value_order(old: Target, new: Target) -> int | None:
    """Compare two numbers: 1 raised, -1 lowered, 0 same, None where there is no common measure.

    A range counts with its middle.
    """
    before, after = _middle(old), _middle(new)
    if before is None or after is None or not same_measure(old, new):
        return None
    return (after > before) - (after < before)


def same_measure(old: Target, new: Target) -> bool:
    """Tell whether the figures of two targets have one unit, or counters that stand for one another."""
    return old.unit_base == new.unit_base or _one_counter(old.unit_base, new.unit_base)


@lru_cache(maxsize=4096)
def _one_counter(old: str | None, new: str | None) -> bool:
    return any({old, new} <= family for family in _rules().counters)


def compare_modifiers(old: Target, new: Target) -> Comparison:
    """Compare two wordings of one target in number and in firmness.

    One that loses its number is `dequantified`, one that gains it `quantified`, whatever its firmness.
    """
    if (old.value is None) != (new.value is None):
        facet: Facet = "dequantified" if new.value is None else "quantified"
        return Comparison(None, 0, (facet,), "unclear")
    order = value_order(old, new)
    step = strength(new) - strength(old)
    facets: list[Facet] = []
    if order:
        facets.append("raised" if order > 0 else "lowered")
    if step:
        facets.append("tightened" if step > 0 else "softened")
    return Comparison(order, step, tuple(facets), _ambition(old, new, order, step))


def stretches(targets: Sequence[Target]) -> frozenset[int]:
    """Return which targets are the upper tier of one before them (8%左右、力争10%), by their place."""
    found = set()
    for place, target in enumerate(targets):
        striven = target.comparator == "strive" or is_striven_for(target.hedge)
        if target.value is not None and striven and any(_is_base(t, target) for t in targets[:place]):
            found.add(place)
    return frozenset(found)


def _is_base(base: Target, target: Target) -> bool:
    same = (base.unit, base.indicator, base.aspect) == (target.unit, target.indicator, target.aspect)
    return (
        same and base.value is not None and strength(base) > strength(target) and same_measure(base, target)
    )


def _ambition(old: Target, new: Target, order: int | None, step: int) -> Ambition:
    """Judge by the indicator's polarity: a lower PM2.5 is more ambitious, a lower growth rate less."""
    by_number = (order or 0) * _direction(old, new)
    if order and not by_number:
        return "unclear"
    by_firmness = (step > 0) - (step < 0)
    if by_number * by_firmness < 0:
        return "unclear"
    direction = by_number or by_firmness
    return "up" if direction > 0 else "down" if direction < 0 else "same"


def _direction(old: Target, new: Target) -> int:
    """Say whether more of the figure is more ambitious (1), less is (-1), or neither (0).

    A known indicator says it by its polarity. Of any other a promise of "at most" wants less, and
    every other promise more: what is counted is what will be built or done.
    """
    if "reduction" in (old.aspect, new.aspect):
        return 1  # the figure counts what goes away
    known = {_POLARITY[t.polarity] for t in (old, new) if t.canonical is not None or t.polarity != "none"}
    if known:
        return known.pop() if len(known) == 1 else 0
    return -1 if {old.comparator, new.comparator} & _rules().below else 1


def _ends(target: Target) -> tuple[float, float] | None:
    """Return both ends of a target's number, scaled; they are one where it is no range."""
    low = target.value_si
    if low is None:
        return None
    if target.value_high is None or not target.value:
        return low, low
    return low, low * target.value_high / target.value


def _middle(target: Target) -> float | None:
    """Return the middle of a target's number, rounded so that equal numbers are equal."""
    ends = _ends(target)
    return None if ends is None else float(f"{sum(ends) / 2:.{_rules().digits}g}")
