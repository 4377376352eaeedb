"""Targets that promise less than the same report says was reached the year before."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import streamlit as st

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


def show_below_last(warehouse: Warehouse, words: Words, region: str, year: int | None = None) -> None:
    """Show the targets of one report or of all that lie below their own report's results; else nothing."""
    found = below_last(warehouse, region, year)
    for of, rows in groupby(found, key=lambda row: row.year):
        _show_year(tuple(rows), of, words)


def _show_year(rows: Sequence[BelowLast], year: int, words: Words) -> None:
    with st.expander(words("outcomes.below_last", new=year, count=len(rows))):
        note = html('<p class="dz-note">{}</p>', words("outcomes.below_last_note", new=year))
        show_html(note + joined(_row_html(row, words) for row in rows))


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
