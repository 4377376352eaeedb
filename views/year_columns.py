"""Counts by year as columns: a year without a text is told apart from a year without a hit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from views.links import href
from views.markup import html, joined
from views.state import address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from views.language import Words
    from views.markup import Html
    from warehouse.read_search import ReportHits

_TALLEST: Final = 6.0
"""Height of the highest column, in rem."""
_TWO_DIGITS: Final = 10


@dataclass(frozen=True, slots=True)
class YearCount:
    """Hits of one year, in how many of the reports that are held."""

    year: int
    hits: int
    with_hits: int
    held: int

    @property
    def average(self) -> float:
        """Hits for each report held: how many are held differs from year to year."""
        return self.hits / self.held if self.held else 0.0


def counts_by_year(rows: Sequence[ReportHits]) -> tuple[YearCount, ...]:
    """Return every year from the first report held to the last, those of which none is held too."""
    if not rows:
        return ()
    counts: dict[int, list[int]] = {}
    for row in rows:
        of_year = counts.setdefault(row.year, [0, 0, 0])
        of_year[0] += row.hits
        of_year[1] += row.hits > 0
        of_year[2] += 1
    return tuple(
        YearCount(year, *counts.get(year, (0, 0, 0))) for year in range(min(counts), max(counts) + 1)
    )


def year_columns_html(counts: Sequence[YearCount], words: Words) -> Html:
    """Return a chart of columns, each a link to its year, and the same figures as a table."""
    most = max(count.average for count in counts)
    columns = joined(_column(count, most, words) for count in reversed(counts))
    names = ("year", "held", "with_hits", "hits", "average")
    head = joined(html("<th>{}</th>", words(f"search.{name}")) for name in names)
    body = joined(_row(count, words) for count in counts)
    note = words("search.by_year_note") + (words("search.not_held_note") if _gaps(counts) else "")
    return html(
        "<h2>{} <span class='dz-note'>{}</span></h2>"
        "<ol class='dz-columns'>{}</ol><details><summary>{}</summary>"
        "<div class='dz-scroll'><table class='dz-table'><thead><tr>{}</tr></thead>"
        "<tbody>{}</tbody></table></div></details>",
        words("search.by_year"),
        note,
        columns,
        words("search.as_table"),
        head,
        body,
    )


def _gaps(counts: Sequence[YearCount]) -> bool:
    return any(not count.held for count in counts)


def _column(count: YearCount, most: float, words: Words) -> Html:
    if not count.held:
        told = words("search.year_not_held", year=count.year)
        return html(
            "<li class='dz-not-held' title='{}'><span aria-hidden='true'>×</span>"
            "<i></i><small>{}</small><span class='dz-hidden'>{}</span></li>",
            told,
            count.year,
            told,
        )
    told = words(
        "search.year_told", year=count.year, hits=f"{count.hits:,}", reports=count.with_hits, held=count.held
    )
    year, figure = str(count.year), _figure(count.average)
    where = href("search", address(**{"from": year, "to": year, "page": None}))
    height = _TALLEST * count.average / most if most else 0
    return html(
        "<li title='{}'><span>{}</span><i style='height:{}rem'></i>"
        "<small><a href='{}' aria-label='{}'>{}</a></small></li>",
        told,
        figure,
        f"{height:.2f}",
        where,
        told,
        count.year,
    )


def _row(count: YearCount, words: Words) -> Html:
    if not count.held:
        return html("<tr><td>{}</td><td colspan='4'>{}</td></tr>", count.year, words("search.none_held"))
    cells = (count.year, f"{count.held:,}", f"{count.with_hits:,}", f"{count.hits:,}", _figure(count.average))
    return html("<tr>{}</tr>", joined(html("<td>{}</td>", cell) for cell in cells))


def _figure(average: float) -> str:
    """Return two digits that say something: 1,204, 12, 1.2, 0.12."""
    return f"{average:,.0f}" if average >= _TWO_DIGITS or average.is_integer() else f"{average:.2g}"
