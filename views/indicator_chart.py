"""The chart of one indicator: targets and outcomes by year, no line across what is missing.

Plain HTML with the lines as a picture beneath: no drawing library has to be fetched. Shapes stand in
style.css.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from math import ceil, floor, log10
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import quote

from views.markup import html, joined, mixed, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from views.language import Words
    from views.markup import Html

Series = Literal["target", "outcome", "digest_target", "digest_outcome"]
SERIES: Final[tuple[Series, ...]] = ("target", "outcome", "digest_target", "digest_outcome")
_COLOURS: Final = {
    "target": "#d9822b", "outcome": "#2b7bd9", "digest_target": "#b39169", "digest_outcome": "#7d93ab",
}  # fmt: skip
"""Of the lines, as style.css has them for the marks."""
_TICKS: Final = 8
"""At most so many heights are written at the side."""
_ROOM: Final = 0.12
"""Above the highest and below the lowest mark, for the words beside them, of what lies between."""
_WIDE, _NARROW = 26, 8
"""Years that find room below a chart on a screen and on a phone."""
_PROMISES: Final = ("target", "digest_target")


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure of the chart, in the chart's unit."""

    year: int
    series: Series
    value: float
    high: float | None
    """Upper end of a range."""
    words: str
    """The wording beside the figure."""
    base: str
    """What a comparative compares with: figures of another base are not joined."""
    segment: int = 0
    """Marks of one series are joined by a line only within a segment."""


def segments(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Give each mark the number of its stretch: the same base, a figure every year; drop repeats."""
    found: list[Mark] = []
    for series in SERIES:
        number, last = 0, None
        for mark in sorted({m for m in marks if m.series == series}, key=lambda m: (m.year, m.value)):
            if last is not None and (mark.year > last.year + 1 or mark.base != last.base):
                number += 1
            found.append(replace(mark, segment=number))
            last = mark
    return tuple(found)


def wordings(marks: Sequence[Mark]) -> list[str]:
    """Return what is written beside each mark: the wording of a promise, once until it changes."""
    told: list[str] = []
    last: dict[Series, str] = {}
    for mark in marks:
        said = plain(mark.words) if mark.series in _PROMISES else ""
        told.append("" if said == last.get(mark.series) else said)
        last[mark.series] = said
    return told


@dataclass(frozen=True, slots=True)
class _Field:
    """The field of a chart: years across, figures upwards; places are shares of it from its upper left."""

    years: Sequence[int]
    low: float
    high: float

    def across(self, year: int) -> float:
        return (year - self.years[0] + 0.5) / len(self.years)

    def down(self, value: float) -> float:
        return (self.high - value) / (self.high - self.low)


def indicator_chart(marks: Sequence[Mark], years: Sequence[int], unit: str, words: Words) -> Html:
    """Draw figures over all years of a span: a year without figure is an empty place."""
    field = _field(marks, years)
    names = {series: words(f"indicators.series_{series}") for series in SERIES}
    legend = joined(
        html('<li><i class="dz-point dz-{}_series"></i>{}</li>', series, names[series])
        for series in SERIES
        if any(mark.series == series for mark in marks)
    )
    said = zip(marks, wordings(marks), strict=True)
    drawn = [
        html('<span class="dz-unit">{}</span>', mixed(plain(unit))),
        *(_tick(value, field, words) for value in ticks(field.low, field.high)),
        *(_year(year, field) for year in years),
        html('<img alt="" src="{}">', _lines(marks, field)),
        *(_range(mark, mark.high, field) for mark in marks if mark.high is not None),
        *(_point(mark, names[mark.series], field, words) for mark in marks),
        *(_said(mark, told, field, above=_is_above(mark, marks)) for mark, told in said if told),
    ]
    return html(
        '<ul class="dz-legend">{}</ul><div class="dz-plot" role="img" aria-label="{}">{}</div>',
        legend,
        words("indicators.chart_name"),
        joined(drawn),
    )


def _field(marks: Sequence[Mark], years: Sequence[int]) -> _Field:
    values = [value for mark in marks for value in (mark.value, mark.high) if value is not None]
    low, high = min(values), max(values)
    room = (high - low or abs(high) or 1) * _ROOM
    return _Field(years, low - room, high + room)


def ticks(low: float, high: float) -> list[float]:
    """Return the round figures between two bounds: apart by 1, 2 or 5 of some power of ten."""
    least = (high - low) / _TICKS
    power = 10.0 ** floor(log10(least))
    step = next(each * power for each in (1, 2, 5, 10) if each * power >= least)
    return [round(number * step, 10) for number in range(ceil(low / step), floor(high / step) + 1)]


def _tick(value: float, field: _Field, words: Words) -> Html:
    at = f"top:{field.down(value):.2%}"
    return html('<div class="dz-tick" style="{}"><span>{}</span></div>', at, words.quantity(value, None))


def _year(year: int, field: _Field) -> Html:
    place, count = year - field.years[0], len(field.years)
    if place % ceil(count / _WIDE):
        return html("")
    spare = "dz-spare" if place % ceil(count / _NARROW) else ""
    at = f"left:{field.across(year):.2%}"
    return html('<span class="dz-x {}" style="{}">{}</span>', spare, at, year)


def _lines(marks: Sequence[Mark], field: _Field) -> str:
    """Return the lines as a picture that may be stretched to any size, in an address of its own."""
    drawn = []
    for (series, _), run in groupby(marks, key=lambda mark: (mark.series, mark.segment)):
        points = " ".join(
            f"{field.across(mark.year) * 100:.2f},{field.down(mark.value) * 100:.2f}" for mark in run
        )
        drawn.append(f"<polyline points='{points}' stroke='{_COLOURS[series]}'/>")
    look = "fill='none' stroke-width='1.5' stroke-opacity='0.6'"
    style = "<style>polyline{vector-effect:non-scaling-stroke}</style>"
    size = "viewBox='0 0 100 100' preserveAspectRatio='none'"
    picture = f"<svg xmlns='http://www.w3.org/2000/svg' {size} {look}>{style}{''.join(drawn)}</svg>"
    return f"data:image/svg+xml,{quote(picture)}"


def _place(mark: Mark, field: _Field) -> str:
    return f"left:{field.across(mark.year):.2%};top:{field.down(mark.value):.2%}"


def _range(mark: Mark, high: float, field: _Field) -> Html:
    top, bottom = sorted((field.down(mark.value), field.down(high)))
    at = f"left:{field.across(mark.year):.2%};top:{top:.2%};height:{bottom - top:.2%}"
    return html('<i class="dz-range dz-range-{}" style="{}"></i>', mark.series, at)


def _point(mark: Mark, name: str, field: _Field, words: Words) -> Html:
    told = [str(mark.year), name, words.quantity(mark.value, None, mark.high), plain(mark.words)]
    return html(
        '<i class="dz-point dz-{}_series" style="{}" title="{}"></i>',
        mark.series,
        _place(mark, field),
        " · ".join(part for part in told if part),
    )


def _said(mark: Mark, told: str, field: _Field, *, above: bool) -> Html:
    above_or_below = "dz-above" if above else ""
    return html(
        '<span class="dz-said {}" style="{}">{}</span>', above_or_below, _place(mark, field), mixed(told)
    )


def _is_above(mark: Mark, marks: Sequence[Mark]) -> bool:
    """Say whether a wording goes above its mark: where an outcome of the year would cover it below."""
    return any(each.year == mark.year and each.value < mark.value for each in marks)
