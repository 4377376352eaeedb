"""Figures that are out of line: with their unit, with the same report, with neighbouring years."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from importlib.resources import files
from itertools import combinations
from typing import TYPE_CHECKING

from ingest.outlining.numbering import numeral
from ingest.saying import say
from warehouse.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warehouse.records import ReadReport, Target

_DATA = tomllib.loads((files("ingest.damage") / "suspects.toml").read_text(encoding="utf-8"))
_PART_OF_WHOLE = re.compile(_DATA["part_of_whole"])
_MAY_EXCEED = re.compile(_DATA["may_exceed"])
_GROWTH: float = _DATA["growth"]
_BROAD_GROWTH: float = _DATA["broad_growth"]
_BROAD = frozenset(_DATA["broad"])
_STEADY_GROWTH: float = _DATA["steady_growth"]
_STEADY = frozenset(_DATA["steady"])
_GROWTH_FACTOR: float = _DATA["growth_factor"]
_CEILINGS: dict[str, float] = _DATA["ceilings"]
_FACTOR: float = _DATA["factor"]
_YEARS: int = _DATA["years"]
_FEWEST_YEARS = 2
_AGREEING = 4
"""Neighbouring years that differ more among themselves say nothing of a figure."""
_PERCENT = "%"
_WHOLE = 100
_SHIFTS = (10.0, 100.0, 1000.0)

Key = tuple[str, str, str]
"""Canonical indicator, aspect, base unit."""


def suspect_figures(report: ReadReport, history: Sequence[ReadReport] = ()) -> tuple[Finding, ...]:
    """Return the figures of a report that are out of line, in their order; all of them are warnings.

    `history` holds other years' reports of the same government: a figure that is at least eight times, or
    at most an eighth of, every figure that the neighbouring years give for the same indicator is named,
    where those are at least two years and agree among themselves.
    """
    figures = [figure for figure in (*report.targets, *report.results) if figure.value is not None]
    found = [
        *_beyond_their_unit(figures),
        *_shifted_twins(figures),
        *(_against(figures, report, history) if history else ()),
    ]
    first = {finding.start: finding for finding in reversed(found)}
    return tuple(first[start] for start in sorted(first))


def _finding(figure: Target, key: str, **values: str) -> Finding:
    start = figure.start if figure.value_start is None else figure.value_start
    end = figure.end if figure.value_end is None else figure.value_end
    detail = say(key, indicator=figure.indicator, figure=_said(figure), **values)
    return Finding("suspect_figure", start, end, detail)


def _said(figure: Target) -> str:
    return f"{figure.value:.15g}{figure.unit_text or ''}"


def _beyond_their_unit(figures: Iterable[Target]) -> Iterable[Finding]:
    for figure in figures:
        value, name = figure.value or 0.0, figure.canonical or figure.indicator
        if not (figure.unit_text or "").startswith(("%", "％")):
            continue
        if figure.aspect in {"share", "level"} and value > _WHOLE and _PART_OF_WHOLE.search(name):
            if not _MAY_EXCEED.search(figure.indicator):
                yield _finding(figure, "beyond_whole")
        elif figure.aspect == "growth" and value >= _GROWTH:
            yield _finding(figure, "too_fast")
        elif figure.aspect == "growth" and value >= _fastest(figure):
            yield _finding(figure, "too_fast_here")
        elif figure.aspect != "growth" and value > _CEILINGS.get(name, value):
            yield _finding(figure, "too_high")


def _fastest(figure: Target) -> float:
    """Return the growth in percent that no year of an indicator reaches; a headline target is one year's."""
    name = figure.canonical or figure.indicator
    if figure.headline and name in _STEADY:
        return _STEADY_GROWTH
    return _BROAD_GROWTH if name in _BROAD else _GROWTH


def _key(figure: Target) -> Key | None:
    if figure.canonical is None or not figure.value_si or figure.aspect == "qualitative":
        return None
    return figure.canonical, figure.aspect, figure.unit_base or ""


def _shifted_twins(figures: Iterable[Target]) -> Iterable[Finding]:
    """Yield figures that the same report gives once more with its decimal point elsewhere: 41 and 4.1."""
    groups: dict[Key, list[Target]] = defaultdict(list)
    for figure in figures:
        if (key := _key(figure)) and figure.unit_base != _PERCENT:
            groups[key].append(figure)
    for group in groups.values():
        for one, other in combinations(group, 2):
            less, more = sorted((one, other), key=lambda figure: abs(figure.value_si or 0))
            if (
                one.unit_text == other.unit_text
                and _digits(less) == _digits(more)
                and _is_shifted(less, more)
            ):
                yield _finding(more, "point_shifted", now=_said(less))


def _digits(figure: Target) -> str:
    return f"{figure.value:.15g}".replace(".", "").strip("0")


def _is_shifted(less: Target, more: Target) -> bool:
    """Tell whether the lesser figure has a decimal point that the greater has not."""
    ratio = (more.value or 0) / (less.value or 1)
    return any(abs(ratio / shift - 1) < 1 / _WHOLE for shift in _SHIFTS) and less.value != int(
        less.value or 0
    )


def _against(
    figures: Iterable[Target], report: ReadReport, history: Sequence[ReadReport]
) -> Iterable[Finding]:
    known = _known(report, history)
    planned = set(map(id, report.targets))
    for figure in figures:
        key = _key(figure)
        neighbours = known.get((key, id(figure) in planned), []) if key else []
        years = sorted({year for year, _ in neighbours})
        values = [value for _, value in neighbours]
        if len(years) < _FEWEST_YEARS or max(values) > _AGREEING * min(values):
            continue
        value = abs(figure.value_si or 0)
        grown = figure.unit_base == _PERCENT and value < max(values)
        fast = figure.headline and figure.aspect == "growth" and figure.canonical in _BROAD
        times = _GROWTH_FACTOR if fast else _FACTOR
        if not grown and (value >= times * max(values) or value * _FACTOR <= min(values)):
            named = "、".join(map(str, years))
            yield _finding(figure, "other_years", years=named, numeral=numeral(int(times)))


def _known(
    report: ReadReport, history: Sequence[ReadReport]
) -> dict[tuple[Key, bool], list[tuple[int, float]]]:
    """Return year and value of what the neighbouring years plan (True) and report (False) per indicator."""
    known: dict[tuple[Key, bool], list[tuple[int, float]]] = defaultdict(list)
    for other in history:
        if other.year is None or report.year is None or not 0 < abs(other.year - report.year) <= _YEARS:
            continue
        for planned, figures in ((True, other.targets), (False, other.results)):
            for figure in figures:
                if figure.value is not None and (key := _key(figure)):
                    known[key, planned].append((other.year, abs(figure.value_si or 0)))
    return known
