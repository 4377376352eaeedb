"""A government's reports side by side: the length of each is held against the others'.

What a text is by itself, its reading says; only here do the other years of its region come in. Lengths of
texts that are not read again are known from the warehouse.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from ingest.holdings.held import base_of
from ingest.holdings.history import ReportLength, Shortness, certified, shortness
from ingest.holdings.writing import base_kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ingest.holdings.held import HeldYear, Reading
    from warehouse.write import HeldWitness

Readings = dict["HeldYear", tuple["Reading", ...]]
"""The texts of each report that was read in this run."""


def find_short(
    years: Sequence[HeldYear], readings: Readings, known: Mapping[str, HeldWitness]
) -> dict[HeldYear, Shortness]:
    """Hold the length of every report against its region's other years; `years` in order of region."""
    lengths = {held: _length(held, readings, known) for held in years}
    short: dict[HeldYear, Shortness] = {}
    for _, group in groupby(years, key=lambda held: held.region):
        region = tuple(group)
        others = [lengths[held] for held in region]
        short |= {held: shortness(lengths[held], others) for held in region}
    return short


def _length(held: HeldYear, readings: Readings, known: Mapping[str, HeldWitness]) -> ReportLength | None:
    if held in readings:
        base = base_of(readings[held])
        return base.length if base else None
    kept = base_kept(held, known)
    if kept is None or kept.lengths is None:
        return None
    total, *parts = kept.lengths
    return ReportLength(held.year, total, tuple(parts))


def certified_otherwise(
    years: Iterable[HeldYear], short: Mapping[HeldYear, Shortness], known: Mapping[str, HeldWitness]
) -> list[HeldYear]:
    """Return the reports whose kept certificate says something else of their length than is true now."""
    kept = {held: base_kept(held, known) for held in years}
    return [
        held
        for held, base in kept.items()
        if base and base.lengths and base.coverage and base.coverage.reasons != short[held].reasons
    ]


def with_certificates(readings: Readings, short: Mapping[HeldYear, Shortness]) -> Readings:
    """Return the readings, the base of each report certified with what its length says."""
    return {
        held: tuple(_certified(reading, short[held]) for reading in texts) for held, texts in readings.items()
    }


def _certified(reading: Reading, short: Shortness) -> Reading:
    if not reading.is_base or reading.report is None:
        return reading
    return replace(reading, report=certified(reading.report, short))
