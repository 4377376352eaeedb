"""One commitment through the years: its texts in order, redlined, each with outcome and source."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final, get_args

import streamlit as st

from compare.line_table import line_sentence
from views.exported_rows import export_line, export_lines
from views.frame import Scope, link_to, say, show_region_page
from views.line_citing import say_if_line_changed, show_line_citation
from views.markup import badge, quoted, safe
from views.origin import origin_html
from views.outcomes import verdict_badge
from views.redlines import redlined
from views.seal import seal_of
from views.state import address, asked, asked_page, edit
from warehouse.errors import NotHeld
from warehouse.read_lines import LineOrder, line_count, line_detail, lines

if TYPE_CHECKING:
    from views.language import Words
    from warehouse.line_answers import BranchRow, LineDetail, LineYearRow

PER_PAGE: Final = 20
ORDERS: Final[tuple[LineOrder, ...]] = get_args(LineOrder)


def show(scope: Scope) -> None:
    """Show the line that the address names, or the list to choose one from."""
    name = asked("line")
    if name is None:
        _show_list(scope)
        return
    try:
        detail = line_detail(scope.warehouse, scope.region.slug, name)
    except NotHeld:
        say(scope.words("line.unknown", id=name), "warning")
        _show_list(scope)
        return
    _show_line(scope, detail)


def _show_line(scope: Scope, detail: LineDetail) -> None:
    words = scope.words
    st.page_link("views/line.py", label=words("line.back"), query_params=address(line=None), width="content")
    told = line_sentence(detail.row, detail.years, words.language)
    st.html(
        f"<h1>{words('line.title')}</h1><p class='dz-lead'>{safe(told)}</p>"
        f"<p class='dz-note'>{words('line.id')} <code>{safe(detail.row.line_id)}</code></p>"
    )
    say_if_line_changed(detail, scope)
    export_line(scope, detail.row.line_id)
    before = ""
    for each in detail.years:
        with st.container(key=f"line-year-{each.year}", gap=None):
            st.html(_year_html(each, before, words))
            _show_sentence_link(each, scope)
        before = each.text or before
    show_line_citation(detail, scope)
    _show_branches(scope, detail)


def _year_html(each: LineYearRow, before: str, words: Words) -> str:
    if each.text is None:
        gap = words.name("gap", each.state)
        return (
            f'<div class="dz-line-year dz-line-gap"><strong>{each.year}</strong>'
            f'<div class="dz-note">{safe(gap)}</div></div>'
        )
    text = redlined(before, each.text) if before else quoted(each.text)
    source = origin_html(each.sha256, each.source_url, each.witness_id, each.origin_start, words)
    return (
        f'<div class="dz-line-year"><strong>{each.year}</strong><div>'
        f'<div class="dz-row-head">{_labels(each, words)}</div><div>{text}</div>{_outcome(each, words)}'
        f"<details><summary>{words('detail.source')}</summary>{source}</details></div></div>"
    )


def _show_sentence_link(each: LineYearRow, scope: Scope) -> None:
    if each.text is not None and each.unit_id is not None:
        seal = str(seal_of((each.text,), (each.sha256 or "",)))
        link_to("sentence", scope.words("line.to_sentence"), years=None, unit=each.unit_id, cited=seal)


def _labels(each: LineYearRow, words: Words) -> str:
    labels = [badge(words.name("joint", each.joint))] if each.joint in {"first", "returned"} else []
    labels += [badge(words.name("facet", facet)) for facet in each.facets or ()]
    labels += [
        badge(words.name("incomparable", reason), "dz-cannot_tell") for reason in each.incomparable or ()
    ]
    return "".join(labels)


def _outcome(each: LineYearRow, words: Words) -> str:
    if not each.verdicts or each.told_in is None:
        return f'<p class="dz-note">{words("line.not_told")}</p>'
    marks = "".join(verdict_badge(verdict, words) for verdict in dict.fromkeys(each.verdicts))
    return f'<p class="dz-note">{words("line.told_in", year=each.told_in)} {marks}</p>'


def _show_branches(scope: Scope, detail: LineDetail) -> None:
    if not detail.branches:
        return
    words = scope.words
    st.html(f"<h2>{words('line.branches')}</h2><p class='dz-note'>{words('line.branches_note')}</p>")
    for number, branch in enumerate(detail.branches):
        with st.container(key=f"row-{number}", horizontal=True, vertical_alignment="top", gap="small"):
            st.html(_branch_html(branch, words), width="stretch")
            other = branch.new_line if branch.old_line == detail.row.line_id else branch.old_line
            link_to("line", words("line.open"), line=other)


def _branch_html(branch: BranchRow, words: Words) -> str:
    kind = badge(words.name("branch", branch.kind), "dz-open" if branch.kind == "doubtful" else "")
    years = f'<span class="dz-place">{branch.old_year} → {branch.new_year} · {branch.score:.0%}</span>'
    return f'<div class="dz-row"><div class="dz-row-head">{kind}{years}</div>{quoted(branch.text)}</div>'


def _show_list(scope: Scope) -> None:
    words, region = scope.words, scope.region.slug
    st.html(f"<h1>{words('line.list_title')}</h1><p class='dz-lead'>{words('line.list_lead')}</p>")
    order = asked("order")
    chosen: LineOrder = next((each for each in ORDERS if each == order), ORDERS[0])
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            words("line.order"),
            list(ORDERS),
            format_func=lambda each: words(f"line.by_{each}"),
            key="order-choice",
            on_change=edit("order-choice", chosen, "order", ("page",)),
            width=280,
        )
        st.text_input(
            words("changes.search"),
            placeholder=words("changes.search_hint"),
            key="q-choice",
            on_change=edit("q-choice", asked("q") or "", "q", ("page",)),
            width=420,
        )
    searched = tuple((asked("q") or "").split())
    total = line_count(scope.warehouse, region, searched)
    if not total:
        say(words("line.none"))
        return
    export_lines(scope, searched, chosen)
    pages = ceil(total / PER_PAGE)
    page = min(asked_page(), pages)
    rows = lines(scope.warehouse, region, searched, chosen, limit=PER_PAGE, skip=(page - 1) * PER_PAGE)
    for number, row in enumerate(rows):
        with st.container(key=f"row-{number}", horizontal=True, vertical_alignment="top", gap="small"):
            told = line_sentence(row, (), words.language)
            st.html(
                f'<div class="dz-row"><div class="dz-row-text">{quoted(row.last_text)}</div>'
                f'<p class="dz-note">{safe(told)}</p></div>',
                width="stretch",
            )
            link_to("line", words("line.open"), line=row.line_id)
    if pages > 1:
        st.pagination(pages, key="page-choice", on_change=edit("page-choice", page, "page"))


if __name__ == "__main__":
    show_region_page("line", show)
