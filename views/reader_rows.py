"""Aligned rows as HTML: two columns on a wide screen, one redline on a narrow one."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from views.markup import quoted, safe
from views.redlines import edits_of, marked
from views.rows import MARKS
from views.state import address_of_page, asked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from views.alignment import AlignedRow
    from views.frame import PairScope
    from views.language import Words
    from warehouse.answers import ChangeRow, UnitInOrder


def legend_html(words: Words) -> str:
    """Return what the signs and lines mean."""
    signs = " · ".join(f"{mark} {safe(words.fate(fate))}" for fate, mark in MARKS.items())
    return (
        f'<p class="dz-note">{words("reader.legend")}：{signs} · <del>{words("reader.legend_deleted")}</del> '
        f"<ins>{words('reader.legend_inserted')}</ins></p>"
    )


def rows_html(
    rows: Sequence[AlignedRow], told: Mapping[str, ChangeRow], scope: PairScope, *, fold: bool
) -> str:
    """Return all rows of a section; with `fold`, runs of unchanged rows fold into one line."""
    words, pair = scope.words, scope.pair
    years = f"<strong>{pair.old_year}</strong><strong>{pair.new_year}</strong>"
    parts = [f'<div class="dz-pair dz-pair-head"><span></span>{years}<span></span></div>']
    for unchanged, run in groupby(rows, key=lambda row: fold and _unchanged(row)):
        shown = [_row_html(row, told, words) for row in run]
        if unchanged:
            summary = words("reader.folded", count=len(shown))
            parts.append(f"<details class='dz-fold'><summary>{summary}</summary>{''.join(shown)}</details>")
        else:
            parts += shown
    return f'<div class="dz-reader">{"".join(parts)}</div>'


def _text(units: Sequence[UnitInOrder]) -> str:
    return "\n".join(unit.text for unit in units)


def _unchanged(row: AlignedRow) -> bool:
    return _text(row.old) == _text(row.new)


def _row_html(row: AlignedRow, told: Mapping[str, ChangeRow], words: Words) -> str:
    changes = [told[change] for change in row.changes if change in told]
    fate = changes[0].fate if changes else ""
    heading = any(unit.kind == "heading" for unit in (*row.old, *row.new))
    here = asked("change") in row.changes if row.changes else False
    style = " ".join(
        name
        for name, holds in (("dz-heading", heading), ("dz-here", here), (f"dz-row-{fate}", bool(fate)))
        if holds
    )
    old, new, both = _cells(_text(row.old), _text(row.new))
    sign = MARKS.get(fate, "")
    named = safe(words.fate(fate)) if fate else ""
    return (
        f'<div class="dz-pair {style}"><span class="dz-sign" title="{named}">{sign}'
        f'<span class="dz-hidden">{named}</span></span>'
        f'<div class="dz-cell dz-side">{old}</div><div class="dz-cell dz-side">{new}</div>'
        f'<div class="dz-cell dz-both">{both}</div>{_link(changes, words)}</div>'
    )


def _cells(old: str, new: str) -> tuple[str, str, str]:
    """Return the older side, the newer side, and one redline of both."""
    if not old or not new:
        element, text = ("ins", new) if new else ("del", old)
        whole = f"<{element}>{quoted(text)}</{element}>"
        return ("", whole, whole) if new else (whole, "", whole)
    edits = edits_of(old, new)
    return marked(edits, "old"), marked(edits, "new"), marked(edits)


def _link(changes: Sequence[ChangeRow], words: Words) -> str:
    if not changes:
        return "<span></span>"
    links = (
        f'<a href="changes?{safe(urlencode(address_of_page(change=change.change_id), doseq=True))}">'
        f"{words('reader.evidence')}</a>"
        for change in changes
    )
    return f'<span class="dz-links">{" ".join(links)}</span>'
