"""Answer where words stand in all texts: how often in which report, and the sentences in their context."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warehouse.read import Warehouse
    from warehouse.records import Role, UnitKind

SearchOrder = Literal["newest", "oldest", "most"]
_AROUND: Final = 40
"""Characters of context on either side of a sentence."""
SEARCH_ORDERS: Final[tuple[SearchOrder, ...]] = get_args(SearchOrder)


@dataclass(frozen=True, slots=True)
class SearchAsked:
    """Which sentences are asked for; empty tuples ask for all regions and all roles."""

    terms: tuple[tuple[str, ...], ...]
    """Each must occur in the cleaned text, in one of its forms."""
    regions: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    first: int | None = None
    """Years, both ends included."""
    last: int | None = None


@dataclass(frozen=True, slots=True)
class ReportHits:
    """A report in the asked scope and how many of its sentences were found: 0 is an answer too."""

    region: str
    region_name: str
    fictional: bool
    year: int
    witness_id: str
    hits: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that was found, between its neighbours."""

    witness_id: str
    unit_id: str
    role: Role
    kind: UnitKind
    path: tuple[str, ...]
    """Titles from part to theme, without gaps."""
    text: str
    before: str
    """End of the cleaned text of the unit before it; empty at the beginning."""
    after: str
    """Beginning of the unit after it."""
    sha256: str
    """Snapshot that it begins in."""
    line_id: str | None
    old_year: int | None
    """A pair of years that was compared and holds it, this report as the newer one where it can be."""
    new_year: int | None


# Every text put together below is a constant of this module; what is asked for goes in as parameters.
_SCOPE: Final = """
    SELECT r.region, g.name AS region_name, g.fictional, r.year, r.base_witness AS witness_id
    FROM reports r JOIN regions g ON g.slug = r.region
    WHERE ($first IS NULL OR r.year >= $first) AND ($last IS NULL OR r.year <= $last)
      AND CASE WHEN len($regions) > 0 THEN list_contains($regions, r.region)
          ELSE NOT g.fictional OR NOT EXISTS (FROM regions o JOIN reports h ON h.region = o.slug
                                              WHERE NOT o.fictional) END
"""
_SEARCHED: Final = "u.repeat_of IS NULL AND u.role <> 'furniture' AND (len($roles) = 0 OR u.role IN $roles)"
_ORDERS: Final[dict[SearchOrder, str]] = {
    "newest": "s.year DESC, s.fictional, s.region",
    "oldest": "s.year, s.fictional, s.region",
    "most": "hits DESC, s.year DESC, s.region",
}


def _found(asked: SearchAsked) -> tuple[str, dict[str, str]]:
    """Return the condition that every term stands in `u.text`: one `contains` for each form is fast."""
    names = [
        [f"term_{number}_{form}" for form in range(len(forms))] for number, forms in enumerate(asked.terms)
    ]
    told = " AND ".join(f"({' OR '.join(f'contains(u.text, ${name})' for name in each)})" for each in names)
    values = {
        name: form
        for each, forms in zip(names, asked.terms, strict=True)
        for name, form in zip(each, forms, strict=True)
    }
    return told, values


def common_indicators(warehouse: Warehouse, limit: int) -> tuple[str, ...]:
    """Return indicators for which most regions set a headline target in just these words, in that order."""
    sql = """
        SELECT coalesce(g.canonical, g.indicator) AS name
        FROM targets g JOIN witnesses w USING (witness_id)
        WHERE g.headline AND contains(g.indicator, name)
        GROUP BY name ORDER BY count(DISTINCT w.region) DESC, count(*) DESC, name LIMIT $limit
    """
    return tuple(name for (name,) in warehouse.rows(sql, {"limit": limit}))


def report_hits(
    warehouse: Warehouse, asked: SearchAsked, order: SearchOrder = "newest"
) -> tuple[ReportHits, ...]:
    """Return every report in scope with its count of sentences; invented cities only when asked for by name.

    Repeated passages count once, page furniture is not searched. ValueError without a term.
    """
    if not asked.terms:
        raise ValueError("A search needs a word.")
    told, values = _found(asked)
    sql = f"""
        WITH s AS ({_SCOPE}),
        found AS (SELECT u.witness_id, count(*)::INTEGER AS hits FROM units u
                  WHERE {_SEARCHED} AND {told} GROUP BY u.witness_id)
        SELECT s.*, coalesce(f.hits, 0) AS hits FROM s LEFT JOIN found f USING (witness_id)
        ORDER BY {_ORDERS[order]}
    """  # noqa: S608
    scope = {"first": asked.first, "last": asked.last, "regions": list(asked.regions)}
    rows = warehouse.named(sql, {**scope, "roles": list(asked.roles), **values})
    return tuple(ReportHits(**row) for row in rows)


_HITS: Final = """
    WITH of_texts AS (SELECT unnest($texts) AS witness_id, generate_subscripts($texts, 1) AS place),
    found AS (
        SELECT t.place, u.witness_id, u.ord, u.unit_id, u.role, u.kind, u.char_start, u.text,
               list_filter([u.part, u.section, u.theme], lambda title: title <> '') AS path
        FROM units u JOIN of_texts t USING (witness_id)
        WHERE {searched} AND {told}
        ORDER BY t.place, u.ord LIMIT $limit OFFSET $skip
    )
    SELECT f.witness_id, f.unit_id, f.role, f.kind, f.path, f.text,
           coalesce((SELECT CASE WHEN length(text) > $around THEN '…' ELSE '' END || right(text, $around)
                     FROM units b WHERE b.witness_id = f.witness_id AND b.ord = f.ord - 1), '') AS before,
           coalesce((SELECT left(text, $around) || CASE WHEN length(text) > $around THEN '…' ELSE '' END
                     FROM units a WHERE a.witness_id = f.witness_id AND a.ord = f.ord + 1), '') AS after,
           o.sha256, l.line_id, y.old_year, y.new_year
    FROM found f
    JOIN witnesses w ON w.witness_id = f.witness_id
    ASOF JOIN pieces p ON p.witness_id = f.witness_id AND f.char_start >= p.char_start
    JOIN witnesses o ON o.region = w.region AND o.year = w.year AND o.witness = p.origin
    LEFT JOIN line_units l ON l.witness_id = f.witness_id AND l.unit_id = f.unit_id
    LEFT JOIN (
        SELECT witness_id, unnest(max_by(years, witness_id = new_witness))
        FROM (SELECT unnest([old_witness, new_witness]) AS witness_id, new_witness,
                     {{'old_year': old_year, 'new_year': new_year}} AS years FROM pairs)
        GROUP BY witness_id
    ) y ON y.witness_id = f.witness_id
    ORDER BY f.place, f.ord
"""


def hits(
    warehouse: Warehouse, asked: SearchAsked, texts: Sequence[str], *, limit: int, skip: int = 0
) -> tuple[Hit, ...]:
    """Return the sentences found in these texts (witness_ids), text by text in reading order."""
    told, values = _found(asked)
    sql = _HITS.format(searched=_SEARCHED, told=told)
    page = {"texts": list(texts), "roles": list(asked.roles), "around": _AROUND, "limit": limit, "skip": skip}
    return tuple(Hit(**row) for row in warehouse.named(sql, {**page, **values}))
