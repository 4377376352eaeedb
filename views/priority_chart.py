"""The chart of priorities: a column of boxes for each year, as high as their text, and what flows between.

Plain HTML: every box is a link with its own words, found by key, search and screen reader, and no drawing
library has to be fetched. Colours and widths stand in style.css.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from views.markup import html, joined, plain, quoted
from views.priority_layout import HEAD, LINE, layout, new_place, old_place, place_of, streams
from views.priority_standing import SIGNS, named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from views.language import Words
    from views.markup import Html
    from views.priority_layout import Layout, Place, Stream, YearColumn
    from views.priority_standing import Standing

_STEPS: Final = 12
"""Pieces of a bent stream."""
_END: Final = 16
"""Height of the note at the right edge of a box that does not go on."""
_TIGHT: Final = 12
"""Height of a box that holds one line as tight as its letters."""


def priority_chart(
    columns: Sequence[YearColumn], standings: Sequence[Standing], links: Mapping[Place, str], words: Words
) -> Html:
    """Draw the sections of some years; between years that were not compared nothing is drawn."""
    placed = layout(columns, standings)
    titles = {place_of(each): each.section.title for each in standings}
    drawn = [
        *(_stream(each, placed, titles, words) for each in streams(standings, placed)),
        *(_head(column, placed, words) for column in columns),
        *(_box(each, links[place_of(each)], placed, words) for each in standings),
        *(_end(each, placed, words) for each in standings),
    ]
    widths = f"--columns:{len(columns)};--box:{placed.box:.0f}px;--stream:{placed.stream:.0f}px"
    return html(
        '<div class="dz-flow-frame"><nav class="dz-flow" aria-label="{}" style="{}">{}</nav></div>',
        words("priorities.chart_name"),
        f"{widths};height:{placed.bottom:.0f}px",
        joined(drawn),
    )


def _at(column: int, top: float, height: float) -> str:
    return f"--at:{column};top:{top:.1f}px;height:{height:.1f}px"


def _box(standing: Standing, link: str, placed: Layout, words: Words) -> Html:
    section, tall = standing.section, placed.tall(standing)
    signs = "".join(SIGNS[mark] for mark in standing.marks if mark != "renamed")
    lines = max(int((tall - 1) // LINE), int(tall >= _TIGHT))
    label = html("")
    if lines:
        name = quoted(plain(f"{section.rank} {signs}{section.title}"))
        label = html('<span style="--lines:{}">{}</span><b>{}</b>', lines, name, f"{section.share:.0%}")
    told = [str(section.year), plain(f"{section.rank} {section.title}"), f"{section.share:.1%}"]
    told += [words.join([named(mark, words) for mark in standing.marks])] if standing.marks else []
    return html(
        '<a lang="zh" class="dz-box dz-mark-{}{}{}" href="{}" style="{}" title="{}" aria-label="{}">{}</a>',
        standing.marks[0] if standing.marks else "none",
        " dz-tight" if lines == 1 else "",
        " dz-unsure" if "cannot_tell" in standing.marks else "",
        link,
        _at(placed.columns[section.year], placed.tops[place_of(standing)], tall),
        " · ".join(told),
        " · ".join(told),
        label,
    )


def _head(column: YearColumn, placed: Layout, words: Words) -> Html:
    """Head a year; where no text is held its whole column is an empty, dashed box."""
    return html(
        '<div class="dz-box dz-head {}" style="{}"><span>{}{}</span></div>',
        "dz-unsure dz-mark-cannot_tell" if column.state else "dz-mark-none",
        _at(placed.columns[column.year], 0, HEAD if column.held else placed.bottom),
        words("priorities.year", year=column.year),
        html("<br>{}", column.state) if column.state else "",
    )


def _end(standing: Standing, placed: Layout, words: Words) -> Html:
    """Mark at its right edge a section that the next year does not have, or may not have."""
    year = standing.section.year
    if standing.ends is None or year + 1 not in placed.columns:
        return html("")
    middle = placed.tops[place_of(standing)] + placed.tall(standing) / 2
    return html(
        '<span class="dz-end dz-mark-{}" style="{}" title="{}">{}{}</span>',
        standing.ends,
        _at(placed.columns[year], middle - _END / 2, _END),
        named(standing.ends, words),
        SIGNS[standing.ends],
        words(f"priorities.end_{standing.ends}"),
    )


def _stream(stream: Stream, placed: Layout, titles: Mapping[Place, str], words: Words) -> Html:
    """Draw a stream: it leaves and arrives as high as its text on either side."""
    flow = stream.flow
    before, after = flow.old_share * placed.height, flow.new_share * placed.height
    top = min(stream.leaves, stream.arrives)
    told = (
        f"{flow.old_year} → {flow.new_year}",
        plain(f"{titles[old_place(flow)]} → {titles[new_place(flow)]}"),
        words("priorities.flow_share", share=f"{flow.share:.0%}"),
        named(flow.relation, words),  # type: ignore[arg-type]  # a stream has both ends
    )
    return html(
        '<i lang="zh" class="dz-stream dz-stream-{}" style="{};clip-path:polygon({})" title="{}"></i>',
        flow.relation,
        _at(
            placed.columns[flow.old_year],
            top,
            max(stream.leaves + before, stream.arrives + after) - top,
        ),
        ",".join(_outline(stream.leaves - top, stream.arrives - top, before, after)),
        " · ".join(told),
    )


def _outline(leaves: float, arrives: float, before: float, after: float) -> list[str]:
    """Return the corners of a stream from its upper left round to its lower left."""
    upper, lower = [], []
    for step in range(_STEPS + 1):
        at = step / _STEPS
        bend = at * at * (3 - 2 * at)
        y = leaves + (arrives - leaves) * bend
        upper.append(f"{at:.1%} {y:.1f}px")
        lower.append(f"{at:.1%} {y + before + (after - before) * bend:.1f}px")
    return upper + lower[::-1]
