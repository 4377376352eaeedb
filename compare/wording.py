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
class _Ladder:
    """Words in an order of firmness."""

    rank: Mapping[str, int]
    words: re.Pattern[str]

    @classmethod
    def of(cls, steps: Sequence[Sequence[str]]) -> _Ladder:
        rank = {word: step for step, words in enumerate(steps) for word in words}
        return cls(rank, re.compile("|".join(sorted(map(re.escape, rank), key=len, reverse=True))))

    def steps(self, text: str) -> list[int]:
        return [self.rank[word] for word in self.words.findall(text)]


@dataclass(frozen=True, slots=True)
class _Rules:
    same_object: float
    object_length: int
    aside: re.Pattern[str]
    scope: tuple[tuple[str, str], ...]
    stages: _Ladder
    resolve: _Ladder
    neutral: int
    least: int


@dataclass(frozen=True, slots=True)
class _Clause:
    text: str
    stage: int | None
    """The furthest stage that the clause names."""
    resolve: int
    """How firmly it is meant: its most cautious word counts, or else its firmest."""
    bigrams: frozenset[str]
    """Of the clause without those words: what the clause is about."""


@cache
def _rules() -> _Rules:
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return _Rules(
        same_object=table["matching"]["same_object"],
        object_length=table["matching"]["object_length"],
        aside=re.compile(rf"{table['matching']['time']}|[\d.%％]+"),
        scope=tuple((wide, narrow) for wide, narrow in table["scope"]["pairs"]),
        stages=_Ladder.of(table["stages"]["ladder"]),
        resolve=_Ladder.of(table["resolve"]["ladder"]),
        neutral=table["resolve"]["neutral"],
        least=table["resolve"]["least"],
    )


def wording_facets(old: str, new: str) -> frozenset[Facet]:
    """Compare clause by clause: `scope_changed`, and `tightened` or `softened` by stage and resolve.

    开工 → 建成 of the same object is tightened, as is 力争 → 确保; 全市 → 部分 is a change of scope.
    """
    facets: set[Facet] = set()
    for before, after in _same_object(_clauses(old), _clauses(new)):
        if _scope_differs(before.text, after.text):
            facets.add("scope_changed")
        step = _firmer(before, after)
        if step:
            facets.add("tightened" if step > 0 else "softened")
    return frozenset(facets)


def _firmer(before: _Clause, after: _Clause) -> int:
    """Compare the stages if both name one, else how firmly both are meant: above 0 is firmer."""
    if before.stage is not None and after.stage is not None and before.stage != after.stage:
        return after.stage - before.stage
    step = after.resolve - before.resolve
    return step if abs(step) >= _rules().least else 0


def _clauses(text: str) -> list[_Clause]:
    return [_clause(piece) for piece in _CLAUSE_END.split(text) if piece]


def _clause(text: str) -> _Clause:
    rules = _rules()
    meant = rules.resolve.steps(text)
    topic = rules.aside.sub("", rules.stages.words.sub("", rules.resolve.words.sub("", text)))
    return _Clause(
        text=text,
        stage=max(rules.stages.steps(text), default=None),
        resolve=min(meant, default=rules.neutral),
        bigrams=frozenset(topic[i : i + 2] for i in range(len(topic) - 1)),
    )


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
