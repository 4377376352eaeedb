"""The frame of every page: navigation, language, region and pair of years; and what stands there instead."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

from views.language import LANGUAGES, Words
from views.links import href, link
from views.markup import html, joined, notice, show_html
from views.nothing import say_no_pair, say_no_region, say_no_warehouse
from views.regions import region_name, region_names, regions_held
from views.script import run_script
from views.state import address, address_of_page, asked, edit
from warehouse import read
from warehouse.connection import keep_open
from warehouse.errors import NotHeld, WarehouseMissing

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.delta_generator import DeltaGenerator

    from warehouse.answers import PairHeld, RegionHeld, TextHeld

PAGES: Final = (
    "overview",
    "changes",
    "dropped",
    "outcomes",
    "indicators",
    "priorities",
    "line",
    "reader",
    "search",
    "sources",
    "method",
)
_BELOW_YEARS: Final = ("change", "unit", "cited", "section", "page", "q")
_BELOW_REGION: Final = ("years", "text", "row", "line", "indicator", "from", "to", *_BELOW_YEARS)
"""What an address loses when another region is chosen."""
_CHECKOUT: Final = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Scope:
    """What a page is about: an open warehouse, a language, and what the address chose."""

    warehouse: read.Warehouse
    words: Words
    region: RegionHeld


@dataclass(frozen=True, slots=True)
class Library:
    """What a page about all regions is about: an open warehouse and a language."""

    warehouse: read.Warehouse
    words: Words


@dataclass(frozen=True, slots=True)
class PairScope:
    """The scope of a page that compares two years."""

    warehouse: read.Warehouse
    words: Words
    region: RegionHeld
    pair: PairHeld
    old: TextHeld
    new: TextHeld


def words_of_address() -> Words:
    """Return the interface's words in the language that the address asks for, Chinese first."""
    chosen = asked("lang")
    return Words(next((language for language in LANGUAGES if language == chosen), LANGUAGES[0]))


def page_title(page: str) -> str:
    """Return a page's title as browser tabs show it."""
    words = words_of_address()
    return f"{words(f'page.{page}')} · {words('app.name')}"


def show_words_page(page: str, body: Callable[[Words], None]) -> None:
    """Show a page that needs no warehouse."""
    words = words_of_address()
    _navigation(page, words)
    body(words)


def show_library_page(page: str, body: Callable[[Library], None]) -> None:
    """Show a page about all regions, or say why there is nothing."""
    _show_warehouse_page(page, lambda warehouse, words: body(Library(warehouse, words)))


def show_region_page(page: str, body: Callable[[Scope], None]) -> None:
    """Show a page about one region, or say why there is none."""

    def with_warehouse(warehouse: read.Warehouse, words: Words) -> None:
        with _scope_row():
            region = _choose_region(warehouse, words)
        if region is None:
            say_no_region(page, words)
            return
        _say_fictional(region, words)
        body(Scope(warehouse, words, region))

    _show_warehouse_page(page, with_warehouse)


def show_pair_page(
    page: str, body: Callable[[PairScope], None], without: Callable[[Scope], None] | None = None
) -> None:
    """Show a page about two years of one region, or say why there is none.

    `without` shows what the page has of a region of which no two reports are held.
    """

    def with_warehouse(warehouse: read.Warehouse, words: Words) -> None:
        with _scope_row():
            region = _choose_region(warehouse, words)
            pair = _choose_pair(region, words) if region else None
        if region is None:
            say_no_region(page, words)
            return
        if pair is None:
            say_no_pair(page, region, region_name(region, words), words)
            if without is not None and not region.pairs:
                _say_fictional(region, words)
                without(Scope(warehouse, words, region))
            return
        _say_fictional(region, words)
        texts = {text.witness_id: text for text in read.texts(warehouse, region.slug)}
        body(PairScope(warehouse, words, region, pair, texts[pair.old_witness], texts[pair.new_witness]))

    _show_warehouse_page(page, with_warehouse)


def _show_warehouse_page(page: str, body: Callable[[read.Warehouse, Words], None]) -> None:
    words = words_of_address()
    _navigation(page, words)
    try:
        keep_open(home())
        with read.opened(home()) as warehouse:
            body(warehouse, words)
    except WarehouseMissing:
        say_no_warehouse(page, words)
    except NotHeld:
        say(words("error.no_change", id=asked("change") or ""), "warning")


def home() -> Path:
    """Return the directory that holds archive and warehouse."""
    return Path(os.environ.get("DUIZHANG_HOME") or _CHECKOUT / ".duizhang")


def say(message: str, style: str = "") -> None:
    """Show a message in plain text."""
    show_html(notice(message, style))


def _navigation(page: str, words: Words) -> None:
    run_script()
    pages = joined(
        link(other, words(f"page.{other}"), address_of_page(), f"dz-to-{other}", here=other == page)
        for other in PAGES
    )
    language = "en" if words.language == "zh" else "zh"
    here = href(page, address(lang=language, cited=asked("cited")))
    show_html(
        html(
            '<nav class="dz-pages" lang="{}" data-words="{}" data-reading="{}" data-preparing="{}" '
            'aria-label="{}">'
            '<strong class="dz-brand">{}</strong>{}'
            '<a class="dz-go dz-to-language" lang="{}" href="{}">'
            "{}</a></nav>",
            words.language,
            json.dumps(words.framework(), ensure_ascii=False),
            words("app.reading"),
            words("app.preparing"),
            words("app.pages"),
            words("app.name"),
            pages,
            language,
            here,
            words("app.other_language"),
        )
    )


def _scope_row() -> DeltaGenerator:
    return st.container(key="scope", horizontal=True, vertical_alignment="bottom")


def _choose_region(warehouse: read.Warehouse, words: Words) -> RegionHeld | None:
    held = regions_held(warehouse)
    if not held:
        return None
    comparable = (slug for slug, region in held.items() if region.pairs)
    wanted = asked("region") or next(comparable, next(iter(held)))
    st.selectbox(
        words("scope.region"),
        list(held),
        index=0 if wanted in held else None,
        format_func=region_names(warehouse, words.language).__getitem__,
        key="region-choice",
        on_change=edit("region-choice", wanted if wanted in held else None, "region", _BELOW_REGION, held),
        width=280,
        placeholder=words("scope.choose"),
    )
    return held.get(wanted)


def _choose_pair(region: RegionHeld, words: Words) -> PairHeld | None:
    held = {f"{pair.old_year}-{pair.new_year}": pair for pair in region.pairs}
    if not held:
        return None
    wanted = asked("years") or next(iter(held))
    st.selectbox(
        words("scope.years"),
        list(held),
        index=0 if wanted in held else None,
        format_func=lambda years: years.replace("-", " → "),
        key="years-choice",
        on_change=edit("years-choice", wanted if wanted in held else None, "years", _BELOW_YEARS),
        width=180,
        placeholder=words("scope.choose"),
    )
    return held.get(wanted)


def _say_fictional(region: RegionHeld, words: Words) -> None:
    if region.fictional:
        say(words("scope.fictional_notice", region=region_name(region, words)), "fictional")
