"""Rows of the public views as they leave the house: whole, by region and years, or those a page shows."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

import polars as pl

from warehouse.codebook import MARK_OF_INVENTION, chinese_name
from warehouse.errors import NotHeld, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    SELECT {rest}, g.fictional FROM {view} v JOIN regions g ON g.slug = v.region
    WHERE v.region = $region AND ($old IS NULL OR {years})
"""
_CHOSEN: Final = """
    SELECT {rest}, g.fictional
    FROM {view} v
    JOIN (SELECT {asked}, generate_subscripts(${first}, 1) AS place) asked USING ({keys})
    JOIN regions g ON g.slug = v.region
    WHERE v.region = $within
    ORDER BY asked.place
"""
_REGIONS: Final = "SELECT slug FROM regions ORDER BY slug"


@dataclass(frozen=True, slots=True)
class ExportScope:
    """What part of the warehouse is asked for: a region or all, two years or all."""

    region: str | None = None
    years: tuple[int, int] | None = None


def scoped_rows(warehouse: Warehouse, view: str, scope: ExportScope) -> pl.DataFrame:
    """Return the rows of a public view inside a scope, in a lasting order, each marked where it is invented.

    It is asked region by region: views that cut quotes out of texts need memory for every text asked for.
    """
    columns = _columns(warehouse, view)
    sql = _SCOPED.format(view=view, years=_within_years(columns), rest=_all_but_mark(columns))
    order = ", ".join(f"{name} NULLS FIRST" for name in _ORDER if name in columns)
    old, new = scope.years or (None, None)
    regions = [scope.region] if scope.region else [row[0] for row in warehouse.rows(_REGIONS)]
    return pl.concat(
        _frame(warehouse, f"{sql} ORDER BY {order}", {"region": region, "old": old, "new": new})
        for region in regions
    )


def chosen_rows(
    warehouse: Warehouse, view: str, region: str, keys: Sequence[str], values: Sequence[Sequence[object]]
) -> pl.DataFrame:
    """Return a region's rows of a public view whose columns `keys` have the asked values, in their order."""
    columns = _columns(warehouse, view)
    if unknown := set(keys) - columns:
        raise UsageError(f"{view} has no column {', '.join(sorted(unknown))}.")
    sql = _CHOSEN.format(
        rest=_all_but_mark(columns),
        view=view,
        asked=", ".join(f"unnest(${key}::{kind}[]) AS {key}" for key, kind in _kinds(values, keys)),
        first=keys[0],
        keys=", ".join(keys),
    )
    listed = {key: [row[place] for row in values] for place, key in enumerate(keys)}
    return _frame(warehouse, sql, {"within": region, **listed})


def _kinds(values: Sequence[Sequence[object]], keys: Sequence[str]) -> list[tuple[str, str]]:
    """Say of each key whether it is a number or a text: an empty list would not tell."""
    first = values[0] if values else [""] * len(keys)
    return [(key, "INTEGER" if isinstance(v, int) else "VARCHAR") for key, v in zip(keys, first, strict=True)]


def in_order(frames: Sequence[pl.DataFrame], column: str, places: Mapping[str, int]) -> pl.DataFrame:
    """Put frames together, ordered by the places of a column's values, else as they are."""
    frame = pl.concat(frames)
    place = pl.col(column).replace_strict(dict(places), return_dtype=pl.Int64)
    return frame.sort(place, maintain_order=True)


def records_as_rows(records: Sequence[DataclassInstance]) -> pl.DataFrame:
    """Return flat records that a page shows as rows, one column for each field that has a value."""
    if not records:
        return pl.DataFrame()
    cells = {f.name: [getattr(each, f.name) for each in records] for f in fields(records[0])}
    frame = pl.DataFrame(cells, strict=False, infer_schema_length=None)
    return frame.select(column.name for column in frame if column.dtype != pl.Null)


def with_headers(frame: pl.DataFrame, language: HeaderLanguage) -> pl.DataFrame:
    """Return a frame with Chinese headers, or with the names that SQL and the codebook have."""
    return frame.rename({name: chinese_name(name) for name in frame.columns}) if language == "zh" else frame


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


def _columns(warehouse: Warehouse, view: str) -> frozenset[str]:
    rows = warehouse.rows(
        "SELECT c.column_name FROM duckdb_columns() c JOIN duckdb_views() v ON v.view_name = c.table_name"
        " WHERE NOT v.internal AND c.database_name = current_database() AND c.table_name = $view",
        {"view": view},
    )
    if not rows:
        raise UsageError(f"There is no view {view}; docs/data-dictionary.md lists them.")
    return frozenset(row[0] for row in rows)


def _within_years(columns: frozenset[str]) -> str:
    if {"old_year", "new_year"} <= columns:
        return "(v.old_year = $old AND v.new_year = $new)"
    if "first_year" in columns:
        return "(v.first_year <= $new AND v.last_year >= $old)"
    year = "target_year" if "target_year" in columns else "year"
    return f"v.{year} IN ($old, $new)"


def _all_but_mark(columns: frozenset[str]) -> str:
    """Take the view's own mark of invention out: it is put last in every table."""
    return f"v.* EXCLUDE ({MARK_OF_INVENTION})" if MARK_OF_INVENTION in columns else "v.*"


def _frame(warehouse: Warehouse, sql: str, asked: Mapping[str, object]) -> pl.DataFrame:
    frame: pl.DataFrame = warehouse.connection.cursor().sql(sql, params=asked).pl()
    return frame
