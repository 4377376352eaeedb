"""What the read functions answer: one frozen record per kind of row that a page or command shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from warehouse.read_collation import Place
    from warehouse.records import (
        Ambition,
        Aspect,
        Certainty,
        ChangeKind,
        Comparator,
        Coverage,
        Facet,
        Role,
        Severity,
        Trust,
        UnitKind,
        Verdict,
    )

Fate = Literal["carried", "revised", "added", "dropped", "cannot_tell"]
"""A change's kind as pages show it: `cannot_tell` is never counted as dropped or added."""


@dataclass(frozen=True, slots=True)
class PairHeld:
    """Two reports of one region that were compared."""

    pair_id: str
    region: str
    old_year: int
    new_year: int
    old_witness: str
    new_witness: str
    gap: int
    """Years between the two that are not held."""


@dataclass(frozen=True, slots=True)
class RegionHeld:
    """A region with what the warehouse holds of it."""

    slug: str
    name: str
    level: str
    fictional: bool
    years: tuple[int, ...]
    pairs: tuple[PairHeld, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class TextHeld:
    """One text of a report with its source and certificate; the text itself stays in the warehouse."""

    witness_id: str
    region: str
    year: int
    witness: str
    sha256: str
    size: int | None
    """Bytes of the snapshot."""
    media_type: str | None
    source_url: str | None
    accessed_on: str | None
    """Day on which the page was read, ISO 8601; None where nobody knows."""
    captured_at: datetime | None
    """When the archive got it, UTC."""
    is_base: bool
    unread_reason: str | None
    title: str | None
    session: str | None
    delivered_on: str | None
    """Day on which the report was read out, ISO 8601."""
    published_on: str | None
    """Day on which the page says that it was put out, ISO 8601."""
    speaker: str | None
    speaker_title: str | None
    length: int | None
    """Characters of the decoded text."""
    coverage: Coverage | None
    collated: bool
    """True for a text that is put together from others and has no snapshot of its own."""
    trust: Trust | None
    """Whose word its page is."""


@dataclass(frozen=True, slots=True)
class FateCount:
    """How many commitments met one fate."""

    fate: Fate
    count: int


@dataclass(frozen=True, slots=True)
class FindingInContext:
    """A fault of a text with the source's characters before, inside and after it."""

    kind: str
    severity: Severity
    start: int
    end: int
    detail: str
    before: str
    passage: str
    """The marked passage, cut at the limit that the caller gave."""
    after: str
    origin: str
    """witness_id of the text, read out of a snapshot, in which the passage begins."""
    origin_start: int


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change as a list shows it."""

    change_id: str
    kind: ChangeKind
    fate: Fate
    facets: tuple[Facet, ...]
    verdict: Verdict | None
    ambition: Ambition
    certainty: Certainty
    weight: float
    commitment: bool
    reason: str
    old_text: str
    """Texts of the old units, one per line; empty for what was added."""
    new_text: str
    role: Role
    old_section: str | None
    """Title of the innermost section of the first unit."""
    new_section: str | None
    boilerplate: bool = False
    """True where its wording is what many regions write in the same year."""


@dataclass(frozen=True, slots=True)
class ChangeFilter:
    """Which changes of a pair are asked for; an empty tuple asks for all."""

    fates: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    certainties: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    section: str | None = None
    """`old:<section key>` or `new:<section key>`; takes in what lies below it."""
    words: tuple[str, ...] = ()
    """Each must occur in the old or the new text."""
    commitments_only: bool = True
    topics: tuple[str, ...] = ()
    """Topics of canonical indicators that it sets a target for, in either year."""
    own_only: bool = False
    """True leaves out what many regions write in the same year."""


@dataclass(frozen=True, slots=True)
class UnitInPlace:
    """A unit with its place and the source's own characters around it."""

    unit_id: str
    witness_id: str
    year: int
    role: Role
    kind: UnitKind
    path: tuple[str, ...]
    """Titles from part to theme, without gaps."""
    text: str
    start: int
    end: int
    before: str
    source: str
    """The source's own characters from `start` to `end`."""
    after: str
    places: tuple[Place, ...]
    """Where it stands in snapshots: more than one place where a collated text runs from one into another."""


@dataclass(frozen=True, slots=True)
class EvidenceInPlace:
    """A unit that speaks for or against a verdict, with its score and why."""

    unit: UnitInPlace
    part: Literal["candidate", "review", "successor"]
    score: float
    note: str


@dataclass(frozen=True, slots=True)
class ChangeDetail:
    """All that supports one change."""

    row: ChangeRow
    old: tuple[UnitInPlace, ...]
    new: tuple[UnitInPlace, ...]
    evidence: tuple[EvidenceInPlace, ...]
    """Best first."""


@dataclass(frozen=True, slots=True)
class SectionHeld:
    """A heading of a text in reading order."""

    key: str
    level: Literal["part", "section", "theme"]
    title: str
    role: Role
    parent: str | None
    units: int
    """Units inside, those of its sub-sections too."""


@dataclass(frozen=True, slots=True)
class UnitInOrder:
    """A unit as the reader lays it out."""

    unit_id: str
    ord: int
    role: Role
    kind: UnitKind
    section_key: str | None
    text: str
    changes: tuple[str, ...]
    """Ids of the changes that it takes part in; empty where it was not compared."""


@dataclass(frozen=True, slots=True)
class TargetWording:
    """One side of a headline target, in the source's own words."""

    unit_id: str
    indicator: str
    wording: str
    """The source's characters of the target, without line breaks."""
    aspect: Aspect
    comparator: Comparator
    value: float | None
    value_high: float | None
    unit_text: str | None
    value_si: float | None
    unit_base: str | None
    hedge: str | None = None
    """Words that strengthen or weaken it: 确保, 力争."""


@dataclass(frozen=True, slots=True)
class TargetPair:
    """A headline target old → new; one side is missing where it has no counterpart."""

    name: str
    """Canonical name of the indicator, else as the newer text names it."""
    old: TargetWording | None
    new: TargetWording | None
    facets: tuple[Facet, ...]
    ambition: Ambition
    change_id: str | None
    """The change that holds the newer side, else the older."""
    fate: Fate | None
    """Fate of that change."""
