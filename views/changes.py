"""Changes: a ranked list with filters; one row opens its detail."""

from __future__ import annotations

from functools import partial
from math import ceil
from typing import TYPE_CHECKING, Final

import streamlit as st

from views.citing import sealed
from views.detail import show_detail
from views.exported_rows import export_changes
from views.frame import PairScope, say, show_pair_page
from views.links import show_link
from views.markup import html, show_html
from views.rows import MARKS, rows_html
from views.section_choice import choose_section
from views.state import address, asked, asked_all, asked_page, edit
from warehouse.answers import ChangeFilter
from warehouse.read import sections
from warehouse.read_changes import boilerplate_count, change_count, changes, fate_counts, topic_counts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PER_PAGE: Final = 20
_LISTS: Final = {
    "facet": (
        "raised", "lowered", "tightened", "softened", "quantified", "dequantified",
        "reworded", "moved", "merged", "split", "scope_changed",
    ),
    "verdict": ("dropped_silent", "dropped_reported_done", "merged_into", "cannot_tell"),
    "certainty": ("certain", "likely", "open"),
}  # fmt: skip
_ROLES: Final = ("goals", "tasks")
_FILTERS: Final = ("kind", *_LISTS, "role", "section", "topic", "q", "own", "all")


def show(scope: PairScope) -> None:
    """Show the list of changes, or the one change that the address names."""
    change = asked("change")
    if change:
        show_detail(scope, change)
        return
    title = scope.words("changes.of_years", old=scope.pair.old_year, new=scope.pair.new_year)
    show_html(html("<h1>{}</h1>", title))
    _show_filters(scope)
    _show_list(scope)


def asked_filter() -> ChangeFilter:
    """Return the filter that the address asks for; values that we do not know are left out."""
    chosen = {name: _known(name, options) for name, options in _LISTS.items()}
    return ChangeFilter(
        fates=_known("kind", tuple(MARKS)),
        facets=chosen["facet"],
        verdicts=chosen["verdict"],
        certainties=chosen["certainty"],
        roles=_known("role", _ROLES),
        section=asked("section"),
        words=tuple((asked("q") or "").split()),
        commitments_only=asked("all") is None,
        topics=asked_all("topic"),
        own_only=asked("own") is not None,
    )


def _known(name: str, options: Sequence[str]) -> tuple[str, ...]:
    return tuple(value for value in asked_all(name) if value in options)


def _show_filters(scope: PairScope) -> None:
    words = scope.words
    counts = {row.fate: row.count for row in fate_counts(scope.warehouse, scope.pair.pair_id)}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.pills(
            words("changes.kind"),
            list(MARKS),
            selection_mode="multi",
            format_func=lambda fate: f"{MARKS[fate]} {words.fate(fate)} {counts[fate]:,}",
            key="kind-choice",
            on_change=edit("kind-choice", list(_known("kind", tuple(MARKS))), "kind", ("page",)),
            width="content",
        )
        st.text_input(
            words("changes.search"),
            placeholder=words("changes.search_hint"),
            key="q-choice",
            on_change=edit("q-choice", asked("q") or "", "q", ("page",)),
            width=320,
        )
    used = sum(1 for name in _FILTERS if name not in {"kind", "q"} and asked(name))
    title = words("changes.more_filters_on", count=used) if used else words("changes.more_filters")
    # What is folded is not made: its nine widgets take a browser longer than the list itself.
    more = st.expander(title, expanded=bool(used), key="more-filters", on_change="rerun")
    if more.open:
        with more:
            _show_more_filters(scope)
    if used or asked("kind") or asked("q"):
        nothing: dict[str, None] = dict.fromkeys((*_FILTERS, "page"))
        show_link("changes", words("changes.clear"), address(**nothing))


def _show_more_filters(scope: PairScope) -> None:
    words = scope.words
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for name, options in _LISTS.items():
            _choose_many(name, words(f"changes.{name}"), options, partial(words.name, name))
        _choose_many("role", words("changes.role"), _ROLES, lambda role: words(f"role.{role}"))
        _choose_topics(scope)
    choose_section(words("changes.section"), _section_titles(scope), words)
    shared = boilerplate_count(scope.warehouse, scope.pair.pair_id)
    with st.container(horizontal=True):
        _tick("all", words("changes.with_slogans"))
        _tick("own", words("changes.own_only", count=f"{shared:,}"))


def _choose_topics(scope: PairScope) -> None:
    """Offer the topics of the indicators that these two years set targets for."""
    words, counts = scope.words, topic_counts(scope.warehouse, scope.pair.pair_id)
    asked_for = [topic for topic in asked_all("topic") if topic not in counts]
    _choose_many(
        "topic",
        words("changes.topic"),
        [*counts, *asked_for],
        lambda topic: f"{words.topic(topic)} {counts.get(topic, 0):,}",
    )


def _tick(name: str, label: str) -> None:
    key = f"{name}-choice"
    st.checkbox(
        label, key=key, on_change=edit(key, asked(name) is not None, name, ("page",)), width="content"
    )


def _choose_many(name: str, label: str, options: Sequence[str], shown: Callable[[str], str]) -> None:
    st.multiselect(
        label,
        list(options),
        format_func=shown,
        key=f"{name}-choice",
        on_change=edit(f"{name}-choice", list(_known(name, options)), name, ("page",), options),
        placeholder="—",
        width=200,
    )


def _section_titles(scope: PairScope) -> dict[str, str]:
    pair = scope.pair
    return {
        f"{side}:{section.key}": f"{year} · {section.title}"
        for side, year, witness in (
            ("new", pair.new_year, pair.new_witness),
            ("old", pair.old_year, pair.old_witness),
        )
        for section in sections(scope.warehouse, witness)
        if section.role in _ROLES
    }


def _show_list(scope: PairScope) -> None:
    words, pair, wanted = scope.words, scope.pair.pair_id, asked_filter()
    total = change_count(scope.warehouse, pair, wanted)
    if not total:
        say(words("empty.no_changes"))
        return
    pages = ceil(total / PER_PAGE)
    page = min(asked_page(), pages)
    skip = (page - 1) * PER_PAGE
    rows = changes(scope.warehouse, pair, wanted, limit=PER_PAGE, skip=skip)
    told = words("changes.count", count=f"{total:,}", first=skip + 1, last=skip + len(rows))
    show_html(html('<p class="dz-note" role="status">{}</p>', told))
    export_changes(scope, wanted)
    show_html(rows_html(rows, words, lambda row: address(change=row.change_id, cited=sealed(row, scope))))
    if pages > 1:
        st.pagination(pages, key="page-choice", on_change=edit("page-choice", page, "page"))


if __name__ == "__main__":
    show_pair_page("changes", show)
