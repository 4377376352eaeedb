"""What a sum of money is for: a name like 投资 says nothing of it, the words around the sum do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from compare.measures import split_unit, written
from compare.tables import read_table

if TYPE_CHECKING:
    from compare.results import Result
    from warehouse.records import Target

_CLAUSE = re.compile(r"[，。；;！？,]")
_FIGURE = re.compile(r"\d+(?:\.\d+)?[年月日]?[万亿]*元?")


@dataclass(frozen=True, slots=True)
class _Rules:
    money: re.Pattern[str]
    empty: re.Pattern[str]
    about: float


@cache
def _rules() -> _Rules:
    table = read_table("outcomes")
    words = table["words"]
    money = "|".join(words["money"])
    empty = "|".join((*words["money"], *words["done"], *words["filling"], *words["of_anything"]))
    return _Rules(re.compile(f"(?:{money})+"), re.compile(empty), table["matching"]["about"])


def is_for_another_purpose(target: Target, promise: str, result: Result, told: str) -> bool:
    """Tell whether a sum that nothing but words of money names is said to be for what was not promised."""
    rules = _rules()
    if split_unit(target.unit_text or "")[1] != "元" or not rules.money.fullmatch(target.indicator):
        return False
    figure = f"{written(result.value)}{result.unit_text}"
    clauses = _CLAUSE.split(told)
    place = next((i for i, clause in enumerate(clauses) if figure in clause), None)
    if place is None:
        return False
    around = (clauses[place], *clauses[place - 1 : place][::-1], *clauses[place + 1 : place + 2])
    purpose = next((pairs for pairs in map(_pairs, around) if pairs), frozenset())
    held = sum(pair in promise for pair in purpose)
    return held < rules.about * len(purpose)


def _pairs(clause: str) -> frozenset[str]:
    words = _rules().empty.sub(" ", _FIGURE.sub(" ", clause))
    return frozenset("".join(pair) for piece in words.split() for pair in pairwise(piece))
