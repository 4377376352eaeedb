"""Passages that stand twice in one text: pages were stitched together wrongly.

Seeds of equal characters are chained over small differences, so that a passage that was re-set with
another comma is found too. Set phrases of the genre are too short, or no whole sentence, to count.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ingest.clean import comparable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ingest.outlining.blocks import Paragraph

SHORTEST = 40
_SEED = 16
_STRIDE, _STEP = 3, 2
"""Every third seed of the earlier text is kept, every second place of the later one is looked at: any six
places in a row hold one where the two meet, so that equal runs of 21 characters are never missed."""
_WITHOUT_SENTENCE = 120
"""A run that holds no whole sentence counts only when it is this long: set phrases reach 100 characters."""
_WORTH = 24
"""A shorter run is a set phrase that no changed word beside it makes a passage."""
_GAP = 10
_EQUAL_SHARE = 0.9
_STRAY = 6
"""Characters of a neighbouring sentence that agree by chance."""
_USUAL = 3
"""Words that stand so often in a text, the passage and its copy counted, are a set phrase."""
_REACH = 24
_ALIKE_SHARE = 0.7
"""A sentence whose other half is so far alike within the reach belongs to the passage as a whole."""
_PLACES = 4
"""Earlier places kept per seed; what stands more often is a set phrase."""
_LEFT, _RIGHT, _HALF = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(31)
"""Odd numbers that spread the sums of seeds over 64 bits; the shift lets their upper half count below."""
_BINS = np.uint64(2**18 - 1)
_ENDED = re.compile("[。！？；]")


@dataclass(frozen=True, slots=True)
class Repeat:
    """A passage that repeats an earlier one, in source offsets."""

    start: int
    end: int
    first_start: int
    first_end: int
    cuts: tuple[tuple[int, int], ...]
    """Where it begins or ends in mid-sentence: (index of the paragraph, index into its text)."""


@dataclass(frozen=True, slots=True)
class _Run:
    """text[first:first_end] stands again at text[later:later_end]; `equal` characters agree."""

    first: int
    first_end: int
    later: int
    later_end: int
    equal: int


def find_repeats(paragraphs: Sequence[Paragraph]) -> list[Repeat]:
    """Find the passages of at least SHORTEST characters that stand in the paragraphs a second time."""
    text = comparable("".join(p.text for p in paragraphs))
    runs = [run for run in _chained(_equal_runs(text)) if run.later_end - run.later >= _WORTH]
    if not runs:
        return []
    bounds = _bounds(paragraphs)
    borders = sorted({0, *bounds, *(ended.end() for ended in _ENDED.finditer(text))})
    passages = [run for run in (_aligned(run, borders, text) for run in runs) if _counts(run, borders)]
    if not passages:
        return []
    origins = [origin for p in paragraphs for origin in p.clean.origins]
    return _resolved(
        Repeat(
            start=origins[run.later],
            end=origins[run.later_end - 1] + 1,
            first_start=origins[run.first],
            first_end=origins[run.first_end - 1] + 1,
            cuts=tuple(
                _place(bounds, at) for at in (run.later, run.later_end) if not _is_border(borders, at)
            ),
        )
        for run in passages
    )


def _resolved(repeats: Iterable[Repeat]) -> list[Repeat]:
    """Lead a passage that repeats a repeated one back to where it stood first."""
    resolved: list[Repeat] = []
    for repeat in repeats:
        source = next((r for r in resolved if r.start <= repeat.first_start < r.end), None)
        shift = source.start - source.first_start if source else 0
        resolved.append(
            replace(repeat, first_start=repeat.first_start - shift, first_end=repeat.first_end - shift)
        )
    return resolved


def _bounds(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Return where each paragraph starts in the joined text, and where the last one ends."""
    bounds = [0]
    for paragraph in paragraphs:
        bounds.append(bounds[-1] + len(paragraph.text))
    return bounds


def _place(bounds: list[int], at: int) -> tuple[int, int]:
    paragraph = bisect_right(bounds, at) - 1
    return paragraph, at - bounds[paragraph]


def _is_border(borders: list[int], at: int) -> bool:
    position = bisect_left(borders, at)
    return position < len(borders) and borders[position] == at


def _aligned(run: _Run, borders: list[int], text: str) -> _Run:
    """Move the ends of a run to the borders of sentences where only chance or a changed word keeps it off."""
    begin = _begin(run, borders, text)
    end = _end(run, begin, borders, text)
    if begin >= end:
        return run
    first, first_end = run.first + begin - run.later, run.first_end + end - run.later_end
    return _Run(first, first_end, begin, end, run.equal - (begin - run.later) + (end - run.later_end))


def _begin(run: _Run, borders: list[int], text: str) -> int:
    at = bisect_left(borders, run.later)
    if at < len(borders) and borders[at] < run.later_end and _is_stray(text, run.later, borders[at]):
        return borders[at]
    reach = run.later - borders[at - 1]
    if reach <= _REACH and _is_alike(text, run.first - reach, borders[at - 1], reach):
        return borders[at - 1]
    return run.later


def _end(run: _Run, begin: int, borders: list[int], text: str) -> int:
    end, shift = run.later_end, run.later_end - run.first_end
    while end < len(text) and end - shift < begin and not _is_border(borders, end):
        if text[end] != text[end - shift]:
            break
        end += 1
    at = bisect_right(borders, end) - 1
    if borders[at] > begin and _is_stray(text, borders[at], end):
        return borders[at]
    if at + 1 < len(borders):
        reach = borders[at + 1] - end
        if reach <= _REACH and end - shift + reach <= begin and _is_alike(text, end - shift, end, reach):
            return borders[at + 1]
    return end


def _is_stray(text: str, start: int, end: int) -> bool:
    """Tell whether so few or so usual words agree by chance at the edge of a passage."""
    length = end - start
    return length <= _STRAY or (length <= _REACH and text.count(text[start:end]) >= _USUAL)


def _is_alike(text: str, first: int, later: int, length: int) -> bool:
    """Tell whether two stretches of equal length differ in a few of their characters only."""
    if first < 0:
        return False
    pairs = zip(text[first : first + length], text[later : later + length], strict=False)
    return sum(a == b for a, b in pairs) >= _ALIKE_SHARE * length


def _counts(run: _Run, borders: list[int]) -> bool:
    length = run.later_end - run.later
    if length < SHORTEST or run.equal < _EQUAL_SHARE * length:
        return False
    whole = bisect_right(borders, run.later_end) - bisect_left(borders, run.later)
    return whole >= 2 or length >= _WITHOUT_SENTENCE  # noqa: PLR2004 — a sentence has two borders


def _equal_runs(text: str) -> list[_Run]:
    """Return the longest equal runs from left to right, each with an earlier, not overlapping place."""
    alike = _recurring(text)
    places: dict[str, list[int]] = {}
    for at in alike:
        if at % _STRIDE == 0:
            places.setdefault(text[at : at + _SEED], []).append(at)
    again = [
        at
        for at in alike
        if at % _STEP == 0 and (earlier := places.get(text[at : at + _SEED])) and earlier[0] + _SEED <= at
    ]
    runs: list[_Run] = []
    floor = 0
    for at in again:
        if at >= floor:
            before = (place for place in places[text[at : at + _SEED]][:_PLACES] if place + _SEED <= at)
            run = max((_extended(text, place, at, floor) for place in before), key=lambda r: r.equal)
            runs.append(run)
            floor = run.later_end
    return runs


def _recurring(text: str) -> list[int]:
    """Return the places of a text whose seed stands in it more than once, and hardly any other.

    The sums over all seeds, doubled in length step by step, are counted by their lowest bits: equal seeds
    have equal sums, and of the others few share a bin.
    """
    sums = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    length = 1
    while length < _SEED and len(sums) > length:
        sums = sums[:-length] * _LEFT + sums[length:] * _RIGHT
        sums ^= sums >> _HALF
        length *= 2
    if length < _SEED:
        return []
    bins = (sums & _BINS).astype(np.intp)
    found: list[int] = np.flatnonzero(np.bincount(bins)[bins] > 1).tolist()
    return found


def _extended(text: str, first: int, later: int, floor: int) -> _Run:
    """Extend two equal seeds to both sides; the earlier place stays before the later one."""
    start, most = 0, min(first, later - floor)
    while start < most and text[first - start - 1] == text[later - start - 1]:
        start += 1
    end, most = _SEED, min(len(text) - later, later - start - first)
    while end < most and text[first + end] == text[later + end]:
        end += 1
    return _Run(first - start, first + end, later - start, later + end, start + end)


def _chained(runs: list[_Run]) -> list[_Run]:
    """Join runs whose two places go on together with a small difference between."""
    chained: list[_Run] = []
    for run in runs:
        last = chained[-1] if chained else None
        if last and 0 <= run.later - last.later_end <= _GAP and 0 <= run.first - last.first_end <= _GAP:
            chained[-1] = _Run(last.first, run.first_end, last.later, run.later_end, last.equal + run.equal)
        else:
            chained.append(run)
    return chained
