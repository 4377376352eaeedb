"""Differences of print: variant characters and punctuation, where the letters agree."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from ingest.characters.letters import width_folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.characters.letters import Letters
    from ingest.collating.stretches import Alignment

Place = tuple[int, int]
_LINE: Final = re.compile(r"[\r\n]")
_SPACE: Final = re.compile(r"\s+")


def spelling_places(base: Letters, other: Letters, alignment: Alignment) -> list[tuple[int, int, int]]:
    """Return the runs of letters that are variants of one another: place in both texts, and length."""
    differing = [pair for pair in _pairs(alignment) if _is_variant(base, other, pair)]
    runs = groupby(enumerate(differing), key=lambda item: (item[1][0] - item[0], item[1][1] - item[0]))
    groups = [[pair for _, pair in run] for _, run in runs]
    return [(*group[0], len(group)) for group in groups]


def punctuation_places(base: Letters, other: Letters, alignment: Alignment) -> list[Place]:
    """Return the letters at or before which only punctuation, width or a space within a line differs."""
    return [
        (match.base + at, match.other + at)
        for match in alignment.matches
        for at in range(match.length)
        if _is_set_otherwise(base, other, (match.base + at, match.other + at), first=at == 0)
    ]


def _pairs(alignment: Alignment) -> Iterator[Place]:
    for match in alignment.matches:
        yield from zip(range(match.base, match.base_end), range(match.other, match.other_end), strict=True)


def _is_variant(base: Letters, other: Letters, pair: Place) -> bool:
    old, new = base.source[base.origins[pair[0]]], other.source[other.origins[pair[1]]]
    return old != new and width_folded(old) != width_folded(new)


def _is_set_otherwise(base: Letters, other: Letters, pair: Place, *, first: bool) -> bool:
    old, new = base.source[base.origins[pair[0]]], other.source[other.origins[pair[1]]]
    if old != new and width_folded(old) == width_folded(new):
        return True
    return not first and _differ(base.before(pair[0]), other.before(pair[1]))


def _differ(old: str, new: str) -> bool:
    """Say whether the marks between two letters differ; where a line ends, its white space is layout."""
    if old == new:
        return False
    space = "" if _LINE.search(old) or _LINE.search(new) else " "
    return _SPACE.sub(space, old) != _SPACE.sub(space, new)
