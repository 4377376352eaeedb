"""Aligned rows as HTML: two columns on a wide screen, one redline on a narrow one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from views.citing import sealed
from views.links import href
from views.markup import html, joined, quoted, safe
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
    from views.markup import Html
    from views.reader_pages import Pages
    from warehouse.answers import ChangeRow, SectionHeld, UnitInOrder


def legend_html(words: Words) -> Html:
    """Return what the signs and lines mean."""
    signs = " · ".join(f"{mark} {words.fate(fate)}" for fate, mark in MARKS.items())
    return html(
        '<p class="dz-note">{} {} · <del>{}</del> <ins>{}</ins> · {} · {}</p>',
        words("reader.legend"),
        signs,
        words("reader.legend_deleted"),
        words("reader.legend_inserted"),
        words("reader.legend_elsewhere"),
        words("reader.legend_link"),
    )


def steps_html(words: Words) -> Html:
    """Return buttons that go from change to change, named with the keys that do the same."""
    buttons = joined(
        html(
            '<button type="button" data-step="{}">{} <kbd>{}</kbd></button>',
            by,
            words(f"reader.step_{name}"),
            key,
        )
        for by, name, key in ((-1, "back", "k"), (1, "on", "j"))
    )
    return html('<p class="dz-steps">{}</p>', buttons)


def plain_unit_html(unit: UnitInOrder) -> Html:
    """Return a unit of a part that is not compared, marked where the address asks for it."""
    asked_for = asked("unit") == unit.unit_id
    here = html(' dz-here" aria-current="location') if asked_for else ""
    return html('<p class="dz-pair-plain{}" id="{}">{}</p>', here, unit.unit_id, quoted(unit.text))


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


def rows_html(rows: Sequence[AlignedRow], told: Told, scope: PairScope, *, fold: bool) -> Html:
    """Return all rows of a section; with `fold`, runs of unchanged sentences fold into one line."""
    words, pair = scope.words, scope.pair
    years = html("<strong>{}</strong><strong>{}</strong>", pair.old_year, pair.new_year)
    parts = [html('<div class="dz-pair dz-pair-head"><span></span>{}<span></span></div>', years)]
    for unchanged, run in groupby(rows, key=lambda row: fold and _foldable(row)):
        held = list(run)
        shown = joined(_row_html(row, told, scope) for row in held)
        if unchanged:
            open_ = " open" if any(row is told.here for row in held) else ""
            summary = safe(words("reader.folded", count=len(held)))
            shown = html(
                "<details class='dz-fold'{}><summary>{}</summary>{}</details>", open_, summary, shown
            )
        parts.append(shown)
    return html('<div class="dz-reader">{}</div>', joined(parts))


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


def _row_html(row: AlignedRow, told: Told, scope: PairScope) -> Html:
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
    sign = html(
        "{}<span class='dz-hidden'>{}</span>",
        MARKS.get(fate, ""),
        safe(words.fate(fate)) if fate else "",
    )
    cells = (came + old, stands + new, came + stands + both)
    return _pair_html(row, styles, sign, cells, _meta_html(row, changes, told, scope))


def _pair_html(
    row: AlignedRow, styles: Mapping[str, bool], sign: str, cells: tuple[str, str, str], meta: str
) -> Html:
    style = " ".join(["dz-pair", *(name for name, holds in styles.items() if holds)])
    here = html(' aria-current="location"') if styles["dz-here"] else ""
    first = (*row.new, *row.old)[0].unit_id
    return html(
        '<div class="{}" id="{}" tabindex="-1"{}><span class="dz-sign">{}</span>'
        '<div class="dz-cell dz-side">{}</div><div class="dz-cell dz-side">{}</div>'
        '<div class="dz-cell dz-both">{}</div><div class="dz-links">{}</div></div>',
        style,
        first,
        here,
        sign,
        cells[0],
        cells[1],
        cells[2],
        meta,
    )


def _pointer_html(row: AlignedRow, told: Told, scope: PairScope) -> Html:
    """Say at a sentence's own place where it stands beside its counterpart."""
    unit = (*row.old, *row.new)[0]
    text = quoted(unit.text)
    key = "reader.now_in" if row.old else "reader.beside"
    place = _place_html(scope.words(key, year=scope.pair.new_year), row.elsewhere, told, unit)
    cells = (text + place, "", text + place) if row.old else ("", text + place, text + place)
    styles = {"dz-pointer": True, "dz-here": row is told.here}
    return _pair_html(row, styles, html("<span aria-hidden='true'>↪</span>"), cells, "")


def _came_html(row: AlignedRow, changes: Sequence[ChangeRow], told: Told, scope: PairScope) -> Html:
    """Say where moved sentences stood in the older text, with a link to that place."""
    if not row.old or not row.new or not any("moved" in change.facets for change in changes):
        return html("")
    unit = row.old[0]
    title = _title(unit.section_key, told.old_headings)
    said = scope.words("reader.place", year=scope.pair.old_year)
    page = told.old_places.get(unit.unit_id)
    if page is None:
        return html('<p class="dz-place">{} {}</p>', said, quoted(title)) if title else html("")
    return html(
        '<p class="dz-place">{} <a href="{}">{}</a></p>', said, page_link(page, unit.unit_id), quoted(title)
    )


def _elsewhere_html(row: AlignedRow, told: Told, scope: PairScope) -> Html:
    """Say which of the newer sentences stand in another section, with a link to each such section."""
    found: dict[str, UnitInOrder] = {}
    here = told.pages.page_of(row.section)
    for unit in row.new:
        page = told.pages.page_of(unit.section_key)
        if page is not None and page != here:
            found.setdefault(page, unit)
    said = scope.words("reader.place", year=scope.pair.new_year)
    return joined(_place_html(said, page, told, unit) for page, unit in found.items())


def _place_html(said: str, section: str | None, told: Told, unit: UnitInOrder) -> Html:
    page = told.pages.page_of(section)
    if page is None:
        return html("")
    title = quoted(told.pages.headings[page].title)
    return html('<p class="dz-place">{} <a href="{}">{}</a></p>', said, page_link(page, unit.unit_id), title)


def _title(key: str | None, headings: Mapping[str, SectionHeld]) -> str:
    """Return the title of the section that a key lies in; themes have none here."""
    while key and key not in headings:
        key = key.rpartition(".")[0]
    return headings[key].title if key else ""


def _cells(old: str, new: str, *, told: bool) -> tuple[Html, Html, Html]:
    """Return the older side, the newer side, and one redline of both.

    Text on one side only is marked as deleted or added where we can tell that it is.
    """
    if old and new:
        edits = edits_of(old, new)
        return marked(edits, "old"), marked(edits, "new"), marked(edits)
    text = quoted(new or old)
    if told:
        text = html("<ins>{}</ins>" if new else "<del>{}</del>", text)
    return (html(""), text, text) if new else (text, html(""), text)


def _meta_html(row: AlignedRow, changes: Sequence[ChangeRow], told: Told, scope: PairScope) -> Html:
    """Say in words what became of a row, with links to the evidence of its changes and to itself.

    That a sentence was reworded is what the redline shows.
    """
    if not changes:
        return html("")
    words = scope.words
    names = [words.fate(fate) for fate in dict.fromkeys(change.fate for change in changes)]
    facets = dict.fromkeys(facet for change in changes for facet in change.facets)
    names += [words.name("facet", facet) for facet in facets if facet != "reworded"]
    links = []
    for number, change in enumerate(changes, start=1):
        detail = href("changes", address_of_page(change=change.change_id, cited=sealed(change, scope)))
        many = len(changes) > 1
        label = words("reader.evidence_number", number=number) if many else words("reader.evidence")
        links.append(html('<a href="{}">{}</a>', detail, label))
    unit = (*row.new, *row.old)[0]
    seal = str(seal_of((unit.text,), (told.snapshots[unit.unit_id],)))
    own = href("reader", address_of_page(unit=unit.unit_id, cited=seal))
    links.append(html('<a href="{}" title="{}" class="dz-own">¶</a>', own, words("reader.link")))
    cited = href("sentence", address_of_page(unit=unit.unit_id, cited=seal))
    links.append(
        html('<a href="{}" title="{}">{}</a>', cited, words("reader.cite_told"), words("citation.title"))
    )
    return html('<span class="dz-what">{}</span> {}', words.join(names), joined(links, " "))
