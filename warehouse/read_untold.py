"""Answer what is known of a year's targets of which no later report is held: what digests of figures say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from warehouse.errors import NotHeld
from warehouse.fact_records import figure_in_words
from warehouse.line_answers import DigestTold
from warehouse.read import opened
from warehouse.read_figures import figures_of

if TYPE_CHECKING:
    from pathlib import Path

    from warehouse.read import Warehouse
    from warehouse.read_figures import Figures
    from warehouse.records import OutcomeVerdict

_TARGETS = """
    SELECT 'report' AS origin, q.witness_id, q.idx AS target, NULL::INTEGER AS line, q.indicator, q.quote,
           q.unit_id, u.text AS sentence, q.sha256, q.headline
    FROM v_targets q JOIN units u USING (witness_id, unit_id)
    WHERE q.region = $region AND q.year = $year ORDER BY q.idx
"""
_OF_DIGESTS = """
    SELECT f.witness_id, f.line, f.indicator, f.sha256, f.wording, f.value, f.value_high, f.unit_text
    FROM v_facts f
    WHERE f.region = $region AND f.ref_year = $year::VARCHAR AND f.kind = 'target'
      AND ($alone OR f.canonical IS NOT NULL AND NOT EXISTS (
          FROM v_targets q WHERE q.region = $region AND q.year = $year
          AND q.canonical = f.canonical AND q.aspect = f.aspect))
    ORDER BY f.line
"""
_DIGESTS = """
    SELECT d.target_witness, d.target, d.settled, d.value, d.unit_text, d.verdict, d.trust, d.confidence,
           d.source, d.line
    FROM v_digest_outcomes d
    WHERE d.region = $region AND d.ref_year = $year::VARCHAR AND d.value IS NOT NULL
    ORDER BY list_position(['official', 'given', 'press', 'other'], d.trust), d.line
"""
_YEARS = """
    SELECT old_year AS year FROM pairs WHERE region = $region
    UNION SELECT year FROM v_targets WHERE region = $region
    UNION SELECT try_cast(ref_year AS INTEGER) FROM v_facts WHERE region = $region AND kind = 'target'
    ORDER BY 1
"""
# Not from v_digest_outcomes: it sets the targets of all regions beside digests, too much for one page.
_UNTOLD = """
    WITH noted AS (
        SELECT ref_year, canonical, aspect, unit_base, kind, value FROM v_facts WHERE region = $region
    ),
    promised AS (
        SELECT w.year::VARCHAR AS ref_year, t.canonical, t.aspect, t.unit_base
        FROM targets t JOIN witnesses w USING (witness_id) WHERE w.region = $region AND w.is_base
        UNION ALL
        SELECT ref_year, canonical, aspect, unit_base FROM noted WHERE kind = 'target'
    )
    SELECT DISTINCT try_cast(n.ref_year AS INTEGER) AS year
    FROM noted n JOIN promised p ON p.ref_year = n.ref_year AND p.canonical = n.canonical
        AND p.aspect = n.aspect AND p.unit_base IS NOT DISTINCT FROM n.unit_base
    WHERE n.kind = 'outcome' AND n.value IS NOT NULL AND year IS NOT NULL
      AND year NOT IN (SELECT old_year FROM pairs WHERE region = $region)
    ORDER BY year DESC
"""
_REPORT = "SELECT witness_id FROM witnesses WHERE region = $region AND year = $year AND is_base"


@dataclass(frozen=True, slots=True)
class UntoldTarget:
    """A target of which no later report tells, and what is known of it from elsewhere."""

    origin: Literal["report", "digest"]
    """Where the target is from."""
    witness_id: str
    target: int
    """Index in the report's targets, or line of the digest."""
    line: int | None
    indicator: str
    quote: str
    """Its words in the report, or the figure of the digest's row in its wording."""
    unit_id: str | None
    sentence: str | None
    sha256: str
    """Snapshot of the report or of the digest."""
    headline: bool
    settled: OutcomeVerdict | Literal["disputed"] | None = None
    """What the digests together say; None where they say nothing that settles it."""
    digests: tuple[DigestTold, ...] = ()
    """What each says, the most trusted first."""
    last_year: str | None = None
    """Both figures in words, where the report that promises it tells last year's result."""
    below: bool = False
    """It promises less than that result."""


def untold(warehouse: Warehouse, region: str, year: int) -> tuple[UntoldTarget, ...]:
    """Return a year's targets with what digests say of them: those that are told of first, then headlines."""
    asked = {"region": region, "year": year}
    said: dict[tuple[str, int], list[DigestTold]] = {}
    settled = {}
    for witness, target, verdict, *rest in warehouse.rows(_DIGESTS, asked):
        said.setdefault((witness, target), []).append(DigestTold(*rest))
        settled[witness, target] = verdict
    rows = [UntoldTarget(**row) for row in warehouse.named(_TARGETS, asked)]
    digests = warehouse.rows(_OF_DIGESTS, {**asked, "alone": not rows})
    for witness, line, indicator, sha256, *worded in digests:
        quote = figure_in_words(*worded)
        rows.append(
            UntoldTarget("digest", witness, line, line, indicator, quote, None, None, sha256, headline=False)
        )
    told = [
        replace(
            row,
            settled=settled.get((row.witness_id, row.target)),
            digests=tuple(said.get((row.witness_id, row.target), ())),
        )
        for row in rows
    ]
    return tuple(sorted(told, key=lambda row: (not row.digests, not row.headline)))


def untold_of_year(home: Path, region: str, year: int) -> tuple[tuple[UntoldTarget, ...], Figures | None]:
    """Return a year's targets with what digests say, and the figures of its report; NotHeld where none is."""
    with opened(home) as warehouse:
        rows = untold(warehouse, region, year)
        if not rows:
            years = ", ".join(str(one) for (one,) in warehouse.rows(_YEARS, {"region": region}) if one)
            known = f"ask for one of {years}" if years else "add its reports, then run `duizhang build`"
            raise NotHeld(f"Nothing is held of the targets of {region} in {year}; {known}.")
        report = warehouse.rows(_REPORT, {"region": region, "year": year})
        return rows, figures_of(warehouse, str(report[0][0])) if report else None


def untold_years(warehouse: Warehouse, region: str) -> tuple[int, ...]:
    """Name the years of whose targets only digests tell, the newest first."""
    return tuple(int(year) for (year,) in warehouse.rows(_UNTOLD, {"region": region}))
