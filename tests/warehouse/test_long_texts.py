"""Views that quote texts need memory for the quotes, not for a copy of the text with each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from warehouse.database import open_database
from warehouse.schema import apply_schema

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import duckdb

LENGTH, UNITS = 1_000_000, 300
TEXT = f"repeat('字', {LENGTH})"
FILLED = f"""
    INSERT INTO regions BY NAME SELECT 'r' AS slug, 'R' AS name, 'city' AS level, true AS fictional;
    INSERT INTO witnesses BY NAME
    SELECT 'r-2031/main' AS witness_id, 'r' AS region, 2031 AS year, 'main' AS witness,
        repeat('0', 64) AS sha256, true AS is_base, 'k' AS input_key, 'read' AS status, {LENGTH} AS length,
        'full' AS coverage_verdict, {TEXT} AS text;
    INSERT INTO pieces BY NAME
    SELECT 'r-2031/main' AS witness_id, 0 AS ord, 0 AS char_start, {LENGTH} AS char_end, 'main' AS origin,
        0 AS origin_start;
    INSERT INTO units BY NAME
    SELECT 'r-2031/main' AS witness_id, i AS ord, 'u' || i AS unit_id, i * 10 AS char_start,
        i * 10 + 5 AS char_end, 'tasks' AS role, '字字字字字' AS text, 'sentence' AS kind,
        'tasks.1' AS section_key, true AS commitment
    FROM range({UNITS}) r(i);
"""  # noqa: S608 - numbers of ours


@pytest.fixture
def long_text(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_database(tmp_path / "long.duckdb") as connection:
        apply_schema(connection)
        connection.execute(FILLED)
        connection.execute("SET memory_limit = '150MB'")
        connection.execute("SET temp_directory = ''")
        yield connection


def test_a_unit_is_quoted_without_a_copy_of_its_text(long_text: duckdb.DuckDBPyConnection) -> None:
    rows = long_text.execute("SELECT source_slice, sha256 FROM v_units").fetchall()
    assert rows == [("字字字字字", "0" * 64)] * UNITS
