"""Answer which targets promise less than the same report says was reached the year before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warehouse.read import Warehouse

_BELOW = """
    SELECT w.year, b.reason, p.text AS sentence, u.text AS told_text
    FROM below_last b
    JOIN witnesses w USING (witness_id)
    JOIN targets t ON t.witness_id = b.witness_id AND t.idx = b.target
    JOIN units p ON p.witness_id = b.witness_id AND p.unit_id = t.unit_id
    JOIN units u ON u.witness_id = b.witness_id AND u.unit_id = b.told_by
    WHERE w.region = $region AND ($year IS NULL OR w.year = $year)
    ORDER BY w.year DESC, b.target
"""


@dataclass(frozen=True, slots=True)
class BelowLast:
    """A target that lies below last year's result, in the report of a year."""

    year: int
    reason: str
    """The arithmetic in words."""
    sentence: str
    """What promises it."""
    told_text: str
    """What tells last year's result."""


def below_last(warehouse: Warehouse, region: str, year: int | None = None) -> tuple[BelowLast, ...]:
    """Return such targets of a region's base texts, of one report or of all, the newest report first."""
    asked = {"region": region, "year": year}
    return tuple(BelowLast(**row) for row in warehouse.named(_BELOW, asked))
