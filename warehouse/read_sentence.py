"""Answer what one sentence is: its place, and the changes, line and targets that rest on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from warehouse.errors import NotHeld
from warehouse.read_changes import units_in_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warehouse.answers import Fate, UnitInPlace
    from warehouse.read import Warehouse


@dataclass(frozen=True, slots=True)
class ChangeOfUnit:
    """A change that a sentence takes part in."""

    change_id: str
    old_year: int
    new_year: int
    fate: Fate


@dataclass(frozen=True, slots=True)
class TargetInUnit:
    """A target that a sentence sets, with its characters in the text."""

    indicator: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a report's base text with all that rests on it."""

    region: str
    unit: UnitInPlace
    line_id: str | None
    changes: tuple[ChangeOfUnit, ...]
    """Newest pair of years first."""
    targets: tuple[TargetInUnit, ...]


_WHERE = """
    SELECT w.region, u.witness_id, l.line_id
    FROM witnesses w JOIN units u USING (witness_id)
    LEFT JOIN line_units l ON l.witness_id = u.witness_id AND l.unit_id = u.unit_id
    WHERE w.is_base AND concat(w.region, '-', w.year) = split_part($unit, '/', 1) AND u.unit_id = $unit
"""
_CHANGES = """
    SELECT c.change_id, p.old_year, p.new_year,
           CASE WHEN c.verdict = 'cannot_tell' THEN 'cannot_tell' ELSE c.kind END AS fate
    FROM change_units cu JOIN changes c USING (pair_id, change_id) JOIN pairs p USING (pair_id)
    WHERE cu.witness_id = $witness AND cu.unit_id = $unit
    ORDER BY p.new_year DESC, p.old_year DESC, c.ord
"""
_TARGETS = """
    SELECT t.indicator, substr(w.text, t.char_start + 1, t.char_end - t.char_start) AS quote,
           t.char_start AS start, t.char_end AS "end"
    FROM targets t JOIN witnesses w USING (witness_id)
    WHERE t.witness_id = $witness AND t.unit_id = $unit ORDER BY t.idx
"""
_SAME_WORDS = """
    SELECT u.unit_id FROM units u JOIN witnesses w USING (witness_id)
    WHERE w.is_base AND w.region = $region AND ($year IS NULL OR w.year = $year)
      AND starts_with(sha256(u.text), $mark)
    ORDER BY w.year DESC, u.ord LIMIT 3
"""


def sentence(warehouse: Warehouse, unit_id: str, around: int = 200) -> Sentence:
    """Return a sentence with `around` characters of context; NotHeld where no base text has it."""
    found = warehouse.rows(_WHERE, {"unit": unit_id})
    if not found:
        raise NotHeld(f"No report holds the sentence {unit_id}.")
    region, witness, line = found[0]
    asked = {"witness": witness, "unit": unit_id}
    return Sentence(
        region=region,
        unit=units_in_place(warehouse, witness, [unit_id], around)[unit_id],
        line_id=line,
        changes=tuple(ChangeOfUnit(**row) for row in warehouse.named(_CHANGES, asked)),
        targets=tuple(TargetInUnit(**row) for row in warehouse.named(_TARGETS, asked)),
    )


def unit_texts(warehouse: Warehouse, witness_id: str, units: Sequence[str]) -> dict[str, str]:
    """Return the cleaned texts of some units of a text by their ids."""
    sql = "SELECT unit_id, text FROM units WHERE witness_id = $witness AND list_contains($units, unit_id)"
    return dict(warehouse.rows(sql, {"witness": witness_id, "units": list(units)}))


def same_words(warehouse: Warehouse, region: str, year: int | None, mark: str) -> tuple[str, ...]:
    """Return the ids of at most three units whose cleaned text has a SHA-256 that begins with `mark`."""
    rows = warehouse.rows(_SAME_WORDS, {"region": region, "year": year, "mark": mark})
    return tuple(unit for (unit,) in rows)
