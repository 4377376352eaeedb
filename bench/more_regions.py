"""A warehouse of thousands of reports: the regions of a built one, copied by SQL under other names."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

import duckdb

from warehouse.swap import current_file, warehouse_folder

if TYPE_CHECKING:
    from pathlib import Path

_NAMED_BY_REGION: Final = frozenset({
    "slug", "region", "pair_id", "change_id", "witness_id", "old_witness", "new_witness", "base_witness",
    "unit_id", "old_unit", "new_unit", "repeat_of", "line_id", "old_line", "new_line",
})  # fmt: skip
"""Columns whose values begin with the region's short name."""
_LISTED_BY_REGION: Final = frozenset(
    {("changes", "old_units"), ("changes", "new_units"), ("outcomes", "evidence")}
)
_EVIDENCE: Final = (
    "list_transform(evidence, lambda e: {'unit': copy || e.unit, 'side': e.side, 'part': e.part,"
    " 'score': e.score, 'note': e.note})"
)
_ONCE: Final = frozenset(
    {"build", "captures", "decisions", "facts", "sentences", "snapshots", "wording_sets"}
)
"""Tables that a copied region adds nothing to."""


def copy_regions(home: Path, big_home: Path, reports: int) -> int:
    """Write into `big_home` the warehouse of `home` with its regions repeated until it holds `reports`."""
    folder = warehouse_folder(big_home)
    folder.mkdir(parents=True)
    file = folder / "duizhang-many.duckdb"
    shutil.copy(current_file(home), file)
    with duckdb.connect(str(file), config={"memory_limit": "3GB"}) as connection:
        held = _count(connection)
        connection.execute(
            "CREATE TEMP TABLE copies AS SELECT printf('c%02d', i) AS copy FROM range(1, $times) r(i)",
            {"times": -(-reports // held)},
        )
        tables = connection.execute("SELECT table_name FROM duckdb_tables() WHERE NOT temporary").fetchall()
        for (table,) in tables:
            if table not in _ONCE:
                _copy_rows(connection, table)
        connection.execute("DROP TABLE copies")
        count = _count(connection)
    (folder / "duizhang.duckdb").symlink_to(file.name)
    return count


def _count(connection: duckdb.DuckDBPyConnection) -> int:
    return int(connection.sql("SELECT count(*) FROM reports").fetchall()[0][0])


def _copy_rows(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    columns = [str(name) for name, *_ in connection.execute(f"DESCRIBE {table}").fetchall()]
    chosen = ", ".join(_copied(table, column) for column in columns)
    which = "WHERE is_base" if table == "witnesses" else ""
    connection.execute(f"CREATE TEMP TABLE rows_once AS SELECT * FROM {table} {which}")  # noqa: S608 - our names
    connection.execute(f"INSERT INTO {table} SELECT {chosen} FROM rows_once, copies")  # noqa: S608 - our names
    connection.execute("DROP TABLE rows_once")


def _copied(table: str, column: str) -> str:
    if (table, column) == ("changes", "evidence"):
        return f"{_EVIDENCE} AS evidence"
    if (table, column) in _LISTED_BY_REGION:
        return f"list_transform({column}, lambda each: copy || each) AS {column}"
    return f"copy || {column} AS {column}" if column in _NAMED_BY_REGION else column
