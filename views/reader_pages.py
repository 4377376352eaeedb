"""The reader's pages, one for each section that can be read at a time, and the tree of headings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import streamlit as st

from views.frame import say
from views.links import href
from views.markup import html, joined, quoted, safe, show_html
from views.state import address, asked, edit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from views.frame import PairScope
    from views.language import Words
    from views.markup import Html
    from warehouse.answers import SectionHeld, UnitInOrder

COMPARED: Final = ("goals", "tasks")
_GOES_ON: Final = {"section": None, "change": None, "unit": None}
"""What an address loses when another section is turned to."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The sections of the newer text that are read one at a time, and the headings above them."""

    leaves: tuple[SectionHeld, ...]
    headings: Mapping[str, SectionHeld]
    changed: Mapping[str, int]
    """How many rows of each page did not just carry on."""

    def page_of(self, key: str | None) -> str | None:
        """Return the page that shows a section, a theme in it, or the first page of a part."""
        known = {leaf.key for leaf in self.leaves}
        above = key
        while above and above not in known:
            above = above.rpartition(".")[0]
        return above or next((leaf.key for leaf in self.leaves if key and within(leaf.key, key)), None)

    def name(self, section: SectionHeld, words: Words) -> str:
        """Name a section as the list of sections does: its part, its title, how much changed in it."""
        named = f"{words(f'role.{section.role}')} · {section.title}".removesuffix(" · ")
        count = self.changed.get(section.key, 0)
        return words("reader.option", title=named, count=count) if count else named


def pages_of(held: Sequence[SectionHeld]) -> Pages:
    """Return what can be read one at a time: sections, and parts without sections."""
    parents = {section.parent for section in held}
    leaves = tuple(section for section in held if section.key not in parents and section.units)
    return Pages(leaves, {section.key: section for section in held}, {})


def within(key: str | None, section: str) -> bool:
    """Say whether a section key is a section or lies in it."""
    return key is not None and f"{key}.".startswith(f"{section}.")


def choose_page(scope: PairScope, pages: Pages, units: Sequence[UnitInOrder]) -> SectionHeld:
    """Return the section that the address names, or the one that holds its change or unit; let one choose.

    `units` are those of both texts, each with the section of the newer text in which the reader shows it.
    """
    words, held = scope.words, {leaf.key: leaf for leaf in pages.leaves}
    named = asked("section")
    wanted = pages.page_of(named) if named else _page_asked_for(pages, units)
    if named and wanted is None:
        say(words("error.no_section", section=named), "warning")
    if wanted is None and not named and (asked("unit") or asked("change")):
        say(words("reader.no_unit", unit=asked("unit") or asked("change") or ""), "warning")
    first = next((leaf.key for leaf in pages.leaves if leaf.role in COMPARED), pages.leaves[0].key)
    shown = wanted or first
    with st.container(key="reader-choice"):
        st.selectbox(
            words("reader.section", year=scope.pair.new_year),
            list(held),
            format_func=lambda key: pages.name(held[key], words),
            key="reader-section",
            on_change=edit("reader-section", shown, "section", ("change", "unit", "cited"), held),
        )
    return held[shown]


def _page_asked_for(pages: Pages, units: Sequence[UnitInOrder]) -> str | None:
    unit, change = asked("unit"), asked("change")
    found = next((each for each in units if each.unit_id == unit or change in each.changes), None)
    return pages.page_of(found.section_key) if found else None


def show_tree(pages: Pages, here: SectionHeld, words: Words) -> None:
    """Show the headings of the newer text, each a link to its page, with how much changed there."""
    parts, above = [], None
    for leaf in pages.leaves:
        part = pages.headings.get(leaf.parent or "")
        if part is not None and part.key != above:
            above = part.key
            title = quoted(part.title) if part.title else safe(words(f"role.{part.role}"))
            parts.append(html('<li class="dz-tree-part">{}</li>', title))
        parts.append(_leaf_html(pages, leaf, words, current=leaf is here))
    with st.container(key="reader-tree"):
        show_html(
            html(
                '<nav aria-label="{}"><p class="dz-note">{}</p><ul class="dz-tree">{}</ul></nav>',
                words("reader.tree"),
                words("reader.tree_note"),
                joined(parts),
            )
        )


def _leaf_html(pages: Pages, leaf: SectionHeld, words: Words, *, current: bool) -> Html:
    title = quoted(leaf.title) if leaf.title else safe(words(f"role.{leaf.role}"))
    count = pages.changed.get(leaf.key, 0)
    changed = (
        html(' <span title="{}">{}</span>', words("reader.changed", count=count), count) if count else ""
    )
    marked = html(' aria-current="page"') if current else ""
    inner = html(" class='dz-tree-inner'") if leaf.parent else ""
    return html('<li{}><a href="{}"{}>{}{}</a></li>', inner, page_link(leaf.key), marked, title, changed)


def page_link(section: str, unit: str | None = None) -> Html:
    """Return the address of a section's page, at one of its units, as it stands in HTML."""
    query = address(**{**_GOES_ON, "section": section, "unit": unit})
    return href("reader", query)


def neighbours_html(pages: Pages, section: SectionHeld, words: Words) -> Html:
    """Return links to the section before and the one after."""
    at = pages.leaves.index(section)
    links = [
        html(
            '<a class="dz-turn" rel="{}" href="{}">{} {}</a>',
            rel,
            page_link(pages.leaves[place].key),
            words(f"reader.{label}"),
            quoted(pages.leaves[place].title),
        )
        for label, rel, place in (("previous", "prev", at - 1), ("next", "next", at + 1))
        if 0 <= place < len(pages.leaves)
    ]
    return html('<p class="dz-turns">{}</p>', joined(links))
