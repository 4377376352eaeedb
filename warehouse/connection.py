"""Connect to the current warehouse file, and keep it open for a program that reads it again and again."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Final

import duckdb

from warehouse.errors import WarehouseMissing
from warehouse.swap import current_file

if TYPE_CHECKING:
    from pathlib import Path

_ATTEMPTS: Final = 3
"""A build may switch to a new file and remove the old one between our look and our open."""
_MEMORY: Final = "2GB"
"""What the kept file's blocks and all queries on it may take together."""
_LOCK: Final = Lock()
_kept: list[tuple[Path, duckdb.DuckDBPyConnection]] = []
"""At most one: the file that was current at the last call."""


def connect(home: Path) -> tuple[duckdb.DuckDBPyConnection, Path]:
    """Open the current file read-only; WarehouseMissing where there is none that opens."""
    for _ in range(_ATTEMPTS):
        path = current_file(home)
        try:
            return duckdb.connect(path, read_only=True), path
        except duckdb.Error:  # a wrong checksum has no class of its own
            if path == current_file(home):
                break
    raise WarehouseMissing("The warehouse cannot be opened; run `duizhang build` again.")


def keep_open(home: Path) -> None:
    """Keep the current file open in this process, in place of the one before; WarehouseMissing without one.

    While a file is open DuckDB gives each further connection the same database: it takes no time, and what
    was read once stays in memory. Each reader still has a connection of its own.
    """
    with _LOCK:
        if _kept and _kept[0][0] == current_file(home):
            return
        connection, path = connect(home)
        connection.execute(f"SET memory_limit = '{_MEMORY}'")
        if _kept:
            _kept.pop()[1].close()
        _kept.append((path, connection))
