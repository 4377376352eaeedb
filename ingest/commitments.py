"""Which units of goals and tasks promise an action or hold a figure to be reached."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.genre import GENRE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.outlining.drafts import DraftUnit

_FIGURE = re.compile(r"[0-9]")
_SHORTEST = 7
"""Five characters and a full stop are a motto (做强都市圈。)."""


def find_commitments(drafts: Sequence[DraftUnit]) -> list[bool]:
    """Tell for every draft whether it is a promise: no heading, no analysis of the situation, no slogan."""
    introductions = _introductions(drafts)
    return [
        draft.role in {"goals", "tasks"}
        and draft.kind not in {"heading", "lead"}
        and position not in introductions
        and _promises(draft)
        for position, draft in enumerate(drafts)
    ]


def _promises(draft: DraftUnit) -> bool:
    text = draft.text
    if len(text) < _SHORTEST or GENRE.has("commitments.never", text):
        return False
    if GENRE.has("commitments.copula", text):
        return False
    if draft.role == "tasks":
        return True
    return (
        bool(_FIGURE.search(text))
        or GENRE.has("commitments.action", text)
        or GENRE.has("leads.verb", text)
        or GENRE.has("commitments.start", text)
        or draft.kind == "clause"
    )


def _introductions(drafts: Sequence[DraftUnit]) -> set[int]:
    """Return the sentences between a section's heading and its first theme: they only lead over to it."""
    found: set[int] = set()
    waiting: list[int] = []
    open_section = False
    for position, draft in enumerate(drafts):
        if draft.kind == "heading":
            waiting = []
            open_section = draft.path[1] is not None and draft.path[2] is None
        elif draft.kind == "lead":
            found.update(waiting)
            waiting = []
            open_section = False
        elif open_section and not _FIGURE.search(draft.text):
            waiting.append(position)
    return found
