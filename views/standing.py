"""What has become of something that was cited: said plainly, with the nearest place where it can be had."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from views.citing import seal_of_unit
from views.frame import PairScope, say
from views.links import link_to, show_link
from views.markup import html, quoted, show_html
from views.seal import differences, read_seal
from views.state import address, asked
from warehouse.errors import NotHeld
from warehouse.read_sentence import same_words, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from views.language import Words
    from views.seal import Difference, Seal
    from warehouse.read import Warehouse
    from warehouse.read_sentence import Sentence


def say_if_changed(now: Seal, words: Words) -> tuple[Difference, ...]:
    """Say in what the page's content differs from what its address was made for, if it does."""
    cited = read_seal(asked("cited"))
    found = differences(cited, now) if cited else ()
    for number, each in enumerate(found):
        say(words("cited.judgement_too" if number and each == "judgement" else f"cited.{each}"), "warning")
    return found


def show_words_now(warehouse: Warehouse, words: Words, region: str, besides: str = "") -> bool:
    """Show where the very words that were cited stand in the region's reports now, if they stand anywhere."""
    cited = read_seal(asked("cited"))
    marks = [mark for mark in cited.texts if mark] if cited else []
    found = [unit for mark in marks for unit in same_words(warehouse, region, None, mark) if unit != besides]
    _show_sentences(warehouse, words, found, "cited.words_here")
    return bool(found)


def show_vanished_change(scope: PairScope, change_id: str) -> None:
    """Say that a change is no longer there, and lead to its sentences and to the changes they are in now."""
    words = scope.words
    say(
        words("cited.gone_change" if read_seal(asked("cited")) else "error.no_change", id=change_id),
        "warning",
    )
    found = show_words_now(scope.warehouse, words, scope.region.slug)
    if not found:
        units = [part for part in change_id.split(">") if "/" in part]
        _show_sentences(scope.warehouse, words, units, "cited.same_unit")
    with st.container(horizontal=True):
        here = address(change=None)
        show_link("changes", words("cited.to_list"), here)
        link_to("sources", words("cited.to_sources"))


def show_vanished_sentence(warehouse: Warehouse, words: Words, unit_id: str) -> None:
    """Say that no report has a sentence, and lead to where its words stand now, or to the region's texts."""
    say(words("cited.gone_unit", id=unit_id), "warning")
    region = unit_id.split("/", maxsplit=1)[0].rpartition("-")[0]
    if not show_words_now(warehouse, words, region) and region:
        if read_seal(asked("cited")):
            say(words("cited.nowhere"))
        link_to("sources", words("cited.to_sources"), region=region, years=None)


def _show_sentences(warehouse: Warehouse, words: Words, units: Iterable[str], heading: str) -> None:
    held = [found for unit in dict.fromkeys(units) if (found := _held(warehouse, unit))]
    if held:
        show_html(html("<h2>{}</h2>", words(heading)))
    for number, each in enumerate(held):
        with st.container(key=f"stands-{number}"):
            show_html(html('<div class="dz-row">{} · {}</div>', each.unit.year, quoted(each.unit.text)))
            show_sentence_links(each, words)


def _held(warehouse: Warehouse, unit_id: str) -> Sentence | None:
    try:
        return sentence(warehouse, unit_id)
    except NotHeld:
        return None


def show_sentence_links(found: Sentence, words: Words) -> None:
    """Show links to a sentence's own page and to the changes that it takes part in."""
    with st.container(horizontal=True):
        seal = str(seal_of_unit(found.unit))
        label = words("cited.to_sentence")
        link_to("sentence", label, region=found.region, unit=found.unit.unit_id, cited=seal)
        show_change_links(found, words, "cited.to_change")


def show_change_links(found: Sentence, words: Words, label: str) -> None:
    """Show a link to each change that a sentence takes part in, those of one pair and fate by numbers."""
    named = [(change.old_year, change.new_year, words.fate(change.fate)) for change in found.changes]
    for place, (change, (old, new, fate)) in enumerate(zip(found.changes, named, strict=True)):
        number = f" {named[:place].count((old, new, fate)) + 1}" if named.count((old, new, fate)) > 1 else ""
        told = words(label, years=f"{old} → {new}", fate=f"{fate}{number}")
        years = f"{old}-{new}"
        link_to("changes", told, region=found.region, years=years, change=change.change_id)
