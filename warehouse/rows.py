"""Turn the records of the archive and of a reading into rows: pure functions, one per table.

A row is a mapping from column name to value. `start` and `end` of the records are `char_start` and `char_end`
here, because `end` is a reserved word of SQL.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from warehouse.records import Coverage, SectionSeen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed import DataclassInstance

    from warehouse.records import (
        Capture,
        Difference,
        Finding,
        Piece,
        ReadReport,
        Region,
        Section,
        SilentEdit,
        Target,
        Trust,
        Unit,
    )

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class WitnessRow:
    """What is known of a text before it is read: its place, its snapshot, and the key of its reading."""

    region: str
    year: int
    witness: str
    sha256: str
    input_key: str
    is_base: bool
    source_url: str | None = None
    accessed_on: str | None = None
    captured_at: str | None = None
    encoding: str | None = None
    kind: str | None = None
    trust: Trust | None = None
    lengths: tuple[int, ...] | None = None
    """Characters of a whole base's units: in all, of the review, of goals and tasks; null when it is kept."""

    @property
    def witness_id(self) -> str:
        """Return `<region>-<year>/<witness>`."""
        return f"{self.region}-{self.year}/{self.witness}"


def utc(moment: str) -> datetime:
    """Read an ISO 8601 time as UTC without a zone, which is how the warehouse keeps all times."""
    parsed = datetime.fromisoformat(moment)
    return parsed.astimezone(UTC).replace(tzinfo=None) if parsed.tzinfo else parsed


def flat(record: DataclassInstance) -> dict[str, Any]:
    """Return a record's fields as they are: `asdict` copies all they hold, a third of a build's writing."""
    return {name: getattr(record, name) for name in _names(type(record))}


@cache
def _names(kind: type[DataclassInstance]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def region_row(region: Region) -> Row:
    """Return the row of `regions`."""
    return asdict(region)


def capture_row(line: int, capture: Capture) -> Row:
    """Return the row of `captures` for the `line`-th line of the log."""
    row = asdict(capture)
    return {"line": line, "captured_at": utc(row.pop("at")), **row}


def witness_row(witness: WitnessRow) -> Row:
    """Return the columns of `witnesses` that do not come from the reading."""
    row = asdict(witness)
    moment = row.pop("captured_at")
    lengths = row.pop("lengths")
    return {
        "witness_id": witness.witness_id,
        "captured_at": moment and utc(moment),
        "lengths": lengths and list(lengths),
        **row,
    }


def reading_columns(read: ReadReport, text: str) -> Row:
    """Return the columns of `witnesses` that come from the reading."""
    return {
        "status": "read",
        "title": read.title,
        "session": read.session,
        "delivered_on": read.delivered_on,
        "speaker": read.speaker,
        "speaker_title": read.speaker_title,
        "published_on": read.published_on,
        "length": read.length,
        "coverage_verdict": read.coverage.verdict,
        "coverage": coverage_json(read.coverage),
        "text": text,
    }


def coverage_json(coverage: Coverage) -> str:
    """Write a certificate as JSON."""
    return json.dumps(asdict(coverage), ensure_ascii=False)


def coverage_from_json(text: str) -> Coverage:
    """Read back what `coverage_json` wrote."""
    fields = json.loads(text)
    return Coverage(
        verdict=fields["verdict"],
        roles=fields["roles"],
        sections=tuple(SectionSeen(**seen) for seen in fields["sections"]),
        missing=tuple(SectionSeen(**seen) for seen in fields["missing"]),
        reasons=tuple(fields["reasons"]),
    )


def section_rows(witness_id: str, sections: Iterable[Section]) -> list[Row]:
    """Return the rows of `sections`."""
    return [
        {
            "witness_id": witness_id,
            "ord": ord_,
            "section_key": section.key,
            "level": section.level,
            "number": section.number,
            "title": section.title,
            "role": section.role,
            "char_start": section.start,
            "char_end": section.end,
            "parent": section.parent,
        }
        for ord_, section in enumerate(sections)
    ]


def unit_rows(witness_id: str, units: Iterable[Unit]) -> list[Row]:
    """Return the rows of `units`."""
    return [
        {
            "witness_id": witness_id,
            "ord": ord_,
            "unit_id": unit.id,
            "char_start": unit.start,
            "char_end": unit.end,
            "role": unit.role,
            **dict(zip(("part", "section", "theme"), unit.path, strict=True)),
            "text": unit.text,
            "kind": unit.kind,
            "section_key": unit.section,
            "commitment": unit.commitment,
            "repeat_of": unit.repeat_of,
            "origin": unit.origin,
        }
        for ord_, unit in enumerate(units)
    ]


def target_rows(witness_id: str, targets: Iterable[Target]) -> list[Row]:
    """Return the rows of `targets`, or of `results`, which have the same shape."""
    rows = []
    for idx, target in enumerate(targets):
        row = flat(target)
        place = {"unit_id": row.pop("unit"), "char_start": row.pop("start"), "char_end": row.pop("end")}
        rows.append({"witness_id": witness_id, "idx": idx, **place, **row})
    return rows


def finding_rows(witness_id: str, findings: Iterable[Finding]) -> list[Row]:
    """Return the rows of `findings`."""
    return [
        {
            "witness_id": witness_id,
            "idx": idx,
            "kind": finding.kind,
            "char_start": finding.start,
            "char_end": finding.end,
            "detail": finding.detail,
            "severity": finding.severity,
        }
        for idx, finding in enumerate(findings)
    ]


def difference_rows(witness_id: str, differences: Iterable[Difference]) -> list[Row]:
    """Return the rows of `differences`; the characters of `witness_id` are `char_start` to `char_end`."""
    return [
        {
            "witness_id": witness_id,
            "idx": idx,
            "kind": difference.kind,
            "base_start": difference.start,
            "base_end": difference.end,
            "char_start": difference.other_start,
            "char_end": difference.other_end,
            "base_text": difference.text,
            "text": difference.other_text,
            "detail": difference.detail,
            "places": difference.count,
        }
        for idx, difference in enumerate(differences)
    ]


def piece_rows(witness_id: str, pieces: Iterable[Piece]) -> list[Row]:
    """Return the rows of `pieces`."""
    return [
        {
            "witness_id": witness_id,
            "ord": ord_,
            "char_start": piece.start,
            "char_end": piece.end,
            "origin": piece.origin,
            "origin_start": piece.origin_start,
        }
        for ord_, piece in enumerate(pieces)
    ]


def silent_edit_rows(witness_id: str, edits: Iterable[SilentEdit]) -> list[Row]:
    """Return the rows of `silent_edits`."""
    rows = []
    for idx, edit in enumerate(edits):
        times = {"noticed_at": utc(edit.noticed_at), "old_captured_at": utc(edit.old_captured_at)}
        rows.append({"witness_id": witness_id, "idx": idx, **asdict(edit), **times})
    return rows


def witness_tables(witness_id: str, read: ReadReport) -> dict[str, list[Row]]:
    """Return every row that a reading gives, by table."""
    return {
        "sections": section_rows(witness_id, read.sections),
        "units": unit_rows(witness_id, read.units),
        "targets": target_rows(witness_id, read.targets),
        "results": target_rows(witness_id, read.results),
        "findings": finding_rows(witness_id, read.findings),
    }
