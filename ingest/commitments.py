"""Which units of goals and tasks promise an action or hold a figure to be reached."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.genre import GENRE

if TYPE_CHECKING:
    from ingest.drafts import DraftUnit

_FIGURE = re.compile(r"[0-9]")
_SHORTEST = 8


def is_commitment(draft: DraftUnit) -> bool:
    """Tell whether a unit is a promise, not a heading, an analysis of the situation or a slogan."""
    if draft.role not in {"goals", "tasks"} or draft.kind in {"heading", "lead"}:
        return False
    text = draft.text
    if len(text) < _SHORTEST or GENRE.has("commitments.never", text):
        return False
    if draft.role == "goals":
        return GENRE.has("commitments.headline", text) or bool(_FIGURE.search(text))
    return GENRE.has("commitments.verb", text) or bool(_FIGURE.search(text))
