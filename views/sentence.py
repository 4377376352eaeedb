"""One sentence: in its context, with its exact source, what rests on it, and how to cite it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from views.citing import cited, permalink, places_of, seal_of_unit, show_citation
from views.detail import unit_html
from views.frame import Library, say, show_library_page
from views.links import link_to
from views.markup import html, quoted, show_html
from views.regions import region_name, regions_held
from views.silent_edits import edited_note_html
from views.standing import say_if_changed, show_change_links, show_vanished_sentence, show_words_now
from views.state import asked
from warehouse.errors import NotHeld
from warehouse.read import texts
from warehouse.read_sentence import sentence
from warehouse.read_silent_edits import silent_edits

if TYPE_CHECKING:
    from views.citation import Cited
    from views.state import Query
    from warehouse.answers import RegionHeld, TextHeld
    from warehouse.read_sentence import Sentence, TargetInUnit


def show(library: Library) -> None:
    """Show the sentence that the address names, or say what became of it."""
    words, unit_id = library.words, asked("unit")
    if unit_id is None:
        show_html(html("<h1>{}</h1>", words("page.sentence")))
        say(words("sentence.choose"))
        return
    try:
        found = sentence(library.warehouse, unit_id)
    except NotHeld:
        show_html(html("<h1>{}</h1>", words("page.sentence")))
        show_vanished_sentence(library.warehouse, words, unit_id)
        return
    _show_sentence(library, found)


def _show_sentence(library: Library, found: Sentence) -> None:
    words, unit = library.words, found.unit
    region = regions_held(library.warehouse)[found.region]
    held = texts(library.warehouse, found.region, unit.year)
    text = next(each for each in held if each.witness_id == unit.witness_id)
    title = words("sentence.title", region=region_name(region, words), year=unit.year)
    show_html(html("<h1>{}</h1>", title))
    seal = seal_of_unit(unit)
    changed = say_if_changed(seal, words)
    if {"text", "reading"} & set(changed):
        show_words_now(library.warehouse, words, found.region, besides=unit.unit_id)
    if region.fictional:
        say(words("scope.fictional_notice", region=region_name(region, words)), "fictional")
    edits = silent_edits(library.warehouse, text.witness_id)
    show_html(edited_note_html(edits, words) + unit_html(unit, words))
    query: Query = {"region": found.region, "unit": unit.unit_id, "cited": str(seal)}
    link = permalink("sentence", query)
    show_citation([cited(region, text, places_of([unit]))], link, words, folded=False)
    _show_what_rests(library, found)
    _show_targets(library, found, (region, text), link)


def _show_what_rests(library: Library, found: Sentence) -> None:
    words = library.words
    show_html(html("<h2>{}</h2>", words("sentence.rests")))
    if not (found.changes or found.line_id or found.targets):
        show_html(html('<p class="dz-note">{}</p>', words("sentence.nothing")))
    with st.container(horizontal=True):
        if found.changes:
            newest = found.changes[0]
            years = f"{newest.old_year}-{newest.new_year}"
            unit = found.unit.unit_id
            link_to("reader", words("search.in_reader"), region=found.region, years=years, unit=unit)
        if found.line_id:
            label = words("search.in_line")
            link_to("line", label, region=found.region, years=None, line=found.line_id)
        show_change_links(found, words, "sentence.in_change")


def _show_targets(library: Library, found: Sentence, whose: tuple[RegionHeld, TextHeld], link: str) -> None:
    if not found.targets:
        return
    words = library.words
    show_html(html("<h2>{}</h2>", words("sentence.targets")))
    for number, target in enumerate(found.targets):
        with st.container(key=f"target-of-sentence-{number}"):
            show_html(html('<div class="dz-row">{}</div>', quoted(" ".join(target.quote.split()))))
            show_citation([_cited_target(found, target, whose)], link, words, f"target-{number}")


def _cited_target(found: Sentence, target: TargetInUnit, whose: tuple[RegionHeld, TextHeld]) -> Cited:
    """Return a target's own characters; its whole sentence where that runs over several snapshots."""
    places = places_of([found.unit])
    if len(places) == 1:
        shift = places[0].start - found.unit.start
        places = (replace(places[0], start=target.start + shift, end=target.end + shift),)
    return cited(*whose, places)


if __name__ == "__main__":
    show_library_page("sentence", show)
