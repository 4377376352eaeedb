"""One change with all that supports it: redline, context, verdict, candidates, exact source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import streamlit as st

from views.certainty import certainty_of_change
from views.certificate import hides_commitments
from views.citing import cited, permalink, places_of, seal_of_change, show_citation
from views.dropped_rows import check_html, outcomes_html
from views.links import link_to, show_link
from views.markup import html, joined, quoted, safe, show_html
from views.own_words import own_words
from views.provenance import unit_source_html
from views.redlines import alike, redlined
from views.rows import change_redline, row_badges
from views.said import said_html
from views.silent_edits import edited_note_html
from views.standing import say_if_changed, show_vanished_change
from views.state import address
from warehouse.dropped_answers import DroppedFilter
from warehouse.errors import NotHeld
from warehouse.read_changes import change_detail
from warehouse.read_dropped import dropped
from warehouse.read_silent_edits import silent_edits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from views.frame import PairScope
    from views.language import Words
    from views.markup import Html
    from views.seal import Seal
    from views.state import Query
    from warehouse.answers import ChangeDetail, ChangeRow, EvidenceInPlace, TextHeld, UnitInPlace

_PARTS = ("candidate", "successor", "review")
_TITLES = {"candidate": "candidates", "successor": "successor", "review": "review"}


def show_detail(scope: PairScope, change_id: str) -> None:
    """Show one change, or say what became of it where the pair has it no longer."""
    words = scope.words
    try:
        detail = change_detail(scope.warehouse, scope.pair, change_id)
    except NotHeld:
        show_vanished_change(scope, change_id)
        return
    with st.container(horizontal=True):
        show_link("changes", words("detail.back"), address(change=None))
        link_to("reader", words("detail.in_reader"), change=change_id)
        if detail.row.kind == "dropped":
            link_to("dropped", words("detail.in_dropped"))
        if detail.old or detail.new:
            link_to("line", words("detail.in_line"), line=(*detail.new, *detail.old)[0].unit_id)
    show_html(
        html(
            '<h1 class="dz-detail-title">{}</h1><div class="dz-redline">{}</div>',
            row_badges(detail.row, words),
            change_redline(detail.row),
        )
    )
    seal = seal_of_change(detail.row, scope.old, scope.new)
    say_if_changed(seal, words)
    _show_why(detail.row, scope)
    if detail.row.kind == "dropped":
        _show_check(scope, change_id)
    _show_citation(scope, detail, seal)
    old, new = st.columns(2)
    with old:
        _show_side(scope, detail.old, scope.old, "old")
    with new:
        _show_side(scope, detail.new, scope.new, "new")
    for part in _PARTS:
        _show_evidence(scope, detail, part)


def _show_check(scope: PairScope, change_id: str) -> None:
    """Show of a commitment without counterpart what a person should check, and where the review may tell."""
    rows = dropped(scope.warehouse, scope.pair, DroppedFilter(change=change_id), limit=1)
    own = own_words(scope.warehouse, scope.pair, rows)
    for row in rows:
        gap = hides_commitments(scope.new)
        told = outcomes_html(row, scope.pair, scope.words)
        show_html(check_html(row, scope.pair, scope.words, own[row.change_id], gap=gap) + told)


def _show_citation(scope: PairScope, detail: ChangeDetail, seal: Seal) -> None:
    """Show how to cite both reports of a change; the one that lacks its words is cited as a whole."""
    entries = [
        cited(scope.region, text, places_of(units))
        for text, units in ((scope.old, detail.old), (scope.new, detail.new))
    ]
    query: Query = {
        "region": scope.region.slug,
        "years": f"{scope.pair.old_year}-{scope.pair.new_year}",
        "change": detail.row.change_id,
        "cited": str(seal),
    }
    show_citation(entries, permalink("changes", query), scope.words)


def _show_why(row: ChangeRow, scope: PairScope) -> None:
    words = scope.words
    told = safe(explanation(row, scope))
    sure = certainty_of_change(row.kind, row.certainty, words)
    why = said_html(row.reason, words)
    recorded = html("<dt>{}</dt><dd>{}</dd>", words("detail.recorded"), why) if row.reason else ""
    show_html(
        html(
            '<h2>{}</h2><dl class="dz-facts"><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd>{}</dl>',
            words("detail.why"),
            words("detail.meaning"),
            told,
            words("changes.certainty"),
            sure,
            recorded,
        )
    )


def explanation(row: ChangeRow, scope: PairScope) -> str:
    """Say in one sentence what the kind or verdict of a change means for these two years."""
    words, pair = scope.words, scope.pair
    key = row.verdict if row.verdict and row.kind == "dropped" else row.fate
    facets = words.join([words.name("facet", facet) for facet in row.facets])
    return words(f"detail.explain_{key}", old=pair.old_year, new=pair.new_year, facets=facets)


def _show_side(
    scope: PairScope, units: Sequence[UnitInPlace], text: TextHeld, side: Literal["old", "new"]
) -> None:
    words = scope.words
    show_html(html("<h2>{}</h2>", words(f"detail.{side}", year=text.year)))
    if not units:
        show_html(html('<p class="dz-note">{}</p>', words("detail.not_in", year=text.year)))
        return
    edits = silent_edits(scope.warehouse, text.witness_id)
    show_html(edited_note_html(edits, words) + joined(unit_html(unit, words) for unit in units))


def unit_html(unit: UnitInPlace, words: Words) -> Html:
    """Return a unit in its context with its exact source."""
    return html(
        '<div class="dz-unit"><div class="dz-place">{}</div>'
        '<blockquote><span class="dz-context">{}</span>'
        '<mark>{}</mark><span class="dz-context">{}</span></blockquote>'
        "{}</div>",
        place_html(unit, words),
        quoted(unit.before),
        quoted(unit.source),
        quoted(unit.after),
        unit_source_html(unit, words),
    )


def place_html(unit: UnitInPlace, words: Words) -> Html:
    """Return the role of a unit and the headings above it."""
    return joined([safe(words(f"role.{unit.role}")), *(quoted(title) for title in unit.path)], " / ")


def _show_evidence(scope: PairScope, detail: ChangeDetail, part: str) -> None:
    found = [each for each in detail.evidence if each.part == part]
    if not found:
        return
    words = scope.words
    note = html('<p class="dz-note">{}</p>', words("detail.candidates_note")) if part == "candidate" else ""
    listed = joined(_evidence_html(scope, detail, each) for each in found)
    show_html(html("<h2>{}</h2>{}{}", words(f"detail.{_TITLES[part]}"), note, listed))


def _evidence_html(scope: PairScope, detail: ChangeDetail, evidence: EvidenceInPlace) -> Html:
    words, unit = scope.words, evidence.unit
    shown = quoted(unit.text)
    if evidence.part == "candidate":
        ours = detail.row.old_text or detail.row.new_text
        pair = (ours, unit.text) if unit.witness_id == scope.new.witness_id else (unit.text, ours)
        shown = redlined(*pair) if alike(*pair) else shown
    kind = "dropped.probability" if evidence.part == "candidate" else "detail.score"
    score = safe(words(kind, score=f"{evidence.score:.0%}"))
    note = html(' <span class="dz-note">{}</span>', said_html(evidence.note, words)) if evidence.note else ""
    return html(
        '<div class="dz-evidence"><div class="dz-row-head"><strong>{}</strong>{} '
        '<span class="dz-place">{} · {}</span></div>'
        '<div class="dz-row-text">{}</div>'
        "<details><summary>{}</summary>{}</details>"
        "</div>",
        score,
        note,
        unit.year,
        place_html(unit, words),
        shown,
        words("detail.source"),
        unit_source_html(unit, words),
    )
