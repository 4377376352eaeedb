"""What is known of a region's promises through the years, and the lines that they make."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from warehouse.records import Change, Facet, Link, Outcome, OutcomeVerdict, Target, Unit

JointKind = Literal["first", "linked", "returned"]
"""How a year hangs on the one before: by a link of the comparison, or come back after it had gone."""
GapState = Literal["not_held", "not_there", "cannot_tell"]
"""Why a line has nothing in a year: no text is held, the text has it not, or lacks the place."""
Incomparable = Literal["unit", "kind", "scope", "base", "indicator"]
"""What changed so that two figures cannot be set against each other."""
BranchKind = Literal["split", "merged", "shared", "doubtful"]
"""A link beside the lines: the newer line began with it, the older ended with it, or both go on.

A doubtful link is not sure enough to carry a line on; a reader may see more in it.
"""
Ending = Literal[
    "current", "dropped_silent", "dropped_reported_done", "merged_into", "cannot_tell", "not_compared",
]  # fmt: skip
"""What became of a line after its last year; `current` where that is the newest report held."""


@dataclass(frozen=True, slots=True)
class YearHeld:
    """What one year's report promises: its units in play, in reading order, and all its targets."""

    year: int
    witness_id: str
    units: tuple[Unit, ...]
    targets: tuple[Target, ...] = ()
    complete: bool = True
    """False where the goals or the tasks part is missing or damaged: silence says nothing then."""


@dataclass(frozen=True, slots=True)
class PairCompared:
    """What was found between two years that were compared."""

    old_year: int
    new_year: int
    links: tuple[Link, ...] = ()
    changes: tuple[Change, ...] = ()
    outcomes: tuple[Outcome, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """All that is held of a region, oldest first."""

    region: str
    years: tuple[YearHeld, ...]
    pairs: tuple[PairCompared, ...]


@dataclass(frozen=True, slots=True)
class LineYear:
    """One year of a line: the unit that stands there and how it hangs on the year before."""

    year: int
    unit: str
    joint: JointKind
    since: int | None = None
    """Year of the unit before it in the line."""
    facets: tuple[Facet, ...] = ()
    """What changed from there; without raised and lowered where figures are not comparable."""
    incomparable: tuple[Incomparable, ...] = ()
    verdicts: tuple[OutcomeVerdict, ...] = ()
    """What the next report held says of it, one for each target or clause that was looked up."""
    told_in: int | None = None
    """Year of that report."""
    score: float | None = None
    """Probability of the link, or likeness of what came back, 0..1."""

    @property
    def reported(self) -> bool | None:
        """Tell whether the next report speaks of it; None where that cannot be told."""
        known = [verdict for verdict in self.verdicts if verdict != "cannot_tell"]
        return any(verdict != "not_reported" for verdict in known) if known else None


@dataclass(frozen=True, slots=True)
class LineGap:
    """A year between the first and the last of a line in which it has nothing."""

    year: int
    state: GapState


@dataclass(frozen=True, slots=True)
class LineSummary:
    """A line in figures; phrases are made of it elsewhere."""

    years: int
    """Years in which it stands."""
    facets: dict[str, int] = field(default_factory=dict)
    """How often each facet occurred, over comparable joints."""
    incomparable: int = 0
    """Joints at which figures are not comparable."""
    returns: int = 0
    asked: int = 0
    """Years of which a later report could tell."""
    reported: int = 0
    last_reported: int | None = None
    """Year of the newest report that speaks of it."""
    silent_run: int = 0
    """Newest years in a row of which the later reports say nothing."""


@dataclass(frozen=True, slots=True)
class Line:
    """One commitment followed through the years."""

    id: str
    """`<region>-<first year>-<hash of its first words>`; a later year never changes it."""
    region: str
    years: tuple[LineYear, ...]
    gaps: tuple[LineGap, ...]
    ending: Ending
    summary: LineSummary


@dataclass(frozen=True, slots=True)
class Branch:
    """A link between two lines: one took over a part of the other, or was taken into it."""

    kind: BranchKind
    old_line: str
    new_line: str
    old_year: int
    new_year: int
    old_unit: str
    new_unit: str
    score: float


@dataclass(frozen=True, slots=True)
class Lineage:
    """The lines of a region, and the graph of what they gave to each other."""

    region: str
    lines: tuple[Line, ...]
    branches: tuple[Branch, ...]
