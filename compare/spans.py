"""Which units of a review part tell of the last year, and which of five years at once.

After an election, and when a five-year plan ends, the review looks back on five years: its figures are no
results of one year's targets, unless a sentence says that it speaks of the last year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from compare.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warehouse.records import Target, Unit


@dataclass(frozen=True, slots=True)
class _Rules:
    span: re.Pattern[str]
    year: re.Pattern[str]
    span_begins: re.Pattern[str]
    year_begins: re.Pattern[str]
    to_come: re.Pattern[str]


@cache
def _rules() -> _Rules:
    table = read_table("outcomes")["spans"]
    names = ("span", "year", "span_begins", "year_begins", "to_come")
    return _Rules(*(re.compile("|".join(table[name])) for name in names))


def is_five_year_review(units: Sequence[Unit]) -> bool:
    """Tell whether the review part of a report's units looks back on several years."""
    return any(unit.role == "review" and _rules().span_begins.match(unit.text) for unit in units)


def is_for_years_to_come(target: Target, promise: str) -> bool:
    """Tell whether what is counted was promised for several years together (今明两年…扩招200万)."""
    before = promise.partition(target.indicator)[0]
    return target.aspect in {"count", "increment"} and bool(_rules().to_come.search(before))


def units_of_span(units: Sequence[Unit], year: int | None) -> frozenset[str]:
    """Return the ids of the review units that tell of several years, in the report of `year`.

    A heading or sentence that opens a stretch ("五年来", "过去一年") holds until the next such; within a
    stretch a sentence that names the last year, or five years, speaks for itself.
    """
    if not is_five_year_review(units):
        return frozenset()
    rules, last = _rules(), f"{year - 1}年" if year else "去年"
    found: set[str] = set()
    spanning = False
    for unit in units:
        if unit.role != "review":
            continue
        spanning = _opened(unit, last, spanning=spanning)
        of_year = rules.year.search(unit.text) or last in unit.text
        of_span = rules.span.search(unit.text)
        if of_span or (spanning and not of_year):
            found.add(unit.id)
    return frozenset(found)


def _opened(unit: Unit, last: str, *, spanning: bool) -> bool:
    """Tell whether a stretch of several years holds after a unit; of two that it names the first counts."""
    rules = _rules()
    span = rules.span_begins.match(unit.text)
    year = rules.year_begins.match(unit.text)
    if span and year:
        return span.end() <= year.end()
    if span:
        return True
    if year or (unit.kind == "heading" and last in unit.text):
        return False
    return spanning
