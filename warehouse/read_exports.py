"""Rows of the public views as they leave the house: whole, by region and years, or those a page shows."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

import polars as pl

from warehouse.codebook import MARK_OF_INVENTION, chinese_name
from warehouse.errors import NotHeld, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from _typeshed import DataclassInstance

    from warehouse.codebook import HeaderLanguage
    from warehouse.read import Warehouse

_ORDER: Final = (
    "region", "year", "old_year", "new_year", "pair_id", "witness_id", "line_id", "ord", "char_start", "idx",
    "base_start", "line", "kind", "unit_id", "origin", "canonical", "indicator", "aspect",
)  # fmt: skip
"""Rows go by those of these columns that a view has, so that the same warehouse gives the same file."""
# View and column below are those of the schema (others raise); what is asked for goes in as parameters.
_SCOPED: Final = """
    SELECT {headed} FROM {view} v JOIN regions g ON g.slug = v.region
    WHERE ($region IS NULL OR v.region = $region) AND ($old IS NULL OR {years})
    ORDER BY {order}
"""
_TO_FILE: Final = "COPY ({rows}) TO $file (FORMAT parquet, COMPRESSION zstd)"
_CHOSEN: Final = """
    SELECT {rest}, g.fictional
    FROM {view} v
    JOIN (SELECT {asked}, generate_subscripts(${first}, 1) AS place) asked USING ({keys})
    JOIN regions g ON g.slug = v.region
    WHERE ($within IS NULL OR v.region = $within) AND {within_keys}
    ORDER BY asked.place
"""


@dataclass(frozen=True, slots=True)
class ExportScope:
    """What part of the warehouse is asked for: a region or all, two years or all."""

    region: str | None = None
    years: tuple[int, int] | None = None


def scoped_rows(warehouse: Warehouse, view: str, scope: ExportScope) -> pl.DataFrame:
    """Return the rows of a public view inside a scope, in a lasting order, each marked if it is invented."""
    return _frame(warehouse, _scoped(warehouse, view, "en"), _asked(scope))


def write_scoped_rows(
    warehouse: Warehouse, view: str, scope: ExportScope, language: HeaderLanguage, file: Path
) -> int:
    """Write the same rows to a Parquet file under headers of a language; return how many there are.

    They go from the database to the file without being held in memory, as long as they can be sorted in it.
    """
    sql = _TO_FILE.format(rows=_scoped(warehouse, view, language))
    return int(warehouse.rows(sql, {**_asked(scope), "file": str(file)})[0][0])


def _scoped(warehouse: Warehouse, view: str, language: HeaderLanguage) -> str:
    """Return the query for the rows of a view; JSON is written as text, which every reader of files knows."""
    columns = _columns(warehouse, view)
    told = {
        name: f"v.{name}::VARCHAR" if kind == "JSON" else f"v.{name}"
        for name, kind in columns.items()
        if name != MARK_OF_INVENTION
    } | {MARK_OF_INVENTION: f"g.{MARK_OF_INVENTION}"}
    return _SCOPED.format(
        headed=", ".join(f'{value} AS "{_header(name, language)}"' for name, value in told.items()),
        view=view,
        years=_within_years(columns),
        order=", ".join(f"v.{name} NULLS FIRST" for name in _ORDER if name in columns),
    )


def _header(column: str, language: HeaderLanguage) -> str:
    return chinese_name(column) if language == "zh" else column


def _asked(scope: ExportScope) -> dict[str, object]:
    old, new = scope.years or (None, None)
    return {"region": scope.region, "old": old, "new": new}


def chosen_rows(
    warehouse: Warehouse,
    view: str,
    region: str | None,
    keys: Sequence[str],
    values: Sequence[Sequence[object]],
) -> pl.DataFrame:
    """Return the rows of a public view whose columns `keys` have the asked values, in their order.

    They are those of a region, or of all. Each key is asked for by itself too: a view cuts its quotes
    before it is joined to what is asked for, and only such a condition reaches the rows before that.
    """
    columns = _columns(warehouse, view)
    if unknown := set(keys) - set(columns):
        raise UsageError(f"{view} has no column {', '.join(sorted(unknown))}.")
    kinds = [(key, columns[key]) for key in keys]
    sql = _CHOSEN.format(
        rest=_all_but_mark(columns),
        view=view,
        asked=", ".join(f"unnest(${key}::{kind}[]) AS {key}" for key, kind in kinds),
        within_keys=" AND ".join(f"v.{key} IN ${key}::{kind}[]" for key, kind in kinds),
        first=keys[0],
        keys=", ".join(keys),
    )
    listed = {key: [row[place] for row in values] for place, key in enumerate(keys)}
    return _frame(warehouse, sql, {"within": region, **listed})


def records_as_rows(records: Sequence[DataclassInstance]) -> pl.DataFrame:
    """Return flat records that a page shows as rows, one column for each field that has a value."""
    if not records:
        return pl.DataFrame()
    cells = {f.name: [getattr(each, f.name) for each in records] for f in fields(records[0])}
    frame = pl.DataFrame(cells, strict=False, infer_schema_length=None)
    return frame.select(column.name for column in frame if column.dtype != pl.Null)


def with_headers(frame: pl.DataFrame, language: HeaderLanguage) -> pl.DataFrame:
    """Return a frame with Chinese headers, or with the names that SQL and the codebook have."""
    return frame.rename({name: _header(name, language) for name in frame.columns})


def check_scope(warehouse: Warehouse, scope: ExportScope) -> None:
    """Raise NotHeld where the warehouse has nothing of the region, or no comparison of the two years."""
    held = warehouse.rows(
        "SELECT count(*) FROM reports WHERE $region IS NULL OR region = $region", {"region": scope.region}
    )
    if not held[0][0]:
        raise NotHeld(f"No report of {scope.region or 'any region'} is held; see `duizhang status`.")
    if scope.years is None:
        return
    old, new = scope.years
    found = warehouse.rows(
        "SELECT count(*) FROM pairs WHERE ($region IS NULL OR region = $region) AND old_year = $old"
        " AND new_year = $new",
        {"region": scope.region, "old": old, "new": new},
    )
    if not found[0][0]:
        raise NotHeld(
            f"No comparison {old} → {new} of {scope.region or 'any region'} is held; see `duizhang status`."
        )


def _columns(warehouse: Warehouse, view: str) -> dict[str, str]:
    """Return the SQL type of each column of a view, in its order."""
    rows = warehouse.rows(
        "SELECT c.column_name, c.data_type"
        " FROM duckdb_columns() c JOIN duckdb_views() v ON v.view_name = c.table_name"
        " WHERE NOT v.internal AND c.database_name = current_database() AND c.table_name = $view"
        " ORDER BY c.column_index",
        {"view": view},
    )
    if not rows:
        raise UsageError(f"There is no view {view}; docs/data-dictionary.md lists them.")
    return dict(rows)


def _within_years(columns: Mapping[str, str]) -> str:
    if {"old_year", "new_year"} <= columns.keys():
        return "(v.old_year = $old AND v.new_year = $new)"
    if "first_year" in columns:
        return "(v.first_year <= $new AND v.last_year >= $old)"
    year = "target_year" if "target_year" in columns else "year"
    return f"v.{year} IN ($old, $new)"


def _all_but_mark(columns: Mapping[str, str]) -> str:
    """Take the view's own mark of invention out: it is put last in every table."""
    return f"v.* EXCLUDE ({MARK_OF_INVENTION})" if MARK_OF_INVENTION in columns else "v.*"


def _frame(warehouse: Warehouse, sql: str, asked: Mapping[str, object]) -> pl.DataFrame:
    frame: pl.DataFrame = warehouse.connection.cursor().sql(sql, params=asked).pl()
    return frame
