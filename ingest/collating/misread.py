"""Small differences: a figure, or a few characters that one of two texts reads otherwise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ingest.characters.letters import Letters

Span = tuple[int, int]
_NUMERIC: Final = re.compile(r"[0-9.%‰]+|[零〇一二两三四五六七八九十百千万亿]+")
_DIGITS: Final = frozenset("0123456789.")
_SCALES: Final = frozenset("%‰十百千万亿")


def is_figure(old: str, new: str) -> bool:
    """Say whether what differs are the digits of a figure, or its scale."""
    sides = [side for side in (old, new) if side]
    if all(_NUMERIC.fullmatch(side) for side in sides):
        return len(sides) == len((old, new)) or not _DIGITS.isdisjoint(sides[0])
    return all(not _DIGITS.isdisjoint(side) for side in (old, new))


def whole_figure(letters: Letters, span: Span) -> Span:
    """Widen a span of letters to the whole figures it lies in, with scale and counted unit."""
    start, end = span
    text = letters.text
    while start and text[start - 1] in _DIGITS and (start == end or text[start] in _DIGITS | _SCALES):
        start -= 1
    while end < len(text) and text[end] in _DIGITS:
        end += 1
    while end < len(text) and text[end] in _SCALES and not letters.before(end):
        end += 1
    counted = end < len(text) and end > start and text[end - 1] not in "%‰" and not letters.before(end)
    return (start, end + 1) if counted and text[end].isalpha() else (start, end)
