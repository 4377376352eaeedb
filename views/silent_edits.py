"""What was changed in a published text after it was first fetched, as HTML."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from views.markup import badge, safe
from views.redlines import redlined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from views.language import Words
    from warehouse.read_silent_edits import SilentEditShown


def silent_edits_html(edits: Sequence[SilentEditShown], words: Words) -> str:
    """Return the silent edits of one text, a list for each time that a change was noticed; empty for none."""
    return "".join(
        _noticed_html(tuple(group), words) for _, group in groupby(edits, lambda edit: edit.noticed_at)
    )


def edited_note_html(edits: Sequence[SilentEditShown], words: Words) -> str:
    """Return one line that warns of a text that was changed after publication; empty for one that was not."""
    if not edits:
        return ""
    told = words("edit.note", count=len(edits), noticed=words.date(edits[0].noticed_at))
    return f'<p class="dz-notice">{safe(told)}</p>'


def _noticed_html(edits: Sequence[SilentEditShown], words: Words) -> str:
    first = edits[0]
    title = words("edit.title", count=len(edits), noticed=words.date(first.noticed_at))
    between = words(
        "edit.between", before=words.date(first.old_captured_at), noticed=words.date(first.noticed_at)
    )
    hashes = "".join(
        f'<dt>{words(name)}</dt><dd><code class="dz-hash">{safe(sha256)}</code></dd>'
        for name, sha256 in (("edit.old", first.old_sha256), ("edit.new", first.new_sha256))
    )
    rows = "".join(_edit_html(edit, words) for edit in edits)
    return (
        f'<details open><summary>{safe(title)}</summary><p class="dz-note">{safe(between)}</p>'
        f'{rows}<dl class="dz-source">{hashes}</dl></details>'
    )


def _edit_html(edit: SilentEditShown, words: Words) -> str:
    place = words("edit.place", old=edit.old_start, new=edit.new_start)
    shown = redlined(edit.old_text, edit.new_text)
    if edit.places > 1:
        shown = safe(words("edit.places", count=edit.places))
    return (
        f'<div class="dz-evidence"><div class="dz-row-head">{badge(words(f"edit.{edit.kind}"))}'
        f' <code>{safe(place)}</code></div><div class="dz-redline">{shown}</div></div>'
    )
