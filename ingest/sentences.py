"""A paragraph's cleaned text → sentences and their ；-clauses."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

_ENDS = frozenset("。！？!?")
_CLAUSE_ENDS = frozenset("；;")
_PAIRS = {"“": "”", "‘": "’", "（": "）", "(": ")", "《": "》", "〈": "〉", "【": "】", "[": "]"}
_CLOSERS = frozenset(_PAIRS.values())
_GOES_ON = frozenset("，,、。；;：:的和与等")
_LONGEST_PAIR = 300
"""A bracket or quote that is still open after so many characters was never closed: it is ignored."""


@dataclass(frozen=True, slots=True)
class Span:
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
    depth = _depths(text)
    spans: list[Span] = []
    for number, (start, end) in enumerate(_sentences(text, depth, frozenset(cuts))):
        bounds = [start, *_clause_ends(text, depth, start, end), end]
        kind: Literal["sentence", "clause"] = "clause" if len(bounds) > 2 else "sentence"  # noqa: PLR2004
        spans += [Span(a, b, kind, number) for a, b in pairwise(bounds) if a < b]
    return spans


def _depths(text: str) -> list[int]:
    """Return for every character how many pairs of quotes or brackets enclose it."""
    depth = [0] * (len(text) + 1)
    waiting: list[int] = []
    for at, char in enumerate(text):
        if char in _PAIRS:
            waiting.append(at)
        elif char in _CLOSERS:
            opener = _matching(text, waiting, char, at)
            if opener is not None:
                depth[opener] += 1
                depth[at] -= 1
    total = 0
    for at in range(len(text)):
        total += depth[at]
        depth[at] = total
    return depth


def _matching(text: str, waiting: list[int], closer: str, at: int) -> int | None:
    for position in range(len(waiting) - 1, -1, -1):
        opener = waiting[position]
        if at - opener > _LONGEST_PAIR:
            return None
        if _PAIRS[text[opener]] == closer:
            del waiting[position:]
            return opener
    return None


def _sentences(text: str, depth: list[int], cuts: frozenset[int]) -> list[tuple[int, int]]:
    spans, start, at = [], 0, 0
    while at < len(text):
        at += 1
        if at in cuts:
            spans.append((start, at))
            start = at
        elif text[at - 1] in _ENDS and _is_end(text, depth, at - 1):
            while at < len(text) and (text[at] in _CLOSERS or text[at] in _ENDS) and at not in cuts:
                at += 1
            spans.append((start, at))
            start = at
    spans.append((start, len(text)))
    return [(a, b) for a, b in spans if a < b]


def _is_end(text: str, depth: list[int], at: int) -> bool:
    """Tell whether the end mark at `at` ends a sentence of the paragraph, not one inside a quotation."""
    if depth[at] == 0:
        return True
    after = at + 1
    while after < len(text) and (text[after] in _ENDS or text[after] in _CLOSERS):
        after += 1
    closed = after > at + 1 and depth[after - 1] == 0
    return closed and (after == len(text) or text[after] not in _GOES_ON)


def _clause_ends(text: str, depth: list[int], start: int, end: int) -> list[int]:
    return [at + 1 for at in range(start, end - 1) if text[at] in _CLAUSE_ENDS and depth[at] == 0]
