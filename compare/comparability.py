"""Whether the figures on both sides of a joint may be set against each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from compare.tables import read_table
from compare.target_moves import likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warehouse.line_records import Incomparable
    from warehouse.records import Target

_YEAR = re.compile(r"\d{4}|“?十[一二三四五六]五”?")
_PERCENT = frozenset({"%", "％", "‰", "个百分点"})
_RATES = frozenset({"growth", "reduction"})


@dataclass(frozen=True, slots=True)
class _Rules:
    scope: tuple[str, ...]
    base: tuple[str, ...]


@cache
def _rules() -> _Rules:
    table = read_table("lineage")
    return _Rules(tuple(table["scope"]["words"]), tuple(table["base"]["words"]))


def incomparable(old: Target, new: Target) -> tuple[Incomparable, ...]:
    """Say what keeps two figures apart: unit, kind (a rate, a stock), scope, base; nothing where they fit.

    Targets in words have no figure and compare always.
    """
    if old.value is None or new.value is None:
        return ()
    found: list[Incomparable] = []
    if not _same_unit(old, new):
        found.append("unit")
    elif (old.aspect in _RATES) != (new.aspect in _RATES):
        found.append("kind")
    rules = _rules()
    if _held(rules.scope, old.indicator) != _held(rules.scope, new.indicator) and not _same_name(old, new):
        found.append("scope")
    if _held(rules.base, _around(old)) != _held(rules.base, _around(new)) or _years(old) != _years(new):
        found.append("base")
    return tuple(found)


def of_joint(
    old: Sequence[Target], new: Sequence[Target], paired: Sequence[tuple[Target, Target]]
) -> tuple[Incomparable, ...]:
    """Say what keeps the figures of two linked units apart.

    `paired` are the targets that the comparison took for the same. Where it paired none although both sides
    have one figure each, unit, kind or indicator changed.
    """
    found = {reason for before, after in paired for reason in incomparable(before, after)}
    olds, news = ([t for t in side if t.value is not None] for side in (old, new))
    if not paired and len(olds) == len(news) == 1:
        reasons = incomparable(olds[0], news[0])
        named = likeness(olds[0], news[0]) > 0 or _same_name(olds[0], news[0])
        found.update(reasons or (() if named else ("indicator",)))
    order: tuple[Incomparable, ...] = ("unit", "kind", "scope", "base", "indicator")
    return tuple(reason for reason in order if reason in found)


def _same_unit(old: Target, new: Target) -> bool:
    return old.unit_base == new.unit_base or likeness(old, new) > 0


def _same_name(old: Target, new: Target) -> bool:
    return old.canonical is not None and old.canonical == new.canonical


def _held(words: Sequence[str], text: str) -> frozenset[str]:
    return frozenset(word for word in words if word in text)


def _around(target: Target) -> str:
    return f"{target.indicator} {target.reference or ''} {target.hedge or ''}"


def _years(target: Target) -> frozenset[str]:
    return frozenset(_YEAR.findall(target.reference or ""))
