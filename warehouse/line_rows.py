"""A region's lines into rows, and the history that they are made of out of the tables."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from warehouse.line_records import History, PairCompared, YearHeld
from warehouse.records import Change, Link, Outcome, Target, TargetMove, Unit
from warehouse.rows import flat

if TYPE_CHECKING:
    from collections.abc import Mapping

    import duckdb

    from warehouse.line_records import Line, Lineage
    from warehouse.rows import Row

SUMMED_FACETS = ("raised", "lowered", "tightened", "softened", "quantified", "dequantified", "scope_changed")

_YEARS = """
    SELECT w.witness_id, w.year,
           coalesce(json_extract_string(w.coverage, '$.roles.tasks') = 'present'
                    AND json_extract_string(w.coverage, '$.roles.goals') IS DISTINCT FROM 'damaged', false)
    FROM witnesses w WHERE w.region = $region AND w.is_base AND w.status = 'read' ORDER BY w.year
"""
_UNITS = """
    SELECT u.witness_id, u.unit_id, u.char_start, u.char_end, u.role, u.part, u.section, u.theme, u.text,
           u.kind, u.section_key, u.commitment
    FROM units u JOIN witnesses w USING (witness_id)
    WHERE w.region = $region AND w.is_base AND u.role IN ('goals', 'tasks') AND u.repeat_of IS NULL
    ORDER BY w.year, u.ord
"""
_TARGETS = """
    SELECT t.witness_id, t.unit_id, t.char_start, t.char_end, t.value_start, t.value_end, t.indicator,
           t.canonical, t.aspect, t.comparator, t.value, t.value_high, t.unit_text, t.unit_base, t.value_si,
           t.hedge, t.reference, t.headline, t.polarity
    FROM targets t JOIN witnesses w USING (witness_id)
    WHERE w.region = $region AND w.is_base ORDER BY t.witness_id, t.idx
"""
_PAIRS = "SELECT pair_id, old_year, new_year FROM pairs WHERE region = $region ORDER BY old_year"
_LINKS = """
    SELECT l.pair_id, l.old_unit, l.new_unit, l.score FROM links l JOIN pairs p USING (pair_id)
    WHERE p.region = $region
"""
_CHANGES = """
    SELECT c.pair_id, c.change_id, c.kind, c.facets, c.old_units, c.new_units, c.ambition, c.certainty,
           c.verdict, c.own_weight, c.commitment, c.moves
    FROM changes c JOIN pairs p USING (pair_id)
    WHERE p.region = $region AND len(c.old_units) > 0 ORDER BY c.pair_id, c.ord
"""
_OUTCOMES = """
    SELECT x.pair_id, x.unit_id, x.target, x.verdict, x.evidence, x.value, x.unit_text, x.certainty, x.reason
    FROM outcomes x JOIN pairs p USING (pair_id) WHERE p.region = $region ORDER BY x.pair_id, x.ord
"""


def history_of(connection: duckdb.DuckDBPyConnection, region: str) -> History:
    """Return what is held of a region, oldest first."""

    def grouped(sql: str) -> dict[str, list[tuple[Any, ...]]]:
        found: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        for key, *rest in connection.execute(sql, {"region": region}).fetchall():
            found[key].append(tuple(rest))
        return found

    units, targets = grouped(_UNITS), grouped(_TARGETS)
    links, changes, outcomes = grouped(_LINKS), grouped(_CHANGES), grouped(_OUTCOMES)
    years = tuple(
        YearHeld(
            year,
            witness,
            tuple(map(_unit, units[witness])),
            tuple(Target(*row) for row in targets[witness]),
            complete,
        )
        for witness, year, complete in connection.execute(_YEARS, {"region": region}).fetchall()
    )
    pairs = tuple(
        PairCompared(
            old,
            new,
            tuple(Link(*row) for row in links[pair]),
            tuple(map(_change, changes[pair])),
            tuple(Outcome(u, t, v, tuple(e), *rest) for u, t, v, e, *rest in outcomes[pair]),
        )
        for pair, old, new in connection.execute(_PAIRS, {"region": region}).fetchall()
    )
    return History(region, years, pairs)


def _unit(row: tuple[Any, ...]) -> Unit:
    unit_id, start, end, role, part, section, theme, text, kind, key, commitment = row
    return Unit(unit_id, start, end, role, (part, section, theme), text, kind, key, commitment)


def _change(row: tuple[Any, ...]) -> Change:
    name, kind, facets, old, new, ambition, certainty, verdict, weight, commitment, moves = row
    told = tuple(
        TargetMove(m["old_target"], m["new_target"], tuple(m["facets"]), m["ambition"]) for m in moves
    )
    return Change(
        name, kind, tuple(facets), tuple(old), tuple(new), ambition, certainty, verdict, (), weight,
        commitment, told,
    )  # fmt: skip


def line_tables(lineage: Lineage, witnesses: Mapping[int, str]) -> dict[str, list[Row]]:
    """Return every row that a region's lines give, by table; `witnesses` names each year's base text."""
    return {
        "lines": [_line_row(ord_, line) for ord_, line in enumerate(lineage.lines)],
        "line_units": [row for line in lineage.lines for row in _unit_rows(line, witnesses)],
        "line_gaps": [
            {"line_id": line.id, "year": gap.year, "state": gap.state}
            for line in lineage.lines
            for gap in line.gaps
        ],
        "line_branches": [{"region": lineage.region, **flat(branch)} for branch in lineage.branches],
    }


def _line_row(ord_: int, line: Line) -> Row:
    figures = flat(line.summary)
    figures.pop("facets")
    facets = line.summary.facets
    return {
        "line_id": line.id,
        "region": line.region,
        "ord": ord_,
        "first_year": line.years[0].year,
        "last_year": line.years[-1].year,
        "ending": line.ending,
        **figures,
        **{facet: facets.get(facet, 0) for facet in SUMMED_FACETS},
    }


def _unit_rows(line: Line, witnesses: Mapping[int, str]) -> list[Row]:
    return [
        {
            "line_id": line.id,
            "year": step.year,
            "witness_id": witnesses[step.year],
            "unit_id": step.unit,
            "joint": step.joint,
            "since": step.since,
            "facets": list(step.facets),
            "incomparable": list(step.incomparable),
            "verdicts": list(step.verdicts),
            "told_in": step.told_in,
            "score": step.score,
        }
        for step in line.years
    ]
