"""Answer how the texts of one report differ, what a text is made of, and in which snapshots units stand."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from warehouse.read import opened

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from warehouse.read import Warehouse
    from warehouse.records import DifferenceKind

_LONGEST: Final = 160
"""Characters of a passage that are shown."""
_AROUND: Final = 20
"""Characters of context on either side of a difference."""
_KINDS: Final[tuple[DifferenceKind, ...]] = (
    "misread_figure", "misread_words", "lost_passage", "added_passage", "repeated_passage",
    "splice", "spelling", "punctuation", "furniture",
)  # fmt: skip
"""Classes of difference, what matters most first."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of characters in a text that was read out of a snapshot."""

    witness_id: str
    sha256: str
    source_url: str | None
    accessed_on: str | None
    """Day on which the page was read, ISO 8601; None where nobody knows."""
    captured_at: datetime | None
    """When the archive got it, UTC."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PieceHeld:
    """A stretch of a text, where it stands in a snapshot, and how it begins and ends."""

    start: int
    end: int
    place: Place
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage with the characters around it, cut at a limit; `end` is the whole passage's."""

    start: int
    end: int
    before: str
    passage: str
    after: str


@dataclass(frozen=True, slots=True)
class DifferenceShown:
    """One difference of a text from the base of its report, quoted from both."""

    kind: DifferenceKind
    base: Quote
    text: Quote
    detail: str
    places: int
    """How many places of this class the row stands for."""


_COUNTS = """
    SELECT d.witness_id, d.kind, sum(d.places)::INTEGER
    FROM differences d JOIN witnesses w USING (witness_id)
    WHERE w.region = $region GROUP BY d.witness_id, d.kind ORDER BY list_position($kinds, d.kind)
"""


def difference_counts(warehouse: Warehouse, region: str) -> dict[str, dict[DifferenceKind, int]]:
    """Count the differences of each text of a region from its base by class, what matters most first."""
    found: dict[str, dict[DifferenceKind, int]] = {}
    for witness, kind, count in warehouse.rows(_COUNTS, {"region": region, "kinds": list(_KINDS)}):
        found.setdefault(witness, {})[kind] = count
    return found


_ASKED = "d.witness_id = $witness AND ($kind IS NULL OR d.kind = $kind)"


def difference_rows(warehouse: Warehouse, witness_id: str, kind: DifferenceKind | None = None) -> int:
    """Count the rows that `differences` returns in all."""
    sql = f"SELECT count(*)::INTEGER FROM differences d WHERE {_ASKED}"  # noqa: S608 a constant
    return int(warehouse.rows(sql, {"witness": witness_id, "kind": kind})[0][0])


def _quoted(text: str, start: str, end: str) -> str:
    return f"""
        {start}, {end}, substr({text}, greatest({start} - $around, 0) + 1, least({start}, $around)),
        substr({text}, {start} + 1, least({end} - {start}, $longest)), substr({text}, {end} + 1, $around)
    """


_DIFFERENCES = f"""
    SELECT d.kind, d.detail, d.places,
        {_quoted("b.text", "d.base_start", "d.base_end")}, {_quoted("w.text", "d.char_start", "d.char_end")}
    FROM differences d
    JOIN witnesses w ON w.witness_id = d.witness_id
    JOIN witnesses b ON b.region = w.region AND b.year = w.year AND b.is_base
    WHERE {_ASKED}
    ORDER BY list_position($kinds, d.kind), d.base_start, d.idx LIMIT $limit OFFSET $skip
"""  # noqa: S608 constants of this module


def differences(
    warehouse: Warehouse, witness_id: str, kind: DifferenceKind | None = None, *, limit: int, skip: int = 0
) -> tuple[DifferenceShown, ...]:
    """Return the differences of a text from the base, by class and then by their place in the base."""
    asked = {"witness": witness_id, "kind": kind, "kinds": list(_KINDS), "limit": limit, "skip": skip}
    rows = warehouse.rows(_DIFFERENCES, {**asked, "around": _AROUND, "longest": _LONGEST})
    return tuple(DifferenceShown(row[0], Quote(*row[3:8]), Quote(*row[8:]), row[1], row[2]) for row in rows)


_PIECES = """
    SELECT p.char_start, p.char_end,
        o.witness_id, o.sha256, o.source_url, o.accessed_on, o.captured_at, p.origin_start,
        p.origin_start + p.char_end - p.char_start,
        trim(substr(w.text, p.char_start + 1, least(p.char_end - p.char_start, $around)), chr(10)),
        trim(substr(w.text, greatest(p.char_end - $around, p.char_start) + 1,
            least(p.char_end - p.char_start, $around)), chr(10))
    FROM pieces p
    JOIN witnesses w ON w.witness_id = p.witness_id
    JOIN witnesses o ON o.region = w.region AND o.year = w.year AND o.witness = p.origin
    WHERE p.witness_id = $witness ORDER BY p.ord
"""


def pieces(warehouse: Warehouse, witness_id: str) -> tuple[PieceHeld, ...]:
    """Return what a text is made of, in its order: one piece, itself, unless it is put together."""
    rows = warehouse.rows(_PIECES, {"witness": witness_id, "around": _AROUND})
    return tuple(PieceHeld(row[0], row[1], Place(*row[2:9]), row[9], row[10]) for row in rows)


@dataclass(frozen=True, slots=True)
class CollatedHeld:
    """A text that was put together: its bytes as UTF-8, and the names of the witnesses it is made of."""

    size: int
    origins: tuple[str, ...]


_COLLATED = """
    SELECT w.witness_id, any_value(strlen(w.text))::INTEGER, list(DISTINCT p.origin ORDER BY p.origin)
    FROM witnesses w JOIN pieces p USING (witness_id)
    GROUP BY w.witness_id HAVING count(DISTINCT p.origin) > 1
"""


def collated_texts(home: Path) -> dict[str, CollatedHeld]:
    """Return the texts that the current build put together, by witness_id."""
    with opened(home) as warehouse:
        rows = warehouse.rows(_COLLATED)
    return {witness: CollatedHeld(size, tuple(origins)) for witness, size, origins in rows}


_PLACES = """
    SELECT u.unit_id, o.witness_id, o.sha256, o.source_url, o.accessed_on, o.captured_at,
        p.origin_start + greatest(u.char_start, p.char_start) - p.char_start,
        p.origin_start + least(u.char_end, p.char_end) - p.char_start
    FROM units u
    JOIN witnesses w ON w.witness_id = u.witness_id
    JOIN pieces p ON p.witness_id = u.witness_id AND u.char_start < p.char_end AND u.char_end > p.char_start
    JOIN witnesses o ON o.region = w.region AND o.year = w.year AND o.witness = p.origin
    WHERE u.witness_id = $witness AND list_contains($units, u.unit_id)
    ORDER BY u.ord, p.ord
"""


def places(warehouse: Warehouse, witness_id: str, units: Iterable[str]) -> dict[str, tuple[Place, ...]]:
    """Return where units of a text stand in snapshots: one place, or one for each text a unit runs over."""
    rows = warehouse.rows(_PLACES, {"witness": witness_id, "units": list(units)})
    return {
        unit: tuple(Place(*row[1:]) for row in group) for unit, group in groupby(rows, lambda row: row[0])
    }
