"""A paragraph's cleaned text → sentences and their ；-clauses."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_END = re.compile("[。！？!?]")
_CLAUSE_END = re.compile("[；;]")
_PAIRS = {"“": "”", "‘": "’", "（": "）", "(": ")", "《": "》", "〈": "〉", "【": "】", "[": "]"}
_PAIR_MARK = re.compile(f"[{re.escape(''.join((*_PAIRS, *_PAIRS.values())))}]")
_AFTER_END = re.compile(f"[{re.escape(''.join(_PAIRS.values()))}。！？!?]+")
_GOES_ON = frozenset("，,、。；;：:的和与等")
_LONGEST_PAIR = 300
"""A bracket or quote that is still open after so many characters was never closed: it is ignored."""


class Span(NamedTuple):
    """A half-open span of a paragraph's cleaned text."""

    start: int
    end: int
    kind: Literal["sentence", "clause"]
    sentence: int
    """Running number of the sentence in the paragraph."""


def split_sentences(text: str, cuts: tuple[int, ...] = ()) -> list[Span]:
    """Split a paragraph at 。！？ and ；, never inside quotes or brackets, and always at `cuts`.

    The spans cover the text without gaps. A span is a `clause` where its sentence has several.
    """
    pairs = _outer_pairs(text)
    inside = {at for at in (*_sentence_ends(text, pairs), *cuts) if 0 < at < len(text)}
    clause_ends = [mark.end() for mark in _CLAUSE_END.finditer(text) if pairs.is_outside(mark.start())]
    spans: list[Span] = []
    for number, (start, end) in enumerate(pairwise([0, *sorted(inside), len(text)])):
        within = clause_ends[bisect_right(clause_ends, start) : bisect_left(clause_ends, end)]
        if within:
            spans += [Span(a, b, "clause", number) for a, b in pairwise([start, *within, end])]
        else:
            spans.append(Span(start, end, "sentence", number))
    return spans if text else []


@dataclass(frozen=True, slots=True)
class _Pairs:
    """The outermost pairs of quotes and brackets, in order: `starts[i]` is closed at `ends[i]`."""

    starts: list[int]
    ends: list[int]

    def is_outside(self, at: int) -> bool:
        """Tell whether a character stands in no pair; a closing mark stands outside its own."""
        position = bisect_right(self.starts, at) - 1
        return position < 0 or at >= self.ends[position]


def _outer_pairs(text: str) -> _Pairs:
    waiting: list[int] = []
    pairs = _Pairs([], [])
    for mark in _PAIR_MARK.finditer(text):
        at, char = mark.start(), mark.group()
        if char in _PAIRS:
            waiting.append(at)
            continue
        opener = _matching(text, waiting, char, at)
        if opener is None:
            continue
        while pairs.starts and pairs.starts[-1] > opener:
            pairs.starts.pop()
            pairs.ends.pop()
        pairs.starts.append(opener)
        pairs.ends.append(at)
    return pairs


def _matching(text: str, waiting: list[int], closer: str, at: int) -> int | None:
    for position in range(len(waiting) - 1, -1, -1):
        opener = waiting[position]
        if at - opener > _LONGEST_PAIR:
            return None
        if _PAIRS[text[opener]] == closer:
            del waiting[position:]
            return opener
    return None


def _sentence_ends(text: str, pairs: _Pairs) -> Iterator[int]:
    """Yield where each sentence ends, with the closing marks that belong to it."""
    behind = 0
    for mark in _END.finditer(text):
        at = mark.start()
        if at < behind or not (pairs.is_outside(at) or _ends_within(text, pairs, at)):
            continue
        closed = _AFTER_END.match(text, at + 1)
        behind = closed.end() if closed else at + 1
        yield behind


def _ends_within(text: str, pairs: _Pairs, at: int) -> bool:
    """Tell whether an end mark within a pair ends a sentence of the paragraph, not one of the quotation."""
    closed = _AFTER_END.match(text, at + 1)
    if closed is None or not pairs.is_outside(closed.end() - 1):
        return False
    return closed.end() == len(text) or text[closed.end()] not in _GOES_ON
