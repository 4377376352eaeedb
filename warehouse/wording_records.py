"""What is asked of a year's texts in order to find the wording that many regions share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UnitSaid:
    """A unit of the base text of a report, as its region says it."""

    region: str
    witness_id: str
    unit_id: str
    text: str
    figure: bool
    """True where a target of the unit has a value."""
