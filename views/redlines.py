"""A redline as HTML: deleted and inserted runs marked by element, line and sign, never by colour alone."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from compare.redline import redline
from views.markup import quoted, safe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.redline import Edit

Side = Literal["old", "new", "both"]
_SHARED = 0.3
_ELEMENT = {"delete": "del", "insert": "ins"}
_LEFT_OUT = {"old": "insert", "new": "delete", "both": None}


def redlined(old: str, new: str, side: Side = "both") -> str:
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


def marked(edits: Iterable[Edit], side: Side = "both") -> str:
    """Return edit operations as HTML."""
    runs = [_run(edit) for edit in edits if edit.op != _LEFT_OUT[side]]
    return f'<bdi lang="zh" class="dz-text">{"".join(runs)}</bdi>'


def _run(edit: Edit) -> str:
    text = safe(edit.text).replace("\n", "<br>")
    element = _ELEMENT.get(edit.op)
    return f"<{element}>{text}</{element}>" if element else text


def _whole(old: str, new: str) -> str:
    if old:
        return f"<del>{quoted(old)}</del>"
    return f"<ins>{quoted(new)}</ins>" if new else ""
