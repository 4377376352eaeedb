"""Search: all texts of all regions by words, with hits in their context."""

from __future__ import annotations

from itertools import accumulate, groupby
from math import ceil
from typing import TYPE_CHECKING, Final

import streamlit as st

from views.exported_rows import export_hits
from views.frame import Library, say, show_library_page
from views.links import link, show_link, with_links
from views.markup import badge, html, joined, quoted, safe, show_html
from views.regions import region_name, regions_held
from views.seal import seal_of
from views.search_terms import marked, search_terms
from views.state import address, address_of_page, asked, asked_all, asked_page, edit
from views.year_columns import counts_by_year, year_columns_html
from warehouse.read_search import (
    SEARCH_ORDERS,
    SearchAsked,
    SearchOrder,
    common_indicators,
    hits,
    report_hits,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from views.markup import Html
    from views.search_terms import Term
    from warehouse.answers import RegionHeld
    from warehouse.read_search import Hit, ReportHits

PER_PAGE: Final = 20
ROLES: Final = ("preamble", "review", "goals", "tasks", "closing", "annex")
_LABELS: Final = {"sentence": "search.in_source", "reader": "search.in_reader", "line": "search.in_line"}
_OFFERED: Final = 8
_FILTERS: Final = ("in", "from", "to", "role", "order")


def show(library: Library) -> None:
    """Show what the address asks for."""
    words = library.words
    held = regions_held(library.warehouse)
    show_html(html("<h1>{}</h1>", words("search.title")))
    if not held:
        say(words("empty.no_reports"))
        return
    _show_form(held, library)
    terms = search_terms(asked("q") or "")
    if not terms:
        _show_start(library, held)
        return
    wanted = asked_search(terms, held)
    rows = report_hits(library.warehouse, wanted, _asked_order())
    _show_found(library, wanted, terms, rows, held)


def _show_start(library: Library, held: Mapping[str, RegionHeld]) -> None:
    """Say what is searched, and offer words to begin with: indicators for which most regions set targets."""
    words = library.words
    reports = sum(len(region.years) for region in held.values())
    lead = words("search.lead", reports=f"{reports:,}", regions=f"{len(held):,}")
    names = common_indicators(library.warehouse, _OFFERED)
    offered = joined(html("<li>{}</li>", link("search", name, address(q=name))) for name in names)
    show_html(
        html(
            '<p class="dz-lead">{}</p><p class="dz-note">{}</p><ul class="dz-offered" lang="zh">{}</ul>',
            lead,
            words("search.offered"),
            offered,
        )
    )


def asked_search(terms: Sequence[Term], held: Mapping[str, RegionHeld]) -> SearchAsked:
    """Return the search that the address asks for; what we do not know filters nothing."""
    return SearchAsked(
        terms=tuple(term.forms for term in terms),
        regions=tuple(slug for slug in asked_all("in") if slug in held),
        roles=tuple(role for role in asked_all("role") if role in ROLES),
        first=_asked_year("from", held),
        last=_asked_year("to", held),
    )


def _asked_order() -> SearchOrder:
    return next((order for order in SEARCH_ORDERS if order == asked("order")), SEARCH_ORDERS[0])


def _years(held: Mapping[str, RegionHeld]) -> list[int]:
    return sorted({year for region in held.values() for year in region.years}, reverse=True)


def _asked_year(name: str, held: Mapping[str, RegionHeld]) -> int | None:
    return next((year for year in _years(held) if str(year) == asked(name)), None)


def _show_form(held: Mapping[str, RegionHeld], library: Library) -> None:
    words = library.words
    st.text_input(
        words("search.words"),
        placeholder=words("search.hint"),
        key="q-choice",
        on_change=edit("q-choice", asked("q") or "", "q", ("page",)),
    )
    with st.container(key="search-scope", horizontal=True, vertical_alignment="bottom"):
        st.multiselect(
            words("scope.region"),
            list(held),
            format_func=lambda slug: region_name(held[slug], words),
            key="in-choice",
            on_change=edit("in-choice", [s for s in asked_all("in") if s in held], "in", ("page",), held),
            placeholder=words("search.all_regions"),
            width=300,
        )
        for name in ("from", "to"):
            st.selectbox(
                words(f"search.{name}"),
                _years(held),
                index=None,
                placeholder=words("search.any_year"),
                key=f"{name}-choice",
                on_change=edit(f"{name}-choice", _asked_year(name, held), name, ("page",)),
                width=110,
            )
        st.multiselect(
            words("changes.role"),
            list(ROLES),
            format_func=lambda role: words(f"role.{role}"),
            key="role-choice",
            on_change=edit(
                "role-choice", [r for r in asked_all("role") if r in ROLES], "role", ("page",), ROLES
            ),
            placeholder=words("search.all_roles"),
            width=240,
        )
        st.selectbox(
            words("search.order"),
            list(SEARCH_ORDERS),
            format_func=lambda order: words(f"search.by_{order}"),
            key="order-choice",
            on_change=edit("order-choice", _asked_order(), "order", ("page",), SEARCH_ORDERS),
            width=170,
        )
    if any(asked(name) for name in _FILTERS):
        nothing: dict[str, None] = dict.fromkeys((*_FILTERS, "page"))
        show_link("search", words("changes.clear"), address(**nothing))


def _show_found(
    library: Library,
    wanted: SearchAsked,
    terms: Sequence[Term],
    rows: Sequence[ReportHits],
    held: Mapping[str, RegionHeld],
) -> None:
    words = library.words
    if not rows:
        say(words("search.no_text"), "warning")
        return
    found = [row for row in rows if row.hits]
    total = sum(row.hits for row in found)
    told = words(
        "search.count" if found else "search.nothing",
        hits=f"{total:,}",
        reports=f"{len(found):,}",
        regions=f"{len({row.region for row in found}):,}",
        searched=f"{len(rows):,}",
    )
    show_html(html('<p class="dz-lead" role="status">{}</p>{}', told, _read_as_html(terms, library)))
    if not wanted.regions and any(r.fictional for r in held.values()) and not rows[0].fictional:
        show_html(html('<p class="dz-note">{}</p>', words("search.without_fictional")))
    if not found:
        return
    if wanted.first is None or wanted.first != wanted.last:
        show_html(year_columns_html(counts_by_year(rows), words))
    export_hits(library, wanted, found)
    _show_page(library, wanted, terms, found)


def _read_as_html(terms: Sequence[Term], library: Library) -> Html:
    """Say what was looked for, where it differs from plain single words."""
    listed = joined((quoted(f"“{term.typed}”") for term in terms), library.words("search.and"))
    return html('<p class="dz-note">{}{}</p>', library.words("search.read_as"), listed)


def _show_page(
    library: Library, wanted: SearchAsked, terms: Sequence[Term], found: Sequence[ReportHits]
) -> None:
    words = library.words
    ends = list(accumulate(row.hits for row in found))
    pages = ceil(ends[-1] / PER_PAGE)
    page = min(asked_page(), pages)
    start, stop = (page - 1) * PER_PAGE, min(page * PER_PAGE, ends[-1])
    here = [row for row, end in zip(found, ends, strict=True) if start < end and end - row.hits < stop]
    before = ends[found.index(here[0])] - here[0].hits
    texts = [row.witness_id for row in here]
    shown = hits(library.warehouse, wanted, texts, limit=PER_PAGE, skip=start - before)
    show_html(html('<p class="dz-note">{}</p>', words("search.page", first=start + 1, last=stop)))
    reports = {row.witness_id: row for row in here}
    grouped = groupby(shown, key=lambda hit: hit.witness_id)
    show_html(joined(_report_html(reports[name], list(group), terms, library) for name, group in grouped))
    if pages > 1:
        st.pagination(pages, key="page-choice", on_change=edit("page-choice", page, "page"))


def _report_html(report: ReportHits, found: Sequence[Hit], terms: Sequence[Term], library: Library) -> Html:
    words = library.words
    name = library.words("scope.fictional", region=report.region_name) if report.fictional else None
    count = words("search.in_report", hits=f"{report.hits:,}")
    rows = joined(with_links(_hit_html(hit, terms, library), *_links(report, hit, library)) for hit in found)
    return html(
        '<h2>{} · {} <span class="dz-note">{}</span></h2>{}',
        quoted(name or report.region_name),
        report.year,
        count,
        rows,
    )


def _hit_html(hit: Hit, terms: Sequence[Term], library: Library) -> Html:
    words = library.words
    place = joined([safe(words(f"role.{hit.role}")), *(quoted(title) for title in hit.path)], " / ")
    kind = badge(words("search.heading")) if hit.kind == "heading" else ""
    before, after = (
        html('<span class="dz-context">{}</span>', quoted(text)) for text in (hit.before, hit.after)
    )
    return html(
        '<div class="dz-row"><div class="dz-place">{}{}</div><div class="dz-hit">{}{}{}</div></div>',
        kind,
        place,
        before,
        marked(hit.text, terms),
        after,
    )


def _links(report: ReportHits, hit: Hit, library: Library) -> list[Html]:
    seal = str(seal_of((hit.text,), (hit.sha256,)))
    queries = {"sentence": address_of_page(region=report.region, years=None, unit=hit.unit_id, cited=seal)}
    if hit.old_year and hit.new_year:
        years = f"{hit.old_year}-{hit.new_year}"
        queries["reader"] = address_of_page(region=report.region, years=years, unit=hit.unit_id)
    if hit.line_id:
        queries["line"] = address_of_page(region=report.region, years=None, line=hit.line_id)
    return [link(page, library.words(_LABELS[page]), query) for page, query in queries.items()]


if __name__ == "__main__":
    show_library_page("search", show)
