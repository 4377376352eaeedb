"""Offer files: what is on screen as CSV, Parquet and XLSX, and two years as a page that stands alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from compare.names import name_of
from views.frame import home
from views.markup import html, show_html
from warehouse.codebook import codebook
from warehouse.descriptor import codebook_rows
from warehouse.read import opened
from warehouse.read_exports import with_headers
from warehouse.tabular import as_csv, as_parquet, as_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import polars as pl

    from views.frame import PairScope
    from views.language import Language, Words
    from warehouse.read import Warehouse
    from warehouse.tabular import TableFormat

    Rows = Callable[[Warehouse], pl.DataFrame]
    """Reads the rows that a page shows: all that fit its filters, each with its evidence."""

_MEDIA: Final[dict[TableFormat, str]] = {
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def offer_export(name: str, view: str, rows: Rows, words: Words) -> None:
    """Offer what a page shows as files; its rows are read only when a button is pressed.

    `view` is the public view whose codebook explains the columns. `rows` runs outside of the page, in another
    thread and with a warehouse of its own: it must hold what the address asked for, and no widget.
    """
    with st.popover(words("exports.open"), key="export"):
        show_html(html('<p class="dz-note">{}</p>', words("exports.note")))
        for form, media in _MEDIA.items():
            st.download_button(
                words(f"exports.{form}"),
                partial(table_file, home(), form, view, rows, words.language),
                f"duizhang-{name}.{form}",
                media,
                key=f"export-{form}",
                on_click="ignore",
            )
        show_html(html('<p class="dz-note">{}</p>', words("exports.whole")))


def table_file(place: Path, form: TableFormat, view: str, rows: Rows, language: Language) -> bytes:
    """Return rows as a file with Chinese or English headers; a workbook has their codebook beside them."""
    with opened(place) as warehouse:
        frame = rows(warehouse)
        table = with_headers(frame, language)
        if form == "csv":
            return as_csv(table)
        if form == "parquet":
            return as_parquet(table)
        meanings = codebook(warehouse, name_of)
    told = {each.name: each for each in meanings} | {
        each.name: each for each in meanings if each.view == view
    }
    explained = codebook_rows([told[name] for name in frame.columns if name in told])
    return as_xlsx({view.removeprefix("v_"): table, "codebook": explained})


def offer_page(scope: PairScope) -> None:
    """Offer the comparison of two years as one HTML file; it is made when the button is pressed."""
    pair, language = scope.pair, scope.words.language
    st.download_button(
        scope.words("exports.page"),
        partial(page_file, home(), pair.region, (pair.old_year, pair.new_year), language),
        f"duizhang-{pair.pair_id}.html",
        "text/html",
        key="export-page",
        on_click="ignore",
    )


def page_file(place: Path, region: str, years: tuple[int, int], language: Language) -> bytes:
    """Return the page of two years as a file."""
    from pipeline import page_of_years

    return page_of_years(place, region, years, language).encode()
