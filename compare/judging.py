"""What a figure that was reached says of a promise: kept, gone beyond or fallen short of."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from compare.measures import scaled_value, split_unit, written
from compare.modifiers import interval
from compare.names import name_of
from compare.saying import say
from compare.tables import read_table

if TYPE_CHECKING:
    from compare.results import Result
    from warehouse.records import OutcomeVerdict, Target


@dataclass(frozen=True, slots=True)
class _Rules:
    rounding: float
    ceilings: frozenset[str]


@cache
def _rules() -> _Rules:
    table = read_table("outcomes")["tolerance"]
    return _Rules(table["rounding"], frozenset(table["ceilings"]))


def judge_number(target: Target, reached: float) -> OutcomeVerdict:
    """Hold a figure, scaled like `scaled_value(target)`, against the numbers that keep the promise.

    What keeps it, and what 左右 tolerates, is said by `modifiers.interval` alone. Here is only what a report
    adds to it: written figures are rounded; a ceiling, and any number of which less is better, has no
    lower end; what goes beyond the number that was named is exceeded.
    """
    kept = interval(target)
    if kept is None:
        raise ValueError("a figure can only be held against a promise with a number")
    measure = scaled_value(target) / target.value_si if target.value_si else 1.0
    low, high = kept.low * measure, kept.high * measure
    if _is_ceiling(target):
        return "missed" if reached > _rounded_up(high if math.isfinite(high) else low) else "met"
    if reached < _rounded_down(low):
        return "missed"
    return "exceeded" if reached > _rounded_up(high if math.isfinite(high) else low) else "met"


def judge_figure(target: Target, value: float, unit_text: str | None) -> OutcomeVerdict:
    """Hold a figure of the target's measure, in its own unit, against the promise."""
    return judge_number(target, value * split_unit(unit_text or "")[0])


def arithmetic(target: Target, result: Result, verdict: OutcomeVerdict) -> str:
    """Spell out what was compared with what."""
    high = f"—{written(target.value_high)}" if target.value_high is not None else ""
    sign = {">=": "不低于", ">": "超过", "<=": "不超过", "<": "低于", "≈": "约"}.get(target.comparator, "")
    promised = f"{sign}{written(target.value or 0.0)}{high}{target.unit_text}"
    reached = f"{written(result.value)}{result.unit_text}"
    return say("arithmetic", figure=promised, now=reached, outcome=name_of("outcome", verdict))


def _is_ceiling(target: Target) -> bool:
    if target.comparator in {"<=", "<"} or target.canonical in _rules().ceilings:
        return True
    at_least = target.aspect == "reduction" or target.comparator in {">=", ">"}
    return target.polarity == "lower" and not at_least


def _rounded_up(bound: float) -> float:
    return bound + _rules().rounding * abs(bound)


def _rounded_down(bound: float) -> float:
    return bound - _rules().rounding * abs(bound)
