"""A promise of the whole (100%) that the review tells in words: 全部完成, 全覆盖."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from compare.completion import CLAUSE_END, tells_of_problems
from compare.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warehouse.records import Target, Unit

_WHOLE = 100.0
_PERCENT = frozenset({"%", "％"})


@dataclass(frozen=True, slots=True)
class _Rules:
    wholly: re.Pattern[str]
    of_share: re.Pattern[str]
    partial: re.Pattern[str]
    half: float


@cache
def _rules() -> _Rules:
    table = read_table("outcomes")
    words = table["words"]
    wholly, of_share, partial = ("|".join(words[name]) for name in ("wholly", "of_share", "partial"))
    half = table["matching"]["indicator"]
    return _Rules(re.compile(wholly), re.compile(of_share), re.compile(partial), half)


def told_in_full(target: Target, review: Sequence[Unit]) -> tuple[Unit, str] | None:
    """Find the review unit, and its clause, that says of a promised 100 % that all of it was done."""
    if target.value != _WHOLE or target.unit_base not in _PERCENT:
        return None
    name = _pairs(_rules().of_share.sub(" ", target.indicator))
    for unit in review:
        if unit.kind == "heading" or tells_of_problems(unit.text) or not _rules().wholly.search(unit.text):
            continue
        clause = next((c for c in CLAUSE_END.split(unit.text) if _says_all_of(name, c)), None)
        if clause is not None:
            return unit, clause
    return None


def _says_all_of(name: frozenset[str], clause: str) -> bool:
    rules = _rules()
    if not name or not rules.wholly.search(clause) or rules.partial.search(clause):
        return False
    return sum(pair in clause for pair in name) > rules.half * len(name)


def _pairs(text: str) -> frozenset[str]:
    return frozenset("".join(pair) for piece in text.split() for pair in pairwise(piece))
