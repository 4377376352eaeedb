"""The record of one figure of a digest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from warehouse.records import Aspect, Comparator, Trust


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure of a digest: what a source says of an indicator, with the line of the digest's file."""

    line: int
    """Line of the file on which the row begins, from 1; the first is the header."""
    region: str
    year: int
    """The report that it belongs to; `ref_year` is the year or span of years that the figure is about."""
    ref_year: str
    kind: Literal["target", "outcome"]
    indicator: str
    """As it is printed in the digest."""
    canonical: str | None
    wording: str
    """The words around the figure, … in its place: 增长…以上."""
    aspect: Aspect
    comparator: Comparator
    value: float | None
    value_high: float | None
    unit_text: str | None
    unit_base: str | None
    value_si: float | None
    hedge: str | None
    reference: str | None
    polarity: Literal["higher", "lower", "none"]
    source: str
    """Address of the page, or `sha256:` and the hash of a text that has none."""
    trust: Trust
    confidence: Literal["high", "medium", "low"]
    block: str | None = None
    """Where in the source it stands: headline, review, task, livelihood, bulletin, …"""
    note: str | None = None
    disputed: bool = False
    """Another source gives another figure for the same indicator and year."""


def figure_in_words(wording: str, value: float | None, high: float | None, unit: str | None) -> str:
    """Put a figure back into its wording: 增长…以上 and 6% are 增长6%以上."""
    if value is None:
        return wording
    figure = f"{value:.12g}{'' if high is None else f'–{high:.12g}'}{unit or ''}"
    before, mark, after = wording.partition("…")
    return f"{before}{figure}{after.removeprefix(unit) if mark and unit else after}"
