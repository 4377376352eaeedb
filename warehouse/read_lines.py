"""Answer how one commitment went through the years, and how one indicator did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from warehouse.errors import NotHeld
from warehouse.line_answers import BranchRow, LineDetail, LineRow, LineYearRow
from warehouse.read import opened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from warehouse.read import Warehouse

LineOrder = Literal["longest", "silent", "softened", "returned"]
_ROW = """
    SELECT line_id, region, first_year, last_year, years, ending, raised, lowered, tightened, softened,
           quantified, dequantified, scope_changed, incomparable, returns, asked, reported, last_reported,
           silent_run, first_text, last_text
    FROM v_lines
"""
_ORDERS: Final[dict[LineOrder, str]] = {
    "longest": "years DESC",
    "silent": "CASE reported WHEN 0 THEN asked ELSE 0 END DESC, silent_run DESC",
    "softened": "softened + dequantified DESC, years DESC",
    "returned": "returns DESC, years DESC",
}
_ASKED = """
    WHERE region = $region AND len(list_filter($words, lambda w:
          NOT contains(lower(first_text || chr(10) || last_text), lower(w)))) = 0
"""
_YEARS = """
    SELECT year, state, joint, since, facets, incomparable, verdicts, told_in, score, unit_id, role, section,
           text, witness_id, origin, origin_start, sha256, source_url
    FROM v_line_years WHERE line_id = $line ORDER BY year
"""
_NEWEST = """
    SELECT l.line_id, u.unit_id, o.sha256
    FROM lines l JOIN line_units y ON y.line_id = l.line_id AND y.year = l.last_year
    JOIN units u ON u.witness_id = y.witness_id AND u.unit_id = y.unit_id
    ASOF JOIN pieces p ON p.witness_id = u.witness_id AND u.char_start >= p.char_start
    JOIN witnesses o ON o.region = l.region AND o.year = l.last_year AND o.witness = p.origin
    WHERE l.region = $region AND list_contains($lines, l.line_id)
"""
_BRANCHES = """
    SELECT b.kind, b.old_line, b.new_line, b.old_year, b.new_year, b.score, o.last_text AS text
    FROM line_branches b
    JOIN v_lines o ON o.line_id = CASE WHEN b.old_line = $line THEN b.new_line ELSE b.old_line END
    WHERE b.old_line = $line OR b.new_line = $line
    ORDER BY b.new_year, b.score DESC
"""
_FIND = """
    SELECT line_id FROM lines WHERE region = $region AND line_id = $name
    UNION ALL
    SELECT y.line_id FROM line_units y JOIN lines l USING (line_id)
    WHERE l.region = $region AND (y.unit_id = $name OR y.unit_id = $region || '-' || $name)
    LIMIT 1
"""


def lines(  # noqa: PLR0913 - a list is asked for by what it holds and by its page
    warehouse: Warehouse,
    region: str,
    words: Sequence[str] = (),
    order: LineOrder = "longest",
    *,
    limit: int,
    skip: int = 0,
) -> tuple[LineRow, ...]:
    """Return the lines of a region whose first or last words hold all `words`."""
    # The text put together is of this module alone; what is asked for goes in as parameters.
    sql = f"{_ROW} {_ASKED} ORDER BY {_ORDERS[order]}, ord LIMIT $limit OFFSET $skip"
    asked = {"region": region, "words": list(words), "limit": limit, "skip": skip}
    return tuple(LineRow(**row) for row in warehouse.named(sql, asked))


def line_count(warehouse: Warehouse, region: str, words: Sequence[str] = ()) -> int:
    """Count the lines of a region whose first or last words hold all `words`."""
    sql = f"SELECT count(*)::INTEGER FROM v_lines {_ASKED}"  # noqa: S608 - our own text
    return int(warehouse.rows(sql, {"region": region, "words": list(words)})[0][0])


def newest_sentences(
    warehouse: Warehouse, region: str, line_ids: Sequence[str]
) -> dict[str, tuple[str, str]]:
    """Return the unit of the newest words of each of some lines, and the SHA-256 that it begins in."""
    asked = {"region": region, "lines": list(line_ids)}
    return {line: (unit, sha256) for line, unit, sha256 in warehouse.rows(_NEWEST, asked)}


def line_detail(warehouse: Warehouse, region: str, name: str) -> LineDetail:
    """Return a line by its id, or by the id of a unit in it; NotHeld where the region has none such."""
    found = warehouse.rows(_FIND, {"region": region, "name": name})
    if not found:
        raise NotHeld(
            f"{region} has no line and no commitment {name};"
            f" take an id from `duizhang outcomes {region} YEAR`."
        )
    asked = {"line": found[0][0]}
    (row,) = warehouse.named(f"{_ROW} WHERE line_id = $line", asked)
    return LineDetail(
        LineRow(**row),
        tuple(LineYearRow(**each) for each in warehouse.named(_YEARS, asked)),
        tuple(BranchRow(**each) for each in warehouse.named(_BRANCHES, asked)),
    )


def line_of(home: Path, region: str, name: str) -> LineDetail:
    """Return a line of the current warehouse, as `line_detail`; WarehouseMissing, NotHeld."""
    with opened(home) as warehouse:
        return line_detail(warehouse, region, name)
