"""Targets of years of which no later report is held, with what digests of figures say of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.digests import digests_told_html
from views.links import link
from views.markup import badge, html, joined, quoted, show_html
from views.said import indicator_html
from views.seal import seal_of
from views.state import address_of_page
from warehouse.read_untold import untold, untold_years

if TYPE_CHECKING:
    from collections.abc import Callable

    from views.language import Words
    from views.markup import Html
    from warehouse.read import Warehouse
    from warehouse.read_untold import UntoldTarget
    from warehouse.records import OutcomeVerdict


def show_untold(
    warehouse: Warehouse, words: Words, region: str, badge_of: Callable[[OutcomeVerdict, Words], Html]
) -> None:
    """Show year by year the targets of which only digests tell; else nothing."""
    for year in untold_years(warehouse, region):
        rows = [row for row in untold(warehouse, region, year) if row.digests]
        if not rows:
            continue
        show_html(
            html(
                '<details class="dz-card"><summary>{}</summary><p class="dz-note">{}</p>{}</details>',
                words("outcomes.untold", year=year, count=len(rows)),
                words("outcomes.untold_note", year=year),
                joined(_row_html(row, words, badge_of) for row in rows),
            )
        )


def _row_html(row: UntoldTarget, words: Words, badge_of: Callable[[OutcomeVerdict, Words], Html]) -> Html:
    if row.settled == "disputed":
        settled = badge(words("indicators.disputed"), "dz-open")
    else:
        settled = badge_of(row.settled, words) if row.settled else badge(words("outcomes.untold_open"))
    return html(
        '<div class="dz-row"><div class="dz-row-head">{}</div>'
        '<div class="dz-row-text"><strong>{}</strong> · {}</div>{}{}</div>',
        settled,
        indicator_html(row.indicator, words),
        quoted(row.quote),
        digests_told_html(row.digests, words),
        _to_sentence(row, words),
    )


def _to_sentence(row: UntoldTarget, words: Words) -> Html:
    """Lead to the sentence that promises it, or say which line of a digest does."""
    if row.unit_id is None:
        return html('<p class="dz-note">{}</p>', words("outcomes.untold_digest", line=row.line))
    seal = str(seal_of((row.sentence or "",), (row.sha256,)))
    where = address_of_page(years=None, unit=row.unit_id, cited=seal)
    return html('<p class="dz-note">{}</p>', link("sentence", words("indicators.cite"), where))
