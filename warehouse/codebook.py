"""What every column of the public views is called and means, and which words may stand in it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from warehouse import records

if TYPE_CHECKING:
    from collections.abc import Callable

    from warehouse.read import Warehouse

    Named = Callable[[str, str], str]
    """Gives the Chinese name of a word of the records: `named("facet", "softened")`."""

HeaderLanguage = Literal["zh", "en"]

_COLUMNS = """
    SELECT c.table_name, c.column_name, c.data_type, coalesce(c.comment, '')
    FROM duckdb_columns() c JOIN duckdb_views() v ON v.view_name = c.table_name
    WHERE c.database_name = current_database() AND v.database_name = current_database() AND NOT v.internal
    ORDER BY c.table_name, c.column_index
"""
_VIEWS = """
    SELECT view_name, coalesce(comment, '') FROM duckdb_views()
    WHERE database_name = current_database() AND NOT internal ORDER BY view_name
"""
MARK_OF_INVENTION = "fictional"
"""The column that every exported table has, so that no invented row is ever cited."""


@dataclass(frozen=True, slots=True)
class ColumnMeaning:
    """One column of one view."""

    view: str
    name: str
    sql_type: str
    chinese_name: str
    chinese: str
    english: str
    values: tuple[str, ...]
    """Words that may stand in it; empty where they are not a fixed set."""
    value_names: tuple[str, ...]
    """What each of them is called in Chinese."""

    def header(self, language: HeaderLanguage) -> str:
        """Return the column's name in a table with Chinese or English headers."""
        return self.chinese_name if language == "zh" else self.name


@cache
def _book() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def chinese_name(column: str) -> str:
    """Return the Chinese name of a column, or the column itself where it stands in no table of ours."""
    told = _book()["columns"].get(column)
    return str(told[0] if told else _book()["of_pages"].get(column, column))


def row_keys(view: str) -> tuple[str, ...]:
    """Return the columns that name a row of a view; empty where none do."""
    return tuple(_book()["keys"].get(view, ()))


def public_views(warehouse: Warehouse) -> dict[str, str]:
    """Return every public view with what a row of it is."""
    return dict(warehouse.rows(_VIEWS))


def codebook(warehouse: Warehouse, named: Named) -> tuple[ColumnMeaning, ...]:
    """Describe every column of every view, in the schema's order, the mark of invention last in each."""
    rows = warehouse.rows(_COLUMNS)
    elsewhere = {name: comment for _, name, _, comment in reversed(rows) if comment}
    told = [_meaning((*row[:3], row[3] or elsewhere.get(row[1], "")), named) for row in rows]
    marked = {column.view for column in told if column.name == MARK_OF_INVENTION}
    views = dict.fromkeys(column.view for column in told)
    added = [
        _meaning((view, MARK_OF_INVENTION, "BOOLEAN", ""), named) for view in views if view not in marked
    ]
    return tuple(sorted([*told, *added], key=lambda c: (c.view, c.name == MARK_OF_INVENTION)))


def _meaning(column: tuple[Any, ...], named: Named) -> ColumnMeaning:
    view, name, sql_type, comment = column
    called, chinese, *english = _book()["columns"].get(name, (name, "", ""))
    values, table = _values(view, name)
    ours = _book()["named"].get(table, {})
    return ColumnMeaning(
        view,
        name,
        sql_type,
        called,
        _book()["in_view"].get(f"{view}.{name}", chinese),
        comment or "".join(english),
        values,
        tuple(ours.get(value) or named(table, value) for value in values),
    )


def _values(view: str, name: str) -> tuple[tuple[str, ...], str]:
    told = _book()["values"].get(f"{view}.{name}") or _book()["values"].get(name)
    if told is None:
        return (), ""
    words, table = told
    return get_args(getattr(records, words)), table
