"""Figures of a review unit that can be the result of a target: same unit, same indicator, same kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from compare.kinds import (
    goes_the_other_way,
    is_distinct,
    is_of_another_span,
    is_outset,
    is_same_kind,
    lead,
)
from compare.measures import figure_pattern, places_of, scaled_value, scales, written
from compare.modifiers import same_measure
from compare.nearness import is_general, nearness
from compare.scopes import is_other_scope
from compare.stocks import is_other_count
from compare.tables import read_table
from compare.target_moves import likeness

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from warehouse.records import Target, Unit

_BREAK = re.compile(r"[。；;！？]")
_CLAUSE = re.compile(r"[，、,]")
_OWN_CLAUSE = re.compile(r"[，,]")
_AMOUNT = re.compile(r"\d+(?:\.\d+)?[^\d，、。；]{0,3}|[、\s]")
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
    times: tuple[float, float]
    growth: re.Pattern[str]
    empty: re.Pattern[str]
    own_object: int
    summed: re.Pattern[str]
    difference: re.Pattern[str]


@cache
def _rules() -> _Rules:
    table = read_table("outcomes")
    words, matching = table["words"], table["matching"]
    return _Rules(
        indicator=matching["indicator"],
        result=matching["result"],
        last_result=matching["last_result"],
        times=(matching["least_times"], matching["most_times"]),
        growth=re.compile("|".join(words["growth"])),
        empty=re.compile(
            "|".join(
                (*words["done"], *words["filling"], *words["growth"], *words["of_the_year"], *words["level"])
            )
        ),
        own_object=matching["own_object"],
        summed=re.compile(words["summed"]),
        difference=re.compile("|".join(words["difference"])),
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
        if target.value is not None and not same_measure(target, found):
            continue  # hardly any figure is in the same measure: asked before all that costs more
        like = likeness(target, found)
        if like < _rules().result or (best is not None and like <= best.nearness):
            continue
        if _is_of_another_thing(target, found, texts[found.unit]):
            continue
        if is_plausible(target, scaled_value(found)):
            best = Result(found.value, found.unit_text, scaled_value(found), like, found.unit)
    return best


def _is_of_another_thing(target: Target, found: Target, text: str) -> bool:
    """Tell whether a figure of a like name is of another span, kind or scope, by the words around it."""
    if lead(target.indicator) != lead(found.indicator) or is_distinct(target, found.indicator):
        return True
    before, after = _words_around(found, text)
    if is_of_another_span(target, before) or is_other_count(target, before) or is_outset(before, after):
        return True
    if target.aspect == "reduction" != found.aspect and not is_same_kind(target, before):
        return True
    other = scaled_value(found) != scaled_value(target)
    return other and is_other_scope(target, before, found.indicator)


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


def _words_around(found: Target, text: str) -> tuple[str, str]:
    """Give what stands before a figure in its sentence, and what stands after its measure."""
    text, figure = text.replace(",", ""), written(found.value or 0.0)
    for at in places_of(figure, text):
        after = text[at + len(figure) :]
        if not after[:1].isdecimal() and after[:1] != ".":
            return _BREAK.split(text[:at])[-1], _BREAK.split(after.removeprefix(found.unit_text or ""))[0]
    return "", ""


def figures_of_unit(target: Target, unit: Unit, speaks: Callable[[str], bool]) -> list[Result]:
    """Give the figures of a review unit in a target's measure and kind of which the words before `speak`."""
    return _measured(target, unit.text, unit.id, speaks)


def _same_unit(target: Target, text: str) -> list[Result]:
    return _measured(target, text)


def _has_own_object(before: str) -> bool:
    """Tell whether the clause of a figure names something itself: then earlier clauses name other things."""
    rules, clause = _rules(), _OWN_CLAUSE.split(before)[-1]
    return len(rules.empty.sub("", _AMOUNT.sub("", clause))) >= rules.own_object


def _measured(
    target: Target, text: str, unit: str | None = None, speaks: Callable[[str], bool] | None = None
) -> list[Result]:
    rules = _rules()
    results = []
    begin = 0
    for found in figure_pattern(target).finditer(text):
        sentence = _BREAK.split(text[: found.start()])[-1]
        if is_outset(sentence, text[found.end() :]):
            continue
        before = _BREAK.split(text[begin : found.start()])[-1]
        begin = found.end()
        if speaks is not None and not speaks(before):
            continue
        if not is_same_kind(target, before) or is_other_count(target, text[: found.start()]):
            continue
        scale = scales().get(found.group(2) or "", 1.0)
        value = float(found.group(1).replace(",", ""))
        if goes_the_other_way(target, before):
            value = -value
        is_promised = value * scale == scaled_value(target)
        if not is_promised and rules.summed.search(sentence):
            continue
        unit_text = (found.group(2) or "") + found.group(3)
        after = re.split(r"[，。；、,;]", text[found.end() :], maxsplit=1)[0]
        if not is_promised and is_other_scope(target, sentence, after):
            continue
        if target.aspect in _COUNTED and len(after) > 1 and not rules.growth.search(after):
            before = _CLAUSE.split(before)[-1]  # what is counted follows: earlier clauses name other things
        elif not is_promised and _has_own_object(before):
            before = _OWN_CLAUSE.split(before)[-1]
        near = nearness(target, before + after)
        results.append(Result(value, unit_text, value * scale, near, unit))
    return results
