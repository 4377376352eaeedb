"""What became of a year's promises: by the next report, or, where none is held, by what else is known."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from compare.line_table import outcome_table
from compare.untold import beside_last_year
from compare.untold_table import untold_table
from warehouse.read_outcomes import outcomes_of_year
from warehouse.read_untold import untold_of_year

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from rich.console import RenderableType

    from warehouse.line_answers import OutcomeRow
    from warehouse.read_untold import UntoldTarget
    from warehouse.table_words import TableWords


def outcome_answer(
    home: Path, region: str, year: int
) -> tuple[Sequence[OutcomeRow] | Sequence[UntoldTarget], Callable[[TableWords], RenderableType]]:
    """Return the rows and what makes their table in a language; NotHeld where no target is held."""
    told = outcomes_of_year(home, region, year)
    if told is not None:
        pair, outcomes = told
        return outcomes, partial(outcome_table, outcomes, pair)
    targets, figures = untold_of_year(home, region, year)
    untold = beside_last_year(targets, figures, year)
    return untold, partial(untold_table, untold, f"{region} {year}")
