"""Two wordings of one matter → whether its reach or its firmness changed, though no figure moved."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from warehouse.records import Facet

_CLAUSE_END = re.compile(r"[，。；：！？,;:!?\s]+")


@dataclass(frozen=True, slots=True)
class _Rules:
    same_object: float
    object_length: int
    scope: tuple[tuple[str, str], ...]
    rank: Mapping[str, int]
    """Word of the ladder of stages → its step."""
    stage: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Clause:
    text: str
    stage: int | None
    """The furthest step of the ladder that the clause names."""
    bigrams: frozenset[str]
    """Of the clause without its words of stage: what the clause is about."""


@cache
def _rules() -> _Rules:
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    rank = {word: step for step, words in enumerate(table["stages"]["ladder"]) for word in words}
    return _Rules(
        same_object=table["matching"]["same_object"],
        object_length=table["matching"]["object_length"],
        scope=tuple((wide, narrow) for wide, narrow in table["scope"]["pairs"]),
        rank=rank,
        stage=re.compile("|".join(sorted(map(re.escape, rank), key=len, reverse=True))),
    )


def wording_facets(old: str, new: str) -> frozenset[Facet]:
    """Compare clause by clause: `scope_changed`, and `tightened` or `softened` where a stage moved.

    开工 → 建成 of the same object is tightened, 全市 → 部分 a change of scope.
    """
    facets: set[Facet] = set()
    for before, after in _same_object(_clauses(old), _clauses(new)):
        if _scope_differs(before.text, after.text):
            facets.add("scope_changed")
        if before.stage is None or after.stage is None or before.stage == after.stage:
            continue
        facets.add("tightened" if after.stage > before.stage else "softened")
    return frozenset(facets)


def _clauses(text: str) -> list[_Clause]:
    return [_clause(piece) for piece in _CLAUSE_END.split(text) if piece]


def _clause(text: str) -> _Clause:
    rules = _rules()
    steps = [rules.rank[word] for word in rules.stage.findall(text)]
    topic = rules.stage.sub("", text)
    return _Clause(text, max(steps, default=None), frozenset(topic[i : i + 2] for i in range(len(topic) - 1)))


def _same_object(old: Sequence[_Clause], new: Sequence[_Clause]) -> list[tuple[_Clause, _Clause]]:
    rules = _rules()
    pairs = []
    for before in old:
        best = max(new, key=lambda after: len(before.bigrams & after.bigrams), default=None)
        if best is None:
            continue
        shorter = min(len(before.bigrams), len(best.bigrams))
        if shorter < rules.object_length - 1:
            continue
        if len(before.bigrams & best.bigrams) >= rules.same_object * shorter:
            pairs.append((before, best))
    return pairs


def _scope_differs(old: str, new: str) -> bool:
    for wide, narrow in _rules().scope:
        narrowed = wide in old and narrow in new and wide not in new and narrow not in old
        widened = narrow in old and wide in new and narrow not in new and wide not in old
        if narrowed or widened:
            return True
    return False
