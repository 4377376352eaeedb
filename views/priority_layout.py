"""How high the boxes and streams of the priorities stand, in pixels; no drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from views.priority_standing import Standing
    from warehouse.read_priorities import PriorityFlow

Place = tuple[int, str]
"""Year and section key."""
LINE: Final = 15
"""Height of a line of a box, as style.css has it."""
HEAD: Final = 38
_WIDTH: Final = 1150
_BOX: Final = (176, 330)
"""Least and greatest width of a box: a Chinese heading must be legible in it."""
_STREAM: Final = (64, 150)
_HEIGHT: Final = (540.0, 1100.0)
"""Least and greatest height of a whole year."""
_THIN: Final = 8
"""One section in so many may be too thin for its title; the tooltip and the table have it."""
_APART: Final = 5
_LEAST: Final = 3


@dataclass(frozen=True, slots=True)
class YearColumn:
    """A year as the chart heads it."""

    year: int
    state: str
    """In words, e.g. that it is not held or not complete; empty where there is nothing to say."""
    held: bool
    whole: bool = True
    """False where goals or tasks are not whole, so that ranks and shares are those of what is held."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands."""

    box: float
    """Width of a box; `stream`: of the room between two years."""
    stream: float
    height: float
    """Of the text of all tasks of one year."""
    columns: Mapping[int, int]
    tops: Mapping[Place, float]
    bottom: float

    def tall(self, standing: Standing) -> float:
        """Return the height of a section's box."""
        return _tall(standing, self.height)


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream with the heights at which it leaves one box and reaches another."""

    flow: PriorityFlow
    leaves: float
    arrives: float


def place_of(standing: Standing) -> Place:
    """Return the year and key of a section."""
    return standing.section.year, standing.section.key


def layout(columns: Sequence[YearColumn], standings: Sequence[Standing]) -> Layout:
    """Place the boxes of each year below each other in the order of the text, apart by a small space."""
    count = len(columns)
    stream = min(max(_WIDTH / (3 * count), _STREAM[0]), _STREAM[1])
    box = min(max((_WIDTH - (count - 1) * stream) / count, _BOX[0]), _BOX[1])
    shares = sorted(each.section.share for each in standings if each.section.share > 0)
    thin = shares[len(shares) // _THIN] if shares else 1.0
    height = min(max(LINE / thin, _HEIGHT[0]), _HEIGHT[1])
    tops: dict[Place, float] = {}
    ends: dict[int, float] = {}
    for each in standings:
        year = each.section.year
        tops[place_of(each)] = ends.get(year, HEAD + _APART)
        ends[year] = tops[place_of(each)] + _tall(each, height) + _APART
    bottom = max(ends.values(), default=height)
    return Layout(box, stream, height, {column.year: n for n, column in enumerate(columns)}, tops, bottom)


def _tall(standing: Standing, height: float) -> float:
    return max(standing.section.share * height, _LEAST)


def streams(standings: Sequence[Standing], placed: Layout) -> tuple[Stream, ...]:
    """Return the streams between two shown sections, in such order that those of one box do not cross."""
    leaves: dict[PriorityFlow, float] = {}
    arrives: dict[PriorityFlow, float] = {}
    for each in standings:
        at = placed.tops[place_of(each)]
        for flow in sorted(each.goes, key=lambda flow: placed.tops.get(new_place(flow), 0)):
            leaves[flow] = at
            at += flow.old_share * placed.height
        at = placed.tops[place_of(each)]
        for flow in sorted(each.came, key=lambda flow: placed.tops.get(old_place(flow), 0)):
            arrives[flow] = at
            at += flow.new_share * placed.height
    return tuple(Stream(flow, at, arrives[flow]) for flow, at in leaves.items() if flow in arrives)


def old_place(flow: PriorityFlow) -> Place:
    """Return where a stream begins."""
    return flow.old_year, flow.old_key or ""


def new_place(flow: PriorityFlow) -> Place:
    """Return where a stream ends."""
    return flow.new_year, flow.new_key or ""
