"""Apply the schema of `warehouse/schema/*.sql` and describe it."""

from __future__ import annotations

import re
from functools import cache
from graphlib import TopologicalSorter
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

_FOLDER = Path(__file__).with_name("schema")
_VIEW_PREFIX = "v_"

_OBJECTS = """
    SELECT view_name AS name, comment, 1 AS place FROM duckdb_views()
    WHERE database_name = current_database() AND NOT internal
    UNION ALL
    SELECT table_name, comment, 2 FROM duckdb_tables()
    WHERE database_name = current_database() AND NOT internal
    ORDER BY place, name
"""
_COLUMNS = """
    SELECT column_name, data_type, coalesce(comment, '') FROM duckdb_columns()
    WHERE database_name = current_database() AND table_name = ? ORDER BY column_index
"""


@cache
def _scripts() -> tuple[str, ...]:
    """Return the SQL of every object: tables, then views, each after the views that it reads."""
    texts = {file.stem: file.read_text(encoding="utf-8") for file in sorted(_FOLDER.glob("*.sql"))}
    views = {name: text for name, text in texts.items() if name.startswith(_VIEW_PREFIX)}
    reads = {
        name: [other for other in views if other != name and _reads(text, other)]
        for name, text in views.items()
    }
    tables = (text for name, text in texts.items() if name not in views)
    return (*tables, *(views[name] for name in TopologicalSorter(reads).static_order()))


def _reads(script: str, view: str) -> bool:
    return re.search(rf"(?:FROM|JOIN) {view}\b", script) is not None


@cache
def schema_version() -> str:
    """Return 12 hex digits that change with any character of the schema."""
    return sha256("\0".join(_scripts()).encode()).hexdigest()[:12]


def apply_schema(connection: duckdb.DuckDBPyConnection) -> None:
    """Create every table and view in an empty database."""
    for script in _scripts():
        connection.execute(script)


def data_dictionary(connection: duckdb.DuckDBPyConnection) -> str:
    """Describe every view, then every table, of a database that has the schema, in Markdown."""
    chapters = []
    for name, comment, _ in connection.execute(_OBJECTS).fetchall():
        columns = connection.execute(_COLUMNS, [name]).fetchall()
        lines = [f"### {name}", "", f"{comment}.", "", "| column | type | meaning |", "| --- | --- | --- |"]
        lines += [f"| {' | '.join(cell.replace('|', '/') for cell in column)} |" for column in columns]
        chapters.append("\n".join(lines) + "\n")
    return "\n".join(chapters)
