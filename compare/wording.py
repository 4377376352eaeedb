"""Two wordings of one matter → whether its reach or its firmness changed, though no figure moved."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from compare.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from warehouse.records import Facet

_QUOTED = re.compile(r"“[^”]*”")
_DIGIT = re.compile(r"\d")
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
    scope_words: tuple[str, ...]
    further: re.Pattern[str]
    further_shared: int
    counted: re.Pattern[str]
    joined: re.Pattern[str]
    stages: _Ladder
    resolve: _Ladder
    neutral: int
    least: int
    marked: re.Pattern[str]
    """Without any of these a clause is its own topic, at no stage and neutral."""


class _Clause(NamedTuple):
    text: str
    stage: int | None
    """The furthest stage that the clause names."""
    resolve: int
    """How firmly it is meant: its most cautious word counts, or else its firmest."""
    bigrams: frozenset[str]
    """Of the clause without those words: what the clause is about."""


@cache
def _rules() -> _Rules:
    table = read_table("wording")
    stages, resolve = (_Ladder.of(table[name]["ladder"]) for name in ("stages", "resolve"))
    aside = rf"{table['matching']['time']}|[\d.%％]+"
    return _Rules(
        same_object=table["matching"]["same_object"],
        object_length=table["matching"]["object_length"],
        aside=re.compile(aside),
        marked=re.compile(f"{stages.words.pattern}|{resolve.words.pattern}|{aside}"),
        scope=tuple((wide, narrow) for wide, narrow in table["scope"]["pairs"]),
        scope_words=tuple(dict.fromkeys(chain.from_iterable(table["scope"]["pairs"]))),
        further=re.compile("|".join(table["scope"]["further"])),
        further_shared=table["scope"]["further_shared"],
        counted=re.compile(table["scope"]["counted"]),
        joined=re.compile("|".join(table["scope"]["joined"])),
        stages=stages,
        resolve=resolve,
        neutral=table["resolve"]["neutral"],
        least=table["resolve"]["least"],
    )


def wording_facets(old: str, new: str) -> frozenset[Facet]:
    """Compare clause by clause: `scope_changed`, and `tightened` or `softened` by stage and resolve.

    开工 → 建成 of the same object is tightened, as is 力争 → 确保. The scope has changed where 全市 became
    部分, where a counted object has come to be two, and where the same is carried further: 推广到所有乡镇.
    """
    facets: set[Facet] = set()
    if not _may_differ(old, new):
        return frozenset()
    before_all, after_all = _clauses(old), _clauses(new)
    if _carried_further(before_all, after_all):
        facets.add("scope_changed")
    for before, after in _same_object(before_all, after_all):
        if _scope_differs(before.text, after.text) or _joined_differs((before.text, after.text), (old, new)):
            facets.add("scope_changed")
        step = _firmer(before, after)
        if step:
            facets.add("tightened" if step > 0 else "softened")
    return frozenset(facets)


def _may_differ(old: str, new: str) -> bool:
    """Tell whether the words are there at all by which any two clauses could differ: mostly they are not."""
    rules, texts = _rules(), (old, new)
    if rules.further.search(new) or all(rules.stages.words.search(text) for text in texts):
        return True
    meant = [{rules.neutral, *rules.resolve.steps(text)} for text in texts]
    if max(max(meant[0]) - min(meant[1]), max(meant[1]) - min(meant[0])) >= rules.least:
        return True
    if any(rules.joined.search(text) for text in texts) and all(_DIGIT.search(text) for text in texts):
        return True
    before, after = ({word for word in rules.scope_words if word in text} for text in texts)
    return any(
        (wide in before and narrow in after) or (narrow in before and wide in after)
        for wide, narrow in (rules.scope if before and after else ())
    )


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
    if not rules.marked.search(text):
        return _Clause(text, None, rules.neutral, frozenset(map(add, text, text[1:])))
    meant = rules.resolve.steps(text)
    bare = rules.resolve.words.sub("", text) if meant else text
    stages = rules.stages.steps(text)
    topic = rules.aside.sub("", rules.stages.words.sub("", bare) if stages or meant else bare)
    return _Clause(
        text=text,
        stage=max(stages, default=None),
        resolve=min(meant, default=rules.neutral),
        bigrams=frozenset(map(add, topic, topic[1:])),
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


def _carried_further(old: Sequence[_Clause], new: Sequence[_Clause]) -> bool:
    """Tell whether a new clause carries further what an old one names, which does not say so itself."""
    rules = _rules()
    said = [clause for clause in new if rules.further.search(_QUOTED.sub("", clause.text))]
    if not said or any(rules.further.search(clause.text) for clause in old):
        return False
    named = frozenset[str]().union(*(clause.bigrams for clause in old))
    return any(len(clause.bigrams & named) >= rules.further_shared for clause in said)


def _joined_differs(clauses: tuple[str, str], texts: tuple[str, str]) -> bool:
    """Tell whether a counted thing is joined by another in one text only: 起数 → 起数和人数.

    Not so where the other text tells of each by itself: 小学、幼儿园18所 → 小学10所，幼儿园6所.
    """
    rules = _rules()
    counted = [rules.counted.fullmatch(clause) for clause in clauses]
    if None in counted:
        return False
    joints = [rules.joined.search(found["what"]) for found in counted if found]
    for joint, other_joint, clause, other in zip(joints, joints[::-1], clauses, texts[::-1], strict=True):
        if joint and not other_joint:
            return clause[joint.end() : joint.end() + 2] not in other
    return False


def _scope_differs(old: str, new: str) -> bool:
    for wide, narrow in _rules().scope:
        narrowed = wide in old and narrow in new and wide not in new and narrow not in old
        widened = narrow in old and wide in new and narrow not in new and wide not in old
        if narrowed or widened:
            return True
    return False
