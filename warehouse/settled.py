"""Write what figures settle by themselves: targets below last year's result, and what digests say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from warehouse.read_figures import figures_of
from warehouse.records import Target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from warehouse.database import BulkLoader
    from warehouse.read import Warehouse
    from warehouse.records import OutcomeVerdict, Unit
    from warehouse.rows import Row

_KEYS = """
    SELECT witness_id, year, sha256($version || witness_id || input_key) FROM witnesses
    WHERE is_base AND status = 'read' ORDER BY witness_id
"""
_BEFORE = "SELECT witness_id, input_key FROM previous.below_last_sets"
_COPY = """
    INSERT INTO below_last BY NAME SELECT * FROM previous.below_last
    WHERE list_contains($kept, witness_id)
"""
_FIGURES = """
    SELECT t.witness_id, t.target, f.witness_id, f.line, t.comparator, t.value, t.value_high, t.unit_text,
           t.value_si, t.aspect, t.canonical, t.polarity, f.value, f.unit_text
    FROM (
        SELECT region, year::VARCHAR AS ref_year, canonical, aspect, comparator, value, value_high, unit_text,
               unit_base, value_si, polarity, witness_id, idx AS target
        FROM v_targets
        UNION ALL BY NAME
        SELECT region, ref_year, canonical, aspect, comparator, value, value_high, unit_text, unit_base,
               value_si, polarity, witness_id, line AS target
        FROM v_facts WHERE kind = 'target'
    ) t
    JOIN v_facts f
        ON f.region = t.region AND f.ref_year = t.ref_year AND f.canonical = t.canonical
        AND f.aspect = t.aspect AND f.unit_base IS NOT DISTINCT FROM t.unit_base
    WHERE f.kind = 'outcome' AND f.comparator = '=' AND f.confidence <> 'low'
        AND f.value IS NOT NULL AND t.value IS NOT NULL AND t.value_si IS NOT NULL
"""


class Below(Protocol):
    """A target and the result that it promises less than."""

    @property
    def target(self) -> Target: ...  # noqa: D102 - said by the record that is passed
    @property
    def told_by(self) -> Unit: ...  # noqa: D102
    @property
    def value(self) -> float: ...  # noqa: D102
    @property
    def unit_text(self) -> str: ...  # noqa: D102
    @property
    def reason(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Settling:
    """The rules that settle figures, and the version of their code."""

    version: str
    below: Callable[[Sequence[Target], Sequence[Target], Sequence[Unit], int | None], Iterable[Below]]
    judge: Callable[[Target, float, str | None], OutcomeVerdict]
    """Judges a target by a figure in a unit."""


def write_settled(warehouse: Warehouse, loader: BulkLoader, rules: Settling, *, attached: bool) -> None:
    """Fill `below_last`, for texts that are as before by copying, and `digest_verdicts`.

    All texts and digests must stand in the tables; `attached` tells that the version before is at hand.
    """
    keys = warehouse.rows(_KEYS, {"version": rules.version})
    before = dict(warehouse.rows(_BEFORE)) if attached else {}
    kept = [witness for witness, _, key in keys if before.get(witness) == key]
    if kept:
        warehouse.rows(_COPY, {"kept": kept})
    unchanged = set(kept)
    for witness, year, _ in keys:
        if witness not in unchanged:
            loader.put("below_last", _below_rows(warehouse, witness, year, rules))
    loader.put("below_last_sets", ({"witness_id": witness, "input_key": key} for witness, _, key in keys))
    loader.put("digest_verdicts", list(_verdict_rows(warehouse, rules)))
    loader.flush()


def _below_rows(warehouse: Warehouse, witness: str, year: int, rules: Settling) -> list[Row]:
    figures = figures_of(warehouse, witness)
    return [
        {
            "witness_id": witness, "target": figures.targets.index(found.target), "told_by": found.told_by.id,
            "value": found.value, "unit_text": found.unit_text, "reason": found.reason,
        }
        for found in rules.below(figures.targets, figures.results, figures.units, year)
    ]  # fmt: skip


def _verdict_rows(warehouse: Warehouse, rules: Settling) -> Iterator[Row]:
    for row in warehouse.rows(_FIGURES):
        promised_in, place, told_in, line, comparator, value, high, unit, si, *rest, reached, reached_unit = (
            row
        )
        aspect, canonical, polarity = rest
        target = Target(
            "", 0, 0, None, None, canonical or "", canonical, aspect, comparator, value, high, unit, None, si,
            None, None, headline=False, polarity=polarity,
        )  # fmt: skip
        yield {
            "target_witness": promised_in, "target": place, "witness_id": told_in, "line": line,
            "verdict": rules.judge(target, reached, reached_unit),
        }  # fmt: skip
