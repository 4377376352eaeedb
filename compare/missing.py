"""Whether a unit without counterpart may stand in what is missing from our copy of the other text."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from compare.pair import COMPARED, units_in_play
from compare.saying import say
from compare.tables import read_table

if TYPE_CHECKING:
    from warehouse.records import Coverage, ReadReport, SectionSeen


def absence(coverage: Coverage, other: str) -> str | None:
    """Say in one sentence why nothing can be told from the other text, or None where it is all there.

    `other` is what the text is called in that sentence. Goals and tasks count as one: a matter moves
    between them and between their sections from year to year, so that whatever is missing of either
    may hold it. Measured on real pairs cut short: of what seemed dropped although its section's
    counterpart was there, six in ten stood in the part that was cut off, and three in ten even where
    the two sections matched one to one. A gap in the review alone hides no task.
    """
    if coverage.verdict == "full":
        return None
    if coverage.verdict != "partial":
        return say("only_digest", text=other)
    gaps = [gap_name(s) for s in coverage.missing if s.role in COMPARED]
    if gaps:
        return say("in_gap", text=other, gaps="、".join(gaps[:4]))
    if any(coverage.roles.get(role, "missing") != "present" for role in COMPARED):
        return say("in_damage", text=other)
    return None


def gap_name(seen: SectionSeen) -> str:
    """Name a missing section as a reader would: by its title, its number, or the part that it belongs to."""
    if seen.title:
        return seen.title
    part = {"review": "工作回顾", "goals": "目标", "tasks": "任务"}.get(seen.role, seen.key)
    if seen.number is None:
        return say("gap_part", place=part)
    return say("gap_section", place=part, n=seen.number)


def room(text: ReadReport, other: ReadReport) -> float:
    """Give the length of a text's goals and tasks as a share of the other's, at most 1."""
    here, there = (sum(len(u.text) for u in units_in_play(r)) for r in (text, other))
    return min(1.0, here / there) if there else 1.0


def is_shrunk(text: ReadReport, other: ReadReport) -> bool:
    """Tell whether a text has so much less room than the other that absence in it says little."""
    return room(text, other) < _shrunk()


@cache
def _shrunk() -> float:
    table = read_table("verdicts")
    return float(table["length"]["shrunk"])
