"""One commitment through the years: its texts in order, redlined, each with outcome and source."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final, get_args

import streamlit as st

from compare.line_table import line_sentence
from views.exported_rows import export_line, export_lines
from views.frame import Scope, say, show_region_page
from views.line_citing import say_if_line_changed, show_line_citation
from views.links import link, show_link, with_links
from views.markup import badge, html, joined, quoted, show_html
from views.origin import origin_html
from views.outcomes import verdict_badge
from views.redlines import redlined
from views.seal import seal_of
from views.state import address, address_of_page, asked, asked_page, edit
from warehouse.errors import NotHeld
from warehouse.read_lines import LineOrder, line_count, line_detail, lines, newest_sentences

if TYPE_CHECKING:
    from views.language import Words
    from views.markup import Html
    from warehouse.line_answers import BranchRow, LineDetail, LineRow, LineYearRow

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
    show_link("line", words("line.back"), address(line=None))
    told = line_sentence(detail.row, detail.years, words.language)
    show_html(
        html(
            "<h1>{}</h1><p class='dz-lead'>{}</p><p class='dz-note'>{} <code>{}</code></p>",
            words("line.title"),
            told,
            words("line.id"),
            detail.row.line_id,
        )
    )
    say_if_line_changed(detail, scope)
    export_line(scope, detail.row.line_id)
    before = ""
    shown = []
    for each in detail.years:
        shown.append(_year_html(each, before, words))
        before = each.text or before
    show_html(joined(shown))
    show_line_citation(detail, scope)
    _show_branches(scope, detail)


def _year_html(each: LineYearRow, before: str, words: Words) -> Html:
    if each.text is None:
        gap = words.name("gap", each.state)
        return html(
            '<div class="dz-line-year dz-line-gap"><strong>{}</strong><div class="dz-note">{}</div></div>',
            each.year,
            gap,
        )
    text = redlined(before, each.text) if before else quoted(each.text)
    source = origin_html(each.sha256, each.source_url, each.witness_id, each.origin_start, words)
    return html(
        '<div class="dz-line-year"><strong>{}</strong><div>'
        '<div class="dz-row-head">{}</div><div>{}</div>{}'
        "<details><summary>{}</summary>{}</details>"
        "{}</div></div>",
        each.year,
        _labels(each, words),
        text,
        _outcome(each, words),
        words("detail.source"),
        source,
        _to_sentence(each, words),
    )


def _to_sentence(each: LineYearRow, words: Words) -> Html:
    if each.text is None or each.unit_id is None:
        return html("")
    return _sentence_link((each.unit_id, each.text, each.sha256 or ""), words("line.to_sentence"))


def _sentence_link(where: tuple[str, str, str], label: str) -> Html:
    """Return a link to a sentence, given its id, its text and the snapshot that it begins in."""
    unit, text, sha256 = where
    query = address_of_page(years=None, unit=unit, cited=str(seal_of((text,), (sha256,))))
    return link("sentence", label, query)


def _labels(each: LineYearRow, words: Words) -> Html:
    labels = [badge(words.name("joint", each.joint))] if each.joint in {"first", "returned"} else []
    labels += [badge(words.name("facet", facet)) for facet in each.facets or ()]
    labels += [
        badge(words.name("incomparable", reason), "dz-cannot_tell") for reason in each.incomparable or ()
    ]
    return joined(labels)


def _outcome(each: LineYearRow, words: Words) -> Html:
    if not each.verdicts or each.told_in is None:
        return html('<p class="dz-note">{}</p>', words("line.not_told"))
    marks = joined(verdict_badge(verdict, words) for verdict in dict.fromkeys(each.verdicts))
    return html('<p class="dz-note">{} {}</p>', words("line.told_in", year=each.told_in), marks)


def _show_branches(scope: Scope, detail: LineDetail) -> None:
    if not detail.branches:
        return
    words = scope.words
    show_html(
        html("<h2>{}</h2><p class='dz-note'>{}</p>", words("line.branches"), words("line.branches_note"))
    )
    shown = []
    for branch in detail.branches:
        other = branch.new_line if branch.old_line == detail.row.line_id else branch.old_line
        shown.append(with_links(_branch_html(branch, words), _to_line(other, words)))
    show_html(joined(shown))


def _to_line(line_id: str, words: Words) -> Html:
    return link("line", words("line.open"), address_of_page(line=line_id))


def _branch_html(branch: BranchRow, words: Words) -> Html:
    kind = badge(words.name("branch", branch.kind), "dz-open" if branch.kind == "doubtful" else "")
    years = html(
        '<span class="dz-place">{} → {} · {}</span>', branch.old_year, branch.new_year, f"{branch.score:.0%}"
    )
    return html(
        '<div class="dz-row"><div class="dz-row-head">{}{}</div>{}</div>', kind, years, quoted(branch.text)
    )


def _listed_html(row: LineRow, newest: tuple[str, str], words: Words) -> Html:
    told = line_sentence(row, (), words.language)
    unit, sha256 = newest
    return with_links(
        html(
            '<div class="dz-row"><div class="dz-row-text">{}</div><p class="dz-note">{}</p></div>',
            quoted(row.last_text),
            told,
        ),
        _to_line(row.line_id, words),
        _sentence_link((unit, row.last_text, sha256), words("indicators.cite")),
    )


def _show_list(scope: Scope) -> None:
    words, region = scope.words, scope.region.slug
    show_html(html("<h1>{}</h1><p class='dz-lead'>{}</p>", words("line.list_title"), words("line.list_lead")))
    order = asked("order")
    chosen: LineOrder = next((each for each in ORDERS if each == order), ORDERS[0])
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            words("line.order"),
            list(ORDERS),
            format_func=lambda each: words(f"line.by_{each}"),
            key="order-choice",
            on_change=edit("order-choice", chosen, "order", ("page",), ORDERS),
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
    first = (page - 1) * PER_PAGE + 1
    told = words("line.count", count=f"{total:,}", first=first, last=first - 1 + len(rows))
    show_html(html('<p class="dz-note" role="status">{}</p>', told))
    newest = newest_sentences(scope.warehouse, region, [row.line_id for row in rows])
    show_html(joined(_listed_html(row, newest[row.line_id], words) for row in rows))
    if pages > 1:
        st.pagination(pages, key="page-choice", on_change=edit("page-choice", page, "page"))


if __name__ == "__main__":
    show_region_page("line", show)
