"""Answer what was promised in the older report and has no counterpart in the newer one."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final, TypeVar

from warehouse.dropped_answers import DroppedCount, DroppedRow, NearText, Peers, Told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from warehouse.answers import PairHeld
    from warehouse.dropped_answers import DroppedFilter
    from warehouse.read import Warehouse
    from warehouse.records import Verdict

_Record = TypeVar("_Record")
VERDICT_ORDER: Final[tuple[Verdict, ...]] = (
    "dropped_silent", "dropped_reported_done", "merged_into", "cannot_tell",
)  # fmt: skip
"""Silence first; what cannot be told stands apart, last."""


def promised_count(warehouse: Warehouse, pair_id: str) -> int:
    """Count the changes that hold commitments of the older text: carried, revised or without counterpart."""
    sql = """
        SELECT count(*)::INTEGER FROM changes WHERE pair_id = $pair AND commitment AND kind <> 'added'
    """
    return int(warehouse.rows(sql, {"pair": pair_id})[0][0])


def dropped_counts(warehouse: Warehouse, pair_id: str) -> tuple[DroppedCount, ...]:
    """Count the commitments without counterpart by verdict and certainty."""
    sql = """
        SELECT verdict, certainty, count(*)::INTEGER AS count,
               (count(*) FILTER (boilerplate))::INTEGER AS boilerplate
        FROM changes WHERE pair_id = $pair AND commitment AND kind = 'dropped' GROUP BY ALL ORDER BY ALL
    """
    return tuple(DroppedCount(**row) for row in warehouse.named(sql, {"pair": pair_id}))


# Every text put together below is a constant of this module; what is asked for goes in as parameters.
_ASKED = """
    FROM changes c
    JOIN units u ON u.witness_id = $witness AND u.unit_id = c.old_units[1]
    WHERE c.pair_id = $pair AND c.kind = 'dropped' AND c.commitment
      AND (len($verdicts) = 0 OR list_contains($verdicts, c.verdict))
      AND (len($certainties) = 0 OR list_contains($certainties, c.certainty))
      AND ($section IS NULL OR starts_with(u.section_key || '.', $section || '.'))
      AND (len($words) = 0 OR len(list_filter($words, lambda w: NOT contains(lower(u.text), lower(w)))) = 0)
      AND NOT (c.boilerplate AND $own_only) AND ($change IS NULL OR c.change_id = $change)
"""
_ROWS = f"""
    SELECT c.change_id, c.verdict, c.certainty, c.weight, c.boilerplate, c.reason, u.unit_id, u.text, u.role,
           list_filter([u.part, u.section, u.theme], lambda title: title <> '') AS path
    {_ASKED}
    ORDER BY list_position($order, c.verdict), list_position(['certain', 'likely', 'open'], c.certainty),
             c.weight DESC, c.ord
    LIMIT $limit OFFSET $skip
"""


def dropped(
    warehouse: Warehouse, pair: PairHeld, asked: DroppedFilter, *, limit: int, skip: int = 0
) -> tuple[DroppedRow, ...]:
    """Return the asked commitments without counterpart: silence first, the surer and the weightier before."""
    parameters = {**_parameters(pair, asked), "order": list(VERDICT_ORDER), "limit": limit, "skip": skip}
    rows = warehouse.named(_ROWS, parameters)
    units = [row["unit_id"] for row in rows]
    near = _near(warehouse, pair, [row["change_id"] for row in rows])
    told, peers = _told(warehouse, pair, units), _peers(warehouse, pair, units)
    return tuple(
        DroppedRow(
            **row,
            near=near.get(row["change_id"], ()),
            told=told.get(row["unit_id"], ()),
            peers=peers.get(row["unit_id"], ()),
        )
        for row in rows
    )


def dropped_count(warehouse: Warehouse, pair: PairHeld, asked: DroppedFilter) -> int:
    """Count the asked commitments without counterpart."""
    return int(warehouse.rows(f"SELECT count(*)::INTEGER {_ASKED}", _parameters(pair, asked))[0][0])


def _parameters(pair: PairHeld, asked: DroppedFilter) -> dict[str, object]:
    listed = {name: list(v) if isinstance(v, tuple) else v for name, v in asdict(asked).items()}
    return {"pair": pair.pair_id, "witness": pair.old_witness, **listed}


_NEAR = """
    SELECT c.change_id, u.unit_id, u.role,
           list_filter([u.part, u.section, u.theme], lambda title: title <> '') AS path,
           u.text, c.e.part AS part, c.e.score AS score, c.e.note AS note
    FROM (SELECT change_id, unnest(evidence) AS e FROM changes
          WHERE pair_id = $pair AND list_contains($changes, change_id)) c
    JOIN units u ON u.witness_id = $witness AND u.unit_id = c.e.unit
    WHERE c.e.side = 'new' ORDER BY c.change_id, score DESC, u.ord
"""


def _near(warehouse: Warehouse, pair: PairHeld, changes: Sequence[str]) -> dict[str, tuple[NearText, ...]]:
    asked = {"pair": pair.pair_id, "witness": pair.new_witness, "changes": list(changes)}
    return _grouped(warehouse.named(_NEAR, asked), "change_id", NearText)


_TOLD = """
    SELECT o.unit_id, o.verdict, o.certainty,
           (SELECT list(u.text ORDER BY u.ord) FROM units u
            WHERE u.witness_id = $witness AND list_contains(o.evidence, u.unit_id)) AS texts
    FROM outcomes o
    WHERE o.pair_id = $pair AND list_contains($units, o.unit_id) AND len(o.evidence) > 0
    ORDER BY o.unit_id, o.ord
"""


def _told(warehouse: Warehouse, pair: PairHeld, units: Sequence[str]) -> dict[str, tuple[Told, ...]]:
    asked = {"pair": pair.pair_id, "witness": pair.new_witness, "units": list(units)}
    rows = [{**row, "texts": row["texts"] or ()} for row in warehouse.named(_TOLD, asked)]
    return _grouped(rows, "unit_id", Told)


_PEERS = """
    WITH ours AS (
        SELECT DISTINCT unit_id, canonical FROM targets
        WHERE witness_id = $old_witness AND list_contains($units, unit_id) AND canonical IS NOT NULL
    ), others AS (
        SELECT p.old_witness, p.new_witness
        FROM pairs p JOIN regions g ON g.slug = p.region
        JOIN regions here ON here.slug = $region AND here.level = g.level AND here.fictional = g.fictional
        JOIN witnesses w ON w.witness_id = p.new_witness
        WHERE p.old_year = $old_year AND p.new_year = $new_year AND p.region <> $region
          AND w.coverage_verdict = 'full'
    ), held AS (SELECT DISTINCT witness_id, canonical FROM targets WHERE canonical IS NOT NULL),
    theirs AS (
        SELECT h.canonical, n.canonical IS NULL AS gone
        FROM others o JOIN held h ON h.witness_id = o.old_witness
        LEFT JOIN held n ON n.witness_id = o.new_witness AND n.canonical = h.canonical
    )
    SELECT ours.unit_id, ours.canonical AS indicator, count(t.canonical)::INTEGER AS regions,
           (count(*) FILTER (t.gone))::INTEGER AS without,
           EXISTS (FROM held h WHERE h.witness_id = $new_witness AND h.canonical = ours.canonical)
               AS still_here
    FROM ours LEFT JOIN theirs t ON t.canonical = ours.canonical
    GROUP BY ALL ORDER BY ours.unit_id, indicator
"""


def _peers(warehouse: Warehouse, pair: PairHeld, units: Sequence[str]) -> dict[str, tuple[Peers, ...]]:
    asked = {
        "region": pair.region, "old_year": pair.old_year, "new_year": pair.new_year,
        "old_witness": pair.old_witness, "new_witness": pair.new_witness, "units": list(units),
    }  # fmt: skip
    return _grouped(warehouse.named(_PEERS, asked), "unit_id", Peers)


def _grouped(
    rows: Sequence[dict[str, Any]], key: str, record: Callable[..., _Record]
) -> dict[str, tuple[_Record, ...]]:
    """Make a record of each row without one column, by the value of that column."""
    found: dict[str, tuple[_Record, ...]] = {}
    for row in rows:
        made = record(**{name: value for name, value in row.items() if name != key})
        found[row[key]] = (*found.get(row[key], ()), made)
    return found
