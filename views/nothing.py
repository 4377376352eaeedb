"""What stands in a page's place where there is nothing to show: what is missing, and where to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from views.links import link
from views.markup import html, joined, notice, show_html
from views.state import address_of_page, asked

if TYPE_CHECKING:
    from views.language import Words
    from warehouse.answers import RegionHeld

_OF_ONE_YEAR: Final = ("indicators", "line", "priorities", "search", "sources")
"""Pages that need no second year."""


def say_no_warehouse(page: str, words: Words) -> None:
    """Say that there is no warehouse, and how to get one."""
    _say(page, words("empty.no_warehouse"), words)


def say_no_region(page: str, words: Words) -> None:
    """Say that the region of the address is not held, or that none is."""
    wanted = asked("region")
    if wanted is None:
        _say(page, words("empty.no_reports"), words)
    else:
        _say(page, words("error.no_region", region=wanted), words, "warning")


def say_no_pair(page: str, region: RegionHeld, name: str, words: Words) -> None:
    """Say that the years of the address are not compared, or what a single year offers."""
    if region.pairs:
        _say(page, words("error.no_years", years=asked("years") or "", region=name), words, "warning")
        return
    years = words.join([str(year) for year in region.years])
    _say(page, words("empty.no_pair", region=name, years=years), words)
    ways = joined(
        html(
            "<li>{} {}</li>",
            link(other, words(f"page.{other}"), address_of_page()),
            words(f"one_year.{other}"),
        )
        for other in _OF_ONE_YEAR
    )
    show_html(html("<h2>{}</h2><ul>{}</ul>", words("one_year.title", region=name), ways))


def _say(page: str, message: str, words: Words, style: str = "") -> None:
    show_html(html("<h1>{}</h1>{}", words(f"page.{page}"), notice(message, style)))
