"""Stocks and increments: how many there are is no evidence for how many were to be added, nor the reverse."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from compare.tables import read_table

if TYPE_CHECKING:
    from warehouse.records import Target

_CLAUSE = re.compile(r"[，,。；;！？]")
_NEAR = 6
"""So many characters before a figure a word of adding speaks of that figure."""


@dataclass(frozen=True, slots=True)
class _Rules:
    increment: re.Pattern[str]
    stock: re.Pattern[str]
    level: re.Pattern[str]
    act: re.Pattern[str]


@cache
def _rules() -> _Rules:
    table = read_table("outcomes")
    words = table["words"]
    increment, stock, level = (re.compile("|".join(words[name])) for name in ("increment", "stock", "level"))
    act = re.compile("|".join((*words["increment"], *words["of_the_year"], *words["done"])))
    return _Rules(increment, stock, level, act)


def is_other_count(target: Target, before: str) -> bool:
    """Tell whether what stands before a figure makes it a stock for an increment, or the other way round.

    `before` is the text of the review unit up to the figure. A clause says how many there are by a noun
    (累计, 保有量), or by a verb of reaching (达到) where nothing in it was added, built or done in a year.
    """
    rules, clause = _rules(), _CLAUSE.split(before)[-1]
    if target.aspect in {"level", "share"}:
        return rules.increment.search(clause[-_NEAR:]) is not None
    if target.aspect not in {"increment", "count"}:
        return False
    noun = rules.stock.search(clause)
    if noun and noun.group() not in target.indicator and not rules.increment.search(clause[noun.end() :]):
        return True
    reaches = rules.level.search(clause) is not None
    return target.aspect == "increment" and reaches and not rules.act.search(clause)
