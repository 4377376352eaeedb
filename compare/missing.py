"""Whether a unit without counterpart may stand in what is missing from our copy of the other text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.pair import Pair, Side
    from warehouse.records import Coverage, RoleState, Unit


@dataclass(frozen=True, slots=True)
class Absence:
    """How far a gap in the other text explains that a unit has no counterpart."""

    likely: bool
    """The counterpart's place is missing: nothing can be said."""
    possible: bool
    """The counterpart's section is there, but other parts of its role are not."""
    reason: str = ""


_NONE = Absence(likely=False, possible=False)


def absence(pair: Pair, unit: Unit, *, added: bool = False) -> Absence:
    """Judge by the coverage certificate of the other text; `added` looks from the new text to the old."""
    here, there = (pair.new, pair.old) if added else (pair.old, pair.new)
    other = "旧文本" if added else "新文本"
    coverage = there.report.coverage
    if coverage.verdict == "full":
        return _NONE
    if coverage.verdict != "partial":
        return Absence(
            likely=True, possible=True, reason=f"{other}只是摘要或清单，不是全文，不能据此判断有无。"
        )
    state = _state(coverage, unit.role)
    gaps = [s for s in coverage.missing if s.role == unit.role]
    if state == "missing":
        return Absence(likely=True, possible=True, reason=f"{other}缺少相应的部分，此句可能在缺失处。")
    if state == "present" and not gaps:
        return _NONE
    if _counterpart_present(pair, here, there, unit):
        return Absence(likely=False, possible=True)
    names = "、".join(s.title or s.key for s in gaps[:3])
    what = f"（{names}）" if names else ""
    return Absence(likely=True, possible=True, reason=f"{other}不完整{what}，此句可能在缺失处。")


def _state(coverage: Coverage, role: str) -> RoleState:
    """Give the state of a role; tasks whose goals are missing may have lost their beginning with them."""
    state = coverage.roles.get(role, "missing")
    if role == "tasks" and state == "present" and coverage.roles.get("goals") == "missing":
        return "damaged"
    return state


def _counterpart_present(pair: Pair, here: Side, there: Side, unit: Unit) -> bool:
    """Tell whether the innermost section that could be matched is there and undamaged."""
    added = here is pair.new
    damaged = {s.key for s in there.report.coverage.sections if s.state != "present"}
    pairs = [(s.new, s.old) if added else (s.old, s.new) for s in pair.sections]
    around = here.sections_around(unit)[:-1]  # the part itself says nothing of its sections
    for key in around:
        found = {b for a, b in pairs if a == key and b is not None}
        if found:
            return not found & damaged
    return False
