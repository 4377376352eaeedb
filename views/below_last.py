"""Targets that promise less than the same report says was reached the year before."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from views.links import link
from views.markup import html, joined, quoted, show_html
from views.said import said_html
from views.seal import seal_of
from views.state import address_of_page
from warehouse.read_below_last import below_last

if TYPE_CHECKING:
    from collections.abc import Sequence

    from views.language import Words
    from views.markup import Html
    from warehouse.read import Warehouse
    from warehouse.read_below_last import BelowLast


def show_below_last(
    warehouse: Warehouse, words: Words, region: str, year: int | None = None, indicator: str | None = None
) -> None:
    """Show the targets, of one report or one indicator or all, that lie below their own report's results."""
    found = [row for row in below_last(warehouse, region, year) if indicator in {None, row.indicator}]
    by_year = groupby(found, key=lambda row: row.year)
    show_html(joined(_year_html(tuple(rows), of, words) for of, rows in by_year))


def _year_html(rows: Sequence[BelowLast], year: int, words: Words) -> Html:
    return html(
        '<details class="dz-card"><summary>{}</summary><p class="dz-note">{}</p>{}</details>',
        words("outcomes.below_last", new=year, count=len(rows)),
        words("outcomes.below_last_note", new=year),
        joined(_row_html(row, words) for row in rows),
    )


def _row_html(row: BelowLast, words: Words) -> Html:
    return html(
        '<div class="dz-evidence">{}<p class="dz-note">{} {} {}</p><p class="dz-note">{} {} {}</p></div>',
        said_html(row.reason, words),
        words("outcomes.promised"),
        quoted(row.sentence),
        _to_sentence(row.unit_id, row.sentence, row.sha256, words),
        words("outcomes.told"),
        quoted(row.told_text),
        _to_sentence(row.told_unit, row.told_text, row.told_sha256, words),
    )


def _to_sentence(unit: str, text: str, sha256: str, words: Words) -> Html:
    where = address_of_page(years=None, unit=unit, cited=str(seal_of((text,), (sha256,))))
    return link("sentence", words("indicators.cite"), where)
