"""What is answered of commitments without counterpart: one frozen record per kind of row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from warehouse.records import Certainty, OutcomeVerdict, Role, Verdict


@dataclass(frozen=True, slots=True)
class DroppedFilter:
    """Which commitments without counterpart are asked for; an empty tuple asks for all."""

    verdicts: tuple[str, ...] = ()
    certainties: tuple[str, ...] = ()
    section: str | None = None
    """Section key of the older text; takes in what lies below it."""
    words: tuple[str, ...] = ()
    """Each must occur in the old sentence."""
    own_only: bool = False
    """True leaves out what many regions write in the same year."""
    change: str | None = None
    """The one change that is asked for."""


@dataclass(frozen=True, slots=True)
class DroppedCount:
    """How many commitments have one verdict with one certainty."""

    verdict: Verdict
    certainty: Certainty
    count: int
    boilerplate: int
    """How many of them only repeat what many regions write that year."""


@dataclass(frozen=True, slots=True)
class NearText:
    """A unit of the newer text that was weighed as the counterpart, or that tells what became of it."""

    unit_id: str
    role: Role
    path: tuple[str, ...]
    """Titles from part to theme, without gaps."""
    text: str
    part: Literal["candidate", "review", "successor"]
    score: float
    note: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the newer review part says of a commitment, or of a target in it."""

    verdict: OutcomeVerdict
    certainty: Certainty
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Peers:
    """How many regions of the same level set an indicator in the older year, and how many still do."""

    indicator: str
    regions: int
    """Regions compared over the same two years whose older text sets it and whose newer text is complete."""
    without: int
    """Those of them whose newer text sets no target for it."""
    still_here: bool
    """True where this region's own newer text sets a target for it elsewhere."""


@dataclass(frozen=True, slots=True)
class DroppedRow:
    """A commitment of the older text without counterpart, with what a reader needs to check it."""

    change_id: str
    verdict: Verdict
    certainty: Certainty
    weight: float
    boilerplate: bool
    reason: str
    unit_id: str
    text: str
    role: Role
    path: tuple[str, ...]
    near: tuple[NearText, ...]
    """Refused candidates, successors and review units, best first."""
    told: tuple[Told, ...]
    peers: tuple[Peers, ...]
    """One for each indicator that it sets a target for."""
