"""Sources: every text of a region with its snapshot, certificate and faults."""

from __future__ import annotations

from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING, Final

import streamlit as st

from views.certificate import coverage_badge, coverage_line, section_title, sections_of
from views.collation import pieces_html, show_differences
from views.digests import digests_html, trust_badge
from views.exported_rows import export_sources
from views.frame import Scope, say, show_region_page
from views.links import show_link
from views.markup import badge, html, joined, mixed, quoted, show_html
from views.provenance import text_source_html
from views.regions import region_name
from views.said import said_html
from views.silent_edits import silent_edits_html
from views.state import address, asked, asked_page, edit
from warehouse.read import finding_count, findings, texts
from warehouse.read_facts import digests
from warehouse.read_silent_edits import silent_edits

if TYPE_CHECKING:
    from views.language import Words
    from views.markup import Html
    from warehouse.answers import FindingInContext, TextHeld
    from warehouse.records import Coverage

PER_PAGE: Final = 20
_STATE_SIGNS: Final = {"present": "✓", "damaged": "!", "missing": "✗"}


def show(scope: Scope) -> None:
    """Show the texts of a region, newest first.

    `text=` opens the faults of one, `differ=` in what it differs, `row=` a digest at one of its rows.
    """
    words = scope.words
    held = texts(scope.warehouse, scope.region.slug)
    name = region_name(scope.region, words)
    lead = words("sources.lead", region=name, count=len(held))
    show_html(html("<h1>{}</h1><p class='dz-lead'>{}</p>", words("sources.title"), lead))
    glance = joined(coverage_line(text, words) for text in held if text.is_base)
    show_html(
        html('<div class="dz-texts" role="group" aria-label="{}">{}</div>', words("sources.glance"), glance)
    )
    export_sources(scope)
    chosen = asked("text")
    if chosen and chosen not in {text.witness_id for text in held}:
        say(words("error.no_text", text=chosen), "warning")
    for year, group in groupby(held, lambda text: text.year):
        show_html(html("<h2>{}</h2>", words("sources.year", year=year)))
        for text in group:
            with st.container(border=True):
                _show_text(scope, text, opened=text.witness_id == chosen)
    if drawn := digests_html(digests(scope.warehouse, scope.region.slug), words, asked("row")):
        show_html(drawn)


def _show_text(scope: Scope, text: TextHeld, *, opened: bool) -> None:
    words = scope.words
    show_html(_text_html(text, words) + pieces_html(scope, text))
    if text.coverage is None:
        return
    show_differences(scope, text, opened=opened and asked("differ") is not None)
    if edits := silent_edits(scope.warehouse, text.witness_id):
        show_html(silent_edits_html(edits, words))
    count = finding_count(scope.warehouse, text.witness_id)
    if not count:
        show_html(html('<p class="dz-note">{}</p>', words("empty.no_findings")))
    elif opened and not asked("differ"):
        _show_findings(scope, text, count)
    else:
        show_link(
            "sources",
            f"{words('sources.show')} · {words('sources.findings', count=count)}",
            address(text=text.witness_id, page=None, differ=None),
        )


def _text_html(text: TextHeld, words: Words) -> Html:
    use = badge(words("sources.base" if text.is_base else "sources.other"))
    named = (("title_field", text.title), ("session", text.session), ("speaker", text.speaker))
    dated = (("delivered", text.delivered_on), ("published", text.published_on))
    facts = [(name, quoted(value)) for name, value in named if value]
    facts += [(name, mixed(words.day_told(value))) for name, value in dated if value]
    listed = joined(html("<dt>{}</dt><dd>{}</dd>", words(f"sources.{name}"), value) for name, value in facts)
    size = ""
    if text.size is not None and text.length is not None:
        media = words.known("media", text.media_type) if text.media_type else ""
        told = words("sources.size_value", bytes=text.size, characters=text.length, media=media)
        size = html("<dt>{}</dt><dd>{}</dd>", words("sources.size"), told)
    body = _certificate(text.coverage, words) if text.coverage else _unread(text, words)
    return html(
        '<div class="dz-row-head"><strong>{}</strong> {} {} {}</div><dl class="dz-facts">{}{}</dl>{}{}',
        text.witness,
        coverage_badge(text, words),
        use,
        trust_badge(text.trust, words),
        listed,
        size,
        text_source_html(text, words),
        body,
    )


def _unread(text: TextHeld, words: Words) -> Html:
    reason = said_html(text.unread_reason, words) if text.unread_reason else ""
    return html("<p>{} {}</p>", words("sources.unread"), reason)


def _certificate(coverage: Coverage, words: Words) -> Html:
    roles = joined(
        badge(f"{_STATE_SIGNS[state]} {words(f'role.{role}')} {words(f'state.{state}')}", f"dz-state-{state}")
        for role, state in coverage.roles.items()
    )
    rows = [html("<dt>{}</dt><dd>{}</dd>", words("sources.roles"), roles)]
    seen = joined(
        html(
            '<li title="{}">{} {}</li>',
            words(f"state.{each.state}"),
            _STATE_SIGNS[each.state],
            section_title(each, words),
        )
        for each in sections_of(coverage)
    )
    rows.append(html("<dt>{}</dt><dd><ul class='dz-sections'>{}</ul></dd>", words("sources.sections"), seen))
    if coverage.reasons:
        items = joined(html("<li>{}</li>", said_html(reason, words)) for reason in coverage.reasons)
        rows.append(html("<dt>{}</dt><dd><ul>{}</ul></dd>", words("sources.reasons"), items))
    opened = "" if coverage.verdict == "full" else " open"
    return html(
        '<details{}><summary>{}</summary><dl class="dz-facts">{}</dl></details>',
        opened,
        words("sources.certificate"),
        joined(rows),
    )


def _show_findings(scope: Scope, text: TextHeld, count: int) -> None:
    words = scope.words
    pages = ceil(count / PER_PAGE)
    page = min(asked_page(), pages)
    rows = findings(scope.warehouse, text.witness_id, limit=PER_PAGE, skip=(page - 1) * PER_PAGE)
    listed = joined(_finding_html(row, text, words) for row in rows)
    show_html(html("<h3>{}</h3>{}", words("sources.findings", count=count), listed))
    if pages > 1:
        st.pagination(pages, key="page-choice", on_change=edit("page-choice", page, "page"))


def _finding_html(row: FindingInContext, text: TextHeld, words: Words) -> Html:
    place = words("sources.finding_place", start=row.start, end=row.end)
    if text.collated:
        place += words("sources.finding_origin", text=row.origin, start=row.origin_start)
    cut = ""
    if len(row.passage) < row.end - row.start:
        cut = html(' <span class="dz-note">{}</span>', words("sources.cut", length=row.end - row.start))
    return html(
        '<div class="dz-evidence"><div class="dz-row-head">'
        "{}"
        "<strong>{}</strong> <code>{}</code></div>"
        "<p>{}</p>"
        '<blockquote><span class="dz-context">{}</span><mark>{}</mark>'
        '{}<span class="dz-context">{}</span></blockquote></div>',
        badge(words(f"severity.{row.severity}"), f"dz-{row.severity}"),
        words.known("finding", row.kind),
        place,
        said_html(row.detail, words),
        quoted(row.before),
        quoted(row.passage),
        cut,
        quoted(row.after),
    )


if __name__ == "__main__":
    show_region_page("sources", show)
