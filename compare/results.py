"""Figures of a review unit that can be the result of a target: same unit, same indicator, same kind."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from compare.measures import scaled_value, scales, split_unit
from compare.stocks import is_other_count
from compare.target_moves import likeness

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from warehouse.records import Target, Unit

_BREAK = re.compile(r"[。；;！？]")
_CLAUSE = re.compile(r"[，、,]")
_NUMBER = r"(?<![\d.])(\d+(?:,\d{3})*(?:\.\d+)?)"
_COUNTED = frozenset({"count", "increment"})


@dataclass(frozen=True, slots=True)
class Result:
    """A figure that a review unit gives for a target."""

    value: float
    """As written, in `unit_text`."""
    unit_text: str
    scaled: float
    """`value` times its scale, comparable with a target of the same base."""
    nearness: float
    """How surely it is a figure of the same indicator, 0..1."""
    unit: str | None = None
    """Id of the review unit, where the figure was read with the report."""


@dataclass(frozen=True, slots=True)
class _Rules:
    indicator: float
    result: float
    last_result: float
    own_name: float
    times: tuple[float, float]
    general_name: int
    tail: int
    counters: tuple[tuple[str, ...], ...]
    growth: re.Pattern[str]
    other_span: re.Pattern[str]
    summed: re.Pattern[str]
    look_alike: re.Pattern[str]
    share_of: re.Pattern[str]
    difference: re.Pattern[str]
    distinct: tuple[tuple[re.Pattern[str], ...], ...]
    per_unit: re.Pattern[str]
    fall: re.Pattern[str]
    outset: tuple[str, ...]
    sentence_span: re.Pattern[str]


@cache
def _rules() -> _Rules:
    table = tomllib.loads(Path(__file__).with_name("outcomes.toml").read_text(encoding="utf-8"))
    words = table["words"]
    return _Rules(
        indicator=table["matching"]["indicator"],
        result=table["matching"]["result"],
        last_result=table["matching"]["last_result"],
        own_name=table["matching"]["own_name"],
        times=(table["matching"]["least_times"], table["matching"]["most_times"]),
        general_name=table["matching"]["general_name"],
        tail=table["matching"]["tail"],
        counters=tuple(map(tuple, table["units"]["counters"])),
        growth=re.compile("|".join(words["growth"])),
        other_span=re.compile("|".join(words["other_span"])),
        summed=re.compile(words["summed"]),
        look_alike=re.compile("|".join(words["look_alike"])),
        share_of=re.compile(words["share_of"]),
        difference=re.compile("|".join(words["difference"])),
        distinct=tuple(tuple(map(re.compile, family)) for family in words["distinct"]),
        per_unit=re.compile("|".join(words["per_unit"])),
        fall=re.compile(f"(?:{'|'.join(words['fall'])})了?$"),
        outset=tuple(words["outset"]),
        sentence_span=re.compile("|".join(table["spans"]["span"])),
    )


def result_of(target: Target, text: str) -> Result | None:
    """Find the figure of a review unit that is the result of a target; None where there is none.

    A stock is no result of an increment, a rate of growth none of a level.
    """
    if target.value is None or target.unit_text is None:
        return None
    near = (r for r in _same_unit(target, text) if r.nearness >= _rules().indicator)
    found = [r for r in near if is_plausible(target, r.scaled)]
    return max(found, key=lambda r: r.nearness, default=None)


def first_result(target: Target, units: Sequence[Unit]) -> Result | None:
    """Find the result of a target in the first of some review units that gives one."""
    return next((r for r in (result_of(target, u.text) for u in units) if r is not None), None)


def very_number(target: Target, units: Sequence[Unit]) -> Result | None:
    """Find the number that was promised itself: it is this promise's even where five years are told of."""
    result = first_result(target, units)
    return result if result is not None and result.scaled == scaled_value(target) else None


def named_result(target: Target, results: Sequence[Target], texts: Mapping[str, str]) -> Result | None:
    """Find the figure that the review part names for the same indicator; the likest, then the first.

    `texts` gives the text of each review unit that may tell it: a figure of several years is no result of
    one.
    """
    best: Result | None = None
    if is_general(target):
        return None
    for found in results:
        if found.value is None or found.unit_text is None or found.unit not in texts:
            continue
        like = likeness(target, found)
        if like < _rules().result or (best is not None and like <= best.nearness):
            continue
        if _lead(target.indicator) != _lead(found.indicator) or _is_distinct(target, found.indicator):
            continue
        before = _words_before(found, texts[found.unit])
        if _of_another_span(before) or is_other_count(target, before):
            continue
        if is_plausible(target, scaled_value(found)):
            best = Result(found.value, found.unit_text, scaled_value(found), like, found.unit)
    return best


def last_result(target: Target, results: Sequence[Target], texts: Mapping[str, str]) -> Result | None:
    """Find last year's figure for a target among those of its own report; only of nearly the same name."""
    if target.value is None:
        return None
    found = named_result(target, results, texts)
    return found if found is not None and found.nearness >= _rules().last_result else None


def is_plausible(target: Target, reached: float) -> bool:
    """Tell whether an amount can be a result at all: one many times off is a stock, or of another scope.

    A promise of so much more than last year is reached by no amount that stands for itself.
    """
    if is_difference(target.reference):
        return False
    promised = scaled_value(target)
    if target.unit_base in {"%", "％"} or target.aspect == "growth" or not promised:
        return True
    least, most = _rules().times
    return least <= reached / promised <= most


def is_difference(reference: str | None) -> bool:
    """Tell whether a figure is so much more than last year's by what it is set against: it is no level."""
    return reference is not None and _rules().difference.match(reference) is not None


def is_general(target: Target) -> bool:
    """Tell whether an indicator's name says nothing by itself, as 产量 or 投资."""
    return target.canonical is None and len(target.indicator) <= _rules().general_name


def _words_before(found: Target, text: str) -> str:
    """Give what stands before a figure in its sentence."""
    return _BREAK.split(text[: max(text.find(f"{found.value:g}"), 0)])[-1]


def _of_another_span(before: str) -> bool:
    """Tell whether the words just before a figure say that it is of several years, or of all time."""
    return bool(_rules().other_span.search(before[-12:]) or _rules().sentence_span.search(before))


def names_it(target: Target, text: str) -> bool:
    """Tell whether a text holds half of an indicator's name: 生产总值 alone names no 单位生产总值能耗."""
    name = _rules().share_of.sub("", target.indicator) or target.indicator
    return _share(name, text) >= _rules().indicator


def hardly_names(target: Target, text: str) -> bool:
    """Tell whether hardly anything of an indicator's name, or of its head noun, stands in a text."""
    return _nearness(target, text) < _rules().own_name


@lru_cache(maxsize=512)
def _figure_pattern(base: str) -> re.Pattern[str]:
    rules = _rules()
    families = (*rules.counters, ("%", "％"))
    bases = next((family for family in families if base in family), (base,))
    unit = "|".join(map(re.escape, bases))
    return re.compile(rf"{_NUMBER}({'|'.join(scales())})?({unit})")


def figures_of_unit(target: Target, unit: Unit, speaks: Callable[[str], bool]) -> list[Result]:
    """Give the figures of a review unit in a target's measure and kind of which the words before `speak`."""
    return _measured(target, unit.text, unit.id, speaks)


def _same_unit(target: Target, text: str) -> list[Result]:
    return _measured(target, text)


def _measured(
    target: Target, text: str, unit: str | None = None, speaks: Callable[[str], bool] | None = None
) -> list[Result]:
    _, base = split_unit(target.unit_text or "")
    rules = _rules()
    results = []
    begin = 0
    for found in _figure_pattern(base).finditer(text):
        before = text[begin : found.start()]
        before = _BREAK.split(before)[-1]
        if before.endswith(rules.outset):
            continue
        begin = found.end()
        if speaks is not None and not speaks(before):
            continue
        if not _same_kind(target, before) or is_other_count(target, text[: found.start()]):
            continue
        scale = scales().get(found.group(2) or "", 1.0)
        value = float(found.group(1).replace(",", ""))
        if target.aspect == "growth" and target.polarity != "lower" and rules.fall.search(before):
            value = -value
        if value * scale != scaled_value(target) and rules.summed.search(
            _BREAK.split(text[: found.start()])[-1]
        ):
            continue
        unit_text = (found.group(2) or "") + found.group(3)
        after = re.split(r"[，。；、,;]", text[found.end() :], maxsplit=1)[0]
        if target.aspect in _COUNTED and len(after) > 1 and not rules.growth.search(after):
            before = _CLAUSE.split(before)[-1]  # what is counted follows: earlier clauses name other things
        near = _nearness(target, before + after)
        results.append(Result(value, unit_text, value * scale, near, unit))
    return results


def _same_kind(target: Target, before: str) -> bool:
    rules = _rules()
    if rules.other_span.search(before[-12:]) or _is_look_alike(target, before):
        return False
    grows = bool(rules.growth.search(before[-8:]))
    if target.aspect in ("level", "share", "count", "increment") and grows and "新增" not in before[-8:]:
        return False
    return target.aspect != "growth" or grows


def _is_look_alike(target: Target, before: str) -> bool:
    """Tell whether a longer name stands before a figure that the target's own does not hold."""
    rules, clause = _rules(), _CLAUSE.split(before)[-1]
    if any(found.group() not in target.indicator for found in rules.look_alike.finditer(before)):
        return True
    longer = rules.look_alike.match(target.indicator)
    if longer and _lead(target.indicator) not in before and target.indicator[longer.end() :] not in before:
        return True
    return _is_distinct(target, clause) or any(
        found.group() not in before for found in rules.per_unit.finditer(target.indicator)
    )


def _is_distinct(target: Target, named: str) -> bool:
    """Tell whether words name another member of a family (出口) than a target does (进出口)."""
    return any(
        promised and told and not promised & told
        for promised, told in zip(_members(target.indicator), _members(named), strict=True)
    )


@lru_cache(maxsize=4096)  # the same few names are held against every figure of a review
def _members(named: str) -> tuple[frozenset[int], ...]:
    """Return for each family which of its members some words name."""
    return tuple(
        frozenset(place for place, word in enumerate(family) if word.search(named))
        for family in _rules().distinct
    )


@lru_cache(maxsize=4096)
def _lead(name: str) -> str:
    """Return the two characters (单位, 人均) that make a longer name of the one they stand before."""
    return name[:2] if _rules().look_alike.match(name) else ""


def _nearness(target: Target, around: str) -> float:
    """Say how much of an indicator's name, or of its head noun, stands around a figure, 0..1."""
    name = _rules().share_of.sub("", target.indicator) or target.indicator
    return max(_share(name, around), _share(name[-_rules().tail :], around))


def _share(name: str, around: str) -> float:
    grams = {name[i : i + 2] for i in range(len(name) - 1)} or {name}
    return sum(gram in around for gram in grams) / len(grams)
