"""Reader: one section of two years side by side, aligned and redlined."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

import streamlit as st

from views.alignment import AlignedRow, aligned_rows, rows_of_page, with_pointers
from views.certificate import hides_commitments
from views.citing import seal_of_change, snapshots_of
from views.frame import PairScope, say, show_pair_page
from views.markup import html, joined, quoted, safe, show_html
from views.provenance import places_html, widest_by_text
from views.reader_pages import COMPARED, Pages, choose_page, neighbours_html, pages_of, show_tree, within
from views.reader_rows import (
    Told,
    is_changed,
    legend_html,
    plain_unit_html,
    row_asked_for,
    rows_html,
    steps_html,
)
from views.seal import seal_of
from views.standing import say_if_changed, show_words_now
from views.state import asked, edit
from warehouse.read import sections
from warehouse.read_changes import all_changes, units_in_order
from warehouse.read_collation import places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warehouse.answers import ChangeRow, SectionHeld, UnitInOrder


@dataclass(frozen=True, slots=True)
class _Texts:
    """Both texts of a pair as the reader lays them out."""

    old: Sequence[UnitInOrder]
    new: Sequence[UnitInOrder]
    rows: Sequence[AlignedRow]
    changes: dict[str, ChangeRow]


def show(scope: PairScope) -> None:
    """Show one section, or the section that holds the change or unit which the address names."""
    words, pair = scope.words, scope.pair
    show_html(html("<h1>{}</h1>", words("reader.title")))
    held = sections(scope.warehouse, pair.new_witness)
    pages = pages_of(held)
    if not pages.leaves:
        say(words("empty.no_sections"))
        return
    texts = _texts(scope, pages)
    pages = replace(pages, changed=_changed(pages, texts))
    tree, body = st.columns([1, 3.4], gap="medium")
    with body:
        _say_what_is_missing(scope)
        section = choose_page(scope, pages, _in_pages(texts, pages))
        _say_if_cited_changed(scope, texts)
        _show_section(scope, pages, section, texts)
    with tree:
        show_tree(pages, section, words)


def _say_what_is_missing(scope: PairScope) -> None:
    """Say of a text that is not whole, and of years between the two, what an empty side cannot tell."""
    for side, text in (("old", scope.old), ("new", scope.new)):
        if hides_commitments(text):
            say(scope.words(f"coverage.caution_{side}", year=text.year), "warning")
    if scope.pair.gap:
        say(scope.words("overview.gap", gap=scope.pair.gap), "warning")


def _texts(scope: PairScope, pages: Pages) -> _Texts:
    pair = scope.pair
    old, new = (
        units_in_order(scope.warehouse, pair.pair_id, witness)
        for witness in (pair.old_witness, pair.new_witness)
    )
    changes = all_changes(scope.warehouse, pair.pair_id)
    compared = (
        [unit for unit in old if unit.role in COMPARED],
        [unit for unit in new if unit.role in COMPARED],
    )
    moved = frozenset(name for name, change in changes.items() if "moved" in change.facets)
    rows = with_pointers(aligned_rows(*compared), compared, moved, pages.page_of)
    return _Texts(old, new, rows, changes)


def _changed(pages: Pages, texts: _Texts) -> Counter[str]:
    """Count the rows of each page that are stepped through."""
    return Counter(
        leaf.key
        for leaf in pages.leaves
        if leaf.role in COMPARED
        for row in rows_of_page(texts.rows, leaf.key, pages.page_of)
        if is_changed(row)
    )


def _in_pages(texts: _Texts, pages: Pages) -> list[UnitInOrder]:
    """Return all units with the section in which the reader shows them: beside their counterparts."""
    beside = {
        unit.unit_id: row.section
        for row in texts.rows
        if row.elsewhere is None
        for unit in (*row.old, *row.new)
    }
    return [
        replace(unit, section_key=beside.get(unit.unit_id) or _own_page(unit, pages))
        for unit in (*texts.new, *texts.old)
    ]


def _own_page(unit: UnitInOrder, pages: Pages) -> str | None:
    """Return where a unit is read by its key; the older text may have more sections than the newer."""
    alike = [leaf.key for leaf in pages.leaves if leaf.role == unit.role]
    return pages.page_of(unit.section_key) or (alike[-1] if alike else None)


def _show_section(scope: PairScope, pages: Pages, section: SectionHeld, texts: _Texts) -> None:
    words = scope.words
    title = quoted(section.title) if section.title else safe(words(f"role.{section.role}"))
    show_html(html('<h2 class="dz-reader-title">{}</h2>', title))
    if section.role in COMPARED:
        _show_compared(scope, pages, section, texts)
    else:
        _show_uncompared(scope, pages, section, texts)
    show_html(neighbours_html(pages, section, words))
    _show_sources(scope, section, texts)


def _show_compared(scope: PairScope, pages: Pages, section: SectionHeld, texts: _Texts) -> None:
    words = scope.words
    all_shown = asked("unchanged") is not None
    with st.container(key="reader-tools", horizontal=True, vertical_alignment="center"):
        show_html(steps_html(words), width="content")
        st.checkbox(
            words("reader.unchanged"),
            key="reader-unchanged",
            on_change=edit("reader-unchanged", all_shown, "unchanged"),
        )
    here = rows_of_page(texts.rows, section.key, pages.page_of)
    if not here:
        say(words("empty.no_units"))
        return
    show_html(legend_html(words))
    headings = {each.key: each for each in sections(scope.warehouse, scope.pair.old_witness)}
    places_of_old = {
        unit.unit_id: pages.page_of(row.section)
        for row in texts.rows
        if row.elsewhere is not None
        for unit in row.old
    }
    snapshots = _snapshots(scope, here)
    told = Told(texts.changes, headings, pages, places_of_old, row_asked_for(here, section.key), snapshots)
    show_html(rows_html(here, told, scope, fold=not all_shown))


def _snapshots(scope: PairScope, rows: Sequence[AlignedRow]) -> dict[str, str]:
    """Return the hash of the snapshot that each unit of some rows begins in."""
    old, new = ([unit.unit_id for row in rows for unit in getattr(row, side)] for side in ("old", "new"))
    return snapshots_of(scope.warehouse, scope.old, old) | snapshots_of(scope.warehouse, scope.new, new)


def _say_if_cited_changed(scope: PairScope, texts: _Texts) -> None:
    """Say what has changed in the sentence or the change that an address was made for."""
    change, wanted = asked("change"), asked("unit")
    if asked("cited") is None:
        return
    if change in texts.changes:
        say_if_changed(seal_of_change(texts.changes[change], scope.old, scope.new), scope.words)
    for text, units in ((scope.old, texts.old), (scope.new, texts.new)):
        for unit in units:
            if unit.unit_id == wanted:
                snapshots = snapshots_of(scope.warehouse, text, [unit.unit_id])
                told = say_if_changed(seal_of((unit.text,), snapshots.values()), scope.words)
                if not {"text", "reading"} & set(told):
                    return
    if wanted:
        show_words_now(scope.warehouse, scope.words, scope.region.slug, besides=wanted)


def _show_uncompared(scope: PairScope, pages: Pages, section: SectionHeld, texts: _Texts) -> None:
    """Show both years' sections as they stand."""
    say(scope.words("reader.not_compared"))
    for column, year, units in zip(
        st.columns(2), (scope.pair.old_year, scope.pair.new_year), (texts.old, texts.new), strict=True
    ):
        here = [u for u in units if u.role == section.role and _own_page(u, pages) == section.key]
        shown = joined(plain_unit_html(unit) for unit in here) or html("<p>—</p>")
        with column:
            show_html(html("<h3>{}</h3>{}", scope.words("reader.old", year=year), shown))


def _show_sources(scope: PairScope, section: SectionHeld, texts: _Texts) -> None:
    """Show in which snapshots, and where in them, the older and newer text of the section stands."""
    ours = [unit for unit in texts.new if within(unit.section_key, section.key)]
    counterparts = {change for unit in ours for change in unit.changes}
    theirs = [
        unit
        for unit in texts.old
        if within(unit.section_key, section.key) or counterparts & set(unit.changes)
    ]
    listed = []
    for text, units in ((scope.old, theirs), (scope.new, ours)):
        found = places(scope.warehouse, text.witness_id, [unit.unit_id for unit in units])
        shown = places_html(widest_by_text(chain.from_iterable(found.values())), scope.words)
        if shown:
            listed.append(html("<h3>{}</h3>{}", scope.words("reader.old", year=text.year), shown))
    show_html(
        html("<details><summary>{}</summary>{}</details>", scope.words("detail.source"), joined(listed))
    )


if __name__ == "__main__":
    show_pair_page("reader", show)
