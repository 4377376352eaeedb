"""Mark the changes that only repeat what many regions write in the same year.

Which units do is counted anew for a year whose base texts changed, and kept for the others; the marks of the
changes follow from it, so a comparison stays as it is when the text of another region comes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from warehouse.wording_records import UnitSaid

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import duckdb

    from warehouse.database import BulkLoader

_KEYS = """
    SELECT year, sha256($version || string_agg(witness_id || input_key, ' ' ORDER BY witness_id))
    FROM witnesses WHERE is_base AND status = 'read' GROUP BY year ORDER BY year
"""
_KEPT = "SELECT year, input_key FROM previous.wording_sets"
_COPY = """
    INSERT INTO shared_units BY NAME SELECT s.* FROM previous.shared_units s
    JOIN witnesses w ON w.witness_id = s.witness_id WHERE list_contains($years, w.year)
"""
_SAID = """
    SELECT w.region, u.witness_id, u.unit_id, u.text, g.level = 'national' OR EXISTS (
        SELECT 1 FROM targets t
        WHERE t.witness_id = u.witness_id AND t.unit_id = u.unit_id AND (t.value IS NOT NULL OR t.headline)
    )
    FROM witnesses w JOIN regions g ON g.slug = w.region JOIN units u USING (witness_id)
    WHERE w.is_base AND w.year = $year ORDER BY u.witness_id, u.ord
"""
_MARK = """
    UPDATE changes SET boilerplate = m.boilerplate,
        weight = CASE WHEN m.boilerplate THEN round(greatest(0, own_weight + $step), 4) ELSE own_weight END
    FROM (
        SELECT cu.pair_id, cu.change_id, bool_and(s.unit_id IS NOT NULL) AS boilerplate
        FROM change_units cu
        LEFT JOIN shared_units s ON s.witness_id = cu.witness_id AND s.unit_id = cu.unit_id
        GROUP BY ALL
    ) m
    WHERE m.pair_id = changes.pair_id AND m.change_id = changes.change_id
        AND m.boilerplate <> changes.boilerplate
"""


class CommonUnits(Protocol):
    """What finds the units that say what many regions say, among those of one year."""

    def __call__(self, units: Sequence[UnitSaid]) -> Iterable[UnitSaid]:
        """Return the common ones."""


def mark_shared_wording(
    connection: duckdb.DuckDBPyConnection,
    loader: BulkLoader,
    version: str,
    common: CommonUnits,
    *,
    attached: bool,
) -> None:
    """Fill `shared_units`; where a year's texts and `version` are as before, keep what is known of it.

    All texts must stand in the tables; `attached` tells that the version before is at hand.
    """
    keys = dict(connection.execute(_KEYS, {"version": version}).fetchall())
    before = dict(connection.execute(_KEPT).fetchall()) if attached else {}
    kept = [year for year, key in keys.items() if before.get(year) == key]
    if kept:
        connection.execute(_COPY, {"years": kept})
    for year in keys.keys() - set(kept):
        units = [UnitSaid(*row) for row in connection.execute(_SAID, {"year": year}).fetchall()]
        loader.put(
            "shared_units",
            ({"witness_id": unit.witness_id, "unit_id": unit.unit_id} for unit in common(units)),
        )
    loader.put("wording_sets", ({"year": year, "input_key": key} for year, key in keys.items()))
    loader.flush()


def mark_changes(connection: duckdb.DuckDBPyConnection, step: float) -> None:
    """Mark a change where all its units are shared wording, each in its own year.

    A promise of its own that gave way to common words is no boilerplate, nor the other way round.
    `step` is what such a change's weight differs from its own; a mark that no longer holds is taken away.
    """
    connection.execute(_MARK, {"step": step})
