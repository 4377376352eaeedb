"""Tables → CSV, Parquet and XLSX that open as they are meant to, whatever stands in their cells."""

from __future__ import annotations

import json
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING, Final, Literal

import polars as pl
import xlsxwriter

from warehouse.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TableFormat = Literal["csv", "parquet", "xlsx"]
ROWS_OF_A_SHEET: Final = 1_048_575
"""Rows that a sheet of Excel holds below its header."""
CHARACTERS_OF_A_CELL: Final = 32_767
"""Characters that a cell of Excel holds."""
_FORMULA: Final = r"(?s)^\s*(?:[+\-@＝＋－\uff20'\t\r\n]|=.)"
"""How a cell begins that a spreadsheet may read as a formula (OWASP, CSV injection), or as our own mark.

The sign = alone is none: it is a comparator, which the descriptor lists.
"""
_MARKED: Final = "'$0"
_MOMENT: Final = "%Y-%m-%dT%H:%M:%S%.fZ"
_ROWS_AT_A_TIME: Final = 10_000
"""Rows of a long table that are turned into CSV at once."""
_WIDTH: Final = 120
"""Pixels of a column in a sheet."""


def as_csv(frame: pl.DataFrame, *, first: bool = True) -> bytes:
    """Return a frame as CSV for Excel: UTF-8 with BOM, lists as JSON, times in UTC.

    A text that begins like a formula, or with an apostrophe, gets one apostrophe before it: take one off
    to have the text itself. With `first` false, rows alone, to go on behind others.
    """
    guarded = _flat(frame).with_columns(pl.col(pl.String).str.replace(_FORMULA, _MARKED))
    out = BytesIO()
    guarded.write_csv(
        out, include_bom=first, include_header=first, line_terminator="\r\n", datetime_format=_MOMENT
    )
    return out.getvalue()


def write_csv_of(parquet: Path, file: Path) -> None:
    """Write the rows of a Parquet file as `as_csv` does, a slice at a time."""
    rows = pl.scan_parquet(parquet)
    with file.open("wb") as out:
        out.write(as_csv(rows.head(0).collect()))
        for start in count(step=_ROWS_AT_A_TIME):
            part = rows.slice(start, _ROWS_AT_A_TIME).collect()
            if part.is_empty():
                return
            out.write(as_csv(part, first=False))


def as_parquet(frame: pl.DataFrame) -> bytes:
    """Return a frame as Parquet, types and texts as they are."""
    out = BytesIO()
    frame.write_parquet(out, compression="zstd")
    return out.getvalue()


def as_xlsx(sheets: Mapping[str, pl.DataFrame]) -> bytes:
    """Return frames as the sheets of a workbook; no text is ever a formula or a link.

    Texts over Excel's limit are cut and end with …; raise UsageError for more rows than a sheet holds.
    """
    out = BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, plain) as book:
        for name, frame in sheets.items():
            if frame.height > ROWS_OF_A_SHEET:
                raise UsageError(
                    f"{frame.height:,} rows are more than a sheet of Excel holds; ask for CSV or Parquet."
                )
            _fitting(frame).write_excel(
                book,
                worksheet=name[:31],
                dtype_formats={
                    pl.Int64: "0",
                    pl.Int32: "0",
                    pl.Float64: "General",
                    pl.Datetime: "yyyy-mm-dd hh:mm:ss",
                },
                column_widths=_WIDTH,
                freeze_panes=(1, 0),
            )
    return out.getvalue()


def _flat(frame: pl.DataFrame) -> pl.DataFrame:
    """Write lists and records as JSON."""
    nested = [column for column in frame if column.dtype.is_nested()]
    return frame.with_columns(pl.Series(column.name, _json(column), pl.String) for column in nested)


def _json(column: pl.Series) -> list[str | None]:
    return [None if cell is None else json.dumps(cell, ensure_ascii=False) for cell in column.to_list()]


def _fitting(frame: pl.DataFrame) -> pl.DataFrame:
    """Cut what a cell of Excel does not hold."""
    texts = pl.col(pl.String)
    cut = texts.str.head(CHARACTERS_OF_A_CELL - 1) + "…"
    long = texts.str.len_chars() > CHARACTERS_OF_A_CELL
    return _flat(frame).with_columns(pl.when(long).then(cut).otherwise(texts))
