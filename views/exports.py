"""Export: what is on screen as CSV, Parquet and XLSX, and two years as a page that stands alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from compare.names import name_of
from views.frame import home
from views.markup import safe
from warehouse.codebook import codebook
from warehouse.descriptor import codebook_rows
from warehouse.read import opened
from warehouse.read_exports import chosen_rows, with_headers
from warehouse.tabular import as_csv, as_parquet, as_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from views.frame import PairScope
    from views.language import Language, Words
    from warehouse.read import Warehouse
    from warehouse.tabular import TableFormat

    Keys = Callable[[Warehouse], Iterable[Sequence[object]]]
    """Gives the keys of the rows that the page shows, all of them, in their order."""

_MEDIA: Final[dict[TableFormat, str]] = {
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def offer_export(  # noqa: PLR0913 - a file is named, its rows are found, and the page says how many
    name: str, view: str, by: Sequence[str], keys: Keys, words: Words, *, count: int
) -> None:
    """Offer the rows of a public view that the page shows, found by `keys` when a button is pressed.

    `by` names the columns that a key's values stand in.
    """
    with st.popover(words("exports.open"), key="export"):
        st.html(f'<p class="dz-note">{safe(words("exports.note", count=f"{count:,}"))}</p>')
        for form, media in _MEDIA.items():
            st.download_button(
                words(f"exports.{form}"),
                partial(table_file, home(), form, view, (tuple(by), keys), words.language),
                f"duizhang-{name}.{form}",
                media,
                key=f"export-{form}",
                on_click="ignore",
            )
        st.html(f'<p class="dz-note">{safe(words("exports.whole"))}</p>')


def table_file(
    place: Path, form: TableFormat, view: str, rows: tuple[Sequence[str], Keys], language: Language
) -> bytes:
    """Return rows of a view as a file; it opens the warehouse itself, since it runs outside of the page."""
    by, keys = rows
    with opened(place) as warehouse:
        frame = chosen_rows(warehouse, view, by, [tuple(key) for key in keys(warehouse)])
        table = with_headers(frame, language)
        if form == "csv":
            return as_csv(table)
        if form == "parquet":
            return as_parquet(table)
        meanings = [column for column in codebook(warehouse, name_of) if column.view == view]
    return as_xlsx({view: table, "codebook": codebook_rows(meanings)})


def offer_page(scope: PairScope) -> None:
    """Offer the comparison of two years as one HTML file; it is made when the button is pressed."""
    pair = scope.pair
    st.download_button(
        scope.words("exports.page"),
        partial(page_file, home(), pair.region, (pair.old_year, pair.new_year), scope.words.language),
        f"duizhang-{pair.pair_id}.html",
        "text/html",
        key="export-page",
        on_click="ignore",
    )


def page_file(place: Path, region: str, years: tuple[int, int], language: Language) -> bytes:
    """Return the page of two years as a file."""
    from pipeline import page_of_years

    return page_of_years(place, region, years, language).encode()
