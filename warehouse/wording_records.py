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
    own: bool
    """True where it is its government's own whatever others write: a headline target, a target with a value,
    or what the national government says and the others follow."""
