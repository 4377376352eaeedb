"""The record of a target or result as found in a draft, before its unit has an id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from warehouse.records import Aspect, Comparator


class FoundTarget(NamedTuple):
    """A target found in a draft; offsets are half open and relative to the draft's text."""

    unit: int
    """Index into the drafts."""
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
    hedge: str | None
    reference: str | None
    headline: bool
    polarity: Literal["higher", "lower", "none"] = "none"
