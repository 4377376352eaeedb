"""Promises in words that two figures of the review part settle: 居民收入与经济增长同步."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from compare.measures import written
from compare.names import name_of
from compare.results import Result, named_result
from compare.saying import say
from compare.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from warehouse.records import Target


@dataclass(frozen=True, slots=True)
class InStep:
    """What the review part says of two growths of which one was to follow the other."""

    verdict: Literal["met", "missed"]
    result: Result
    """Growth of what was promised to keep in step."""
    evidence: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class _Rules:
    words: tuple[str, ...]
    indicators: tuple[str, ...]
    tolerance: float


@cache
def _rules() -> _Rules:
    table = read_table("outcomes")
    comparative = table["comparative"]
    return _Rules(
        tuple(comparative["growth"]), tuple(comparative["growth_indicator"]), table["tolerance"]["in_step"]
    )


def in_step(target: Target, results: Sequence[Target], texts: Mapping[str, str]) -> InStep | None:
    """Set an indicator's growth against the economy's; None where that was not promised or is not told."""
    faster = target.comparator in {">", ">="}
    rules = _rules()
    if target.value is not None or not (faster or target.comparator == "sync"):
        return None
    reference = target.reference or ("" if faster else rules.words[0])
    if not any(word in reference for word in rules.words):
        return None
    own = named_result(_growth_of(target, target.indicator, target.canonical), results, texts)
    economy = _economy(target, results, texts)
    if own is None or economy is None or own.unit is None or economy.unit is None:
        return None
    least = economy.value if faster else economy.value * (1 - rules.tolerance)
    met = own.value > least if faster else own.value >= least
    verdict: Literal["met", "missed"] = "met" if met else "missed"
    goal = "快于" if faster else "同步于"
    told = name_of("outcome", verdict)
    growths = {"figure": f"{written(own.value)}%", "now": f"{written(economy.value)}%"}
    reason = say("in_step", promise=goal, outcome=told, **growths)
    return InStep(verdict, own, tuple(dict.fromkeys((own.unit, economy.unit))), reason)


def _economy(target: Target, results: Sequence[Target], texts: Mapping[str, str]) -> Result | None:
    found = (named_result(_growth_of(target, name, name), results, texts) for name in _rules().indicators)
    return next((result for result in found if result is not None), None)


def _growth_of(target: Target, indicator: str, canonical: str | None) -> Target:
    """Return a target for the growth of an indicator, to be looked up like any other."""
    return replace(
        target, indicator=indicator, canonical=canonical, aspect="growth", comparator=">=", value=1.0,
        value_high=None, unit_text="%", unit_base="%", value_si=1.0, polarity="higher",
    )  # fmt: skip
