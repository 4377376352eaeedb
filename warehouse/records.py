"""The records that cross package boundaries: frozen dataclasses, nothing else.

Offsets (`start`, `end`, `value_start`, `value_end`) count Unicode characters of the decoded source
text, half open. Identifiers of units are `<prefix><role>.<part>.<section>/<n>`; the prefix
`<region>-<year>/` is present wherever region and year are known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from warehouse.comparison_records import (
    Ambition,
    Certainty,
    Change,
    ChangeKind,
    Comparison,
    Evidence,
    Facet,
    Link,
    Outcome,
    OutcomeVerdict,
    SectionLink,
    SectionRelation,
    SourceNote,
    TargetMove,
    Verdict,
)

__all__ = [
    "Ambition",
    "Aspect",
    "Capture",
    "Certainty",
    "Change",
    "ChangeKind",
    "Comparator",
    "Comparison",
    "Coverage",
    "CoverageVerdict",
    "Difference",
    "DifferenceKind",
    "Evidence",
    "Facet",
    "Finding",
    "Link",
    "Outcome",
    "OutcomeVerdict",
    "Piece",
    "ReadReport",
    "Region",
    "Role",
    "RoleState",
    "Section",
    "SectionLink",
    "SectionRelation",
    "SectionSeen",
    "Severity",
    "SilentEdit",
    "SourceNote",
    "Target",
    "TargetMove",
    "Trust",
    "Unit",
    "UnitKind",
    "Verdict",
]

Role = Literal["preamble", "review", "goals", "tasks", "closing", "annex", "furniture"]
UnitKind = Literal["heading", "lead", "sentence", "clause"]
Aspect = Literal["growth", "level", "share", "increment", "count", "reduction", "qualitative"]
Comparator = Literal[
    ">=", ">", "≈", "<=", "<", "=", "range", "strive", "sync", "above_average",
    "maintain", "improve", "decrease", "fulfil",
]  # fmt: skip
CoverageVerdict = Literal["full", "partial", "digest", "not_a_report"]
RoleState = Literal["present", "damaged", "missing"]
Severity = Literal["info", "warning", "error"]
Trust = Literal["official", "press", "other", "given", "refused"]
"""Whose word a page is; `given` is a text that a person brought without an address."""
DifferenceKind = Literal[
    "misread_figure", "misread_words", "lost_passage", "added_passage", "repeated_passage",
    "splice", "furniture", "spelling", "punctuation",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Region:
    """A government that reports."""

    slug: str
    name: str
    level: str
    code: str | None = None
    fictional: bool = False


@dataclass(frozen=True, slots=True)
class Capture:
    """One line of the archive's log: which bytes came when and whence, and as what."""

    at: str
    """UTC time, ISO 8601, to the second."""
    sha256: str
    size: int
    media_type: str
    region: str
    year: int
    witness: str
    file_name: str
    source_url: str | None = None
    region_name: str | None = None
    region_level: str | None = None
    note: str | None = None
    selector: str | None = None
    """CSS selector of the element that holds the text, where a page was fetched by a site's adapter."""
    accessed_on: str | None = None
    """ISO 8601 date on which the page was read; of a given file as its giver says, None where nobody did."""


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the heading tree: part, section or theme."""

    key: str
    """Place in the tree, stable within a report: `tasks.2`, `tasks.2.1`, `tasks.2.1.3`."""
    level: Literal["part", "section", "theme"]
    number: int | None
    """The number that the text itself gives the heading, if any."""
    title: str
    role: Role
    start: int
    end: int
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest piece that is aligned: a heading, a sentence, or a ；-clause of one."""

    id: str
    start: int
    end: int
    role: Role
    path: tuple[str | None, str | None, str | None]
    """Titles of part, section and theme."""
    text: str
    """The cleaned text: no hard wraps, no invisible characters, digits half width."""
    kind: UnitKind = "sentence"
    section: str | None = None
    """Key of the innermost Section."""
    commitment: bool = False
    """True where a unit of goals or tasks promises an action or a target (no slogan, no heading)."""
    repeat_of: str | None = None
    """Id of the unit that this one repeats (a repeated passage counts once)."""
    origin: str | None = None
    """In a collated report, the witness that the unit was taken from."""


@dataclass(frozen=True, slots=True)
class Target:
    """Indicator, comparator, value and unit, or a comparative in words."""

    unit: str
    """Id of the unit it stands in."""
    start: int
    end: int
    value_start: int | None
    value_end: int | None
    indicator: str
    canonical: str | None
    aspect: Aspect
    comparator: Comparator
    value: float | None
    value_high: float | None
    unit_text: str | None
    unit_base: str | None
    value_si: float | None
    """`value` times the scale of `unit_text`, in `unit_base` (percent stays percent)."""
    hedge: str | None
    reference: str | None
    headline: bool
    polarity: Literal["higher", "lower", "none"] = "none"
    topic: str | None = None
    """What the canonical indicator belongs to, as indicators.toml says: 综合, 民生 …"""
    head: str | None = None
    """Head noun of a name that no canonical indicator claims: 项目, 学位 …"""


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault of a text, with its place and one line of why."""

    kind: str
    start: int
    end: int
    detail: str
    severity: Severity = "warning"


@dataclass(frozen=True, slots=True)
class Difference:
    """What another text of the same report has otherwise than the base, and where in both."""

    kind: DifferenceKind
    start: int
    end: int
    """In the base; `start` equals `end` where the base has nothing there."""
    other_start: int
    other_end: int
    text: str
    """What the base has, cut short where it is long."""
    other_text: str
    detail: str
    count: int = 1
    """How many places of this kind the row stands for: spelling of a whole text, punctuation."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a collated text and where it was taken from."""

    start: int
    end: int
    origin: str
    """Name of the witness."""
    origin_start: int
    """Where the stretch begins in that witness's text; it is equal there, character by character."""


@dataclass(frozen=True, slots=True)
class SilentEdit:
    """What a report's text had before its page was fetched again and found changed."""

    kind: DifferenceKind
    noticed_at: str
    """When the later text was first fetched; the change is younger than `old_captured_at`."""
    old_captured_at: str
    old_sha256: str
    new_sha256: str
    old_start: int
    old_end: int
    """In the text of the earlier snapshot; `new_start` and `new_end` in that of the later."""
    new_start: int
    new_end: int
    old_text: str
    new_text: str
    places: int = 1
    """How many places the row stands for: more than one for punctuation, or spelling throughout."""


@dataclass(frozen=True, slots=True)
class SectionSeen:
    """One numbered section that the certificate expects or found."""

    key: str
    number: int | None
    title: str | None
    role: Role
    state: RoleState


@dataclass(frozen=True, slots=True)
class Coverage:
    """Certificate of a text: which roles and numbered sections are present, missing or damaged."""

    verdict: CoverageVerdict
    roles: dict[str, RoleState]
    sections: tuple[SectionSeen, ...]
    missing: tuple[SectionSeen, ...]
    reasons: tuple[str, ...] = ()
    """One sentence each: why the verdict is not `full`."""


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report as read out of one text."""

    region: str | None
    year: int | None
    title: str | None
    session: str | None
    delivered_on: str | None
    speaker: str | None
    length: int
    """Characters of the decoded source text."""
    sections: tuple[Section, ...]
    units: tuple[Unit, ...]
    targets: tuple[Target, ...]
    findings: tuple[Finding, ...]
    coverage: Coverage
    results: tuple[Target, ...] = ()
    """Figures that the review part reports as reached, in the shape of a target."""
    speaker_title: str | None = None
    """The speaker's office as it is written: 市长, 代市长."""
    published_on: str | None = None
    """ISO date on which the page says that it was put out."""
