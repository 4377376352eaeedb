"""Answer what became of a year's targets and commitments, silence first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from warehouse.line_answers import DigestTold, OutcomeRow
from warehouse.read import opened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from warehouse.read import Warehouse
    from warehouse.records import OutcomeVerdict

ORDER: Final[tuple[OutcomeVerdict, ...]] = (
    "not_reported", "missed", "partly", "reported_unquantified", "met", "exceeded", "cannot_tell",
)  # fmt: skip
_OLD_WITNESS = "SELECT old_witness FROM pairs WHERE pair_id = $pair"
"""Asked first: with its value in a query DuckDB reads one text, with a join all of them."""
_ASKED = """
    FROM v_outcomes v LEFT JOIN line_units y ON y.witness_id = $old AND y.unit_id = v.unit_id
    WHERE v.pair_id = $pair AND v.old_witness = $old
      AND (len($verdicts) = 0 OR list_contains($verdicts, v.verdict))
      AND (len($words) = 0 OR len(list_filter($words,
           lambda w: NOT contains(lower(concat(v.old_text, v.evidence_text, v.nearest_text)), lower(w)))) = 0)
"""
_ROWS = f"""
    SELECT v.ord, v.verdict, v.certainty, v.reason, v.unit_id, v.old_text, v.target, v.target_quote,
           v.indicator, coalesce(v.headline, false) AS headline, v.reported_value, v.reported_unit_text,
           v.evidence, v.evidence_text, v.nearest, v.nearest_text,
           v.old_sha256, v.old_source_url, v.old_origin, v.old_origin_start,
           v.new_sha256, v.new_source_url, v.new_origin, v.new_origin_start, y.line_id,
           (SELECT reason FROM below_last b WHERE b.witness_id = v.old_witness AND b.target = v.target)
               AS below_last
    {_ASKED}
    ORDER BY list_position($order, v.verdict), coalesce(v.headline, false) DESC, v.target IS NULL,
             list_position(['certain', 'likely', 'open'], v.certainty), v.ord
    LIMIT $limit OFFSET $skip
"""  # noqa: S608 - our own text
# Asked first: most regions have no digest, and the view sets all of a region's beside all its targets.
_HAS_DIGESTS = """
    SELECT 1 FROM witnesses o JOIN witnesses d ON d.region = o.region AND d.kind = 'digest'
    WHERE o.witness_id = $old LIMIT 1
"""
_DIGESTS = """
    SELECT d.target, d.settled = 'disputed', d.value, d.unit_text, d.verdict, d.trust, d.confidence, d.source,
           d.line
    FROM v_digest_outcomes d
    WHERE d.target_witness = $old AND d.target_origin = 'report' AND d.value IS NOT NULL
    ORDER BY list_position(['official', 'given', 'press', 'other'], d.trust), d.line
"""


def outcomes(  # noqa: PLR0913 - a list is asked for by what it holds and by its page
    warehouse: Warehouse,
    pair_id: str,
    verdicts: Sequence[OutcomeVerdict] = (),
    words: Sequence[str] = (),
    *,
    limit: int | None = None,
    skip: int = 0,
) -> tuple[OutcomeRow, ...]:
    """Return the outcomes of a pair: silence first, headline targets before others, the surer before."""
    old = _old_witness(warehouse, pair_id)
    asked = {
        "pair": pair_id, "old": old, "verdicts": list(verdicts), "words": list(words), "order": list(ORDER),
        "limit": limit, "skip": skip,
    }  # fmt: skip
    rows = [OutcomeRow(**row) for row in warehouse.named(_ROWS, asked)]
    digests, disputed = _digests(warehouse, old)
    return tuple(
        replace(row, digests=tuple(digests[row.target]), disputed=row.target in disputed)
        if row.target in digests
        else row
        for row in rows
    )


def _old_witness(warehouse: Warehouse, pair_id: str) -> str | None:
    rows = warehouse.rows(_OLD_WITNESS, {"pair": pair_id})
    return str(rows[0][0]) if rows else None


def _digests(
    warehouse: Warehouse, old_witness: str | None
) -> tuple[dict[int | None, list[DigestTold]], set[int | None]]:
    """Return what digests say of the older report's targets, and the targets on which sources disagree."""
    told: dict[int | None, list[DigestTold]] = {}
    disputed: set[int | None] = set()
    if not warehouse.rows(_HAS_DIGESTS, {"old": old_witness}):
        return told, disputed
    for target, is_disputed, *rest in warehouse.rows(_DIGESTS, {"old": old_witness}):
        told.setdefault(target, []).append(DigestTold(*rest))
        if is_disputed:
            disputed.add(target)
    return told, disputed


def outcome_count(
    warehouse: Warehouse, pair_id: str, verdicts: Sequence[OutcomeVerdict] = (), words: Sequence[str] = ()
) -> int:
    """Count the asked outcomes of a pair; texts are read only where words are asked for."""
    if not words:
        counts = verdict_counts_of(warehouse, pair_id)
        return sum(count for verdict, count in counts.items() if not verdicts or verdict in verdicts)
    asked = {
        "pair": pair_id, "old": _old_witness(warehouse, pair_id), "verdicts": list(verdicts),
        "words": list(words),
    }  # fmt: skip
    return int(warehouse.rows(f"SELECT count(*)::INTEGER {_ASKED}", asked)[0][0])


def verdict_counts_of(warehouse: Warehouse, pair_id: str) -> dict[OutcomeVerdict, int]:
    """Count the outcomes of a pair by verdict, silence first; verdicts that do not occur count 0."""
    sql = "SELECT verdict, count(*)::INTEGER FROM outcomes WHERE pair_id = $pair GROUP BY verdict"
    found = dict(warehouse.rows(sql, {"pair": pair_id}))
    return {verdict: found.get(verdict, 0) for verdict in ORDER}


def headline_counts_of(warehouse: Warehouse, pair_id: str) -> dict[OutcomeVerdict, int]:
    """Count the outcomes of a pair's headline targets by verdict, silence first; those that occur."""
    sql = """
        SELECT o.verdict, count(*)::INTEGER FROM outcomes o JOIN pairs p USING (pair_id)
        JOIN targets g ON g.witness_id = p.old_witness AND g.idx = o.target
        WHERE o.pair_id = $pair AND g.headline GROUP BY o.verdict
    """
    found = dict(warehouse.rows(sql, {"pair": pair_id}))
    return {verdict: found[verdict] for verdict in ORDER if verdict in found}


def pair_of_promise(warehouse: Warehouse, region: str, year: int) -> str | None:
    """Return the pair in which a later report tells of a year's promises; None where there is none."""
    sql = "SELECT pair_id FROM pairs WHERE region = $region AND old_year = $year"
    rows = warehouse.rows(sql, {"region": region, "year": year})
    return str(rows[0][0]) if rows else None


def outcomes_of_year(home: Path, region: str, year: int) -> tuple[str, tuple[OutcomeRow, ...]] | None:
    """Return the pair that tells of a year's promises and its outcomes; None without a later report."""
    with opened(home) as warehouse:
        pair = pair_of_promise(warehouse, region, year)
        return (pair, outcomes(warehouse, pair)) if pair else None
