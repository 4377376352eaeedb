"""The records of a comparison: frozen dataclasses, nothing else. `warehouse.records` hands them on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from warehouse.records import ReadReport, SilentEdit

ChangeKind = Literal["carried", "revised", "added", "dropped"]
Facet = Literal[
    "raised", "lowered", "tightened", "softened", "quantified", "dequantified",
    "reworded", "moved", "merged", "split", "scope_changed",
]  # fmt: skip
Verdict = Literal["dropped_reported_done", "dropped_silent", "merged_into", "cannot_tell"]
Ambition = Literal["up", "down", "same", "unclear"]
Certainty = Literal["certain", "likely", "open"]
SectionRelation = Literal["kept", "renamed", "moved", "merged", "split", "added", "dropped"]
OutcomeVerdict = Literal[
    "met", "exceeded", "missed", "partly", "reported_unquantified", "not_reported", "cannot_tell",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Link:
    """An old unit that goes on in a new unit; many-to-many."""

    old: str
    new: str
    score: float
    """Calibrated probability, 0..1."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A unit that supports or nearly contradicts a verdict."""

    unit: str
    side: Literal["old", "new"]
    part: Literal["candidate", "review", "successor"]
    score: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class TargetMove:
    """One target of a pair of units that moved: what facet it gave and between which targets."""

    old: int | None
    """Index into old.targets."""
    new: int | None
    """Index into new.targets."""
    facets: tuple[Facet, ...]
    ambition: Ambition


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one or several units from one year to the next."""

    id: str
    kind: ChangeKind
    facets: tuple[Facet, ...]
    old: tuple[str, ...]
    new: tuple[str, ...]
    ambition: Ambition
    certainty: Certainty
    verdict: Verdict | None
    evidence: tuple[Evidence, ...]
    weight: float
    """Rank for the first screen, 0..1: target > named project > measure > general words."""
    commitment: bool = True
    """False for changes of headings, slogans and boilerplate."""
    moves: tuple[TargetMove, ...] = ()
    reason: str = ""
    """One sentence: why this kind, verdict and certainty."""
    boilerplate: bool = False
    """Its wording is what many regions say that year: `compare.boilerplate` marks it where they are held."""


@dataclass(frozen=True, slots=True)
class SectionLink:
    """A section of the old report and its counterpart in the new."""

    old: str | None
    new: str | None
    relation: SectionRelation
    old_rank: int | None
    new_rank: int | None
    share: float = 0.0
    """Share of the old section's linked text that goes to the new one, 0..1."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the later review part says of an earlier target or commitment."""

    unit: str
    target: int | None
    verdict: OutcomeVerdict
    evidence: tuple[str, ...]
    value: float | None
    unit_text: str | None
    certainty: Certainty
    reason: str = ""
    nearest: str | None = None
    """Of what is called silent: the review unit that may speak of it all the same, to be checked."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that was found between two reports."""

    old: ReadReport
    new: ReadReport
    links: tuple[Link, ...] = field(default=())
    changes: tuple[Change, ...] = field(default=())
    sections: tuple[SectionLink, ...] = field(default=())
    outcomes: tuple[Outcome, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class SourceNote:
    """Where a text that is compared, or a stretch of it, was taken from."""

    label: str
    file_name: str
    sha256: str
    source_url: str | None = None
    accessed_on: str | None = None
    """Day on which the page was read, ISO 8601; None where nobody knows."""
    captured_at: str | None = None
    """When the archive got it: UTC time, ISO 8601."""
    silent_edits: tuple[SilentEdit, ...] = ()
    """What was changed in the text after its page was first fetched."""
