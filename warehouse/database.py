"""Open DuckDB files the one way this program does, and load rows into them in bulk."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import duckdb
import polars as pl

from warehouse.errors import DuizhangError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from warehouse.rows import Row

# DuckDB's extensions are downloads; ours are those compiled in (json, parquet, icu).
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
_ROWS_IN_MEMORY = 50_000


def open_database(file: Path | None) -> duckdb.DuckDBPyConnection:
    """Connect to `file`, or to memory, for writing and without ever downloading an extension."""
    return duckdb.connect(":memory:" if file is None else str(file), config=_SETTINGS)


@contextmanager
def storage_errors_told(home: Path) -> Iterator[None]:
    """Tell a full disk, a missing right or a broken device in one sentence."""
    try:
        yield
    except (OSError, duckdb.IOException, duckdb.FatalException, duckdb.OutOfMemoryException) as error:
        cause = str(error).splitlines()[0]
        raise DuizhangError(
            f"The warehouse in {home} could not be written and stays as it was ({cause});"
            " free space or fix the rights, then build again."
        ) from error


class BulkLoader:
    """Collect rows and load them into their tables, many at a time."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Load through `connection`, whose tables exist already."""
        self._connection = connection
        self._rows: dict[str, list[Row]] = {}
        self._schemas: dict[str, pl.Schema] = {}
        self._count = 0

    def put(self, table: str, rows: Iterable[Row]) -> None:
        """Take rows for `table`; a column that a row does not name is null."""
        pending = self._rows.setdefault(table, [])
        before = len(pending)
        pending.extend(rows)
        self._count += len(pending) - before
        if self._count >= _ROWS_IN_MEMORY:
            self.flush()

    def flush(self) -> None:
        """Load all rows taken so far."""
        for table, rows in self._rows.items():
            frame = pl.DataFrame(rows, schema=self._schema(table), strict=True)
            self._connection.register("incoming", frame)
            self._connection.table("incoming").insert_into(table)
            self._connection.unregister("incoming")
        self._rows.clear()
        self._count = 0

    def _schema(self, table: str) -> pl.Schema:
        """Return the columns of `table` in their order, so that rows are typed by the SQL, never inferred."""
        if table not in self._schemas:
            self._schemas[table] = self._connection.table(table).limit(0).pl().schema
        return self._schemas[table]
