"""The texts of a region some years at a time, and the ways from these years to the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from views.links import link
from views.markup import html, joined
from views.state import address, asked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from views.language import Words
    from views.markup import Html
    from warehouse.answers import TextHeld

YEARS: Final = 8
"""Whose texts one page shows: those of decades would keep each reader waiting."""


def years_asked(
    held: Sequence[TextHeld], chosen: TextHeld | None, words: Words
) -> tuple[Sequence[int], Html]:
    """Return the years that the address asks for, and links to the others where there are more."""
    years = list(dict.fromkeys(text.year for text in held))
    wanted = chosen.year if chosen else next((year for year in years if str(year) == asked("year")), None)
    start = years.index(wanted) // YEARS * YEARS if wanted else 0
    sheets = [years[first : first + YEARS] for first in range(0, len(years), YEARS)]
    ways = joined(
        link(
            "sources",
            f"{sheet[0]}–{sheet[-1]}" if len(sheet) > 1 else str(sheet[0]),
            address(year=str(sheet[0]), text=None, page=None, differ=None),
            here=sheet[0] == years[start],
        )
        for sheet in sheets
    )
    told = html('<nav class="dz-years" aria-label="{}">{}</nav>', words("sources.years"), ways)
    return years[start : start + YEARS], told if len(sheets) > 1 else html("")
