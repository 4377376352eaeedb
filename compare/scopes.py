"""Whether a figure is of the very things that were promised: of no other kind, and of the same body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from compare.tables import read_table

if TYPE_CHECKING:
    from warehouse.records import Target

_NAME = 3
"""So many characters of an indicator's end name it still: 老小区 for 城镇老小区."""
_CLAUSE = re.compile(r"[，。；;！？,]")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Rules:
    narrower: tuple[str, ...]
    bodies: re.Pattern[str]
    body: re.Pattern[str]
    each: re.Pattern[str]


@cache
def _rules() -> _Rules:
    table = read_table("outcomes")
    words = table["words"]
    return _Rules(
        tuple(words["narrower"]),
        re.compile("|".join(words["bodies"])),
        re.compile(words["body"]),
        re.compile(words["each"]),
    )


def is_other_scope(target: Target, before: str, after: str) -> bool:
    """Tell whether what was counted is of another kind (技改项目 for 项目), or a sum of several."""
    rules, clause = _rules(), _CLAUSE.split(before)[-1]
    around = _DIGIT.split(clause)[-1] + after
    if any(word in around and word not in target.indicator for word in rules.narrower):
        return True
    if target.aspect not in {"count", "increment"}:
        body = rules.bodies.search(clause)
        return body is not None and body.group() not in target.indicator
    if any(word in target.indicator and word not in around for word in rules.narrower):
        return True
    return _is_sum(target.indicator, clause)


def _is_sum(indicator: str, clause: str) -> bool:
    """Tell whether a clause adds up several things of which one was promised: 旧厂房、旧码头改造20处."""
    named = (indicator[start:] for start in range(max(len(indicator) - _NAME, 0) + 1))
    name = next((name for name in named if name in clause), None)
    if name is None or _rules().each.search(clause):
        return False
    others = clause[clause.rfind(name) + len(name) :].split("、")[1:]
    return any(len(other) > 1 and not re.search(r"\d", other) for other in others)


def body_named(promise: str, target: Target) -> str:
    """Return the firm or zone whose own figure is promised (…集团要…), "" where it is the region's."""
    before = promise.partition(target.indicator)[0]
    found = _rules().body.match(before)
    return found.group(1) if found else ""
