"""What is answered of outcomes, lines and indicators: one frozen record per kind of row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from warehouse.line_records import BranchKind, Ending, GapState, Incomparable, JointKind
    from warehouse.records import Aspect, Certainty, Comparator, Facet, OutcomeVerdict, Role, Trust


@dataclass(frozen=True, slots=True)
class DigestTold:
    """What a digest of figures says of a target: whose word it is, and what it makes of the target."""

    value: float
    unit_text: str | None
    verdict: OutcomeVerdict | None
    """None where the figure is inexact or of low confidence."""
    trust: Trust
    confidence: Literal["high", "medium", "low"]
    source: str
    """Address of the page, or `sha256:` and the hash of a text that has none."""
    line: int


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One target or commitment and what the next report held says of it."""

    ord: int
    verdict: OutcomeVerdict
    certainty: Certainty
    reason: str
    """The arithmetic, or why there is none, in one sentence."""
    unit_id: str
    old_text: str
    target: int | None
    target_quote: str | None
    indicator: str | None
    headline: bool
    reported_value: float | None
    reported_unit_text: str | None
    evidence: tuple[str, ...]
    evidence_text: str | None
    nearest: str | None
    """Of what is not reported: the review unit that may speak of it all the same."""
    nearest_text: str | None
    old_sha256: str
    old_source_url: str | None
    old_origin: str
    old_origin_start: int | None
    new_sha256: str
    new_source_url: str | None
    new_origin: str
    new_origin_start: int | None
    line_id: str | None
    below_last: str | None = None
    """The arithmetic where the report that promises it told more of the year before."""
    digests: tuple[DigestTold, ...] = ()
    """What other sources say of the same target and year, the most trusted first."""
    disputed: bool = False
    """Sources disagree: two digests, or a digest and the report; all are given."""


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line with its summary and its newest words."""

    line_id: str
    region: str
    first_year: int
    last_year: int
    years: int
    ending: Ending
    raised: int
    lowered: int
    tightened: int
    softened: int
    quantified: int
    dequantified: int
    scope_changed: int
    incomparable: int
    returns: int
    asked: int
    reported: int
    last_reported: int | None
    silent_run: int
    first_text: str
    last_text: str


@dataclass(frozen=True, slots=True)
class LineYearRow:
    """One year of a line: its words with their source, or why there are none."""

    year: int
    state: Literal["there"] | GapState
    joint: JointKind | None
    since: int | None
    facets: tuple[Facet, ...] | None
    incomparable: tuple[Incomparable, ...] | None
    verdicts: tuple[OutcomeVerdict, ...] | None
    told_in: int | None
    score: float | None
    unit_id: str | None
    role: Role | None
    section: str | None
    text: str | None
    witness_id: str | None
    origin: str | None
    origin_start: int | None
    sha256: str | None
    source_url: str | None


@dataclass(frozen=True, slots=True)
class BranchRow:
    """What a line gave to another, or took from it."""

    kind: BranchKind
    old_line: str
    new_line: str
    old_year: int
    new_year: int
    score: float
    text: str
    """Newest words of the other line."""


@dataclass(frozen=True, slots=True)
class LineDetail:
    """One line with all its years, gaps among them, and its branches."""

    row: LineRow
    years: tuple[LineYearRow, ...]
    branches: tuple[BranchRow, ...]


@dataclass(frozen=True, slots=True)
class IndicatorHeld:
    """An indicator of a region in one measure, and in how many years a target names it."""

    name: str
    unit_base: str | None
    rate: bool
    """True for a growth or a reduction, False for a level, a share, a count."""
    years: int
    headline: bool


@dataclass(frozen=True, slots=True)
class IndicatorYear:
    """A target of an indicator with its wording and outcome, or the figure of a digest."""

    year: int
    """Of the report that promises; of a digest's outcome the year that the figure is about."""
    origin: Literal["report", "digest"]
    kind: Literal["target", "outcome"]
    indicator: str
    aspect: Aspect
    comparator: Comparator
    value: float | None
    value_high: float | None
    value_si: float | None
    unit_text: str | None
    hedge: str | None
    reference: str | None
    quote: str
    verdict: OutcomeVerdict | None
    reached: float | None
    """What the next report says was reached, in `reached_unit`."""
    reached_unit: str | None
    reason: str | None
    told_in: int | None
    line_id: str | None
    disputed: bool
    trust: str | None
    sha256: str | None
    source: str | None
    unit_id: str | None = None
    """The sentence that sets the target; None for a digest's figure, as are the places below."""
    witness_id: str | None = None
    char_start: int | None = None
    char_end: int | None = None
    origin_start: int | None = None
    origin_end: int | None = None
    sentence: str | None = None
    """Cleaned text of that sentence, which begins in the snapshot `sentence_sha256`."""
    sentence_sha256: str | None = None
    line: int | None = None
    """Of a digest's figure: its line in the file."""
