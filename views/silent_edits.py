"""What was changed in a published text after it was first fetched, as HTML."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from views.markup import badge, html, joined, safe
from views.redlines import redlined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from views.language import Words
    from views.markup import Html
    from warehouse.read_silent_edits import SilentEditShown


def silent_edits_html(edits: Sequence[SilentEditShown], words: Words) -> Html:
    """Return the silent edits of one text, a list for each time that a change was noticed; empty for none."""
    return joined(
        _noticed_html(tuple(group), words) for _, group in groupby(edits, lambda edit: edit.noticed_at)
    )


def edited_note_html(edits: Sequence[SilentEditShown], words: Words) -> Html:
    """Return one line that warns of a text that was changed after publication; empty for one that was not."""
    if not edits:
        return html("")
    told = words("edit.note", count=len(edits), noticed=words.date(edits[0].noticed_at))
    return html('<p class="dz-notice">{}</p>', told)


def _noticed_html(edits: Sequence[SilentEditShown], words: Words) -> Html:
    first = edits[0]
    title = words("edit.title", count=len(edits), noticed=words.date(first.noticed_at))
    between = words(
        "edit.between", before=words.date(first.old_captured_at), noticed=words.date(first.noticed_at)
    )
    hashes = joined(
        html('<dt>{}</dt><dd><code class="dz-hash">{}</code></dd>', words(name), sha256)
        for name, sha256 in (("edit.old", first.old_sha256), ("edit.new", first.new_sha256))
    )
    rows = joined(_edit_html(edit, words) for edit in edits)
    return html(
        '<details open><summary>{}</summary><p class="dz-note">{}</p>'
        '{}<dl class="dz-source">{}</dl></details>',
        title,
        between,
        rows,
        hashes,
    )


def _edit_html(edit: SilentEditShown, words: Words) -> Html:
    place = words("edit.place", old=edit.old_start, new=edit.new_start)
    shown = redlined(edit.old_text, edit.new_text)
    if edit.places > 1:
        shown = safe(words("edit.places", count=edit.places))
    return html(
        '<div class="dz-evidence"><div class="dz-row-head">{}'
        ' <code>{}</code></div><div class="dz-redline">{}</div></div>',
        badge(words(f"edit.{edit.kind}")),
        place,
        shown,
    )
