"""A redline as HTML: deleted and inserted runs marked by element, line and sign, never by colour alone."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from compare.redline import redline
from views.markup import html, joined, quoted, safe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.redline import Edit
    from views.markup import Html

Side = Literal["old", "new", "both"]
_SHARED = 0.3
_LEFT_OUT = {"old": "insert", "new": "delete", "both": None}


def redlined(old: str, new: str, side: Side = "both") -> Html:
    """Return the redline of a pair of texts; one side shows only what that side holds."""
    if not old or not new:
        return _whole(old, new)
    return marked(edits_of(old, new), side)


@lru_cache(maxsize=4096)
def edits_of(old: str, new: str) -> tuple[Edit, ...]:
    """Return the edit operations of a pair of texts; kept, since the same pairs are read again and again."""
    return redline(old, new)


def alike(old: str, new: str) -> bool:
    """Say whether a redline helps: texts that share little are read better as they stand."""
    kept = sum(len(edit.text) for edit in edits_of(old, new) if edit.op == "equal")
    return kept >= _SHARED * max(len(old), len(new))


def marked(edits: Iterable[Edit], side: Side = "both") -> Html:
    """Return edit operations as HTML."""
    runs = [_run(edit) for edit in edits if edit.op != _LEFT_OUT[side]]
    return html('<bdi lang="zh" class="dz-text">{}</bdi>', joined(runs))


def _run(edit: Edit) -> Html:
    text = safe(edit.text).replace("\n", html("<br>"))
    if edit.op == "equal":
        return text
    return html("<del>{}</del>", text) if edit.op == "delete" else html("<ins>{}</ins>", text)


def _whole(old: str, new: str) -> Html:
    if old:
        return html("<del>{}</del>", quoted(old))
    return html("<ins>{}</ins>", quoted(new)) if new else html("")
