"""Write the lines of every region: traced anew where its comparisons changed, kept where they did not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from warehouse.line_rows import history_of, line_tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

    from warehouse.database import BulkLoader
    from warehouse.line_records import History, Lineage

_KEYS = """
    SELECT w.region, sha256($version || string_agg(
        w.witness_id || w.input_key || w.coverage || coalesce(p.input_key, ''), ' ' ORDER BY w.year))
    FROM witnesses w LEFT JOIN pairs p ON p.new_witness = w.witness_id
    WHERE w.is_base AND w.status = 'read' GROUP BY w.region ORDER BY w.region
"""
_KEPT = "SELECT region, input_key FROM previous.line_sets"
_OF_REGIONS = """
    INSERT INTO {table} BY NAME SELECT * FROM previous.{table} WHERE list_contains($regions, region)
"""
_OF_LINES = """
    INSERT INTO {table} BY NAME SELECT t.* FROM previous.{table} t
    JOIN previous.lines l ON l.line_id = t.line_id WHERE list_contains($regions, l.region)
"""
_COPIES = {_OF_REGIONS: ("lines", "line_branches"), _OF_LINES: ("line_units", "line_gaps")}


class Trace(Protocol):
    """What makes lines of a history."""

    def __call__(self, history: History) -> Lineage:
        """Chain a region's links into lines."""


def write_lines(
    connection: duckdb.DuckDBPyConnection, loader: BulkLoader, version: str, trace: Trace, *, attached: bool
) -> None:
    """Write the lines of every region; where texts, comparisons and `version` are as before, keep them.

    All texts and comparisons must stand in the tables; `attached` tells that the version before is at hand.
    """
    keys = dict(connection.execute(_KEYS, {"version": version}).fetchall())
    before = dict(connection.execute(_KEPT).fetchall()) if attached else {}
    kept = [region for region, key in keys.items() if before.get(region) == key]
    for region in keys.keys() - set(kept):
        history = history_of(connection, region)
        witnesses = {year.year: year.witness_id for year in history.years}
        for table, rows in line_tables(trace(history), witnesses).items():
            loader.put(table, rows)
    loader.put("line_sets", ({"region": region, "input_key": key} for region, key in keys.items()))
    if kept:
        _copy(connection, kept)


def _copy(connection: duckdb.DuckDBPyConnection, regions: Sequence[str]) -> None:
    """Copy lines from the version before; the names put into the statements are those of our own tables."""
    for template, tables in _COPIES.items():
        for table in tables:
            connection.execute(template.format(table=table), {"regions": list(regions)})
