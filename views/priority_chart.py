"""The chart of priorities: a column of boxes for each year, as high as their text, and what flows between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import altair as alt
import polars as pl

from views.markup import html, joined, plain
from views.priority_layout import (
    EM,
    HEAD,
    LINE,
    Layout,
    Place,
    Stream,
    YearColumn,
    ems,
    layout,
    new_place,
    old_place,
    place_of,
    streams,
    wrapped,
)
from views.priority_standing import SIGNS, named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from views.language import Words
    from views.markup import Html
    from views.priority_standing import Standing

Datum = dict[str, Any]
_FONT: Final = "Source Sans, PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif"
_STEPS: Final = 5
"""Pieces of a bent stream, which the drawing rounds off."""
_EDGE: Final = 6
_PALETTES: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "light": {
        "kept": ("#e7ecf2", "#1c2127"), "renamed": ("#e7ecf2", "#1c2127"), "moved": ("#cfe3fb", "#0b3d77"),
        "merged": ("#e6dffa", "#3f2487"), "split": ("#fdecc4", "#5a3e00"), "new": ("#d3f0db", "#0a4d1f"),
        "gone": ("#fbdcd9", "#7d1212"), "cannot_tell": ("#ffffff", "#3c4550"), "none": ("#eef1f5", "#1c2127"),
    },
    "dark": {
        "kept": ("#2f3944", "#e6e9ed"), "renamed": ("#2f3944", "#e6e9ed"), "moved": ("#1d3f66", "#cfe4ff"),
        "merged": ("#3b2f6b", "#ded4ff"), "split": ("#4d3d10", "#ffe6a6"), "new": ("#164428", "#b4f0c5"),
        "gone": ("#562023", "#ffcfcb"), "cannot_tell": ("#14181d", "#cfd6de"), "none": ("#262d35", "#e6e9ed"),
    },
}  # fmt: skip
"""Fill and ink by mark: all words stand on their own fill, legible whatever the page's colour is."""
_STREAMS: Final = {
    "kept": "#8b97a5", "renamed": "#8b97a5", "moved": "#3f8ae0", "merged": "#8a6fe0", "split": "#d09a1e",
}  # fmt: skip
"""Seen on white and on black; each stream's tooltip names its relation, and so does the table."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the chart is drawn from."""

    columns: Sequence[YearColumn]
    standings: Sequence[Standing]
    theme: str
    """`light` or `dark`."""


def priority_chart(drawn: Drawn, words: Words) -> alt.LayerChart:
    """Draw the sections of some years; between years that were not compared nothing is drawn."""
    placed = layout(drawn.columns, drawn.standings)
    palette = _PALETTES[drawn.theme]
    heads = [_head(column, placed, words) for column in drawn.columns]
    boxes = [_box(each, placed, words) for each in drawn.standings]
    boxes += [end for each in drawn.standings for end in _end(each, placed, words)]
    titles = {place_of(each): each.section.title for each in drawn.standings}
    runs = [
        point
        for number, stream in enumerate(streams(drawn.standings, placed))
        for point in _outline(number, stream, placed, titles, words)
    ]
    for row in (*heads, *boxes):
        row["fill"], row["ink"] = palette[row["mark"]]
    for row in runs:
        row["fill"] = _STREAMS[row["mark"]]
    layers = [_areas(runs, placed, words)] if runs else []
    layers += [_rects(heads + boxes, placed, words, dashed=dashed) for dashed in (False, True)]
    layers += [_texts(heads + boxes, placed, words)]
    told: alt.LayerChart = (
        alt.layer(*layers)
        .properties(
            width=placed.width,
            height=placed.bottom,
            padding=0,
            description=words("priorities.chart_name"),
            autosize=alt.AutoSizeParams(type="none"),
        )
        .configure_view(strokeWidth=0)
    )
    return told


def box_links(drawn: Drawn, links: Mapping[Place, str], words: Words) -> Html:
    """Return a link over each box of the chart, to its section in the reader.

    What Vega follows by itself loads the whole page anew, and no key reaches it.
    """
    placed = layout(drawn.columns, drawn.standings)
    boxes = ((_box(each, placed, words), links[place_of(each)]) for each in drawn.standings)
    return html(
        '<nav class="dz-boxes" aria-label="{}">{}</nav>',
        words("priorities.chart_links"),
        joined(_box_link(box, link) for box, link in boxes),
    )


def _box_link(box: Datum, link: str) -> Html:
    told = " · ".join(part for part in (box["year"], box["title"], box["share"], box["told"]) if part)
    place = f"left:{box['x']:.0f}px;top:{box['y']:.0f}px"
    size = f"width:{box['x2'] - box['x']:.0f}px;height:{box['y2'] - box['y']:.0f}px"
    return html(
        '<a lang="zh" href="{}" style="{};{}" title="{}" aria-label="{}"></a>', link, place, size, told, told
    )


def _box(standing: Standing, placed: Layout, words: Words) -> Datum:
    section, place = standing.section, place_of(standing)
    tall, top, left = placed.tall(standing), placed.tops[place], placed.left(section.year)
    signs = "".join(SIGNS[mark] for mark in standing.marks if mark != "renamed")
    label = plain(f"{section.rank} {signs}{section.title}")
    text = wrapped(label, f"{section.share:.0%}", placed.box / EM - 1, _lines(tall))
    return {
        "x": left, "x2": left + placed.box, "y": top, "y2": top + tall, "tx": left + _EDGE,
        "ty": _first_line(top + tall / 2, text), "text": text,
        "year": str(section.year), "title": plain(f"{section.rank} {section.title}"),
        "share": f"{section.share:.1%}", "told": words.join([named(mark, words) for mark in standing.marks]),
        "dash": "cannot_tell" in standing.marks, "mark": standing.marks[0] if standing.marks else "none",
    }  # fmt: skip


def _lines(tall: float) -> int:
    """Return how many lines of text a box holds; one may be as tight as its letters."""
    return max(int((tall - 1) // LINE), int(tall >= EM))


def _first_line(middle: float, text: str) -> float:
    """Return the height of the first of some lines that stand around a middle."""
    return middle - text.count("\n") * LINE / 2


def _head(column: YearColumn, placed: Layout, words: Words) -> Datum:
    """Head a year; where no text is held its whole column is an empty, dashed box."""
    left = placed.left(column.year)
    text = words("priorities.year", year=column.year)
    if column.state:
        text += f"\n{column.state}"
    return {
        "x": left, "x2": left + placed.box, "y": 0, "y2": HEAD if column.held else placed.bottom,
        "tx": left + _EDGE, "ty": _first_line(HEAD / 2, text), "text": text,
        "year": str(column.year), "title": column.state, "share": "", "told": "",
        "dash": bool(column.state), "mark": "cannot_tell" if column.state else "none",
    }  # fmt: skip


def _end(standing: Standing, placed: Layout, words: Words) -> Iterator[Datum]:
    """Mark at its right edge a section that the next year does not have, or may not have."""
    year = standing.section.year
    if standing.ends is None or year + 1 not in placed.columns:
        return
    label = f"{SIGNS[standing.ends]}{words(f'priorities.end_{standing.ends}')}"
    left = placed.left(year) + placed.box
    middle = placed.tops[place_of(standing)] + placed.tall(standing) / 2
    yield {
        "x": left, "x2": left + (ems(label) + 0.7) * EM, "y": middle - 8, "y2": middle + 8,
        "tx": left + 4, "ty": middle, "text": label, "year": str(year),
        "title": plain(standing.section.title), "share": "", "told": named(standing.ends, words),
        "dash": standing.ends == "cannot_tell", "mark": standing.ends,
    }  # fmt: skip


def _outline(
    number: int, stream: Stream, placed: Layout, titles: Mapping[Place, str], words: Words
) -> Iterator[Datum]:
    """Yield the outline of a stream: it leaves and arrives as high as its text on either side."""
    flow = stream.flow
    told = {
        "flow": number, "mark": flow.relation, "told": words(f"priorities.mark_{flow.relation}"),
        "year": f"{flow.old_year} → {flow.new_year}",
        "title": plain(f"{titles[old_place(flow)]} → {titles[new_place(flow)]}"),
        "share": words("priorities.flow_share", share=f"{flow.share:.0%}"),
    }  # fmt: skip
    start = placed.left(flow.old_year) + placed.box
    before, after = flow.old_share * placed.height, flow.new_share * placed.height
    for step in range(_STEPS + 1):
        at = step / _STEPS
        bend = at * at * (3 - 2 * at)
        y = stream.leaves + (stream.arrives - stream.leaves) * bend
        yield {**told, "x": start + at * placed.stream, "y": y, "y2": y + before + (after - before) * bend}


def _across(field: str, placed: Layout) -> alt.X:
    return alt.X(f"{field}:Q", scale=alt.Scale(domain=[0, placed.width], nice=False), axis=None)


def _down(field: str, placed: Layout) -> alt.Y:
    return alt.Y(f"{field}:Q", scale=alt.Scale(domain=[placed.bottom, 0], nice=False), axis=None)


def _told(words: Words) -> list[alt.Tooltip]:
    names = ("year", "title", "share", "told")
    return [alt.Tooltip(f"{name}:N", title=words(f"priorities.tip_{name}")) for name in names]


def _areas(rows: Sequence[Datum], placed: Layout, words: Words) -> alt.Chart:
    drawn: alt.Chart = (
        alt.Chart(pl.DataFrame(rows))
        .mark_area(opacity=0.42, interpolate="monotone")
        .encode(
            x=_across("x", placed), y=_down("y", placed), y2="y2:Q", detail="flow:N",
            fill=alt.Fill("fill:N", scale=None), tooltip=_told(words),
        )
    )  # fmt: skip
    return drawn


def _rects(rows: Sequence[Datum], placed: Layout, words: Words, *, dashed: bool) -> alt.Chart:
    drawn: alt.Chart = (
        alt.Chart(pl.DataFrame(rows))
        .transform_filter(alt.datum.dash == dashed)
        .mark_rect(
            cornerRadius=3, strokeWidth=1, strokeDash=[5, 4] if dashed else [1, 0],
            strokeOpacity=1 if dashed else 0.35,
        )
        .encode(
            x=_across("x", placed), x2="x2:Q", y=_down("y", placed), y2="y2:Q",
            fill=alt.Fill("fill:N", scale=None), stroke=alt.Stroke("ink:N", scale=None), tooltip=_told(words),
        )
    )  # fmt: skip
    return drawn


def _texts(rows: Sequence[Datum], placed: Layout, words: Words) -> alt.Chart:
    drawn: alt.Chart = (
        alt.Chart(pl.DataFrame([row for row in rows if row["text"]]))
        .mark_text(align="left", baseline="middle", fontSize=EM, lineHeight=LINE, lineBreak="\n", font=_FONT)
        .encode(
            x=_across("tx", placed), y=_down("ty", placed), text="text:N",
            color=alt.Color("ink:N", scale=None), tooltip=_told(words),
        )
    )  # fmt: skip
    return drawn
