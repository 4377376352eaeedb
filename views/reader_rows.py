"""Aligned rows as HTML: two columns on a wide screen, one redline on a narrow one."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of the rows' units: their changes, and the titles of the sections they stand in."""

    changes: Mapping[str, ChangeRow]
    old_titles: Mapping[str, str]
    new_titles: Mapping[str, str]


def rows_html(rows: Sequence[AlignedRow], told: Told, scope: PairScope, *, fold: bool) -> str:
    """Return all rows of a section; with `fold`, runs of unchanged rows fold into one line."""
    words, pair = scope.words, scope.pair
    years = f"<strong>{pair.old_year}</strong><strong>{pair.new_year}</strong>"
    parts = [f'<div class="dz-pair dz-pair-head"><span></span>{years}<span></span></div>']
    for unchanged, run in groupby(rows, key=lambda row: fold and _unchanged(row)):
        shown = [_row_html(row, told, scope) for row in run]
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


def _row_html(row: AlignedRow, told: Told, scope: PairScope) -> str:
    words = scope.words
    changes = [told.changes[change] for change in row.changes if change in told.changes]
    fate = changes[0].fate if changes else ""
    styles = {
        "dz-heading": all(unit.kind == "heading" for unit in (*row.old, *row.new)),
        "dz-here": is_asked_for(row),
        f"dz-row-{fate}": bool(fate),
    }
    style = " ".join(name for name, holds in styles.items() if holds)
    old, new, both = _cells(_text(row.old), _text(row.new), told=fate in {"added", "dropped"})
    if any("moved" in change.facets for change in changes):
        place = _place(row.old, told.old_titles, scope.pair.old_year, words)
        old, both = place + old, place + both
    elsewhere = [unit for unit in row.new if unit.section_key != row.section]
    if elsewhere:
        place = _place(elsewhere, told.new_titles, scope.pair.new_year, words)
        new, both = place + new, place + both
    named = safe(words.fate(fate)) if fate else ""
    return (
        f'<div class="dz-pair {style}"><span class="dz-sign" title="{named}">{MARKS.get(fate, "")}'
        f'<span class="dz-hidden">{named}</span></span>'
        f'<div class="dz-cell dz-side">{old}</div><div class="dz-cell dz-side">{new}</div>'
        f'<div class="dz-cell dz-both">{both}</div>{_link(changes, words)}</div>'
    )


def _place(units: Sequence[UnitInOrder], titles: Mapping[str, str], year: int, words: Words) -> str:
    """Say in which sections of their own year units stand that came here from elsewhere."""
    found = dict.fromkeys(_title(unit.section_key, titles) for unit in units)
    named = "、".join(quoted(title) for title in found if title)
    return f'<p class="dz-place">{safe(words("reader.place", year=year))} {named}</p>' if named else ""


def _title(key: str | None, titles: Mapping[str, str]) -> str:
    """Return the title of the section that a key lies in; themes have none here."""
    while key and key not in titles:
        key = key.rpartition(".")[0]
    return titles.get(key or "", "")


def is_asked_for(row: AlignedRow) -> bool:
    """Say whether the address points at a change or unit of this row."""
    units = {unit.unit_id for unit in (*row.old, *row.new)}
    return asked("change") in row.changes or asked("unit") in units


def _cells(old: str, new: str, *, told: bool) -> tuple[str, str, str]:
    """Return the older side, the newer side, and one redline of both.

    Text on one side only is marked as deleted or added where we can tell that it is.
    """
    if old and new:
        edits = edits_of(old, new)
        return marked(edits, "old"), marked(edits, "new"), marked(edits)
    text = quoted(new or old)
    if told:
        element = "ins" if new else "del"
        text = f"<{element}>{text}</{element}>"
    return ("", text, text) if new else (text, "", text)


def _link(changes: Sequence[ChangeRow], words: Words) -> str:
    """Return links to the details of the changes that a row holds, mostly one."""
    links = []
    for number, change in enumerate(changes, start=1):
        query = safe(urlencode(address_of_page(change=change.change_id), doseq=True))
        many = len(changes) > 1
        label = words("reader.evidence_number", number=number) if many else words("reader.evidence")
        links.append(f'<a href="changes?{query}">{label}</a>')
    return f'<span class="dz-links">{" ".join(links)}</span>'
