"""One file with one or several tables of a scope, for those who want no whole dataset."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, get_args

from warehouse.codebook import codebook
from warehouse.dataset import DatasetAsked, export_dataset
from warehouse.descriptor import codebook_rows
from warehouse.errors import UsageError
from warehouse.options import ExportFormat
from warehouse.read import opened
from warehouse.read_exports import check_scope, scoped_rows, with_headers
from warehouse.tabular import as_csv, as_parquet, as_xlsx
from warehouse.terminal import progress, write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import polars as pl

    from warehouse.codebook import ColumnMeaning, HeaderLanguage, Named
    from warehouse.read import Warehouse
    from warehouse.read_exports import ExportScope

_SHEETS: Final = (
    "v_pairs", "v_changes", "v_outcomes", "v_targets", "v_results", "v_sections", "v_findings", "v_sources",
)  # fmt: skip
"""The tables of a workbook where none is named."""


@dataclass(frozen=True, slots=True)
class TablesAsked:
    """Which tables of which part of the warehouse go into a file, and how they are headed."""

    scope: ExportScope
    tables: tuple[str, ...]
    """Names of public views; empty for the usual ones."""
    language: HeaderLanguage


def format_of(target: Path, named: ExportFormat | None) -> ExportFormat:
    """Return the format that is named, else that of the target's ending, else the dataset in a directory."""
    if named is not None:
        return named
    ending = target.suffix.removeprefix(".").lower()
    found: ExportFormat = next((each for each in get_args(ExportFormat) if each == ending), "dataset")
    return found


def export_tables(home: Path, target: Path, form: ExportFormat, asked: TablesAsked, named: Named) -> str:
    """Write what is asked for to `target`, whole or not at all; return a sentence that says what was written.

    Shows its progress. Raises NotHeld, WarehouseMissing and UsageError.
    """
    with opened(home) as warehouse, progress() as shown:
        meanings = codebook(warehouse, named)
        if form == "dataset":
            if asked.tables:
                raise UsageError(
                    "The dataset holds every table; name a FILE.csv, .parquet or .xlsx for some."
                )
            written = export_dataset(
                warehouse, target, DatasetAsked(asked.scope, asked.language, meanings), shown
            )
            size = f"{written.size / 1e6:,.1f} MB"
            return f"Wrote {target}: {written.tables} tables, {written.rows:,} rows, {size}."
        write_whole(target, tables_as_file(warehouse, asked, form, meanings))
    return f"Wrote {target}."


def tables_as_file(
    warehouse: Warehouse, asked: TablesAsked, form: ExportFormat, meanings: Sequence[ColumnMeaning]
) -> bytes:
    """Return the asked tables as one file; a workbook has the codebook of its tables as its last sheet.

    Raises NotHeld for what is not there, UsageError where a format holds one table only.
    """
    check_scope(warehouse, asked.scope)
    if form == "xlsx":
        return _workbook(warehouse, asked, meanings)
    tables = asked.tables or ("v_changes",)
    if len(tables) > 1:
        raise UsageError(f"A {form} file holds one table; ask for xlsx, or for the dataset in a directory.")
    frame = _table(warehouse, tables[0], asked)
    return as_csv(frame) if form == "csv" else as_parquet(frame)


def _workbook(warehouse: Warehouse, asked: TablesAsked, meanings: Sequence[ColumnMeaning]) -> bytes:
    tables = asked.tables or _SHEETS
    sheets = {table: _table(warehouse, table, asked) for table in tables}
    sheets["codebook"] = codebook_rows([column for column in meanings if column.view in tables])
    return as_xlsx(sheets)


def _table(warehouse: Warehouse, table: str, asked: TablesAsked) -> pl.DataFrame:
    return with_headers(scoped_rows(warehouse, table, asked.scope), asked.language)
