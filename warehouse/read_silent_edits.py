"""What was changed in published texts after they were first fetched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from warehouse.read import Warehouse
    from warehouse.records import DifferenceKind

_EDITS = """
    SELECT kind, noticed_at, old_captured_at, old_text, new_text, old_start, new_start,
           old_sha256, new_sha256, places
    FROM silent_edits WHERE witness_id = $witness
    ORDER BY noticed_at DESC, kind <> 'misread_figure', new_start, idx
"""


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
    return tuple(SilentEditShown(**row) for row in warehouse.named(_EDITS, {"witness": witness_id}))
