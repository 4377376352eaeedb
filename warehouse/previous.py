"""Carry unchanged readings and comparisons over from the version before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import duckdb

from warehouse.database import open_database
from warehouse.errors import DuizhangError
from warehouse.rows import coverage_from_json
from warehouse.schema import schema_version
from warehouse.swap import held_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from warehouse.records import Coverage

WITNESS_TABLES = (
    "sections",
    "units",
    "targets",
    "results",
    "findings",
    "differences",
    "silent_edits",
)
PAIR_TABLES = ("links", "changes", "section_links", "outcomes")

_DAMAGES = (duckdb.IOException, duckdb.CatalogException, duckdb.SerializationException)

_COPY_WITNESSES = """
    INSERT INTO witnesses BY NAME
    SELECT k.witness_id, k.region, k.year, k.witness, k.sha256, k.source_url, k.accessed_on, k.captured_at,
        coalesce(k.encoding, p.encoding) AS encoding, coalesce(k.kind, p.kind) AS kind, k.trust,
        k.is_base, k.input_key, p.status, p.reason, p.title, p.session, p.delivered_on, p.speaker,
        p.speaker_title, p.published_on, p.length, p.lengths, p.coverage_verdict, p.coverage, p.text
    FROM kept_witnesses k JOIN previous.witnesses p ON p.witness_id = k.previous_id
"""
_COPY_WITNESS_ROWS = """
    INSERT INTO {table} BY NAME
    SELECT k.witness_id, p.* EXCLUDE (witness_id)
    FROM previous.{table} p JOIN kept_witnesses k ON k.previous_id = p.witness_id
"""
_COPY_PIECES = """
    INSERT INTO pieces BY NAME
    SELECT k.witness_id, p.* EXCLUDE (witness_id, origin),
        CASE p.origin WHEN w.witness THEN k.witness ELSE p.origin END AS origin
    FROM previous.pieces p JOIN kept_witnesses k ON k.previous_id = p.witness_id
    JOIN previous.witnesses w ON w.witness_id = p.witness_id
"""
_COPY_PAIR_ROWS = """
    INSERT INTO {table} BY NAME
    SELECT k.pair_id, p.* EXCLUDE (pair_id)
    FROM previous.{table} p JOIN kept_pairs k ON k.previous_id = p.pair_id
"""
_COPY_CHANGE_UNITS = """
    INSERT INTO change_units BY NAME
    SELECT k.pair_id, p.* EXCLUDE (pair_id, witness_id),
        CASE p.side WHEN 'old' THEN k.old_witness ELSE k.new_witness END AS witness_id
    FROM previous.change_units p JOIN kept_pairs k ON k.previous_id = p.pair_id
"""


@dataclass(frozen=True, slots=True)
class HeldWitness:
    """What the current warehouse knows of a text, for deciding without reading it again."""

    coverage: Coverage | None
    witness_id: str
    input_key: str
    is_base: bool
    status: Literal["read", "unread"]
    reason: str | None
    length: int | None
    title: str | None
    encoding: str | None
    kind: str | None
    sha256: str
    lengths: list[int] | None
    """Of a base that is whole by itself: characters in all, of the review, of goals and tasks."""


@dataclass(frozen=True, slots=True)
class Previous:
    """The current version as a source of unchanged rows: identifiers by input key."""

    file: Path
    fingerprint: str
    witnesses: dict[str, HeldWitness]
    pairs: dict[str, str]
    """pair_id by input key."""


def read_previous(home: Path) -> Previous | None:
    """Return what can be copied from the current version, or None where nothing can.

    A version of another schema, or one that no longer opens, gives nothing: all is built anew.
    """
    file = held_file(home)
    if file is None:
        return None
    with open_database(None) as connection:
        try:
            _attach(connection, file)
            return _contents(file, connection)
        except duckdb.Error as error:
            if not _is_damage(error):
                raise
            return None


def _is_damage(error: duckdb.Error) -> bool:
    """Say whether a file is at fault; DuckDB has no class of its own for a wrong checksum."""
    return isinstance(error, _DAMAGES) or "Corrupt database file" in str(error)


def _attach(connection: duckdb.DuckDBPyConnection, file: Path) -> None:
    """Attach rather than connect: this process may read the same file with other settings."""
    connection.execute("ATTACH ? AS previous (READ_ONLY)", [str(file)])


def _contents(file: Path, connection: duckdb.DuckDBPyConnection) -> Previous | None:
    build = connection.execute("SELECT fingerprint, schema_version FROM previous.build").fetchone()
    if build is None or build[1] != schema_version():
        return None
    rows = connection.execute(
        "SELECT coverage, witness_id, input_key, is_base, status, reason, length, title, encoding, kind,"
        " sha256, lengths"
        " FROM previous.witnesses ORDER BY witness_id DESC"
    ).fetchall()
    pairs = connection.execute(
        "SELECT input_key, pair_id FROM previous.pairs ORDER BY pair_id DESC"
    ).fetchall()
    witnesses = {row[2]: HeldWitness(_certificate(row[0]), *row[1:]) for row in rows}
    return Previous(file, build[0], witnesses, dict(pairs))


def _certificate(coverage: str | None) -> Coverage | None:
    return None if coverage is None else coverage_from_json(coverage)


def copy_unchanged(connection: duckdb.DuckDBPyConnection, previous: Path) -> None:
    """Copy all rows of the kept texts and pairs, one statement per table.

    `kept_witnesses` and `kept_pairs` are temporary tables that say which, under new and old identifiers.
    Raises DuizhangError where the previous file is damaged or the disk full: DuckDB does not say which.
    """
    statements = (
        _COPY_WITNESSES,
        *_statements(_COPY_WITNESS_ROWS, WITNESS_TABLES),
        _COPY_PIECES,
        *_statements(_COPY_PAIR_ROWS, PAIR_TABLES),
        _COPY_CHANGE_UNITS,
    )
    try:
        _attach(connection, previous)
        for statement in statements:
            connection.execute(statement)
    except duckdb.Error as error:
        if not _is_damage(error):
            raise
        cause = str(error).splitlines()[0]
        raise DuizhangError(
            f"What did not change could not be copied ({cause}); free space, or delete {previous}"
            " so that all is built anew, then build again."
        ) from error


def _statements(template: str, tables: Iterable[str]) -> list[str]:
    """Put names of our own tables, which cannot be parameters, into a statement."""
    return [template.format(table=table) for table in tables]
