"""Dropped: what was promised in the older report and is not there in the newer one."""

from __future__ import annotations

from collections import Counter
from functools import partial
from math import ceil
from statistics import fmean
from typing import TYPE_CHECKING, Final

import streamlit as st

from compare.logistic import left_out
from views.certainty import certainty_told
from views.certificate import coverage_line, hides_commitments
from views.citing import sealed_drop
from views.dropped_rows import dropped_html
from views.exported_rows import export_dropped
from views.frame import PairScope, say, show_pair_page
from views.links import link, link_to, show_link, with_links
from views.markup import html, joined, show_html
from views.own_words import own_words
from views.section_choice import choose_section
from views.state import address, address_of_page, asked, asked_all, asked_page, edit
from warehouse.dropped_answers import DroppedFilter
from warehouse.read import sections
from warehouse.read_dropped import VERDICT_ORDER, dropped, dropped_count, dropped_counts, promised_count

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from warehouse.dropped_answers import DroppedCount, DroppedRow

PER_PAGE: Final = 20
_APART: Final = 5  # rows of what cannot be told below the list
_GONE: Final = VERDICT_ORDER[:-1]
_CERTAINTIES: Final = ("certain", "likely", "open")
_FILTERS: Final = ("verdict", "certainty", "section", "q", "own")


def show(scope: PairScope) -> None:
    """Show what has no counterpart in the newer of two years; what cannot be told stands apart."""
    counts = dropped_counts(scope.warehouse, scope.pair.pair_id)
    _show_answer(scope, counts)
    _show_certificate(scope, counts)
    _show_load(scope, counts)
    _show_filters(scope, counts)
    wanted = asked_filter()
    _show_list(scope, wanted)
    _show_apart(scope, wanted)


def asked_filter() -> DroppedFilter:
    """Return the filter that the address asks for; values that we do not know are left out."""
    return DroppedFilter(
        verdicts=_known("verdict", VERDICT_ORDER) or _GONE,
        certainties=_known("certainty", _CERTAINTIES),
        section=asked("section"),
        words=tuple((asked("q") or "").split()),
        own_only=asked("own") is not None,
    )


def _known(name: str, options: Sequence[str]) -> tuple[str, ...]:
    return tuple(value for value in asked_all(name) if value in options)


def _by_verdict(counts: Sequence[DroppedCount]) -> Counter[str]:
    totals: Counter[str] = Counter()
    for row in counts:
        totals[row.verdict] += row.count
    return totals


def _show_answer(scope: PairScope, counts: Sequence[DroppedCount]) -> None:
    words, years = scope.words, {"old": scope.pair.old_year, "new": scope.pair.new_year}
    totals = _by_verdict(counts)
    promised = f"{promised_count(scope.warehouse, scope.pair.pair_id):,}"
    gone = sum(totals[verdict] for verdict in _GONE)
    parts = words.join(
        [
            words("dropped.part", verdict=words.name("verdict", verdict), count=totals[verdict])
            for verdict in _GONE
            if totals[verdict]
        ]
    )
    told = words("dropped.lead_none", promised=promised, **years)
    if gone:
        told = words("dropped.lead", promised=promised, gone=gone, parts=parts, **years)
    if totals["cannot_tell"]:
        told += words("app.space") + words("dropped.lead_apart", count=totals["cannot_tell"])
    show_html(html('<h1>{}</h1><p class="dz-lead">{}</p>', words("dropped.title", **years), told))


def _show_certificate(scope: PairScope, counts: Sequence[DroppedCount]) -> None:
    """Say what the newer text lacks, and how many rows cannot be told because of it."""
    words, new = scope.words, scope.pair.new_year
    apart = _by_verdict(counts)["cannot_tell"]
    told = "" if hides_commitments(scope.new) else words("dropped.certificate_full", new=new)
    if apart and not hides_commitments(scope.new):
        told += words("app.space") + words("dropped.near_count", count=apart)
    show_html(html('{}<p class="dz-note">{}</p>', coverage_line(scope.new, words), told))
    if hides_commitments(scope.new):
        say(words("dropped.certificate_gap", new=new, count=apart), "warning")
    if scope.pair.gap:
        say(words("overview.gap", gap=scope.pair.gap), "warning")


def _show_load(scope: PairScope, counts: Sequence[DroppedCount]) -> None:
    """Say how much of it a person has to look at, and how often the program is right."""
    words = scope.words
    untold = _by_verdict(counts)["cannot_tell"]
    unsure = sum(row.count for row in counts if row.certainty == "open" and row.verdict != "cannot_tell")
    promised = f"{promised_count(scope.warehouse, scope.pair.pair_id):,}"
    told = words("dropped.load_none", promised=promised)
    if unsure + untold:
        told = words("dropped.load", eye=unsure + untold, promised=promised, open=unsure, cannot_tell=untold)
    right = [pair.dropped_precision for pair in left_out()]
    precise = words(
        "dropped.precision", pairs=len(right), mean=f"{fmean(right):.0%}", worst=f"{min(right):.0%}"
    )
    precise += words("app.space") + words("dropped.limit")
    show_html(html('<p class="dz-load"><strong>{}</strong></p><p class="dz-note">{}</p>', told, precise))
    with st.container(horizontal=True):
        if unsure + untold:
            show_link(
                "dropped",
                words("dropped.load_link"),
                address_of_page(certainty="open", verdict=list(VERDICT_ORDER)),
            )
        link_to("sources", words("overview.to_sources"))
        link_to("method", words("dropped.precision_link"))


def _show_filters(scope: PairScope, counts: Sequence[DroppedCount]) -> None:
    words, totals = scope.words, _by_verdict(counts)
    shared = sum(row.boilerplate for row in counts)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _choose("verdict", VERDICT_ORDER, lambda v: f"{words.name('verdict', v)} {totals[v]:,}", scope)
        _choose("certainty", _CERTAINTIES, partial(words.name, "certainty"), scope)
    show_html(html('<p class="dz-note">{}</p>', certainty_told("dropped", words)))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            words("dropped.search"),
            placeholder=words("changes.search_hint"),
            key="q-choice",
            on_change=edit("q-choice", asked("q") or "", "q", ("page",)),
            width=300,
        )
        _choose_section(scope)
    if shared or asked("own"):
        st.checkbox(
            words("changes.own_only", count=shared),
            key="own-choice",
            on_change=edit("own-choice", asked("own") is not None, "own", ("page",)),
        )
    if any(asked(name) for name in _FILTERS):
        nothing: dict[str, None] = dict.fromkeys((*_FILTERS, "page"))
        show_link("dropped", words("changes.clear"), address(**nothing))


def _choose(name: str, options: Sequence[str], shown: Callable[[str], str], scope: PairScope) -> None:
    st.pills(
        scope.words(f"changes.{name}"),
        list(options),
        selection_mode="multi",
        format_func=shown,
        key=f"{name}-choice",
        on_change=edit(f"{name}-choice", list(_known(name, options)), name, ("page",)),
        width="content",
    )


def _choose_section(scope: PairScope) -> None:
    held = sections(scope.warehouse, scope.pair.old_witness)
    titles = {each.key: each.title for each in held if each.role in {"goals", "tasks"}}
    choose_section(scope.words("dropped.section"), titles, scope.words, width=300)


def _show_list(scope: PairScope, wanted: DroppedFilter) -> None:
    words = scope.words
    total = dropped_count(scope.warehouse, scope.pair, wanted)
    if not total:
        if any(asked(name) for name in _FILTERS):
            say(words("dropped.nothing"))
        return
    pages = ceil(total / PER_PAGE)
    page = min(asked_page(), pages)
    skip = (page - 1) * PER_PAGE
    rows = dropped(scope.warehouse, scope.pair, wanted, limit=PER_PAGE, skip=skip)
    told = words("dropped.count", count=f"{total:,}", first=skip + 1, last=skip + len(rows))
    show_html(html('<p class="dz-note" role="status">{}</p>', told))
    export_dropped(scope, wanted)
    _show_rows(scope, rows)
    if pages > 1:
        st.pagination(pages, key="page-choice", on_change=edit("page-choice", page, "page"))


def _show_apart(scope: PairScope, wanted: DroppedFilter) -> None:
    """Show the first of what cannot be told below the list, wherever the list is not of them already."""
    if _known("verdict", VERDICT_ORDER):
        return
    words = scope.words
    untold = DroppedFilter(
        ("cannot_tell",), wanted.certainties, wanted.section, wanted.words, own_only=wanted.own_only
    )
    total = dropped_count(scope.warehouse, scope.pair, untold)
    if not total:
        return
    show_html(html("<h2>{}</h2>", words("dropped.apart", count=f"{total:,}")))
    show_html(html('<p class="dz-note">{}</p>', words("dropped.apart_note")))
    _show_rows(scope, dropped(scope.warehouse, scope.pair, untold, limit=_APART))
    if total > _APART:
        show_link(
            "dropped",
            words("dropped.apart_all", count=f"{total:,}"),
            address(verdict="cannot_tell", page=None),
        )


def _show_rows(scope: PairScope, rows: Sequence[DroppedRow]) -> None:
    words, gap = scope.words, hides_commitments(scope.new)
    shown, own = [], own_words(scope.warehouse, scope.pair, rows)
    for row in rows:
        query = address_of_page(change=row.change_id, cited=sealed_drop(row, scope))
        detail = link("changes", words("changes.open"), query)
        told = dropped_html(row, scope.pair, words, own[row.change_id], gap=gap)
        shown.append(with_links(told, detail))
    show_html(joined(shown))


if __name__ == "__main__":
    show_pair_page("dropped", show)
