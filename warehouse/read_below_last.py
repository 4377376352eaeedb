"""Answer which targets promise less than the same report says was reached the year before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warehouse.read import Warehouse

_BELOW = """
    SELECT w.year, coalesce(t.canonical, t.indicator) AS indicator, b.reason, p.unit_id,
           p.text AS sentence, po.sha256, u.unit_id AS told_unit,
           u.text AS told_text, uo.sha256 AS told_sha256
    FROM below_last b
    JOIN witnesses w USING (witness_id)
    JOIN targets t ON t.witness_id = b.witness_id AND t.idx = b.target
    JOIN units p ON p.witness_id = b.witness_id AND p.unit_id = t.unit_id
    JOIN units u ON u.witness_id = b.witness_id AND u.unit_id = b.told_by
    ASOF JOIN pieces pp ON pp.witness_id = p.witness_id AND p.char_start >= pp.char_start
    ASOF JOIN pieces up ON up.witness_id = u.witness_id AND u.char_start >= up.char_start
    JOIN witnesses po ON po.region = w.region AND po.year = w.year AND po.witness = pp.origin
    JOIN witnesses uo ON uo.region = w.region AND uo.year = w.year AND uo.witness = up.origin
    WHERE w.region = $region AND ($year IS NULL OR w.year = $year)
    ORDER BY w.year DESC, b.target
"""


@dataclass(frozen=True, slots=True)
class BelowLast:
    """A target that lies below last year's result, in the report of a year."""

    year: int
    indicator: str
    """Canonical name, the text's own where it has none."""
    reason: str
    """The arithmetic in words."""
    unit_id: str
    sentence: str
    """What promises it."""
    sha256: str
    """Snapshot that the sentence begins in."""
    told_unit: str
    told_text: str
    """What tells last year's result."""
    told_sha256: str


def below_last(warehouse: Warehouse, region: str, year: int | None = None) -> tuple[BelowLast, ...]:
    """Return such targets of a region's base texts, of one report or of all, the newest report first."""
    asked = {"region": region, "year": year}
    return tuple(BelowLast(**row) for row in warehouse.named(_BELOW, asked))
