"""Reader: one section of two years side by side, aligned and redlined."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

import streamlit as st

from views.alignment import AlignedRow, aligned_rows
from views.frame import PairScope, say, show_pair_page
from views.markup import paragraphs
from views.provenance import places_html, widest_by_text
from views.reader_rows import Told, is_asked_for, legend_html, rows_html
from views.state import address, asked, edit
from warehouse.read import sections
from warehouse.read_changes import all_changes, changed_by_section, units_in_order
from warehouse.read_collation import places

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from warehouse.answers import SectionHeld, UnitInOrder

_COMPARED: Final = ("goals", "tasks")
_SCROLL: Final = "<script>document.querySelector('.dz-here')?.scrollIntoView({block: 'center'})</script>"


def show(scope: PairScope) -> None:
    """Show one section, or the section that holds the change which the address names."""
    words, pair = scope.words, scope.pair
    st.html(f"<h1>{words('reader.title')}</h1>")
    leaves = _leaves(sections(scope.warehouse, pair.new_witness))
    if not leaves:
        say(words("empty.no_sections"))
        return
    old = units_in_order(scope.warehouse, pair.pair_id, pair.old_witness)
    new = units_in_order(scope.warehouse, pair.pair_id, pair.new_witness)
    rows = aligned_rows(_compared(old), _compared(new))
    section = _choose_section(scope, leaves, rows)
    if section.role in _COMPARED:
        _show_compared(scope, section, rows)
    else:
        _show_uncompared(scope, section, old, new)
    _show_sources(scope, section, old, new)
    _show_neighbours(scope, leaves, section)


def _leaves(held: Sequence[SectionHeld]) -> list[SectionHeld]:
    """Return what can be read one at a time: sections, and parts without sections."""
    parents = {section.parent for section in held}
    return [section for section in held if section.key not in parents and section.units]


def _compared(units: Sequence[UnitInOrder]) -> list[UnitInOrder]:
    return [unit for unit in units if unit.role in _COMPARED]


def _within(key: str | None, section: SectionHeld) -> bool:
    return key is not None and f"{key}.".startswith(f"{section.key}.")


def _choose_section(
    scope: PairScope, leaves: Sequence[SectionHeld], rows: Sequence[AlignedRow]
) -> SectionHeld:
    words, held = scope.words, {section.key: section for section in leaves}
    wanted = asked("section") or _section_asked_for(leaves, rows)
    if wanted and wanted not in held:
        say(words("error.no_section", section=wanted), "warning")
    first = next((s.key for s in leaves if s.role in _COMPARED), leaves[0].key)
    shown = wanted if wanted in held else first
    busy = changed_by_section(scope.warehouse, scope.pair.pair_id)
    with st.container(key="reader-scope", horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            words("reader.section", year=scope.pair.new_year),
            list(held),
            format_func=lambda key: _option(scope, held[key], busy),
            key="reader-section",
            on_change=edit("reader-section", shown, "section", ("change", "unit")),
        )
        st.checkbox(
            words("reader.fold"),
            key="reader-fold",
            on_change=edit("reader-fold", asked("fold") is not None, "fold"),
        )
    return held[shown]


def _section_asked_for(leaves: Sequence[SectionHeld], rows: Sequence[AlignedRow]) -> str | None:
    row = next((row for row in rows if is_asked_for(row)), None)
    return next((s.key for s in leaves if row and _within(row.section, s)), None)


def _option(scope: PairScope, section: SectionHeld, busy: Mapping[str, int]) -> str:
    count = sum(n for key, n in busy.items() if _within(key, section))
    role = scope.words(f"role.{section.role}")
    named = f"{role} · {section.title}"
    return scope.words("reader.option", title=named, count=count) if count else named


def _show_compared(scope: PairScope, section: SectionHeld, rows: Sequence[AlignedRow]) -> None:
    here = [row for row in rows if _within(row.section, section)]
    st.html(legend_html(scope.words))
    if not here:
        say(scope.words("empty.no_units"))
        return
    pair = scope.pair
    old_titles, new_titles = (
        {section.key: section.title for section in sections(scope.warehouse, witness)}
        for witness in (pair.old_witness, pair.new_witness)
    )
    told = Told(all_changes(scope.warehouse, pair.pair_id), old_titles, new_titles)
    st.html(rows_html(here, told, scope, fold=asked("fold") is not None))
    if any(is_asked_for(row) for row in here):
        # A constant of this module: report text never reaches a script.
        st.html(_SCROLL, unsafe_allow_javascript=True)


def _show_uncompared(
    scope: PairScope, section: SectionHeld, old: Sequence[UnitInOrder], new: Sequence[UnitInOrder]
) -> None:
    say(scope.words("reader.not_compared"))
    for column, year, units in zip(
        st.columns(2), (scope.pair.old_year, scope.pair.new_year), (old, new), strict=True
    ):
        text = "\n".join(unit.text for unit in units if _within(unit.section_key, section))
        column.html(f"<h2>{scope.words('reader.old', year=year)}</h2>{paragraphs(text) or '<p>—</p>'}")


def _show_sources(
    scope: PairScope, section: SectionHeld, old: Sequence[UnitInOrder], new: Sequence[UnitInOrder]
) -> None:
    """Show in which snapshots, and where in them, the older and newer text of the section stands."""
    counterparts = {change for unit in new if _within(unit.section_key, section) for change in unit.changes}
    sides = (
        (scope.old, [u for u in old if _within(u.section_key, section) or counterparts & set(u.changes)]),
        (scope.new, [u for u in new if _within(u.section_key, section)]),
    )
    listed = ""
    for text, units in sides:
        found = places(scope.warehouse, text.witness_id, [unit.unit_id for unit in units])
        shown = places_html(widest_by_text(chain.from_iterable(found.values())), scope.words)
        listed += f"<h3>{scope.words('reader.old', year=text.year)}</h3>{shown}" if shown else ""
    st.html(f"<details><summary>{scope.words('detail.source')}</summary>{listed}</details>")


def _show_neighbours(scope: PairScope, leaves: Sequence[SectionHeld], section: SectionHeld) -> None:
    at = leaves.index(section)
    with st.container(horizontal=True):
        for label, place in (("previous", at - 1), ("next", at + 1)):
            if 0 <= place < len(leaves):
                st.page_link(
                    "views/reader.py",
                    label=scope.words(f"reader.{label}"),
                    query_params=address(section=leaves[place].key, change=None, unit=None),
                    width="content",
                )


if __name__ == "__main__":
    show_pair_page("reader", show)
