"""Lay two texts side by side: units that changes tie together stand in one row, in the newer text's order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from warehouse.answers import UnitInOrder


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """Old and new units that go on in each other; one side is empty for what was dropped or added."""

    old: tuple[UnitInOrder, ...]
    new: tuple[UnitInOrder, ...]
    changes: tuple[str, ...]
    section: str | None
    """Section key of the newer text in which the row stands."""
    elsewhere: str | None = None
    """Section where these units stand beside their counterparts; this row only says so at their own place."""


def aligned_rows(old: Sequence[UnitInOrder], new: Sequence[UnitInOrder]) -> tuple[AlignedRow, ...]:
    """Return the rows of two texts; an old unit without counterpart follows its last aligned neighbour."""
    group_of = _groups([*old, *new])
    olds, news = _by_group(old, group_of), _by_group(new, group_of)
    rows: list[AlignedRow] = []
    behind = _without_counterpart(old, group_of, news)
    rows += [_row(olds, {}, group, None) for group in behind.get(None, ())]
    placed: set[str] = set()
    for unit in new:
        group = group_of[_node(unit)]
        if group in placed:
            continue
        placed.add(group)
        rows.append(_row(olds, news, group, unit.section_key))
        rows += [_row(olds, {}, each, unit.section_key) for each in behind.get(group, ())]
    return tuple(rows)


def with_pointers(
    rows: Sequence[AlignedRow],
    texts: tuple[Sequence[UnitInOrder], Sequence[UnitInOrder]],
    moved: frozenset[str],
    page_of: Callable[[str | None], str | None],
) -> tuple[AlignedRow, ...]:
    """Add a row at the own place of each unit that stands beside its counterparts on another page.

    `texts` are the older and the newer; `moved` are the changes that took a sentence elsewhere; `page_of`
    tells on which page the reader shows a section.
    """
    row_of = {unit.unit_id: at for at, row in enumerate(rows) for unit in (*row.old, *row.new)}
    added: dict[int, list[AlignedRow]] = {}
    last = -1
    for unit in texts[1]:
        row = rows[row_of[unit.unit_id]]
        if page_of(unit.section_key) == page_of(row.section):
            last = row_of[unit.unit_id]
        else:
            pointer = AlignedRow((), (unit,), row.changes, unit.section_key, row.section)
            added.setdefault(last, []).append(pointer)
    last = -1
    for unit in texts[0]:
        row = rows[row_of[unit.unit_id]]
        if not row.new or moved.isdisjoint(row.changes):
            last = row_of[unit.unit_id]
        elif last >= 0 and page_of(rows[last].section) != page_of(row.section):
            pointer = AlignedRow((unit,), (), row.changes, rows[last].section, row.section)
            added.setdefault(last, []).append(pointer)
    return (*added.get(-1, ()), *(each for at, row in enumerate(rows) for each in (row, *added.get(at, ()))))


def rows_of_page(
    rows: Sequence[AlignedRow], page: str, page_of: Callable[[str | None], str | None]
) -> list[AlignedRow]:
    """Return the rows of one page; what was dropped before all else stands on the first."""
    first = next((page_of(row.section) for row in rows if row.section is not None), page)
    return [row for row in rows if (page_of(row.section) if row.section else first) == page]


def _node(unit: UnitInOrder) -> str:
    """Name a unit uniquely among both texts: by its first change, else by itself."""
    return unit.changes[0] if unit.changes else f"unit {unit.unit_id}"


def _groups(units: Iterable[UnitInOrder]) -> dict[str, str]:
    """Join changes that share a unit (merged, split), and return each node's group."""
    parent: dict[str, str] = {}

    def root(node: str) -> str:
        parent.setdefault(node, node)
        while parent[node] != node:
            node = parent[node]
        return node

    for unit in units:
        first = root(_node(unit))
        for change in unit.changes[1:]:
            parent[root(change)] = first
    return {node: root(node) for node in list(parent)}


def _by_group(units: Sequence[UnitInOrder], group_of: Mapping[str, str]) -> dict[str, list[UnitInOrder]]:
    found: dict[str, list[UnitInOrder]] = {}
    for unit in units:
        found.setdefault(group_of[_node(unit)], []).append(unit)
    return found


def _without_counterpart(
    old: Sequence[UnitInOrder], group_of: Mapping[str, str], news: Mapping[str, object]
) -> dict[str | None, list[str]]:
    """Return the old groups that no new unit shares, by the group of the aligned old unit before them."""
    behind: dict[str | None, list[str]] = {}
    last: str | None = None
    seen: set[str] = set()
    for unit in old:
        group = group_of[_node(unit)]
        if group in news:
            last = group
        elif group not in seen:
            seen.add(group)
            behind.setdefault(last, []).append(group)
    return behind


def _row(
    olds: Mapping[str, list[UnitInOrder]],
    news: Mapping[str, list[UnitInOrder]],
    group: str,
    section: str | None,
) -> AlignedRow:
    old, new = tuple(olds.get(group, ())), tuple(news.get(group, ()))
    changes = dict.fromkeys(change for unit in (*old, *new) for change in unit.changes)
    return AlignedRow(old, new, tuple(changes), section)
