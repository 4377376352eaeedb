"""Answer how one indicator went through the years: target, wording, outcome, source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warehouse.line_answers import IndicatorHeld, IndicatorYear

if TYPE_CHECKING:
    from warehouse.read import Warehouse

_RATE = "aspect IN ('growth', 'reduction')"
_HELD = f"""
    SELECT coalesce(canonical, indicator) AS name, mode(unit_base) AS unit_base, {_RATE} AS rate,
           count(DISTINCT year)::INTEGER AS years, bool_or(headline) AS headline
    FROM (
        SELECT canonical, indicator, unit_base, aspect, year, headline, char_start
        FROM targets JOIN witnesses USING (witness_id) WHERE is_base AND region = $region
        UNION ALL BY NAME
        SELECT canonical, indicator, unit_base, aspect, year,
               block IS NOT DISTINCT FROM 'headline' AS headline
        FROM v_facts WHERE region = $region AND kind = 'target'
    )
    GROUP BY name, unit_base, rate HAVING headline OR years > 1
    ORDER BY headline DESC, years DESC, median(char_start) FILTER (headline), name
"""  # noqa: S608 - our own text
_SAME = f"""
    region = $region AND coalesce(canonical, indicator) = $name
    AND unit_base IS NOT DISTINCT FROM $unit_base AND {_RATE} = $rate
"""
# Not from v_indicators: it looks for contradictions in all regions, too much for one page.
_YEARS = f"""
    WITH reported AS MATERIALIZED (FROM v_targets WHERE {_SAME}),
    noted AS MATERIALIZED (FROM v_facts WHERE {_SAME}),
    headlined AS (
        SELECT year::VARCHAR AS ref_year, canonical, aspect, value_si, true AS own
        FROM reported WHERE headline
        UNION ALL
        SELECT ref_year, canonical, aspect, value_si, false FROM noted
        WHERE kind = 'target' AND block = 'headline'
    ),
    contradicted AS (
        SELECT ref_year, canonical, aspect FROM headlined WHERE canonical IS NOT NULL AND value_si IS NOT NULL
        GROUP BY ALL
        HAVING bool_or(own) AND NOT bool_and(own)
            AND NOT list_has_any(list(value_si) FILTER (own), list(value_si) FILTER (NOT own))
    )
    SELECT t.year, 'report' AS origin, 'target' AS kind, t.indicator, t.aspect, t.comparator, t.value,
           t.value_high, t.value_si, t.unit_text, t.hedge, t.reference, t.quote, x.verdict,
           x.value AS reached, x.unit_text AS reached_unit, x.reason, x.new_year AS told_in,
           y.line_id, false AS disputed, NULL AS trust, t.sha256, t.source_url AS source, t.unit_id,
           t.witness_id, t.char_start, t.char_end, t.origin_start, t.origin_end, t.sentence,
           b.sha256 AS sentence_sha256
    FROM reported t
    ASOF LEFT JOIN pieces p ON p.witness_id = t.witness_id AND t.sentence_start >= p.char_start
    LEFT JOIN witnesses b ON b.region = t.region AND b.year = t.year AND b.witness = p.origin
    LEFT JOIN (
        SELECT p.old_witness, p.new_year, o.target, o.verdict, o.value, o.unit_text, o.reason
        FROM pairs p JOIN outcomes o USING (pair_id) WHERE p.region = $region
    ) x ON x.old_witness = t.witness_id AND x.target = t.idx
    LEFT JOIN line_units y ON y.witness_id = t.witness_id AND y.unit_id = t.unit_id
    UNION ALL BY NAME
    SELECT coalesce(try_cast(n.ref_year AS INTEGER), n.year) AS year, 'digest' AS origin, n.kind,
           n.indicator, n.aspect, n.comparator, n.value, n.value_high, n.value_si, n.unit_text, n.hedge,
           n.reference, n.wording AS quote, n.trust, n.sha256, n.source, n.witness_id, n.line,
           n.disputed OR (n.kind = 'target' AND n.block IS NOT DISTINCT FROM 'headline'
               AND (n.ref_year, n.canonical, n.aspect) IN (FROM contradicted)) AS disputed
    FROM noted n WHERE try_cast(n.ref_year AS INTEGER) IS NOT NULL
    ORDER BY year, origin DESC, kind DESC
"""  # noqa: S608 - our own text


def indicators(warehouse: Warehouse, region: str) -> tuple[IndicatorHeld, ...]:
    """Return the indicators of a region that are headline targets or named in several years.

    Those of most years come first, in the order in which the reports' own lists name them.
    """
    return tuple(IndicatorHeld(**row) for row in warehouse.named(_HELD, {"region": region}))


def indicator_years(warehouse: Warehouse, region: str, held: IndicatorHeld) -> tuple[IndicatorYear, ...]:
    """Return every target of an indicator in one measure with its outcome, and the figures of digests.

    A digest's figure of several years together (2016-2020) is no figure of any one of them and left out.
    """
    asked = {"region": region, "name": held.name, "unit_base": held.unit_base, "rate": held.rate}
    return tuple(IndicatorYear(**row) for row in warehouse.named(_YEARS, asked))
