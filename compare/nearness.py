"""How much of an indicator's name stands around a figure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from compare.tables import read_table

if TYPE_CHECKING:
    from warehouse.records import Target


@dataclass(frozen=True, slots=True)
class _Rules:
    indicator: float
    own_name: float
    tail: int
    general_name: int
    share_of: re.Pattern[str]
    of_any_name: re.Pattern[str]
    empty: re.Pattern[str]


@cache
def _rules() -> _Rules:
    table = read_table("outcomes")
    matching, words = table["matching"], table["words"]
    return _Rules(
        indicator=matching["indicator"],
        own_name=matching["own_name"],
        tail=matching["tail"],
        general_name=matching["general_name"],
        share_of=re.compile(words["share_of"]),
        empty=re.compile("|".join((*words["filling"], *words["done"], *words["of_the_year"]))),
        of_any_name=re.compile(f"(?:{'|'.join(words['of_any_name'])})$"),
    )


def is_general(target: Target) -> bool:
    """Tell whether an indicator's name says nothing by itself, as 产量 or 投资."""
    return target.canonical is None and len(target.indicator) <= _rules().general_name


def names_it(target: Target, text: str) -> bool:
    """Tell whether a text holds half of an indicator's name: 生产总值 alone names no 单位生产总值能耗."""
    return _share(_name(target.indicator), text) >= _rules().indicator


def hardly_names(target: Target, text: str) -> bool:
    """Tell whether hardly anything of an indicator's name, or of its head noun, stands in a text."""
    return nearness(target, text) < _rules().own_name


def nearness(target: Target, around: str) -> float:
    """Say how much of an indicator's name, or of its head noun, stands around a figure, 0..1.

    Where next to nothing stands there but what any name ends in (数量, 增加值), it is another indicator.
    """
    rules, name = _rules(), _name(target.indicator)
    near = max(_share(name, around), _share(name[-rules.tail :], around))
    own = _own_part(name)
    if own == name or near < rules.indicator:
        return near
    held = max(_share(own, around), _share(own[-rules.tail :], around))
    return near if held >= rules.own_name else held


@lru_cache(maxsize=4096)
def _name(indicator: str) -> str:
    return _rules().share_of.sub("", indicator) or indicator


@lru_cache(maxsize=4096)
def _own_part(name: str) -> str:
    """Leave out what any indicator's name ends in, where two characters of its own or more are left."""
    rules = _rules()
    own = rules.of_any_name.sub("", name)
    return own if len(rules.empty.sub("", own)) > 1 else name


def _share(name: str, around: str) -> float:
    grams = _grams(name)
    return sum(gram in around for gram in grams) / len(grams)


@lru_cache(maxsize=8192)
def _grams(name: str) -> frozenset[str]:
    return frozenset(name[i : i + 2] for i in range(len(name) - 1)) or frozenset({name})
