"""What was changed in published texts after they were first fetched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from warehouse.read import Warehouse
    from warehouse.records import DifferenceKind

_EDITS = """
    SELECT e.witness_id, e.kind, e.noticed_at, e.old_captured_at, e.old_text, e.new_text, e.old_start,
           e.new_start, e.old_sha256, e.new_sha256, e.places
    FROM silent_edits e JOIN witnesses w USING (witness_id)
    WHERE {asked} ORDER BY e.noticed_at DESC, e.kind <> 'misread_figure', e.new_start, e.idx
"""
_OF_TEXT, _OF_REGION = (_EDITS.format(asked=f"{name} = $asked") for name in ("e.witness_id", "w.region"))


@dataclass(frozen=True, slots=True)
class SilentEditShown:
    """One place of a text that was changed after publication; times are UTC."""

    kind: DifferenceKind
    noticed_at: datetime
    old_captured_at: datetime
    old_text: str
    new_text: str
    old_start: int
    new_start: int
    old_sha256: str
    new_sha256: str
    places: int


def silent_edits(warehouse: Warehouse, witness_id: str) -> tuple[SilentEditShown, ...]:
    """Return the silent edits of a text: noticed last first, figures before words."""
    rows = warehouse.rows(_OF_TEXT, {"asked": witness_id})
    return tuple(SilentEditShown(*row) for _, *row in rows)


def silent_edits_of_region(warehouse: Warehouse, region: str) -> dict[str, tuple[SilentEditShown, ...]]:
    """Return the silent edits of each text of a region by its witness_id, in the same order."""
    found: dict[str, tuple[SilentEditShown, ...]] = {}
    for witness, *row in warehouse.rows(_OF_REGION, {"asked": region}):
        found[witness] = (*found.get(witness, ()), SilentEditShown(*row))
    return found
