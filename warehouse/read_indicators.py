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
    FROM v_indicators WHERE region = $region AND kind = 'target'
    GROUP BY name, unit_base, rate HAVING headline OR years > 1
    ORDER BY headline DESC, years DESC, median(char_start) FILTER (headline), name
"""  # noqa: S608 - our own text
_YEARS = f"""
    SELECT t.year, 'report' AS origin, 'target' AS kind, t.indicator, t.aspect, t.comparator, t.value,
           t.value_high, t.value_si, t.unit_text, t.hedge, t.reference, t.quote, x.verdict,
           x.reported_value AS reached, x.reported_unit_text AS reached_unit, x.reason, x.new_year AS told_in,
           y.line_id, false AS disputed, NULL AS trust, t.sha256, t.source_url AS source
    FROM v_targets t
    LEFT JOIN v_outcomes x ON x.old_witness = t.witness_id AND x.target = t.idx
    LEFT JOIN line_units y ON y.witness_id = t.witness_id AND y.unit_id = t.unit_id
    WHERE t.region = $region AND coalesce(t.canonical, t.indicator) = $name
      AND t.unit_base IS NOT DISTINCT FROM $unit_base AND t.{_RATE} = $rate
    UNION ALL BY NAME
    SELECT coalesce(try_cast(i.ref_year AS INTEGER), i.year) AS year, 'digest' AS origin, i.kind,
           i.indicator, i.aspect, i.comparator, i.value, i.value_high, i.value_si, i.unit_text, i.hedge,
           i.reference, i.quote, i.disputed, i.trust, i.sha256, i.source
    FROM v_indicators i
    WHERE i.region = $region AND i.origin = 'digest' AND coalesce(i.canonical, i.indicator) = $name
      AND i.unit_base IS NOT DISTINCT FROM $unit_base AND i.{_RATE} = $rate
      AND (i.ref_year IS NULL OR try_cast(i.ref_year AS INTEGER) IS NOT NULL)
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
