"""Outcomes: what became of a year's targets and commitments by the next report; silence first."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

import streamlit as st

from views.below_last import show_below_last
from views.digests import digests_told_html
from views.exported_rows import export_outcomes
from views.frame import PairScope, say, show_pair_page
from views.links import link, with_links
from views.markup import badge, html, joined, paragraphs, quoted, show_html
from views.origin import origin_html
from views.said import indicator_html, said_html
from views.seal import seal_of
from views.state import address_of_page, asked, asked_all, asked_page, edit
from views.untold import show_untold
from warehouse.read_outcomes import (
    ORDER,
    headline_counts_of,
    outcome_count,
    outcomes,
    verdict_counts_of,
)
from warehouse.read_sentence import unit_texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from views.frame import Scope
    from views.language import Words
    from views.markup import Html
    from warehouse.line_answers import OutcomeRow
    from warehouse.records import OutcomeVerdict

PER_PAGE: Final = 20
_COLOURS: Final = {
    "not_reported": "dz-dropped", "missed": "dz-dropped", "partly": "dz-revised", "met": "dz-added",
    "exceeded": "dz-added", "reported_unquantified": "dz-revised", "cannot_tell": "dz-cannot_tell",
}  # fmt: skip


def show(scope: PairScope) -> None:
    """Show the outcomes of one pair of years."""
    words, pair = scope.words, scope.pair
    counts = verdict_counts_of(scope.warehouse, pair.pair_id)
    title = words("outcomes.title", old=pair.old_year)
    show_html(
        html(
            '<h1>{}</h1><p class="dz-lead">{}</p><p class="dz-note">{}</p>',
            title,
            _answer(scope, counts),
            words("outcomes.note", new=pair.new_year),
        )
    )
    if counts["cannot_tell"]:
        say(words("outcomes.caution", new=pair.new_year, count=counts["cannot_tell"]), "warning")
    if pair.gap:
        say(words("overview.gap", gap=pair.gap), "warning")
    st.pills(
        words("outcomes.verdict"),
        list(ORDER),
        selection_mode="multi",
        format_func=lambda verdict: f"{mark(verdict, words)} {counts[verdict]:,}",
        key="verdict-choice",
        on_change=edit("verdict-choice", list(asked_verdicts()), "verdict", ("page",)),
    )
    st.text_input(
        words("changes.search"),
        placeholder=words("changes.search_hint"),
        key="q-choice",
        on_change=edit("q-choice", asked("q") or "", "q", ("page",)),
        width=420,
    )
    _show_list(scope)
    show_below_last(scope.warehouse, scope.words, pair.region, pair.new_year)
    show_untold(scope.warehouse, scope.words, pair.region, verdict_badge)


def show_without_pair(scope: Scope) -> None:
    """Show what can be said of a region of which no two reports are held."""
    show_below_last(scope.warehouse, scope.words, scope.region.slug)
    show_untold(scope.warehouse, scope.words, scope.region.slug, verdict_badge)


def _answer(scope: PairScope, counts: Mapping[OutcomeVerdict, int]) -> str:
    """Say in numbers what became of the headline targets and of all that can be looked up."""
    words, pair = scope.words, scope.pair
    years = {"old": pair.old_year, "new": pair.new_year}
    total = sum(counts.values())
    told = words("outcomes.lead", **years, total=f"{total:,}", parts=_counted(counts, words))
    if not total:
        told = words("outcomes.lead_none", **years)
    if headline := headline_counts_of(scope.warehouse, pair.pair_id):
        parts = _counted(headline, words)
        said = words("outcomes.lead_headline", total=f"{sum(headline.values()):,}", parts=parts)
        told += f"{words('app.space')}{said}"
    return told


def _counted(counts: Mapping[OutcomeVerdict, int], words: Words) -> str:
    return words("target.told_join").join(
        words("outcomes.part", verdict=words.name("outcome", verdict), count=f"{count:,}")
        for verdict, count in counts.items()
        if count
    )


def asked_verdicts() -> tuple[OutcomeVerdict, ...]:
    """Return the verdicts that the address asks for; values that we do not know are left out."""
    wanted = asked_all("verdict")
    return tuple(verdict for verdict in ORDER if verdict in wanted)


def mark(verdict: OutcomeVerdict, words: Words) -> str:
    """Return a verdict's sign and name."""
    return f"{words.name('outcome_mark', verdict)} {words.name('outcome', verdict)}"


def verdict_badge(verdict: OutcomeVerdict, words: Words) -> Html:
    """Return a verdict as a label."""
    return badge(mark(verdict, words), _COLOURS[verdict])


def _show_list(scope: PairScope) -> None:
    words, pair, wanted = scope.words, scope.pair.pair_id, asked_verdicts()
    searched = tuple((asked("q") or "").split())
    total = outcome_count(scope.warehouse, pair, wanted, searched)
    if not total:
        say(words("outcomes.none"))
        return
    pages = ceil(total / PER_PAGE)
    page = min(asked_page(), pages)
    skip = (page - 1) * PER_PAGE
    rows = outcomes(scope.warehouse, pair, wanted, searched, limit=PER_PAGE, skip=skip)
    told = words("outcomes.count", count=f"{total:,}", first=skip + 1, last=skip + len(rows))
    show_html(html('<p class="dz-note" role="status">{}</p>', told))
    export_outcomes(scope, wanted, searched)
    telling = [row.evidence[0] for row in rows if row.evidence]
    telling += [row.nearest for row in rows if row.nearest]
    texts = unit_texts(scope.warehouse, scope.pair.new_witness, telling)
    show_html(joined(with_links(_row_html(row, scope), *_links(row, texts, words)) for row in rows))
    if pages > 1:
        st.pagination(pages, key="page-choice", on_change=edit("page-choice", page, "page"))


def _links(row: OutcomeRow, texts: Mapping[str, str], words: Words) -> list[Html]:
    """Return links to the line, the promise and the sentence that tells of it, whose text is in `texts`."""
    links = [link("line", words("outcomes.line"), address_of_page(line=row.line_id))] if row.line_id else []
    seal = str(seal_of((row.old_text,), (row.old_sha256,)))
    links.append(link("sentence", words("indicators.cite"), address_of_page(unit=row.unit_id, cited=seal)))
    if told_in := row.evidence[0] if row.evidence else row.nearest:
        told = str(seal_of((texts[told_in],), (row.new_sha256,)))
        query = address_of_page(unit=told_in, cited=told)
        links.append(link("sentence", words("outcomes.told_sentence"), query))
    return links


def _row_html(row: OutcomeRow, scope: PairScope) -> Html:
    words = scope.words
    labels = [verdict_badge(row.verdict, words)]
    if row.headline:
        labels.append(badge(words("outcomes.headline")))
    if row.certainty != "certain":
        labels.append(badge(words.name("certainty", row.certainty), f"dz-{row.certainty}"))
    if row.disputed:
        labels.append(badge(words("indicators.disputed"), "dz-open"))
    below = html('<p class="dz-note">{}</p>', said_html(row.below_last, words)) if row.below_last else ""
    return html(
        '<div class="dz-row"><div class="dz-row-head">{}</div>'
        '<div class="dz-row-text">{}{}</div>'
        '<p class="dz-note">{}</p>{}{}{}'
        "{}</div>",
        joined(labels),
        _named(row, words),
        _promise(row),
        said_html(row.reason, words),
        _check(row, words),
        below,
        digests_told_html(row.digests, words),
        _evidence_html(row, scope),
    )


def _check(row: OutcomeRow, words: Words) -> Html:
    """Return the review sentence that a person should check where a promise seems passed over."""
    if row.nearest_text is None:
        return html("")
    sentence = quoted(row.nearest_text)
    return html('<p class="dz-check"><strong>{}</strong> {}</p>', words("outcomes.check"), sentence)


def _named(row: OutcomeRow, words: Words) -> Html:
    """Return the name of the target that is meant: two targets may stand in the very same words."""
    return html("<strong>{}</strong> · ", indicator_html(row.indicator, words)) if row.indicator else html("")


def _promise(row: OutcomeRow) -> Html:
    """Return the promise, the target's own words marked in it."""
    quote = row.target_quote
    if quote and quote in row.old_text:
        before, after = row.old_text.split(quote, 1)
        return html("{}<mark>{}</mark>{}", quoted(before), quoted(quote), quoted(after))
    return quoted(row.old_text)


def _evidence_html(row: OutcomeRow, scope: PairScope) -> Html:
    words, pair = scope.words, scope.pair
    old = origin_html(row.old_sha256, row.old_source_url, row.old_origin, row.old_origin_start, words)
    told = html("<h3>{}</h3>{}", words("outcomes.promised_in", year=pair.old_year), old)
    if text := row.evidence_text or row.nearest_text:
        new = origin_html(row.new_sha256, row.new_source_url, row.new_origin, row.new_origin_start, words)
        title = words("outcomes.told_in", year=pair.new_year)
        told = html("<h3>{}</h3>{}{}{}", title, paragraphs(text), new, told)
    label = words("outcomes.evidence" if row.evidence_text else "outcomes.no_evidence")
    return html("<details><summary>{}</summary>{}</details>", label, told)


if __name__ == "__main__":
    show_pair_page("outcomes", show, show_without_pair)
