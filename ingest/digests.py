"""Digests: tables of figures that a person drew from sources, each row with its source.

A digest is a witness of the reports that it speaks of, yet none of their texts: its rows feed the history of
indicators, and no unit comes from it, so that nothing can be called dropped or added for its sake.
"""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.figures import read_figure
from ingest.media import CSV
from ingest.regions import Slug, known_regions
from ingest.trust import judge
from warehouse.errors import UsageError
from warehouse.fact_records import Fact
from warehouse.rows import flat

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ingest.archive import Archive
    from warehouse.records import Capture

DIGEST: Final = "digest"
"""The name of the witness that a digest is held as."""
_HASH: Final = "sha256:"
_ABOVE: Final = frozenset({">", ">="})


class FactRow(BaseModel):
    """One row of a digest's file; the columns are its fields."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    region: Slug
    year: Annotated[int, Field(ge=1949, le=2100)]
    kind: Literal["target", "outcome"]
    indicator: Annotated[str, Field(min_length=1)]
    wording: str
    value: Annotated[str, Field(pattern=r"^(-?\d+(\.\d+)?(-\d+(\.\d+)?|:1)?)?$")]
    unit: str
    ref_year: Annotated[str, Field(pattern=r"^\d{4}(-\d{4})?$")]
    source: Annotated[str, Field(pattern=r"^(https?://\S+|sha256:[0-9a-f]{64})$")]
    trust: Literal["official", "press", "other", "given"]
    confidence: Literal["high", "medium", "low"]
    block: str
    note: str


@dataclass(frozen=True, slots=True)
class Digest:
    """What one digest says of one report, or why it can no longer be read."""

    capture: Capture
    text: str
    facts: tuple[Fact, ...]
    reason: str | None = None


def is_digest(capture: Capture) -> bool:
    """Say whether a capture is a table of figures and no text of a report."""
    return capture.media_type == CSV


def read_digests(archive: Archive, captures: Iterable[Capture]) -> tuple[Digest, ...]:
    """Read the newest digest of each name for each report; figures that sources contradict are marked."""
    newest = {(c.region, c.year, c.witness): c for c in captures if is_digest(c)}
    read = {capture.sha256: _read(archive, capture) for capture in newest.values()}
    return mark_disputed(_of_report(read[capture.sha256], capture) for _, capture in sorted(newest.items()))


def _read(archive: Archive, capture: Capture) -> Digest:
    """Read a whole file; one that was taken once and breaks a rule of today is kept unread."""
    data = archive.read(capture.sha256)
    try:
        return Digest(capture, data.decode("utf-8-sig"), read_facts(data, capture.file_name))
    except UsageError as error:
        return Digest(capture, "", (), str(error))


def _of_report(digest: Digest, capture: Capture) -> Digest:
    report = (capture.region, capture.year)
    facts = tuple(fact for fact in digest.facts if (fact.region, fact.year) == report)
    return replace(digest, capture=capture, facts=facts)


def mark_disputed(digests: Iterable[Digest]) -> tuple[Digest, ...]:
    """Mark the figures of one indicator and year that differ between sources; all are kept."""
    digests = tuple(digests)
    said: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for digest in digests:
        for fact in digest.facts:
            said[_about(fact)].append(fact)
    return tuple(
        replace(digest, facts=tuple(_marked(fact, said) for fact in digest.facts)) for digest in digests
    )


def _about(fact: Fact) -> tuple[object, ...]:
    """Return what a figure is about; money is compared in its own currency only."""
    name = fact.canonical or fact.indicator
    return (fact.region, fact.ref_year, fact.kind, name, fact.aspect, fact.unit_base)


def _marked(fact: Fact, said: Mapping[tuple[object, ...], Sequence[Fact]]) -> Fact:
    others = [other for other in said[_about(fact)] if other.source != fact.source]
    return replace(fact, disputed=any(_differ(fact, other) for other in others))


def _differ(fact: Fact, other: Fact) -> bool:
    """Say whether two figures cannot both be right: an outcome above a bound agrees with it."""
    if fact.kind == "outcome" and fact.value_si is not None and other.value_si is not None:
        if fact.comparator in _ABOVE and other.value_si >= fact.value_si:
            return False
        if other.comparator in _ABOVE and fact.value_si >= other.value_si:
            return False
    return (fact.value_si, fact.value_high) != (other.value_si, other.value_high)


def read_facts(data: bytes, name: str) -> tuple[Fact, ...]:
    """Read the rows of a digest; raise UsageError naming file, line and column where one is wrong."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{name} is not UTF-8; save it as CSV in UTF-8 and try again.") from error
    facts = tuple(_fact(row, line, name) for line, row in _rows(text, name))
    if not facts:
        raise UsageError(f"{name} has no rows; its columns are {', '.join(FactRow.model_fields)}.")
    return facts


def _rows(text: str, name: str) -> Iterator[tuple[int, FactRow]]:
    """Give every row with the line on which it begins: a quoted note may run over several."""
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        _check_columns(reader.fieldnames or (), name)
        line = reader.line_num + 1
        for raw in reader:
            yield line, _valid(raw, line, name)
            line = reader.line_num + 1
    except csv.Error as error:
        raise UsageError(f"{name}, line {line}: {error}; correct it and try again.") from error


def _check_columns(columns: Iterable[str], name: str) -> None:
    wanted, found = set(FactRow.model_fields), Counter(columns)
    for column in sorted(wanted - set(found)):
        raise UsageError(f"{name}, line 1: there is no column {column}; add it and try again.")
    for column, times in found.items():
        if column not in wanted or times > 1:
            raise UsageError(
                f"{name}, line 1, column {column}: not known, or twice; remove it and try again."
            )


def _valid(raw: dict[str | None, object], line: int, name: str) -> FactRow:
    if None in raw or None in raw.values():
        raise UsageError(f"{name}, line {line}: it has more or fewer cells than columns; correct it.")
    try:
        row = FactRow.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        raise _wrong(name, line, str(first["loc"][0]), first["msg"]) from error
    for column, fault in _faults(row):
        raise _wrong(name, line, column, fault)
    return row


def _faults(row: FactRow) -> Iterator[tuple[str, str]]:
    """Give what is wrong between the cells of a row."""
    if row.region not in known_regions():
        yield "region", f"{row.region} is not in regions.toml"
    judged = judge(None if row.source.startswith(_HASH) else row.source)
    if judged.trust == "refused":
        yield "source", judged.reason
    elif judged.trust != row.trust:
        yield "trust", f"the source is {judged.trust}, not {row.trust}"
    if not row.value and not row.wording:
        yield "value", "a row needs a figure, or words that stand for one"


def _wrong(name: str, line: int, column: str, fault: str) -> UsageError:
    return UsageError(f"{name}, line {line}, column {column}: {fault}; correct it and try again.")


def _fact(row: FactRow, line: int, name: str) -> Fact:
    figure = read_figure(row.indicator, row.wording, row.value, row.unit)
    if figure is None:
        column = "unit" if row.value else "wording"
        raise _wrong(
            name, line, column, f"'{row.wording}{row.value}{row.unit}' is not understood as a figure"
        )
    return Fact(
        line=line, region=row.region, year=row.year, ref_year=row.ref_year, kind=row.kind,
        indicator=row.indicator, wording=row.wording, source=row.source, trust=row.trust,
        confidence=row.confidence, block=row.block or None, note=row.note or None, **flat(figure),
    )  # fmt: skip
