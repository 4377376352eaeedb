"""Digests of a region's figures: which sources they were taken from, and the rows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from warehouse.read import Warehouse
    from warehouse.records import Trust

_FACTS = """
    SELECT witness_id, year, sha256, captured_at, line, kind, indicator, wording, value, value_high,
           unit_text, ref_year, source, trust, confidence, disputed, note
    FROM v_facts WHERE region = $region
    ORDER BY year DESC, witness_id, line
"""


@dataclass(frozen=True, slots=True)
class FactShown:
    """One figure of a digest as it is printed there, with its source."""

    line: int
    kind: Literal["target", "outcome"]
    indicator: str
    wording: str
    value: float | None
    value_high: float | None
    unit_text: str | None
    ref_year: str
    source: str
    trust: Trust
    confidence: Literal["high", "medium", "low"]
    disputed: bool
    note: str | None


@dataclass(frozen=True, slots=True)
class DigestShown:
    """What a digest says of one report; times are UTC."""

    witness_id: str
    year: int
    sha256: str
    captured_at: datetime
    facts: tuple[FactShown, ...]


def digests(warehouse: Warehouse, region: str) -> tuple[DigestShown, ...]:
    """Return the digests of a region's figures, newest year first, their rows in the order of the file."""
    rows = warehouse.rows(_FACTS, {"region": region})
    return tuple(
        DigestShown(witness, year, sha256, captured_at, tuple(FactShown(*row[4:]) for row in group))
        for (witness, year, sha256, captured_at), group in groupby(rows, lambda row: row[:4])
    )
