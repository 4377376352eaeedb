"""Answer in what order a region's reports set out the tasks of each year, and how the sections go on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from warehouse.read import Warehouse
    from warehouse.records import SectionRelation

Depth = Literal["section", "part"]


@dataclass(frozen=True, slots=True)
class Span:
    """Which region, years (both ends held in) and headings are asked for."""

    region: str
    first: int
    last: int
    depth: Depth = "section"


@dataclass(frozen=True, slots=True)
class Priority:
    """A section of the tasks of one year."""

    year: int
    key: str
    title: str
    rank: int
    """Order among the tasks of its year, from 1."""
    length: int
    """Characters of its units; a repeated passage counts once."""
    share: float
    """Of the text of all tasks of its year."""
    first_unit: str | None
    """unit_id at which it begins."""


@dataclass(frozen=True, slots=True)
class PriorityFlow:
    """How a section goes on in the report of the next year; one end is missing where it does not."""

    old_year: int
    new_year: int
    old_key: str | None
    new_key: str | None
    """May be a section of the goals, which is no priority."""
    relation: SectionRelation
    share: float
    """Of the old section's text that goes on at all, what goes on in the new one."""
    old_share: float
    """Of all tasks of the older report, the text that goes this way."""
    new_share: float
    """Of all tasks of the newer report, the text that came this way."""


# A region whose years were never compared has no section links: its headings are listed by level.
_LISTED: Final = """
    listed AS (
        SELECT p.old_witness AS witness_id, l.old_section AS key
        FROM pairs p JOIN section_links l USING (pair_id)
        WHERE p.region = $region AND l.old_section IS NOT NULL
        UNION
        SELECT p.new_witness, l.new_section FROM pairs p JOIN section_links l USING (pair_id)
        WHERE p.region = $region AND l.new_section IS NOT NULL
    ),
    headings AS (
        SELECT r.year, s.witness_id, s.section_key AS key, s.title, s.ord
        FROM sections s JOIN reports r ON r.base_witness = s.witness_id
        WHERE r.region = $region AND r.year BETWEEN $first AND $last AND s.role = 'tasks'
          AND CASE
            WHEN $depth = 'part' THEN s.level = 'part'
            WHEN s.witness_id IN (SELECT witness_id FROM listed)
              THEN (s.witness_id, s.section_key) IN (SELECT (witness_id, key) FROM listed)
            ELSE s.level = 'section' OR (s.level = 'part' AND NOT EXISTS (
              FROM sections c
              WHERE c.witness_id = s.witness_id AND c.parent = s.section_key AND c.level = 'section'))
          END
    ),
    homes AS (
        SELECT h.witness_id, h.key, u.unit_id, u.ord, length(u.text) AS length, u.repeat_of IS NULL AS counts
        FROM headings h JOIN units u
          ON u.witness_id = h.witness_id AND starts_with(u.section_key || '.', h.key || '.')
    ),
    wholes AS (
        SELECT u.witness_id, sum(length(u.text)) AS length
        FROM units u WHERE u.witness_id IN (SELECT witness_id FROM headings)
          AND u.role = 'tasks' AND u.repeat_of IS NULL
        GROUP BY u.witness_id
    )
"""
_PRIORITIES: Final = f"""
    WITH {_LISTED},
    weighed AS (
        SELECT witness_id, key, coalesce(sum(length) FILTER (counts), 0)::INTEGER AS length,
               arg_min(unit_id, ord) AS first_unit
        FROM homes GROUP BY ALL
    )
    SELECT h.year, h.key, h.title,
           row_number() OVER (PARTITION BY h.year ORDER BY h.ord)::INTEGER AS rank,
           coalesce(x.length, 0) AS length,
           coalesce(x.length / nullif(w.length, 0), 0)::DOUBLE AS share, x.first_unit
    FROM headings h LEFT JOIN weighed x USING (witness_id, key) LEFT JOIN wholes w USING (witness_id)
    ORDER BY h.year, h.ord
"""  # noqa: S608 - constants of this module


def priorities(warehouse: Warehouse, span: Span) -> tuple[Priority, ...]:
    """Return the sections of the tasks of every year of a span, in the order of the texts."""
    return tuple(Priority(**row) for row in warehouse.named(_PRIORITIES, _asked(span)))


def _asked(span: Span) -> dict[str, object]:
    return {"region": span.region, "first": span.first, "last": span.last, "depth": span.depth}


_CLEAR, _LEAST = 0.25, 0.1
"""From which share of linked text on a part goes on in another: what compare/sections.py asks of sections."""
_FLOWS: Final = f"""
    WITH {_LISTED},
    compared AS (
        SELECT pair_id, old_year, new_year, old_witness, new_witness FROM pairs
        WHERE region = $region AND gap = 0 AND old_year >= $first AND new_year <= $last
    ),
    parted AS (
        SELECT c.*, k.old_unit, k.new_unit,
               k.score / sum(k.score) OVER (PARTITION BY pair_id, k.old_unit) AS of_old,
               k.score / sum(k.score) OVER (PARTITION BY pair_id, k.new_unit) AS of_new
        FROM compared c JOIN links k USING (pair_id) WHERE k.score > 0
    ),
    streams AS (
        SELECT p.pair_id, o.key AS old_key, n.key AS new_key,
               sum(o.length * p.of_old * o.counts::INTEGER) AS leaving,
               sum(n.length * p.of_new * n.counts::INTEGER) AS arriving
        FROM parted p
        JOIN homes o ON o.witness_id = p.old_witness AND o.unit_id = p.old_unit
        JOIN homes n ON n.witness_id = p.new_witness AND n.unit_id = p.new_unit
        GROUP BY ALL
    ),
    shares AS (
        SELECT *, leaving / nullif(sum(leaving) OVER (PARTITION BY pair_id, old_key), 0) AS out_share,
               arriving / nullif(sum(arriving) OVER (PARTITION BY pair_id, new_key), 0) AS in_share
        FROM streams
    ),
    joined AS (
        SELECT s.pair_id, s.old_key, s.new_key, s.out_share AS share,
               CASE WHEN count(*) OVER (PARTITION BY s.pair_id, s.old_key) > 1 THEN 'split'
                    WHEN count(*) OVER (PARTITION BY s.pair_id, s.new_key) > 1 THEN 'merged'
                    WHEN regexp_replace(o.title, '[0-9]+年?', '') = regexp_replace(n.title, '[0-9]+年?', '')
                    THEN 'kept' ELSE 'renamed' END AS relation
        FROM shares s JOIN compared c USING (pair_id)
        JOIN headings o ON o.witness_id = c.old_witness AND o.key = s.old_key
        JOIN headings n ON n.witness_id = c.new_witness AND n.key = s.new_key
        WHERE s.out_share >= $clear OR (s.in_share >= $clear AND s.out_share >= $least)
    ),
    related AS (
        SELECT c.pair_id, l.old_section AS old_key, l.new_section AS new_key, l.share, l.relation
        FROM section_links l JOIN compared c USING (pair_id)
        WHERE $depth = 'section'
          AND (starts_with(l.old_section, 'tasks') OR starts_with(l.new_section, 'tasks'))
        UNION ALL
        SELECT pair_id, old_key, new_key, share, relation FROM joined WHERE $depth = 'part'
        UNION ALL
        SELECT c.pair_id, h.key, NULL, 0, 'dropped'
        FROM compared c JOIN headings h ON h.witness_id = c.old_witness
        WHERE $depth = 'part' AND NOT EXISTS (FROM joined j WHERE j.pair_id = c.pair_id AND j.old_key = h.key)
        UNION ALL
        SELECT c.pair_id, NULL, h.key, 0, 'added'
        FROM compared c JOIN headings h ON h.witness_id = c.new_witness
        WHERE $depth = 'part' AND NOT EXISTS (FROM joined j WHERE j.pair_id = c.pair_id AND j.new_key = h.key)
    )
    SELECT c.old_year, c.new_year, r.old_key, r.new_key, r.relation, r.share::DOUBLE AS share,
           coalesce(s.leaving / nullif(o.length, 0), 0)::DOUBLE AS old_share,
           coalesce(s.arriving / nullif(n.length, 0), 0)::DOUBLE AS new_share
    FROM related r JOIN compared c USING (pair_id)
    LEFT JOIN streams s ON s.pair_id = r.pair_id AND s.old_key = r.old_key AND s.new_key = r.new_key
    LEFT JOIN wholes o ON o.witness_id = c.old_witness
    LEFT JOIN wholes n ON n.witness_id = c.new_witness
    LEFT JOIN headings a ON a.witness_id = c.old_witness AND a.key = r.old_key
    LEFT JOIN headings b ON b.witness_id = c.new_witness AND b.key = r.new_key
    ORDER BY c.new_year, b.ord NULLS LAST, r.new_key, a.ord NULLS LAST, r.old_key
"""  # noqa: S608 - constants of this module


def priority_flows(warehouse: Warehouse, span: Span) -> tuple[PriorityFlow, ...]:
    """Return how the sections of each year go on in the next; nothing is told across a year not held."""
    asked = {**_asked(span), "clear": _CLEAR, "least": _LEAST}
    return tuple(PriorityFlow(**row) for row in warehouse.named(_FLOWS, asked))
