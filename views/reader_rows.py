"""Aligned rows as HTML: two columns on a wide screen, one redline on a narrow one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from views.citing import sealed
from views.links import href
from views.markup import quoted, safe
from views.reader_pages import page_link, within
from views.redlines import edits_of, marked
from views.rows import MARKS
from views.seal import seal_of
from views.state import address_of_page, asked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from views.alignment import AlignedRow
    from views.frame import PairScope
    from views.language import Words
    from views.reader_pages import Pages
    from warehouse.answers import ChangeRow, SectionHeld, UnitInOrder


def legend_html(words: Words) -> str:
    """Return what the signs and lines mean."""
    signs = " · ".join(f"{mark} {safe(words.fate(fate))}" for fate, mark in MARKS.items())
    return (
        f'<p class="dz-note">{words("reader.legend")} {signs} · <del>{words("reader.legend_deleted")}</del> '
        f"<ins>{words('reader.legend_inserted')}</ins></p>"
    )


def steps_html(words: Words) -> str:
    """Return buttons that go from change to change, named with the keys that do the same."""
    buttons = "".join(
        f'<button type="button" data-step="{by}">{words(f"reader.step_{name}")} <kbd>{key}</kbd></button>'
        for by, name, key in ((-1, "back", "k"), (1, "on", "j"))
    )
    return f'<p class="dz-steps">{buttons}</p>'


def plain_unit_html(unit: UnitInOrder) -> str:
    """Return a unit of a part that is not compared, marked where the address asks for it."""
    asked_for = asked("unit") == unit.unit_id
    here = ' dz-here" aria-current="location' if asked_for else ""
    return f'<p class="dz-pair-plain{here}" id="{safe(unit.unit_id)}">{quoted(unit.text)}</p>'


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of the rows' units: their changes, and the sections of both texts that they stand in."""

    changes: Mapping[str, ChangeRow]
    old_headings: Mapping[str, SectionHeld]
    pages: Pages
    old_places: Mapping[str, str | None]
    """On which page an older unit has its own place, where its row stands on another."""
    here: AlignedRow | None
    """The row that the address names."""
    snapshots: Mapping[str, str]
    """Hash of the snapshot that each unit begins in."""


def rows_html(rows: Sequence[AlignedRow], told: Told, scope: PairScope, *, fold: bool) -> str:
    """Return all rows of a section; with `fold`, runs of unchanged sentences fold into one line."""
    words, pair = scope.words, scope.pair
    years = f"<strong>{pair.old_year}</strong><strong>{pair.new_year}</strong>"
    parts = [f'<div class="dz-pair dz-pair-head"><span></span>{years}<span></span></div>']
    for unchanged, run in groupby(rows, key=lambda row: fold and _foldable(row)):
        held = list(run)
        shown = "".join(_row_html(row, told, scope) for row in held)
        if unchanged:
            open_ = " open" if any(row is told.here for row in held) else ""
            summary = safe(words("reader.folded", count=len(held)))
            shown = f"<details class='dz-fold'{open_}><summary>{summary}</summary>{shown}</details>"
        parts.append(shown)
    return f'<div class="dz-reader">{"".join(parts)}</div>'


def _text(units: Sequence[UnitInOrder]) -> str:
    return "\n".join(unit.text for unit in units)


def _unchanged(row: AlignedRow) -> bool:
    return _text(row.old) == _text(row.new)


def _foldable(row: AlignedRow) -> bool:
    return _unchanged(row) and not _is_heading(row)


def is_changed(row: AlignedRow) -> bool:
    """Say whether a row is stepped through: compared, no heading, and not the same in both years."""
    return bool(row.changes) and row.elsewhere is None and not _unchanged(row) and not _is_heading(row)


def _is_heading(row: AlignedRow) -> bool:
    return all(unit.kind == "heading" for unit in (*row.old, *row.new))


def row_asked_for(rows: Sequence[AlignedRow], page: str) -> AlignedRow | None:
    """Return the row that holds the unit, change or theme of this page which the address names."""
    unit, change, theme = asked("unit"), asked("change"), asked("section")
    for row in rows:
        if unit in {each.unit_id for each in (*row.old, *row.new)}:
            return row
        if row.elsewhere is None and change in row.changes:
            return row
    if unit or change or theme is None or theme == page:
        return None
    return next((row for row in rows if within(row.section, theme)), None)


def _row_html(row: AlignedRow, told: Told, scope: PairScope) -> str:
    words = scope.words
    if row.elsewhere is not None:
        return _pointer_html(row, told, scope)
    changes = [told.changes[change] for change in row.changes if change in told.changes]
    fate = changes[0].fate if changes else ""
    styles = {
        "dz-heading": _is_heading(row),
        "dz-here": row is told.here,
        f"dz-row-{fate}": bool(fate),
        "dz-changed": is_changed(row),
    }
    old, new, both = _cells(_text(row.old), _text(row.new), told=fate in {"added", "dropped"})
    came, stands = _came_html(row, changes, told, scope), _elsewhere_html(row, told, scope)
    sign = f"{MARKS.get(fate, '')}<span class='dz-hidden'>{safe(words.fate(fate)) if fate else ''}</span>"
    cells = (came + old, stands + new, came + stands + both)
    return _pair_html(row, styles, sign, cells, _meta_html(row, changes, told, scope))


def _pair_html(
    row: AlignedRow, styles: Mapping[str, bool], sign: str, cells: tuple[str, str, str], meta: str
) -> str:
    style = " ".join(["dz-pair", *(name for name, holds in styles.items() if holds)])
    here = ' aria-current="location"' if styles["dz-here"] else ""
    first = (*row.new, *row.old)[0].unit_id
    return (
        f'<div class="{style}" id="{safe(first)}" tabindex="-1"{here}><span class="dz-sign">{sign}</span>'
        f'<div class="dz-cell dz-side">{cells[0]}</div><div class="dz-cell dz-side">{cells[1]}</div>'
        f'<div class="dz-cell dz-both">{cells[2]}</div><div class="dz-links">{meta}</div></div>'
    )


def _pointer_html(row: AlignedRow, told: Told, scope: PairScope) -> str:
    """Say at a sentence's own place where it stands beside its counterpart."""
    unit = (*row.old, *row.new)[0]
    text = quoted(unit.text)
    key = "reader.now_in" if row.old else "reader.beside"
    place = _place_html(scope.words(key, year=scope.pair.new_year), row.elsewhere, told, unit)
    cells = (text + place, "", text + place) if row.old else ("", text + place, text + place)
    styles = {"dz-pointer": True, "dz-here": row is told.here}
    return _pair_html(row, styles, "<span aria-hidden='true'>↪</span>", cells, "")


def _came_html(row: AlignedRow, changes: Sequence[ChangeRow], told: Told, scope: PairScope) -> str:
    """Say where moved sentences stood in the older text, with a link to that place."""
    if not row.old or not row.new or not any("moved" in change.facets for change in changes):
        return ""
    unit = row.old[0]
    title = _title(unit.section_key, told.old_headings)
    said = scope.words("reader.place", year=scope.pair.old_year)
    page = told.old_places.get(unit.unit_id)
    if page is None:
        return f'<p class="dz-place">{safe(said)} {quoted(title)}</p>' if title else ""
    return (
        f'<p class="dz-place">{safe(said)} <a href="{page_link(page, unit.unit_id)}">{quoted(title)}</a></p>'
    )


def _elsewhere_html(row: AlignedRow, told: Told, scope: PairScope) -> str:
    """Say which of the newer sentences stand in another section, with a link to each such section."""
    found: dict[str, UnitInOrder] = {}
    here = told.pages.page_of(row.section)
    for unit in row.new:
        page = told.pages.page_of(unit.section_key)
        if page is not None and page != here:
            found.setdefault(page, unit)
    said = scope.words("reader.place", year=scope.pair.new_year)
    return "".join(_place_html(said, page, told, unit) for page, unit in found.items())


def _place_html(said: str, section: str | None, told: Told, unit: UnitInOrder) -> str:
    page = told.pages.page_of(section)
    if page is None:
        return ""
    title = quoted(told.pages.headings[page].title)
    return f'<p class="dz-place">{safe(said)} <a href="{page_link(page, unit.unit_id)}">{title}</a></p>'


def _title(key: str | None, headings: Mapping[str, SectionHeld]) -> str:
    """Return the title of the section that a key lies in; themes have none here."""
    while key and key not in headings:
        key = key.rpartition(".")[0]
    return headings[key].title if key else ""


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


def _meta_html(row: AlignedRow, changes: Sequence[ChangeRow], told: Told, scope: PairScope) -> str:
    """Say in words what became of a row, with links to the evidence of its changes and to itself.

    That a sentence was reworded is what the redline shows.
    """
    if not changes:
        return ""
    words = scope.words
    names = [words.fate(fate) for fate in dict.fromkeys(change.fate for change in changes)]
    facets = dict.fromkeys(facet for change in changes for facet in change.facets)
    names += [words.name("facet", facet) for facet in facets if facet != "reworded"]
    links = []
    for number, change in enumerate(changes, start=1):
        detail = href("changes", address_of_page(change=change.change_id, cited=sealed(change, scope)))
        many = len(changes) > 1
        label = words("reader.evidence_number", number=number) if many else words("reader.evidence")
        links.append(f'<a href="{detail}">{safe(label)}</a>')
    unit = (*row.new, *row.old)[0]
    seal = str(seal_of((unit.text,), (told.snapshots[unit.unit_id],)))
    own = href("reader", address_of_page(unit=unit.unit_id, cited=seal))
    links.append(f'<a href="{own}" title="{safe(words("reader.link"))}" class="dz-own">¶</a>')
    cited = href("sentence", address_of_page(unit=unit.unit_id, cited=seal))
    links.append(
        f'<a href="{cited}" title="{safe(words("reader.cite_told"))}">{safe(words("citation.title"))}</a>'
    )
    return f'<span class="dz-what">{safe(words.join(names))}</span> {" ".join(links)}'
