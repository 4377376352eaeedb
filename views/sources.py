"""Sources: every text of a region with its snapshot, certificate and faults."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING, Final

import streamlit as st

from views.certificate import coverage_line
from views.collation import differences_html, pieces_html, show_differences
from views.digests import digests_html
from views.exported_rows import export_sources
from views.frame import Scope, say, show_region_page
from views.links import href, link
from views.markup import html, joined, show_html
from views.regions import region_name
from views.silent_edits import silent_edits_html
from views.source_card import finding_html, text_html
from views.state import address, asked, asked_page, edit
from views.year_sheets import years_asked
from warehouse.read import finding_counts, findings, texts
from warehouse.read_collation import difference_counts
from warehouse.read_facts import digests
from warehouse.read_silent_edits import silent_edits_of_region

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from views.language import Words
    from views.markup import Html
    from warehouse.answers import TextHeld
    from warehouse.read_silent_edits import SilentEditShown
    from warehouse.records import DifferenceKind

PER_PAGE: Final = 20


@dataclass(frozen=True, slots=True)
class _Known:
    """What is held of the texts of a region, by witness_id."""

    faults: Mapping[str, int]
    differences: Mapping[str, Mapping[DifferenceKind, int]]
    edits: Mapping[str, tuple[SilentEditShown, ...]]


def show(scope: Scope) -> None:
    """Show the texts of a region, newest first, some years at a time.

    `text=` opens the faults of one, `differ=` in what it differs, `year=` the years from one back,
    `row=` a digest at one of its rows.
    """
    words, region = scope.words, scope.region.slug
    held = texts(scope.warehouse, region)
    _show_head(scope, held)
    export_sources(scope)
    chosen = next((text for text in held if text.witness_id == asked("text")), None)
    if asked("text") and chosen is None:
        say(words("error.no_text", text=asked("text") or ""), "warning")
    years, ways = years_asked(held, chosen, words)
    known = _Known(
        finding_counts(scope.warehouse, region),
        difference_counts(scope.warehouse, region),
        silent_edits_of_region(scope.warehouse, region),
    )
    told = [ways]
    for year, group in groupby((text for text in held if text.year in years), lambda text: text.year):
        told.append(html("<h2>{}</h2>", words("sources.year", year=year)))
        for text in group:
            if text is chosen and text.coverage is not None:
                show_html(joined(told))
                told = []
                _show_opened(scope, text, known)
            else:
                told.append(_closed_html(scope, text, known, here=text is chosen))
    told.append(ways)
    show_html(joined([*told, digests_html(digests(scope.warehouse, region), words, asked("row"))]))


def _show_head(scope: Scope, held: Sequence[TextHeld]) -> None:
    """Say how many texts are held, and of each year whether its text is whole, with a way to it."""
    words = scope.words
    lead = words("sources.lead", region=region_name(scope.region, words), count=len(held))
    glance = joined(coverage_line(text, words, _opened(text)) for text in held if text.is_base)
    show_html(
        html(
            '<h1>{}</h1><p class="dz-lead">{}</p><div class="dz-texts" role="group" aria-label="{}">{}</div>',
            words("sources.title"),
            lead,
            words("sources.glance"),
            glance,
        )
    )


def _opened(text: TextHeld) -> Html:
    return href("sources", address(text=text.witness_id, page=None, differ=None, year=None))


def _closed_html(scope: Scope, text: TextHeld, known: _Known, *, here: bool) -> Html:
    """Return a text with the numbers of its differences and faults, and links that open them."""
    words = scope.words
    parts = [text_html(text, words, here=here), pieces_html(scope, text)]
    if text.coverage is not None:
        parts.append(differences_html(text, known.differences.get(text.witness_id, {}), words))
        parts += [_edits_html(text, known, words), _faults_html(text, known, words)]
    return html('<div class="dz-card">{}</div>', joined(parts))


def _edits_html(text: TextHeld, known: _Known, words: Words) -> Html:
    return silent_edits_html(known.edits.get(text.witness_id, ()), words)


def _faults_html(text: TextHeld, known: _Known, words: Words) -> Html:
    count = known.faults.get(text.witness_id, 0)
    if not count:
        return html('<p class="dz-note">{}</p>', words("empty.no_findings"))
    told = f"{words('sources.show')} · {words('sources.findings', count=count)}"
    return link("sources", told, address(text=text.witness_id, page=None, differ=None))


def _show_opened(scope: Scope, text: TextHeld, known: _Known) -> None:
    """Show a text with its faults or, where `differ=` asks for them, its differences."""
    words, counts = scope.words, known.differences.get(text.witness_id, {})
    with st.container(border=True):
        show_html(text_html(text, words, here=True) + pieces_html(scope, text))
        if asked("differ"):
            show_differences(scope, text, counts)
            show_html(_edits_html(text, known, words) + _faults_html(text, known, words))
            return
        show_html(differences_html(text, counts, words) + _edits_html(text, known, words))
        if count := known.faults.get(text.witness_id, 0):
            _show_findings(scope, text, count)
        else:
            show_html(_faults_html(text, known, words))


def _show_findings(scope: Scope, text: TextHeld, count: int) -> None:
    words = scope.words
    pages = ceil(count / PER_PAGE)
    page = min(asked_page(), pages)
    rows = findings(scope.warehouse, text.witness_id, limit=PER_PAGE, skip=(page - 1) * PER_PAGE)
    listed = joined(finding_html(row, text, words) for row in rows)
    show_html(html("<h3>{}</h3>{}", words("sources.findings", count=count), listed))
    if pages > 1:
        st.pagination(pages, key="page-choice", on_change=edit("page-choice", page, "page"))


if __name__ == "__main__":
    show_region_page("sources", show)
