"""Turn the records of a comparison into rows: pure functions, one per table."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from warehouse.rows import flat

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warehouse.records import Change, Comparison, Link, Outcome, SectionLink
    from warehouse.rows import Row


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two reports of one region that are compared, and the key of their comparison."""

    region: str
    old_year: int
    new_year: int
    old_witness: str
    """witness_id of the older text."""
    new_witness: str
    input_key: str

    @property
    def pair_id(self) -> str:
        """Return `<region>-<old year>-<new year>`."""
        return f"{self.region}-{self.old_year}-{self.new_year}"


def pair_row(pair: PairRow) -> Row:
    """Return the row of `pairs`."""
    return {"pair_id": pair.pair_id, "gap": pair.new_year - pair.old_year - 1, **asdict(pair)}


def link_rows(pair_id: str, links: Iterable[Link]) -> list[Row]:
    """Return the rows of `links`."""
    return [
        {"pair_id": pair_id, "old_unit": link.old, "new_unit": link.new, "score": link.score}
        for link in links
    ]


def change_row(pair_id: str, ord_: int, change: Change) -> Row:
    """Return the row of `changes`."""
    return {
        "pair_id": pair_id,
        "change_id": change.id,
        "ord": ord_,
        "kind": change.kind,
        "facets": list(change.facets),
        "old_units": list(change.old),
        "new_units": list(change.new),
        "ambition": change.ambition,
        "certainty": change.certainty,
        "verdict": change.verdict,
        "evidence": [flat(evidence) for evidence in change.evidence],
        "weight": change.weight,
        "commitment": change.commitment,
        "moves": [
            {
                "old_target": move.old,
                "new_target": move.new,
                "facets": list(move.facets),
                "ambition": move.ambition,
            }
            for move in change.moves
        ],
        "reason": change.reason,
        "boilerplate": change.boilerplate,
        "own_weight": change.weight,
    }


def change_unit_rows(pair: PairRow, change: Change) -> list[Row]:
    """Return the rows of `change_units`."""
    sides = (("old", pair.old_witness, change.old), ("new", pair.new_witness, change.new))
    return [
        {
            "pair_id": pair.pair_id,
            "change_id": change.id,
            "side": side,
            "ord": ord_,
            "unit_id": unit_id,
            "witness_id": witness_id,
        }
        for side, witness_id, unit_ids in sides
        for ord_, unit_id in enumerate(unit_ids)
    ]


def section_link_rows(pair_id: str, links: Iterable[SectionLink]) -> list[Row]:
    """Return the rows of `section_links`."""
    rows = []
    for ord_, link in enumerate(links):
        row = flat(link)
        ends = {"old_section": row.pop("old"), "new_section": row.pop("new")}
        rows.append({"pair_id": pair_id, "ord": ord_, **ends, **row})
    return rows


def outcome_rows(pair_id: str, outcomes: Iterable[Outcome]) -> list[Row]:
    """Return the rows of `outcomes`."""
    rows = []
    for ord_, outcome in enumerate(outcomes):
        row = flat(outcome)
        rows.append(
            {
                "pair_id": pair_id,
                "ord": ord_,
                "unit_id": row.pop("unit"),
                **row,
                "evidence": list(outcome.evidence),
            }
        )
    return rows


def pair_tables(pair: PairRow, comparison: Comparison) -> dict[str, list[Row]]:
    """Return every row that a comparison gives, by table."""
    return {
        "links": link_rows(pair.pair_id, comparison.links),
        "changes": [change_row(pair.pair_id, ord_, change) for ord_, change in enumerate(comparison.changes)],
        "change_units": [row for change in comparison.changes for row in change_unit_rows(pair, change)],
        "section_links": section_link_rows(pair.pair_id, comparison.sections),
        "outcomes": outcome_rows(pair.pair_id, comparison.outcomes),
    }
