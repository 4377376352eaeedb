"""What each page exports: the rows of its list, all pages of it, with their evidence, in the list's order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import polars as pl

from views.exports import offer_export
from views.language import Words
from warehouse.read_changes import changes
from warehouse.read_dropped import dropped
from warehouse.read_exports import chosen_rows, records_as_rows
from warehouse.read_indicators import indicator_years
from warehouse.read_lines import lines
from warehouse.read_outcomes import outcomes
from warehouse.read_priorities import priorities
from warehouse.read_search import hits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from views.frame import Library, PairScope, Scope
    from warehouse.answers import ChangeFilter, PairHeld, RegionHeld
    from warehouse.dropped_answers import DroppedFilter
    from warehouse.line_answers import IndicatorHeld
    from warehouse.read import Warehouse
    from warehouse.read_lines import LineOrder
    from warehouse.read_priorities import Span
    from warehouse.read_search import ReportHits, SearchAsked
    from warehouse.records import OutcomeVerdict

_ALL: Final = 1_000_000
"""Rows at most: as many as a sheet of Excel holds."""
_PLACE: Final = (
    "unit_id", "witness_id", "char_start", "char_end", "origin", "origin_start", "origin_end", "sha256",
    "source_url",
)  # fmt: skip
"""Where the newest words of a line stand."""
_AS_IN_OUTCOMES: Final = {"reached": "reported_value", "reached_unit": "reported_unit_text"}


def export_changes(scope: PairScope, wanted: ChangeFilter) -> None:
    """Offer the changes that a filter asks for."""
    _offer_pair("changes", "v_changes", partial(changed_rows, scope.pair, wanted), scope)


def changed_rows(pair: PairHeld, wanted: ChangeFilter, warehouse: Warehouse) -> pl.DataFrame:
    """Read all changes that a filter asks for."""
    found = changes(warehouse, pair.pair_id, wanted, limit=_ALL)
    return chosen_rows(
        warehouse, "v_changes", pair.region, ["change_id"], [(row.change_id,) for row in found]
    )


def export_dropped(scope: PairScope, wanted: DroppedFilter) -> None:
    """Offer what has no counterpart, as a filter asks for it."""
    _offer_pair("dropped", "v_changes", partial(gone_rows, scope.pair, wanted), scope)


def gone_rows(pair: PairHeld, wanted: DroppedFilter, warehouse: Warehouse) -> pl.DataFrame:
    """Read all that has no counterpart, as a filter asks for it."""
    found = dropped(warehouse, pair, wanted, limit=_ALL)
    return chosen_rows(
        warehouse, "v_changes", pair.region, ["change_id"], [(row.change_id,) for row in found]
    )


def export_outcomes(scope: PairScope, verdicts: Sequence[OutcomeVerdict], words: Sequence[str]) -> None:
    """Offer the outcomes that have one of these verdicts and all of these words."""
    _offer_pair("outcomes", "v_outcomes", partial(outcome_rows, scope.pair, verdicts, words), scope)


def outcome_rows(
    pair: PairHeld, verdicts: Sequence[OutcomeVerdict], words: Sequence[str], warehouse: Warehouse
) -> pl.DataFrame:
    """Read all outcomes of these verdicts and words."""
    found = outcomes(warehouse, pair.pair_id, verdicts, words, limit=_ALL)
    keys = [(pair.pair_id, row.ord) for row in found]
    return chosen_rows(warehouse, "v_outcomes", pair.region, ["pair_id", "ord"], keys)


def _offer_pair(name: str, view: str, rows: partial[pl.DataFrame], scope: PairScope) -> None:
    offer_export(f"{scope.pair.pair_id}-{name}", view, rows, scope.words)


def export_indicator(scope: Scope, held: IndicatorHeld) -> None:
    """Offer every figure of one indicator."""
    rows = partial(indicator_rows, scope.region, held)
    offer_export(f"{scope.region.slug}-indicator", "v_indicators", rows, scope.words)


def indicator_rows(region: RegionHeld, held: IndicatorHeld, warehouse: Warehouse) -> pl.DataFrame:
    """Read every figure of an indicator, each with the place of its words."""
    frame = records_as_rows(indicator_years(warehouse, region.slug, held))
    whose = [pl.lit(region.slug).alias("region"), pl.lit(region.name).alias("region_name")]
    told = frame.rename(_AS_IN_OUTCOMES, strict=False).drop("sentence_sha256", strict=False)
    if "reason" in told.columns:
        english = [reason and Words("en").said(reason) for reason in told["reason"]]
        told.insert_column(told.columns.index("reason") + 1, pl.Series("reason_en", english, pl.String))
    return told.select(*whose, pl.all(), pl.lit(region.fictional).alias("fictional"))


def export_lines(scope: Scope, words: Sequence[str], order: LineOrder) -> None:
    """Offer the lines of a region that have all of these words."""
    rows = partial(line_rows, scope.region.slug, words, order)
    offer_export(f"{scope.region.slug}-lines", "v_lines", rows, scope.words)


def line_rows(region: str, words: Sequence[str], order: LineOrder, warehouse: Warehouse) -> pl.DataFrame:
    """Read all lines that have these words, each with the place of its newest words."""
    found = lines(warehouse, region, words, order, limit=_ALL)
    told = chosen_rows(warehouse, "v_lines", region, ["line_id"], [(row.line_id,) for row in found])
    newest = [(row.line_id, row.last_year) for row in found]
    years = chosen_rows(warehouse, "v_line_years", region, ["line_id", "year"], newest)
    return told.join(years.select("line_id", *_PLACE), on="line_id", how="left", maintain_order="left")


def export_line(scope: Scope, line_id: str) -> None:
    """Offer one line through the years."""
    rows = partial(
        chosen_rows, view="v_line_years", region=scope.region.slug, keys=["line_id"], values=[(line_id,)]
    )
    offer_export(line_id, "v_line_years", rows, scope.words)


def export_hits(library: Library, wanted: SearchAsked, found: Sequence[ReportHits]) -> None:
    """Offer every sentence that a search found in these reports."""
    offer_export("search", "v_units", partial(found_rows, wanted, found), library.words)


def found_rows(wanted: SearchAsked, found: Sequence[ReportHits], warehouse: Warehouse) -> pl.DataFrame:
    """Read every sentence that was found, in the order of the reports."""
    shown = hits(warehouse, wanted, [report.witness_id for report in found], limit=_ALL)
    keys = [(hit.witness_id, hit.unit_id) for hit in shown]
    return chosen_rows(warehouse, "v_units", None, ["witness_id", "unit_id"], keys)


def export_priorities(scope: Scope, span: Span) -> None:
    """Offer the sections of a span of years with rank and share."""
    offer_export(f"{scope.region.slug}-priorities", "v_sections", partial(priority_rows, span), scope.words)


def priority_rows(span: Span, warehouse: Warehouse) -> pl.DataFrame:
    """Read the sections of a span, each with rank and share."""
    found = priorities(warehouse, span)
    keys = [(each.year, each.key) for each in found]
    sections = chosen_rows(warehouse, "v_sections", span.region, ["year", "section_key"], keys)
    ranked = records_as_rows(found).select("year", "key", "rank", "share").rename({"key": "section_key"})
    return ranked.join(sections, on=["year", "section_key"], how="left", maintain_order="left")


def export_sources(scope: Scope) -> None:
    """Offer the list of a region's texts."""
    slug = scope.region.slug
    rows = partial(chosen_rows, view="v_sources", region=slug, keys=["region"], values=[(slug,)])
    offer_export(f"{slug}-sources", "v_sources", rows, scope.words)
