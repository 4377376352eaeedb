"""Give back what was read of one text: its targets, the results its review part tells, its units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from warehouse.records import Target, Unit

if TYPE_CHECKING:
    from warehouse.read import Warehouse

_FIGURES = """
    SELECT unit_id, char_start, char_end, value_start, value_end, indicator, canonical, aspect, comparator,
           value, value_high, unit_text, unit_base, value_si, hedge, reference, headline, polarity
    FROM {table} WHERE witness_id = $witness ORDER BY idx
"""
_UNITS = """
    SELECT unit_id, char_start, char_end, role, part, section, theme, text, kind, section_key, commitment
    FROM units WHERE witness_id = $witness AND repeat_of IS NULL ORDER BY ord
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a text, promised and told, and the units that they stand in."""

    targets: tuple[Target, ...]
    results: tuple[Target, ...]
    units: tuple[Unit, ...]


def figures_of(warehouse: Warehouse, witness_id: str) -> Figures:
    """Return the figures of one text as they were read."""
    asked = {"witness": witness_id}
    targets, results = (
        tuple(Target(*row) for row in warehouse.rows(_FIGURES.format(table=table), asked))
        for table in ("targets", "results")
    )
    units = tuple(
        Unit(name, start, end, role, (part, section, theme), *rest)
        for name, start, end, role, part, section, theme, *rest in warehouse.rows(_UNITS, asked)
    )
    return Figures(targets, results, units)
