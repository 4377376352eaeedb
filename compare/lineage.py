"""Links of all pairs of years → lines: every commitment of a region followed from its first report on."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from compare.changes import substance
from compare.comparability import of_joint
from compare.line_summary import summary_of
from compare.returns import is_explained, returned
from compare.tables import read_table
from warehouse.line_records import Branch, Line, Lineage, LineGap, LineYear

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from warehouse.line_records import (
        BranchKind,
        Ending,
        GapState,
        History,
        Incomparable,
        PairCompared,
        YearHeld,
    )
    from warehouse.records import Change, Link, OutcomeVerdict, Target, Unit

_ID_DIGITS = 8


@cache
def _least() -> float:
    """Return the probability from which a link carries a line on."""
    table = read_table("lineage")
    return float(table["joints"]["least"])


@dataclass(slots=True)
class _Path:
    """A line while it grows: its years, and the units they stand for."""

    id: str
    years: list[LineYear]
    units: list[Unit]
    gone: Ending = "current"
    """What became of its last unit; `current` until a later year is taken."""


@dataclass(frozen=True, slots=True)
class _Between:
    """What a comparison found, by unit."""

    pair: PairCompared
    changes: Mapping[str, Change]
    """The change of each old unit."""
    verdicts: Mapping[str, tuple[OutcomeVerdict, ...]]

    @classmethod
    def of(cls, pair: PairCompared) -> _Between:
        verdicts: dict[str, list[OutcomeVerdict]] = defaultdict(list)
        for outcome in pair.outcomes:
            verdicts[outcome.unit].append(outcome.verdict)
        return cls(
            pair,
            {old: change for change in pair.changes for old in change.old},
            {unit: tuple(found) for unit, found in verdicts.items()},
        )


@dataclass(slots=True)
class _Growth:
    """The paths of a region up to some year."""

    region: str
    paths: list[_Path] = field(default_factory=list)
    of_unit: dict[str, _Path] = field(default_factory=dict)
    branches: list[tuple[Link, PairCompared]] = field(default_factory=list)
    outweighed: set[tuple[str, str]] = field(default_factory=set)
    """Links of the comparison whose newer unit came back from another line."""
    ids: Counter[str] = field(default_factory=Counter)


def line_up(history: History) -> Lineage:
    """Chain a region's links into lines; pure, deterministic, and the same for what is older than a new year.

    A line is a path: one unit a year. Of several links of a unit the likeliest goes on in its line, the
    others are branches: a split begins a new line, a merger ends one. Every commitment stands in one line;
    units that promise nothing stand in a line only where they link commitments.
    """
    grown = _Growth(history.region)
    between = {(pair.old_year, pair.new_year): _Between.of(pair) for pair in history.pairs}
    told = {pair.old_year: _Between.of(pair) for pair in history.pairs}
    before: YearHeld | None = None
    for year in history.years:
        found = between.get((before.year, year.year)) if before else None
        _take_year(grown, before, year, found)
        before = year
    paths = [path for path in grown.paths if any(unit.commitment for unit in path.units)]
    lines = tuple(_line(path, history, told) for path in paths)
    return Lineage(history.region, lines, _branches(grown, {path.id for path in paths}))


def _take_year(grown: _Growth, before: YearHeld | None, year: YearHeld, found: _Between | None) -> None:
    """Let lines go on in a year, come back in it, or begin with it."""
    if before is not None and found is not None:
        sure = [link for link in found.pair.links if link.score >= _least()]
        chosen = _main_links(sure, before, year)
        for link in chosen:
            _go_on(grown, before, year, found, link)
        joined = {link.new for link in sure}
        _come_back(grown, before, year, [u for u in year.units if u.commitment and u.id not in joined])
        _come_back_apart(grown, before, year, _second_parts(before, sure, {link.new for link in chosen}))
        main = {(path.units[-2].id, path.units[-1].id) for path in grown.paths if len(path.units) > 1}
        here = {unit.id for unit in year.units}
        grown.branches += [
            (link, found.pair)
            for link in found.pair.links
            if (link.old, link.new) not in main and link.old in grown.of_unit and link.new in here
        ]
    for unit in before.units if before is not None else ():
        path = grown.of_unit[unit.id]
        if path.years[-1].year < year.year:
            path.gone = _ending(found, unit)
    for unit in year.units:
        if unit.id not in grown.of_unit:
            _begin(grown, year, unit)


def _ending(found: _Between | None, unit: Unit) -> Ending:
    """Say what became of a unit that its line does not go on from."""
    if found is None:
        return "not_compared"
    change = found.changes.get(unit.id)
    doubted = all(link.score < _least() for link in found.pair.links if link.old == unit.id)
    return (change.verdict if change else None) or ("cannot_tell" if doubted else "merged_into")


def _main_links(links: Iterable[Link], before: YearHeld, year: YearHeld) -> list[Link]:
    """Choose the links that carry lines on, one to one, the likeliest first."""
    old, new = ({u.id: n for n, u in enumerate(held.units)} for held in (before, year))
    ranked = sorted(
        (link for link in links if link.old in old and link.new in new),
        key=lambda link: (-link.score, old[link.old], new[link.new]),
    )
    taken: set[str] = set()
    arrived: set[str] = set()
    chosen = []
    for link in ranked:
        if link.old not in taken and link.new not in arrived:
            taken.add(link.old)
            arrived.add(link.new)
            chosen.append(link)
    return sorted(chosen, key=lambda link: new[link.new])


def _second_parts(before: YearHeld, links: Iterable[Link], carried: set[str]) -> dict[str, list[Unit]]:
    """Name the units that only links beside the lines tie to older ones, each with those."""
    last = {unit.id: unit for unit in before.units}
    parts: dict[str, list[Unit]] = defaultdict(list)
    for link in links:
        if link.new not in carried and link.old in last:
            parts[link.new].append(last[link.old])
    return parts


def _go_on(grown: _Growth, before: YearHeld, year: YearHeld, found: _Between, link: Link) -> None:
    path = grown.of_unit[link.old]
    change = found.changes.get(link.old)
    apart = _apart(before.targets, year.targets, link, change)
    facets = tuple(f for f in (change.facets if change else ()) if not (apart and f in {"raised", "lowered"}))
    step = LineYear(year.year, link.new, "linked", before.year, facets, apart, score=link.score)
    _append(grown, path, step, next(u for u in year.units if u.id == link.new))


def _apart(
    old: Sequence[Target], new: Sequence[Target], link: Link, change: Change | None
) -> tuple[Incomparable, ...]:
    moves = change.moves if change else ()
    paired = [
        (old[move.old], new[move.new])
        for move in moves
        if move.old is not None and move.new is not None and new[move.new].unit == link.new
    ]
    ours, theirs = ([t for t in side if t.unit == unit] for side, unit in ((old, link.old), (new, link.new)))
    return of_joint(ours, theirs, paired)


def _come_back(grown: _Growth, before: YearHeld, year: YearHeld, fresh: Sequence[Unit]) -> None:
    """Let lines that had left before the last report go on where their words come back.

    What left with the last report was compared with this year and found to have no counterpart.
    """
    _return(grown, year, fresh, [path for path in grown.paths if path.years[-1].year < before.year])


def _return(grown: _Growth, year: YearHeld, fresh: Sequence[Unit], gone: Sequence[_Path]) -> None:
    gone = sorted(gone, key=lambda path: path.years[-1].year)
    owner = {path.units[-1].id: path for path in gone}
    here = {unit.id: unit for unit in fresh}
    for new, (old, likeness) in returned([path.units[-1] for path in gone], fresh).items():
        path = owner[old]
        step = LineYear(year.year, new, "returned", path.years[-1].year, score=likeness)
        _append(grown, path, step, here[new])


def _come_back_apart(
    grown: _Growth, before: YearHeld, year: YearHeld, beside: Mapping[str, list[Unit]]
) -> None:
    """Let lines go on in second parts of others that say little of what those said; such links are doubtful.

    What was taken into another line comes out of it again as a part: it does not come back from elsewhere.
    """
    parts = [unit for unit in year.units if unit.commitment and unit.id in beside]
    fresh = [unit for unit in parts if not is_explained(unit, beside[unit.id])]
    gone = [path for path in grown.paths if path.years[-1].year < before.year and path.gone != "merged_into"]
    _return(grown, year, fresh, gone)
    back = {unit.id for unit in fresh if unit.id in grown.of_unit}
    grown.outweighed.update((old.id, new) for new in back for old in beside[new])


def _append(grown: _Growth, path: _Path, step: LineYear, unit: Unit) -> None:
    path.years.append(step)
    path.units.append(unit)
    path.gone = "current"
    grown.of_unit[unit.id] = path


def _begin(grown: _Growth, year: YearHeld, unit: Unit) -> None:
    words = sha256((substance(unit.text) or unit.text).encode()).hexdigest()[:_ID_DIGITS]
    name = f"{grown.region}-{year.year}-{words}"
    grown.ids[name] += 1
    if grown.ids[name] > 1:
        name = f"{name}-{grown.ids[name]}"
    path = _Path(name, [LineYear(year.year, unit.id, "first")], [unit])
    grown.paths.append(path)
    grown.of_unit[unit.id] = path


def _line(path: _Path, history: History, told: Mapping[int, _Between]) -> Line:
    years = tuple(_told(step, told.get(step.year)) for step in path.years)
    gaps = tuple(_gaps(years, {year.year: year for year in history.years}))
    return Line(path.id, history.region, years, gaps, path.gone, summary_of(years))


def _told(step: LineYear, found: _Between | None) -> LineYear:
    """Add what the next report says of a year's unit."""
    verdicts = found.verdicts.get(step.unit) if found else None
    if found is None or not verdicts:
        return step
    return replace(step, verdicts=verdicts, told_in=found.pair.new_year)


def _gaps(years: Sequence[LineYear], held: Mapping[int, YearHeld]) -> Iterator[LineGap]:
    """Name every year from the first to the last in which the line has nothing, and why."""
    there = {step.year for step in years}
    for year in range(years[0].year, years[-1].year):
        if year not in there:
            report = held.get(year)
            state: GapState = "not_there" if report and report.complete else "cannot_tell"
            yield LineGap(year, state if report else "not_held")


def _branches(grown: _Growth, kept: set[str]) -> tuple[Branch, ...]:
    """Return the links that carry no line on, as edges between lines that are kept."""
    found = []
    for link, pair in grown.branches:
        old, new = grown.of_unit[link.old], grown.of_unit[link.new]
        if old.id not in kept or new.id not in kept:
            continue
        begins, ends = new.units[0].id == link.new, link.old not in _carried(old)
        kind: BranchKind = "split" if begins else "merged" if ends else "shared"
        doubtful = link.score < _least() or (link.old, link.new) in grown.outweighed
        kind = "doubtful" if doubtful else kind
        years = pair.old_year, pair.new_year
        found.append(Branch(kind, old.id, new.id, *years, link.old, link.new, link.score))
    return tuple(found)


def _carried(path: _Path) -> set[str]:
    """Name the units of a line that a link carries on."""
    return {unit.id for unit, step in zip(path.units, path.years[1:], strict=False) if step.joint == "linked"}
