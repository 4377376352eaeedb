"""Whether the words before a figure make it one of a target's kind: its span, direction, family of names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from compare.tables import read_table

if TYPE_CHECKING:
    from warehouse.records import Target

_CLAUSE = re.compile(r"[，、,]")
_WIDE_CLAUSE = re.compile(r"[，,]")
"""Ends of clauses that enumerations do not cut."""
_OF_ONE_CLAUSE = ("从", "由", "年均", "平均每年")
"""Spans that begin so are told of one clause only; 五年来 and the like hold for the rest of a sentence."""
_PERCENT = frozenset({"%", "％"})


@dataclass(frozen=True, slots=True)
class _Rules:
    growth: re.Pattern[str]
    other_span: re.Pattern[str]
    sentence_span: re.Pattern[str]
    look_alike: re.Pattern[str]
    distinct: tuple[tuple[re.Pattern[str], ...], ...]
    per_unit: re.Pattern[str]
    fall: re.Pattern[str]
    rise: re.Pattern[str]
    lessened: re.Pattern[str]
    outset: re.Pattern[str]
    from_here: re.Pattern[str]
    to_there: re.Pattern[str]
    planned: re.Pattern[str]


@cache
def _rules() -> _Rules:
    table = read_table("outcomes")
    words = table["words"]
    fall, rise = (re.compile(f"(?:{'|'.join(words[name])})(?:了|约)?$") for name in ("fall", "rise"))
    return _Rules(
        growth=re.compile("|".join(words["growth"])),
        other_span=re.compile("|".join(words["other_span"])),
        sentence_span=re.compile("|".join(table["spans"]["span"])),
        look_alike=re.compile("|".join(words["look_alike"])),
        distinct=tuple(tuple(map(re.compile, family)) for family in words["distinct"]),
        per_unit=re.compile("|".join(words["per_unit"])),
        fall=fall,
        rise=rise,
        lessened=re.compile("|".join(words["lessened"])),
        outset=re.compile(words["outset"]),
        from_here=re.compile(words["from_here"]),
        to_there=re.compile(words["to_there"]),
        planned=re.compile("|".join(words["planned"])),
    )


def is_same_kind(target: Target, before: str) -> bool:
    """Tell whether a figure is of a target's kind by the words of its sentence that stand before it."""
    rules = _rules()
    if rules.other_span.search(before[-12:]) or _is_look_alike(target, before):
        return False
    if rules.planned.search(_WIDE_CLAUSE.split(before)[-1]):
        return False
    grows = bool(rules.growth.search(before[-8:]))
    if target.aspect in ("level", "share", "count", "increment") and grows and "新增" not in before[-8:]:
        return False
    if target.aspect == "reduction":
        return is_fall(target, before) or is_rise(target, before)
    return target.aspect != "growth" or grows


def is_fall(target: Target, before: str) -> bool:
    """Tell whether a figure before which these words stand says by how much something became less."""
    if target.unit_base in _PERCENT:
        return _rules().fall.search(before) is not None
    return _rules().lessened.search(_CLAUSE.split(before)[-1]) is not None


def is_rise(target: Target, before: str) -> bool:
    """Tell whether a percentage before which these words stand says by how much something became more."""
    return target.unit_base in _PERCENT and _rules().rise.search(before) is not None


def goes_the_other_way(target: Target, before: str) -> bool:
    """Tell whether a figure is of a fall where growth was promised, or of a rise where a reduction was."""
    if target.aspect == "growth":
        return target.polarity != "lower" and _rules().fall.search(before) is not None
    return target.aspect == "reduction" and is_rise(target, before)


def is_outset(before: str, after: str) -> bool:
    """Tell whether a figure says what it was, not what it has become: 从2031年的20亿元增加到30亿元."""
    rules = _rules()
    if rules.outset.search(before):
        return True
    return bool(rules.from_here.search(before) and rules.to_there.match(after))


def is_of_another_span(target: Target, before: str) -> bool:
    """Tell whether the words before a figure say that it is of several years, or of all time.

    A level after five years is a year's, too, where it was another clause that began with 从2020年.
    """
    rules = _rules()
    own = len(before) - len(_WIDE_CLAUSE.split(before)[-1]) if target.aspect in {"level", "share"} else 0
    spans = rules.sentence_span.finditer(before)
    told = any(found.start() >= own or not found.group().startswith(_OF_ONE_CLAUSE) for found in spans)
    return told or rules.other_span.search(before[-12:]) is not None


def is_distinct(target: Target, named: str) -> bool:
    """Tell whether words name another member of a family (出口) than a target does (进出口)."""
    return any(
        promised and told and not promised & told
        for promised, told in zip(_members(target.indicator), _members(named), strict=True)
    )


@lru_cache(maxsize=4096)
def lead(name: str) -> str:
    """Return the two characters (单位, 人均) that make a longer name of the one they stand before."""
    return name[:2] if _rules().look_alike.match(name) else ""


def _is_look_alike(target: Target, before: str) -> bool:
    """Tell whether a longer name stands before a figure that the target's own does not hold."""
    rules, clause = _rules(), _CLAUSE.split(before)[-1]
    if any(found.group() not in target.indicator for found in rules.look_alike.finditer(before)):
        return True
    longer = rules.look_alike.match(target.indicator)
    if longer and lead(target.indicator) not in before and target.indicator[longer.end() :] not in before:
        return True
    own = _WIDE_CLAUSE.split(before)[-1]
    named = (own if target.indicator[-2:] in own else before).replace("城乡", "城镇农村")
    return is_distinct(target, clause) or any(
        found.group() not in named for found in rules.per_unit.finditer(target.indicator)
    )


@lru_cache(maxsize=4096)  # the same few names are held against every figure of a review
def _members(named: str) -> tuple[frozenset[int], ...]:
    """Return for each family which of its members some words name."""
    return tuple(
        frozenset(place for place, word in enumerate(family) if word.search(named))
        for family in _rules().distinct
    )
