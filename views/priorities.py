"""Priorities: the sections of the tasks part over the years, where they came from and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import streamlit as st

from views.certificate import hides_commitments
from views.exported_rows import export_priorities
from views.frame import say, show_region_page
from views.links import link, show_link, spelled
from views.markup import html, joined, quoted, show_html
from views.priority_chart import priority_chart
from views.priority_layout import YearColumn
from views.priority_standing import SIGNS, named, standings
from views.priority_table import Tables, tables_html
from views.regions import region_name
from views.state import address, address_of_page, asked, edit
from warehouse.read import texts
from warehouse.read_priorities import Span, priorities, priority_flows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from views.frame import Scope
    from views.language import Words
    from views.markup import Html
    from views.priority_standing import Standing
    from warehouse.answers import RegionHeld
    from warehouse.read_priorities import Depth, Priority

_WINDOW: Final = 5
_WEIGHTIEST: Final = 3
_DEPTHS: Final[tuple[Depth, ...]] = ("section", "part")


@dataclass(frozen=True, slots=True)
class _Window:
    """The years that are shown, both ends held."""

    first: int
    last: int


def show(scope: Scope) -> None:
    """Show the sections of the years that the address asks for as a flow and as a table."""
    words = scope.words
    show_html(html("<h1>{}</h1>", words("priorities.title")))
    window = _asked_window(scope)
    depth: Depth = "part" if asked("depth") == "part" else "section"
    complete = {
        text.year: not hides_commitments(text)
        for text in texts(scope.warehouse, scope.region.slug)
        if text.is_base
    }
    # One year more than is shown, so that the first one, too, says where its sections came from.
    span = Span(scope.region.slug, window.first - 1, window.last + 1, depth)
    known = standings(priorities(scope.warehouse, span), priority_flows(scope.warehouse, span), complete)
    shown = [each for each in known if window.first <= each.section.year <= window.last]
    show_html(html('<p class="dz-lead">{}{}</p>', _lead(scope, window), _weightiest(shown, words)))
    _show_controls(scope, window, depth)
    if not shown:
        say(words("priorities.none"))
        return
    if len(scope.region.years) == 1:
        say(words("priorities.one_year"))
    links = {
        (each.section.year, each.section.key): _reader_link(each.section, scope.region) for each in shown
    }
    columns = _columns(scope, window, complete, shown)
    export_priorities(scope, Span(scope.region.slug, window.first, window.last, depth))
    _show_legend(shown, words)
    show_html(priority_chart(columns, shown, links, words))
    show_html(html('<p class="dz-note">{}</p>', words("priorities.chart_note")))
    ways = _ways_to_tables(shown, words)
    if ways:
        show_link("priorities", words("priorities.all_tables"), address(table="all"))
    tables = Tables(known, {column.year: column for column in columns}, links, scope.region.years, ways)
    show_html(tables_html(tables, words))


def _lead(scope: Scope, window: _Window) -> str:
    """Say which sections of which years are shown."""
    place = {"region": region_name(scope.region, scope.words), "first": window.first, "last": window.last}
    return scope.words("priorities.lead_one" if window.first == window.last else "priorities.lead", **place)


def _weightiest(shown: Sequence[Standing], words: Words) -> Html:
    """Name the sections that take most of the newest year's text."""
    if not shown:
        return html("")
    newest = max(each.section.year for each in shown)
    ranked = sorted(
        (each.section for each in shown if each.section.year == newest), key=lambda section: -section.share
    )
    named_sections = [
        html("{} {}", quoted(section.title), f"{section.share:.0%}") for section in ranked[:_WEIGHTIEST]
    ]
    told = words("priorities.weightiest", year=newest)
    return html(
        "{}{}{}{}",
        words("app.space"),
        told,
        joined(named_sections, words("target.told_join")),
        words("target.told_end"),
    )


def _asked_window(scope: Scope) -> _Window:
    """Return the years of the address, the newest few where it names none."""
    years = scope.region.years
    wanted = asked("from"), asked("to")
    ends = [int(value) for value in wanted if value and value.isdecimal() and int(value) in years]
    if len(ends) < sum(value is not None for value in wanted) or ends != sorted(ends):
        say(scope.words("priorities.bad_years"), "warning")
        ends = []
    last = ends[-1] if wanted[1] and ends else max(years)
    newest = [year for year in years if year <= last][-_WINDOW:]
    first = ends[0] if wanted[0] and ends else newest[0]
    return _Window(first, last)


def _show_controls(scope: Scope, window: _Window, depth: Depth) -> None:
    words, years = scope.words, list(scope.region.years)
    with st.container(key="priority-scope", horizontal=True, vertical_alignment="bottom"):
        for name, value, options in (
            ("from", window.first, [year for year in years if year <= window.last]),
            ("to", window.last, [year for year in years if year >= window.first]),
        ):
            key = f"priority-{name}"
            changed = edit(key, value, name)
            st.selectbox(words(f"priorities.{name}"), options, key=key, on_change=changed, width=120)
        st.segmented_control(
            words("priorities.depth"),
            _DEPTHS,
            format_func=lambda each: words(f"priorities.depth_{each}"),
            key="priority-depth",
            on_change=edit("priority-depth", depth, "depth"),
        )
        for label, span in _other_windows(years, window):
            told = words(f"priorities.{label}", count=len(years))
            query = address(**{"from": str(span.first), "to": str(span.last)})
            show_link("priorities", told, query)


def _other_windows(years: Sequence[int], window: _Window) -> list[tuple[str, _Window]]:
    """Return the windows before and after this one, of the same number of years, and the one of all years."""
    first, last = years.index(window.first), years.index(window.last)
    size = last - first
    found = []
    if first > 0:
        start = max(first - max(size, 1), 0)
        found.append(("earlier", _Window(years[start], years[start + size])))
    if last < len(years) - 1:
        end = min(last + max(size, 1), len(years) - 1)
        found.append(("later", _Window(years[end - size], years[end])))
    if size < len(years) - 1:
        found.append(("all_years", _Window(years[0], years[-1])))
    return found


def _columns(
    scope: Scope, window: _Window, complete: Mapping[int, bool], shown: Sequence[Standing]
) -> list[YearColumn]:
    words = scope.words
    read = {each.section.year for each in shown}
    found = []
    for year in range(window.first, window.last + 1):
        held = year in scope.region.years
        state = "" if held else words("priorities.not_held")
        if held and not complete.get(year):
            state = words("priorities.incomplete")
        if held and year not in read:
            state = words("priorities.no_tasks")
        found.append(YearColumn(year, state, held=held and year in read, whole=complete.get(year, False)))
    return found


def _ways_to_tables(shown: Sequence[Standing], words: Words) -> dict[int, Html]:
    """Return links to the tables of all years but the newest and the one that the address asks for."""
    years = sorted({each.section.year for each in shown})
    wanted = asked("table")
    written = years if wanted == "all" else [years[-1], *(year for year in years if str(year) == wanted)]
    return {
        year: link("priorities", words("priorities.open_table", year=year), address(table=str(year)))
        for year in years
        if year not in written
    }


def _reader_link(section: Priority, region: RegionHeld) -> str:
    """Return where a section can be read: beside the year before, or after; else its first words."""
    for pair in region.pairs:
        if pair.new_year == section.year:
            years = f"{pair.old_year}-{pair.new_year}"
            return spelled("reader", address_of_page(years=years, section=section.key))
    for pair in region.pairs:
        if pair.old_year == section.year:
            years = f"{pair.old_year}-{pair.new_year}"
            return spelled("reader", address_of_page(years=years, unit=section.first_unit))
    return spelled("sentence", address_of_page(years=None, unit=section.first_unit))


def _show_legend(shown: Sequence[Standing], words: Words) -> None:
    present = {mark for each in shown for mark in (*each.marks, each.ends)}
    signs = [named(mark, words) for mark in SIGNS if mark in present]
    if signs:
        legend = words("priorities.legend", signs=" · ".join(signs))
        show_html(html('<p class="dz-note">{}</p>', legend))


if __name__ == "__main__":
    show_region_page("priorities", show)
