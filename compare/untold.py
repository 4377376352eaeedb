"""Targets of which no later report tells, beside last year's results in their own report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.same_report import against_last_result

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warehouse.read_figures import Figures
    from warehouse.read_untold import UntoldTarget


def beside_last_year(
    rows: Sequence[UntoldTarget], figures: Figures | None, year: int
) -> tuple[UntoldTarget, ...]:
    """Add what the report that promises them says was reached the year before, out of its `figures`.

    First stand those of which digests tell, then what promises less than was reached, then other results.
    """
    if figures is None:
        return tuple(rows)
    found = against_last_result(figures.targets, figures.results, figures.units, year)
    told = {index: each for each in found for index in each.targets}
    beside = [
        replace(row, last_year=told[row.target].reason, below=told[row.target].below)
        if row.origin == "report" and row.target in told
        else row
        for row in rows
    ]
    return tuple(
        sorted(beside, key=lambda row: (not row.digests, not row.below, not row.last_year, not row.headline))
    )
