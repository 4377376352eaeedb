"""Apply the schema of `warehouse/schema/*.sql` and describe it."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

_FOLDER = Path(__file__).with_name("schema")
_VIEW_PREFIX = "v_"

_OBJECTS = """
    SELECT table_name AS name, comment, true AS is_table FROM duckdb_tables()
    WHERE database_name = current_database() AND NOT internal
    UNION ALL
    SELECT view_name, comment, false FROM duckdb_views()
    WHERE database_name = current_database() AND NOT internal
    ORDER BY is_table, name
"""
_COLUMNS = """
    SELECT column_name, data_type, coalesce(comment, '') FROM duckdb_columns()
    WHERE database_name = current_database() AND table_name = ? ORDER BY column_index
"""


@cache
def _scripts() -> tuple[str, ...]:
    """Return the SQL of every object, tables before the views that read them."""
    files = sorted(_FOLDER.glob("*.sql"), key=lambda file: (file.name.startswith(_VIEW_PREFIX), file.name))
    return tuple(file.read_text(encoding="utf-8") for file in files)


@cache
def schema_version() -> str:
    """Return 12 hex digits that change with any character of the schema."""
    return sha256("\0".join(_scripts()).encode()).hexdigest()[:12]


def apply_schema(connection: duckdb.DuckDBPyConnection) -> None:
    """Create every table and view in an empty database."""
    for script in _scripts():
        connection.execute(script)


def data_dictionary(connection: duckdb.DuckDBPyConnection) -> str:
    """Describe every view and table of a database that has the schema, in Markdown."""
    objects = connection.execute(_OBJECTS).fetchall()
    return "\n".join(
        f"### {name}\n\n{comment}.\n\n| column | type | meaning |\n| --- | --- | --- |\n"
        + "".join(
            f"| {column} | {kind.replace('|', chr(92) + '|')} | {meaning.replace('|', chr(92) + '|')} |\n"
            for column, kind, meaning in connection.execute(_COLUMNS, [name]).fetchall()
        )
        for name, comment in objects
    )
