"""The chart of one indicator: targets and outcomes by year, no line across what is missing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Literal

import altair as alt

from views.markup import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from views.language import Words

AnyChart = alt.LayerChart | alt.FacetChart
Series = Literal["target", "outcome", "digest_target", "digest_outcome"]
SERIES: Final[tuple[Series, ...]] = ("target", "outcome", "digest_target", "digest_outcome")
_SHAPES: Final = {
    "target": "diamond", "outcome": "circle", "digest_target": "triangle-up", "digest_outcome": "square",
}  # fmt: skip
_COLOURS: Final = {
    "target": "#d9822b", "outcome": "#2b7bd9", "digest_target": "#b39169", "digest_outcome": "#7d93ab",
}  # fmt: skip
"""Readable on white and on black; shape and words say the same."""
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


def indicator_chart(
    marks: Sequence[Mark], years: Sequence[int], unit: str, ink: str, words: Words
) -> AnyChart:
    """Draw figures over all years of a span: a year without figure is an empty place."""
    names = {series: words(f"indicators.series_{series}") for series in SERIES}
    rows: list[dict[str, Any]] = [
        {
            "year": mark.year, "series": names[mark.series], "value": mark.value, "high": mark.high,
            "words": plain(mark.words), "part": f"{mark.series}{mark.segment}",
            "above": "", "below": "", ("above" if _is_above(mark, marks) else "below"): label,
        }
        for mark, label in zip(marks, wordings(marks), strict=True)
    ]  # fmt: skip
    shown = [series for series in SERIES if any(mark.series == series for mark in marks)]
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X(
            "year:O",
            title=words("indicators.year"),
            scale=alt.Scale(domain=list(years)),
            axis=alt.Axis(labelAngle=0, labelOverlap="parity"),
        ),
        y=alt.Y("value:Q", title=plain(unit), scale=alt.Scale(zero=False, padding=16)),
    )
    looks = {
        channel: made(
            "series:N",
            title=None,
            scale=alt.Scale(domain=[names[series] for series in shown], range=[of[each] for each in shown]),
            legend=alt.Legend(orient="top"),
        )
        for channel, made, of in (("color", alt.Color, _COLOURS), ("shape", alt.Shape, _SHAPES))
    }
    tooltip = [
        alt.Tooltip(f"{name}:N", title=words(f"indicators.{title}"))
        for name, title in (("year", "year"), ("series", "series"), ("value", "value"), ("words", "words"))
    ]
    colour = {"color": looks["color"]}
    lines = base.mark_line(strokeWidth=1.5, opacity=0.6).encode(detail="part:N", **colour)
    ranges = base.mark_rule(strokeWidth=4, opacity=0.5, aria=False).encode(y2="high:Q", **colour)
    points = base.mark_point(filled=True, size=90, opacity=1).encode(tooltip=tooltip, **looks)
    said = [
        base.mark_text(dy=dy, fontSize=11, color=ink).encode(text=f"{place}:N")
        for place, dy in (("below", 16), ("above", -14))
    ]
    has_range = ranges.transform_filter("datum.high != null")
    return alt.layer(lines, has_range, points, *said).properties(height=340)


def _is_above(mark: Mark, marks: Sequence[Mark]) -> bool:
    """Say whether a wording goes above its mark: where an outcome of the year would cover it below."""
    return any(each.year == mark.year and each.value < mark.value for each in marks)
