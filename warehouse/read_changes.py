"""Answer what changed between two reports: counts, ranked lists, one change with its evidence."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from warehouse.answers import (
    ChangeDetail,
    ChangeFilter,
    ChangeRow,
    EvidenceInPlace,
    FateCount,
    UnitInOrder,
    UnitInPlace,
)
from warehouse.errors import NotHeld
from warehouse.read_collation import places

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from warehouse.answers import PairHeld
    from warehouse.read import Warehouse
    from warehouse.records import Verdict

# Every text put together below is a constant of this module; what is asked for goes in as parameters.
_FATE = "CASE WHEN c.verdict = 'cannot_tell' THEN 'cannot_tell' ELSE c.kind END"
_COUNTS = f"""
    SELECT {_FATE} AS fate, count(*)::INTEGER FROM changes c
    WHERE c.pair_id = $pair AND c.commitment GROUP BY fate
"""  # noqa: S608


def fate_counts(warehouse: Warehouse, pair_id: str) -> tuple[FateCount, ...]:
    """Count the commitments of a pair by fate; fates that no commitment met count 0."""
    found = dict(warehouse.rows(_COUNTS, {"pair": pair_id}))
    return tuple(
        FateCount(fate, found.get(fate, 0))
        for fate in ("carried", "revised", "added", "dropped", "cannot_tell")
    )


def topic_counts(warehouse: Warehouse, pair_id: str) -> dict[str, int]:
    """Count the commitments of a pair by the topics of the indicators that they set a target for."""
    sql = """
        SELECT g.topic, count(DISTINCT c.change_id)::INTEGER AS n
        FROM changes c JOIN change_units cu USING (pair_id, change_id)
        JOIN targets g USING (witness_id, unit_id)
        WHERE c.pair_id = $pair AND c.commitment AND g.topic IS NOT NULL
        GROUP BY g.topic ORDER BY n DESC, g.topic
    """
    return dict(warehouse.rows(sql, {"pair": pair_id}))


def boilerplate_count(warehouse: Warehouse, pair_id: str) -> int:
    """Count the commitments of a pair that only repeat what many regions write in the same year."""
    sql = "SELECT count(*)::INTEGER FROM changes WHERE pair_id = $pair AND commitment AND boilerplate"
    return int(warehouse.rows(sql, {"pair": pair_id})[0][0])


def verdict_counts(warehouse: Warehouse, pair_id: str) -> dict[Verdict, int]:
    """Count the commitments of a pair that have no counterpart by verdict, the most frequent first."""
    sql = """
        SELECT verdict, count(*)::INTEGER AS n FROM changes
        WHERE pair_id = $pair AND commitment AND verdict IS NOT NULL GROUP BY verdict ORDER BY n DESC, verdict
    """
    return dict(warehouse.rows(sql, {"pair": pair_id}))


_TEXTS_OF_CHANGES = """
    SELECT cu.change_id,
           coalesce(string_agg(u.text, chr(10) ORDER BY cu.ord) FILTER (cu.side = 'old'), '') AS old_text,
           coalesce(string_agg(u.text, chr(10) ORDER BY cu.ord) FILTER (cu.side = 'new'), '') AS new_text,
           first(u.role ORDER BY cu.side, cu.ord) AS role,
           first(coalesce(u.section, u.part) ORDER BY cu.ord) FILTER (cu.side = 'old') AS old_section,
           first(coalesce(u.section, u.part) ORDER BY cu.ord) FILTER (cu.side = 'new') AS new_section,
           list(cu.side || ':' || u.section_key || '.') AS places,
           list(DISTINCT u.role) AS roles
    FROM change_units cu JOIN units u USING (witness_id, unit_id)
    WHERE cu.pair_id = $pair GROUP BY cu.change_id
"""
_ROWS = f"""
    WITH told AS ({_TEXTS_OF_CHANGES})
    SELECT c.change_id, c.kind, {_FATE} AS fate, c.facets, c.verdict, c.ambition, c.certainty, c.weight,
           c.commitment, c.boilerplate, c.reason, t.old_text, t.new_text, t.role, t.old_section, t.new_section
    FROM changes c JOIN told t USING (change_id)
    WHERE c.pair_id = $pair
"""  # noqa: S608
_CHANGES = f"SELECT {_FATE} AS fate FROM changes c WHERE c.pair_id = $pair"  # noqa: S608
_ASKED = """
      AND (len($fates) = 0 OR list_contains($fates, fate))
      AND (len($facets) = 0 OR list_has_any(c.facets, $facets))
      AND (len($verdicts) = 0 OR list_contains($verdicts, c.verdict))
      AND (len($certainties) = 0 OR list_contains($certainties, c.certainty))
      AND (c.commitment OR NOT $commitments_only)
      AND NOT (c.boilerplate AND $own_only)
      AND (len($topics) = 0 OR EXISTS (
           SELECT 1 FROM change_units cu JOIN targets g USING (witness_id, unit_id)
           WHERE cu.pair_id = c.pair_id AND cu.change_id = c.change_id AND list_contains($topics, g.topic)))
"""
_ASKED_OF_TEXTS = """
      AND (len($roles) = 0 OR list_has_any(t.roles, $roles))
      AND ($section IS NULL OR len(list_filter(t.places, lambda p: starts_with(p, $section || '.'))) > 0)
      AND (len($words) = 0 OR len(list_filter($words,
           lambda w: NOT contains(lower(t.old_text || chr(10) || t.new_text), lower(w)))) = 0)
"""
_OF_TEXTS = ("roles", "section", "words")
_RANKED = "ORDER BY c.weight DESC, c.ord LIMIT $limit OFFSET $skip"


def changes(
    warehouse: Warehouse, pair_id: str, asked: ChangeFilter, *, limit: int, skip: int = 0
) -> tuple[ChangeRow, ...]:
    """Return the asked changes of a pair, the weightiest first."""
    parameters = {**_parameters(pair_id, asked), "limit": limit, "skip": skip}
    return tuple(
        ChangeRow(**row) for row in warehouse.named(_ROWS + _ASKED + _ASKED_OF_TEXTS + _RANKED, parameters)
    )


def change_count(warehouse: Warehouse, pair_id: str, asked: ChangeFilter) -> int:
    """Count the asked changes of a pair; texts are read only where words or places are asked for."""
    parameters = _parameters(pair_id, asked)
    chosen = _ROWS + _ASKED + _ASKED_OF_TEXTS
    if not any(parameters[name] for name in _OF_TEXTS):
        chosen = _CHANGES + _ASKED
        parameters = {name: value for name, value in parameters.items() if name not in _OF_TEXTS}
    return int(warehouse.rows(f"SELECT count(*)::INTEGER FROM ({chosen})", parameters)[0][0])  # noqa: S608


def _parameters(pair_id: str, asked: ChangeFilter) -> dict[str, object]:
    listed = {
        name: list(value) if isinstance(value, tuple) else value for name, value in asdict(asked).items()
    }
    return {"pair": pair_id, **listed}


_ONE = "AND c.change_id = $change"
_UNITS_OF_CHANGE = """
    SELECT side, unit_id, witness_id FROM change_units
    WHERE pair_id = $pair AND change_id = $change ORDER BY side DESC, ord
"""
_EVIDENCE = """
    SELECT e.unit, e.side, e.part, e.score, e.note
    FROM (SELECT unnest(evidence) AS e FROM changes WHERE pair_id = $pair AND change_id = $change)
    ORDER BY e.part, e.score DESC
"""
_UNITS_IN_PLACE = """
    SELECT u.unit_id, u.witness_id, w.year, u.role, u.kind,
           list_filter([u.part, u.section, u.theme], lambda title: title <> '') AS path, u.text,
           u.char_start AS start, u.char_end AS "end",
           substr(w.text, greatest(u.char_start - $around, 0) + 1, least(u.char_start, $around)) AS before,
           substr(w.text, u.char_start + 1, u.char_end - u.char_start) AS source,
           substr(w.text, u.char_end + 1, $around) AS after
    FROM units u JOIN witnesses w USING (witness_id)
    WHERE u.witness_id = $witness AND list_contains($units, u.unit_id)
    ORDER BY u.ord
"""


def change_detail(warehouse: Warehouse, pair: PairHeld, change_id: str, around: int = 60) -> ChangeDetail:
    """Return one change with `around` characters of context; NotHeld where the pair has no such change."""
    asked = {"pair": pair.pair_id, "change": change_id}
    rows = warehouse.named(_ROWS + _ONE, asked)
    if not rows:
        raise NotHeld(f"{pair.pair_id} holds no change {change_id}.")
    witness = {"old": pair.old_witness, "new": pair.new_witness}
    evidence = warehouse.rows(_EVIDENCE, asked)
    ours = warehouse.rows(_UNITS_OF_CHANGE, asked)
    placed = {
        side: units_in_place(
            warehouse,
            witness[side],
            [u for s, u, _ in ours if s == side] + [u for u, s, *_ in evidence if s == side],
            around,
        )
        for side in ("old", "new")
    }
    return ChangeDetail(
        row=ChangeRow(**rows[0]),
        old=tuple(placed["old"][unit] for side, unit, _ in ours if side == "old"),
        new=tuple(placed["new"][unit] for side, unit, _ in ours if side == "new"),
        evidence=tuple(
            EvidenceInPlace(placed[side][unit], part, score, note)
            for unit, side, part, score, note in evidence
            if unit in placed[side]
        ),
    )


def units_in_place(
    warehouse: Warehouse, witness_id: str, units: Collection[str], around: int
) -> Mapping[str, UnitInPlace]:
    """Return units of a text by their ids, with `around` characters of context; unknown ids are left out."""
    asked = {"witness": witness_id, "units": list(units), "around": around}
    stand = places(warehouse, witness_id, units)
    rows = warehouse.named(_UNITS_IN_PLACE, asked)
    return {row["unit_id"]: UnitInPlace(**row, places=stand.get(row["unit_id"], ())) for row in rows}


_IN_ORDER = """
    SELECT u.unit_id, u.ord, u.role, u.kind, u.section_key, u.text,
           list_sort(list(DISTINCT cu.change_id) FILTER (cu.change_id IS NOT NULL)) AS changes
    FROM units u LEFT JOIN change_units cu
      ON cu.pair_id = $pair AND cu.witness_id = u.witness_id AND cu.unit_id = u.unit_id
    WHERE u.witness_id = $witness
    GROUP BY ALL ORDER BY u.ord
"""


def units_in_order(warehouse: Warehouse, pair_id: str, witness_id: str) -> tuple[UnitInOrder, ...]:
    """Return all units of one text of a pair in reading order, each with its change."""
    rows = warehouse.named(_IN_ORDER, {"pair": pair_id, "witness": witness_id})
    return tuple(UnitInOrder(**{**row, "changes": row["changes"] or ()}) for row in rows)


def all_changes(warehouse: Warehouse, pair_id: str) -> dict[str, ChangeRow]:
    """Return every change of a pair by its id, the weightiest first, slogans and headings too."""
    rows = warehouse.named(f"{_ROWS} ORDER BY c.weight DESC, c.ord", {"pair": pair_id})
    return {row["change_id"]: ChangeRow(**row) for row in rows}


_RANKING = f"""
    SELECT c.change_id FROM changes c WHERE c.pair_id = $pair AND c.commitment AND {_FATE} <> 'carried'
    ORDER BY c.weight DESC, c.ord
"""  # noqa: S608
_BY_ID = _ROWS.replace(
    "WHERE cu.pair_id = $pair", "WHERE cu.pair_id = $pair AND list_contains($changes, cu.change_id)"
)


def ranked_changes(warehouse: Warehouse, pair_id: str) -> tuple[str, ...]:
    """Name the commitments of a pair that did not just carry on, the weightiest first."""
    return tuple(change for (change,) in warehouse.rows(_RANKING, {"pair": pair_id}))


def changes_by_id(warehouse: Warehouse, pair_id: str, change_ids: Collection[str]) -> dict[str, ChangeRow]:
    """Return some changes of a pair by their ids; unknown ids are left out."""
    rows = warehouse.named(_BY_ID, {"pair": pair_id, "changes": list(change_ids)})
    return {row["change_id"]: ChangeRow(**row) for row in rows}
