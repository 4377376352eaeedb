"""Turn a digest of figures into rows: a witness without units, and its facts."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from warehouse.records import Coverage
from warehouse.rows import Row, WitnessRow, coverage_json, flat, witness_row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warehouse.fact_records import Fact
    from warehouse.records import Capture

_IS_A_DIGEST = Coverage(verdict="digest", roles={}, sections=(), missing=(), reasons=())


def digest_witness(capture: Capture) -> WitnessRow:
    """Return how a digest is known as a witness of one report: never the base, a person's own word."""
    key = f"digest\0{capture.region}\0{capture.year}\0{capture.witness}\0{capture.sha256}"
    return WitnessRow(
        region=capture.region,
        year=capture.year,
        witness=capture.witness,
        sha256=capture.sha256,
        input_key=sha256(key.encode()).hexdigest(),
        is_base=False,
        captured_at=capture.at,
        encoding="utf-8",
        kind="digest",
        trust="given",
    )


def digest_row(witness: WitnessRow, text: str) -> Row:
    """Return the row of `witnesses` of a digest; its text is that of the whole file."""
    certificate = {"coverage_verdict": _IS_A_DIGEST.verdict, "coverage": coverage_json(_IS_A_DIGEST)}
    return {**witness_row(witness), "status": "read", "length": len(text), "text": text, **certificate}


def fact_rows(witness_id: str, facts: Iterable[Fact]) -> list[Row]:
    """Return the rows of `facts`; region and year are those of the witness."""
    kept = [{k: v for k, v in flat(fact).items() if k not in {"region", "year"}} for fact in facts]
    return [{"witness_id": witness_id, **row} for row in kept]
