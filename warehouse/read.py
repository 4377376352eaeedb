"""Open the built warehouse and answer what it holds: regions, pairs, texts, sections, findings."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from warehouse.answers import FindingInContext, PairHeld, RegionHeld, SectionHeld, TextHeld
from warehouse.connection import connect
from warehouse.errors import WarehouseMissing
from warehouse.records import Coverage, SectionSeen
from warehouse.schema import schema_version

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import duckdb


@dataclass(frozen=True, slots=True)
class Warehouse:
    """An open, read-only warehouse: one file of one build, for one thread."""

    path: Path
    connection: duckdb.DuckDBPyConnection

    def rows(self, sql: str, parameters: Mapping[str, object] | None = None) -> list[tuple[Any, ...]]:
        """Return all rows of a query with named parameters."""
        return self.connection.execute(sql, parameters).fetchall()

    def named(self, sql: str, parameters: Mapping[str, object] | None = None) -> list[dict[str, Any]]:
        """Return all rows of a query, each by the names of its columns; arrays as tuples."""
        cursor = self.connection.execute(sql, parameters)
        names = [column[0] for column in cursor.description]
        return [
            {name: tuple(v) if isinstance(v, list) else v for name, v in zip(names, row, strict=True)}
            for row in cursor.fetchall()
        ]


@contextmanager
def opened(home: Path) -> Iterator[Warehouse]:
    """Open the current warehouse read-only and close it; WarehouseMissing without one of this version."""
    connection, path = connect(home)
    try:
        _check_version(connection)
        yield Warehouse(path, connection)
    finally:
        connection.close()


def _check_version(connection: duckdb.DuckDBPyConnection) -> None:
    built = connection.execute("SELECT schema_version FROM build").fetchone()
    if built != (schema_version(),):
        raise WarehouseMissing("Another version of the program built the warehouse; run `duizhang build`.")


_REGIONS = """
    SELECT g.slug, g.name, g.level, g.fictional, list(r.year ORDER BY r.year) AS years
    FROM regions g JOIN reports r ON r.region = g.slug
    GROUP BY ALL ORDER BY g.fictional, g.slug
"""
_PAIRS = """
    SELECT pair_id, region, old_year, new_year, old_witness, new_witness, gap
    FROM pairs ORDER BY region, new_year DESC, old_year DESC
"""


def regions(warehouse: Warehouse) -> tuple[RegionHeld, ...]:
    """Return every region that has a readable report, real ones first."""
    pairs = [PairHeld(**row) for row in warehouse.named(_PAIRS)]
    of_region = {slug: tuple(group) for slug, group in groupby(pairs, lambda pair: pair.region)}
    return tuple(RegionHeld(**row, pairs=of_region.get(row["slug"], ())) for row in warehouse.named(_REGIONS))


_TEXTS = """
    SELECT w.witness_id, w.region, w.year, w.witness, w.sha256, s.size, s.media_type, w.source_url,
           w.accessed_on, w.captured_at, w.is_base, w.reason AS unread_reason, w.title, w.session,
           w.delivered_on,
           w.published_on, w.speaker, w.speaker_title, w.length, w.coverage::VARCHAR AS coverage,
           w.trust,
           EXISTS (FROM pieces p WHERE p.witness_id = w.witness_id AND p.origin <> w.witness) AS collated
    FROM witnesses w LEFT JOIN snapshots s USING (sha256)
    WHERE w.region = $region AND ($year IS NULL OR w.year = $year) AND w.kind IS DISTINCT FROM 'digest'
    ORDER BY w.year DESC, w.is_base DESC, w.witness
"""


def texts(warehouse: Warehouse, region: str, year: int | None = None) -> tuple[TextHeld, ...]:
    """Return the texts of a region, newest year first, each report's base text first."""
    rows = warehouse.named(_TEXTS, {"region": region, "year": year})
    return tuple(TextHeld(**{**row, "coverage": _coverage(row["coverage"])}) for row in rows)


def _coverage(document: str | None) -> Coverage | None:
    if document is None:
        return None
    fields = json.loads(document)
    return Coverage(
        verdict=fields["verdict"],
        roles=fields["roles"],
        sections=tuple(SectionSeen(**seen) for seen in fields["sections"]),
        missing=tuple(SectionSeen(**seen) for seen in fields["missing"]),
        reasons=tuple(fields.get("reasons", ())),
    )


_AROUND: Final = 40
"""Characters of context on either side of a finding."""
_LONGEST: Final = 160
"""Characters of a finding's own passage that are shown."""
_FINDINGS = """
    SELECT f.kind, f.severity, f.char_start AS start, f.char_end AS "end", f.detail,
           substr(w.text, greatest(f.char_start - $around, 0) + 1, least(f.char_start, $around)) AS before,
           substr(w.text, f.char_start + 1, least(f.char_end - f.char_start, $longest)) AS passage,
           substr(w.text, f.char_end + 1, $around) AS after,
           concat(w.region, '-', w.year, '/', p.origin) AS origin,
           p.origin_start + least(f.char_start, p.char_end) - p.char_start AS origin_start
    FROM findings f JOIN witnesses w ON w.witness_id = f.witness_id
    ASOF JOIN pieces p ON p.witness_id = f.witness_id AND f.char_start >= p.char_start
    WHERE f.witness_id = $witness
    ORDER BY CASE f.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, f.char_start, f.idx
    LIMIT $limit OFFSET $skip
"""


def finding_counts(warehouse: Warehouse, region: str) -> dict[str, int]:
    """Count the findings of each text of a region by its witness_id; texts without one are left out."""
    sql = """
        SELECT witness_id, count(*)::INTEGER FROM findings JOIN witnesses w USING (witness_id)
        WHERE w.region = $region GROUP BY witness_id
    """
    return dict(warehouse.rows(sql, {"region": region}))


def findings(
    warehouse: Warehouse, witness_id: str, *, limit: int, skip: int = 0
) -> tuple[FindingInContext, ...]:
    """Return the findings of a text, worst first, each with the source's characters around it."""
    asked = {"witness": witness_id, "limit": limit, "skip": skip, "around": _AROUND, "longest": _LONGEST}
    return tuple(FindingInContext(**row) for row in warehouse.named(_FINDINGS, asked))


_SECTIONS = """
    SELECT s.section_key AS key, s.level, s.title, s.role, s.parent,
           (SELECT count(*) FROM units u
            WHERE u.witness_id = s.witness_id AND starts_with(u.section_key || '.', s.section_key || '.')
           )::INTEGER AS units
    FROM sections s WHERE s.witness_id = $witness AND s.level <> 'theme'
    ORDER BY s.ord
"""


def sections(warehouse: Warehouse, witness_id: str) -> tuple[SectionHeld, ...]:
    """Return the parts and sections of a text in reading order."""
    return tuple(SectionHeld(**row) for row in warehouse.named(_SECTIONS, {"witness": witness_id}))
