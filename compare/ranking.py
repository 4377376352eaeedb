"""How much a change deserves the first screen: target > named project > measure > general words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from compare.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.pair import Pair, Side
    from warehouse.records import Certainty, Change, Facet, Target, TargetMove, Unit, Verdict


@dataclass(frozen=True, slots=True)
class _Weights:
    base: Mapping[str, float]
    step: Mapping[str, float]
    number: Mapping[str, float]
    named: re.Pattern[str]


@cache
def _weights() -> _Weights:
    table = read_table("ranking")
    named = table["named"]
    facilities = "|".join(map(re.escape, named["facilities"]))
    pattern = rf"{named['marks']}|[\u4e00-\u9fff]{{2}}(?:{facilities})"
    return _Weights(table["base"], table["step"], table["number"], re.compile(pattern))


def revised_weight(unit: Unit, pair: Pair, moves: Sequence[TargetMove], facets: Sequence[Facet]) -> float:
    """Weigh a carried or revised unit by what it promises and what happened to it."""
    step = _weights().step
    weight = _stake(unit, pair.old)
    if not facets:
        return _bounded(weight + step["carried"])
    weight += sum(step.get(facet, 0.0) for facet in facets)
    weight += step["less_ambitious"] * any(m.ambition == "down" for m in moves)
    weight += max((_number_size(pair, m) for m in moves), default=0.0)
    return _bounded(weight)


def dropped_weight(unit: Unit, pair: Pair, verdict: Verdict, certainty: Certainty) -> float:
    """Weigh a unit that has no successor: silence raises it, doubt lowers it."""
    step = _weights().step
    steps = {
        "dropped_silent": step["silence"],
        "dropped_reported_done": step["reported_done"],
        "merged_into": 0.0,
        "cannot_tell": step["cannot_tell"],
    }
    doubt = step["open"] if certainty == "open" else 0.0
    return _bounded(_stake(unit, pair.old) + (steps[verdict] + doubt if unit.commitment else 0.0))


def added_weight(unit: Unit, pair: Pair, verdict: Verdict | None, certainty: Certainty) -> float:
    """Weigh a unit that has no predecessor."""
    step = _weights().step
    doubt = step["open"] if certainty == "open" else 0.0
    return _bounded(_stake(unit, pair.new) + doubt + (step["cannot_tell"] if verdict else step["added"]))


def ranked(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Order changes for reading: commitments first, then by weight; ties keep the texts' order."""
    return tuple(sorted(changes, key=lambda c: (not c.commitment, -c.weight)))


def is_named(text: str) -> bool:
    """Tell whether a text speaks of a named project, plan or facility."""
    return bool(_weights().named.search(text))


def _stake(unit: Unit, side: Side) -> float:
    base = _weights().base
    if not unit.commitment:
        return base["general"]
    targets = [t for _, t in side.targets.get(unit.id, ())]
    if any(t.headline for t in targets):
        return base["headline"]
    if any(t.value is not None for t in targets):
        return base["target"]
    return base["named"] if is_named(unit.text) else base["measure"]


def _number_size(pair: Pair, move: TargetMove) -> float:
    if move.old is None or move.new is None:
        return 0.0
    old: Target = pair.old.report.targets[move.old]
    new: Target = pair.new.report.targets[move.new]
    if not old.value_si or new.value_si is None:
        return 0.0
    rules = _weights().number
    size = abs(new.value_si - old.value_si) / abs(old.value_si)
    return rules["most"] * min(1.0, size / rules["full_at"])


def _bounded(weight: float) -> float:
    return round(min(1.0, max(0.0, weight)), 4)
