"""Priorities as tables: the same that the chart shows, for screen readers, narrow screens and citation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from views.markup import badge, badges, html, joined, quoted, safe
from views.priority_layout import new_place, old_place
from views.priority_standing import named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from views.language import Words
    from views.markup import Html
    from views.priority_layout import YearColumn
    from views.priority_standing import Mark, Standing
    from warehouse.read_priorities import PriorityFlow
    from warehouse.records import SectionRelation

_RELATIONS: Final[dict[SectionRelation, Mark]] = {
    "kept": "kept", "renamed": "renamed", "moved": "moved", "merged": "merged", "split": "split",
    "added": "new", "dropped": "gone",
}  # fmt: skip

_UNFOLDED: Final = 8
"""Tables of more years than that would bury what a reader looks for."""


@dataclass(frozen=True, slots=True)
class Tables:
    """What the tables are written from."""

    known: Sequence[Standing]
    """Those of the years next to the shown ones too, so that every stream has a title at its other end."""
    columns: Mapping[int, YearColumn]
    links: Mapping[tuple[int, str], str]
    years: Sequence[int]
    """Held of the region."""
    ways: Mapping[int, Html] = field(default_factory=dict)
    """Links to the tables of those shown years whose table is not written here: each costs a browser time."""


def tables_html(tables: Tables, words: Words) -> Html:
    """Return one table for each year, the newest first; of many years only the newest is unfolded."""
    by_place = {(each.section.year, each.section.key): each for each in tables.known}
    parts = [html("<h2>{}</h2>", words("priorities.table"))]
    newest = max(tables.columns)
    for year in sorted(tables.columns, reverse=True):
        rows = [each for each in tables.known if each.section.year == year]
        column = tables.columns[year]
        state = badge(column.state, "dz-open") if column.state else ""
        head = html("<h3>{} {}</h3>", words("priorities.year", year=year), state)
        if rows and year in tables.ways:
            head = html("<h3>{} {}</h3>", tables.ways[year], state)
        elif rows:
            open_ = " open" if len(tables.columns) <= _UNFOLDED or year == newest else ""
            table = _table_html(rows, by_place, tables, words)
            head = html('<details class="dz-year"{}><summary>{}</summary>{}</details>', open_, head, table)
        parts.append(head)
    return joined(parts)


def _table_html(
    rows: Sequence[Standing],
    by_place: Mapping[tuple[int, str], Standing],
    tables: Tables,
    words: Words,
) -> Html:
    year = rows[0].section.year
    length = words("priorities.length", length=f"{_whole(rows):,}", count=len(rows))
    if not tables.columns[year].whole:
        length += html("<br>{}", words("priorities.incomplete_note"))
    names = [words(f"priorities.{name}") for name in ("rank", "section", "share")]
    names += [words("priorities.came", year=year - 1), words("priorities.goes", year=year + 1)]
    head = joined(html('<th scope="col">{}</th>', name) for name in names)
    body = joined(_row_html(row, by_place, tables, names, words) for row in rows)
    return html(
        '<table class="dz-table dz-priorities"><caption class="dz-note">{}</caption>'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table>",
        length,
        head,
        body,
    )


def _whole(rows: Sequence[Standing]) -> int:
    """Return the characters of all tasks of a year, from one section's length and share."""
    row = max((row.section for row in rows), key=lambda section: section.share)
    return round(row.length / row.share) if row.share else 0


def _row_html(
    row: Standing,
    by_place: Mapping[tuple[int, str], Standing],
    tables: Tables,
    names: Sequence[str],
    words: Words,
) -> Html:
    section = row.section
    link = safe(tables.links[section.year, section.key])
    marks = badges(named(mark, words) for mark in row.marks)
    came = _flows_html(row.came, by_place, words, old=True) or _nothing(section.year - 1, tables, words)
    goes = _flows_html(row.goes, by_place, words, old=False) or _nothing(section.year + 1, tables, words)
    if row.ends:
        goes = badge(named(row.ends, words), "dz-cannot_tell" if row.ends == "cannot_tell" else "dz-dropped")
    if row.marks in {("new",), ("cannot_tell",)}:
        came, marks = badge(named(row.marks[0], words), _style(row.marks[0])), html("")
    bar = html('<span class="dz-bar" aria-hidden="true" style="width: {}"></span>', f"{section.share:.1%}")
    share = html("{}{}", f"{section.share:.1%}", bar)
    named_section = html('<a href="{}">{}</a> {}', link, quoted(section.title), marks)
    cells = (section.rank, named_section, share, came, goes)
    told = [html('<td data-name="{}">{}</td>', name, cell) for name, cell in zip(names, cells, strict=True)]
    return html("<tr>{}</tr>", joined(told))


def _style(mark: Mark) -> str:
    return {"new": "dz-added", "gone": "dz-dropped"}.get(mark, "dz-cannot_tell")


def _nothing(year: int, tables: Tables, words: Words) -> Html:
    """Say why no counterpart is named in a year: it is not held, or beyond what is held."""
    if year < min(tables.years):
        told = words("priorities.before_first")
    elif year > max(tables.years):
        told = words("priorities.after_last")
    elif year not in tables.years:
        told = words("priorities.not_compared", year=year)
    else:
        told = "—"
    return html('<span class="dz-note">{}</span>', told)


def _flows_html(
    flows: Sequence[PriorityFlow],
    by_place: Mapping[tuple[int, str], Standing],
    words: Words,
    *,
    old: bool,
) -> Html:
    """List the other ends of streams with their rank, the share of linked text and the relation in words."""
    items = []
    for flow in flows:
        place = old_place(flow) if old else new_place(flow)
        other = by_place.get(place)
        title = words("priorities.to_goals")
        if other is not None:
            rank = words("priorities.flow", rank=other.section.rank)
            title = html("{} {}", rank, quoted(other.section.title))
        share = words("priorities.flow_share", share=f"{flow.share:.0%}")
        told = f"{named(_RELATIONS[flow.relation], words)} · {share}"
        items.append(html('<li>{} <span class="dz-place">{}</span></li>', title, told))
    return html("<ul>{}</ul>", joined(items)) if items else html("")
