"""Two texts of one report → the stretches in which they agree, and those that stand in another place.

Exact matches of a few letters are chained to stretches over small differences; the heaviest chain of
stretches that keep their order is the alignment. What is left over are repeats and moved passages.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING, Final

from ingest.characters.letters import SENTENCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ingest.characters.letters import Letters

_SEED: Final = 8
_PLACES: Final = 4
"""A seed that stands more often in a text is a set phrase and no anchor."""
_GAP: Final = 60
"""Letters that a small difference within a stretch may take in."""
_MOST: Final = 1000
"""Stretches that are weighed against one another; real texts of one report gave 121 at most."""
_OVERLAP: Final = 0.9
"""Share of an overlap's letters that must agree; at its ends a word may be cut."""
_SHORTEST: Final = 40
"""A shorter stretch agrees by set phrases, unless it is a whole sentence in both texts."""


@dataclass(frozen=True, slots=True)
class Match:
    """`length` equal letters from `base` in one text and `other` in the other."""

    base: int
    other: int
    length: int

    @property
    def base_end(self) -> int:
        """First letter behind it in the base."""
        return self.base + self.length

    @property
    def other_end(self) -> int:
        """First letter behind it in the other text."""
        return self.other + self.length


Stretch = tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """What agrees in order, match by match, and the stretches that agree elsewhere."""

    matches: tuple[Match, ...]
    strays: tuple[Stretch, ...]


def align_letters(base: Letters, other: Letters) -> Alignment:
    """Align two texts letter by letter, in time linear in their lengths; repetitive texts only in part."""
    stretches = nsmallest(_MOST, _chained(_matches(base.text, other.text)), key=_lightness)
    firm = [s for s in stretches if _weight(s) >= _SHORTEST or _is_whole(s, base, other)]
    chain = _heaviest(firm)
    used = set(map(id, chain))
    matches, doubled = _joined(chain)
    return Alignment(matches, (*doubled, *(s for s in stretches if id(s) not in used)))


def overlap_at_edge(base: Letters, other: Letters, alignment: Alignment) -> bool:
    """Say whether one text begins with what the other ends with, and they agree in nothing else."""
    if not alignment.matches:
        return False
    first, last = alignment.matches[0], alignment.matches[-1]
    shared = sum(match.length for match in alignment.matches)
    tails = (
        (first.other, len(base.text) - last.base_end, last.other_end),
        (first.base, len(other.text) - last.other_end, last.base_end),
    )
    return any(max(start, rest) <= _SEED and shared >= _OVERLAP * end for start, rest, end in tails)


def _matches(base: str, other: str) -> list[Match]:
    """Return the longest runs of equal letters that hold a seed, in the order of the other text."""
    places: dict[str, list[int]] = {}
    for at in range(len(base) - _SEED + 1):
        places.setdefault(base[at : at + _SEED], []).append(at)
    reached: dict[int, int] = {}
    matches: list[Match] = []
    for at in range(len(other) - _SEED + 1):
        firsts = places.get(other[at : at + _SEED], ())
        if len(firsts) > _PLACES:
            continue
        for first in firsts:
            if reached.get(first - at, 0) <= at:
                match = _extended(base, other, first, at)
                reached[first - at] = match.other_end
                matches.append(match)
    return sorted(matches, key=lambda match: (match.other, match.base))


def _extended(base: str, other: str, first: int, at: int) -> Match:
    left = 0
    while left < min(first, at) and base[first - left - 1] == other[at - left - 1]:
        left += 1
    right = _SEED
    most = min(len(base) - first, len(other) - at)
    while right < most and base[first + right] == other[at + right]:
        right += 1
    return Match(first - left, at - left, left + right)


def _chained(matches: Iterable[Match]) -> list[Stretch]:
    """Join matches that go on one another in both texts over a small difference."""
    chains: list[list[Match]] = []
    going: list[list[Match]] = []
    for match in matches:
        going = [chain for chain in going if match.other - chain[-1].other_end <= _GAP]
        chain = min(going, key=lambda chain: _distance(chain[-1], match), default=None)
        if chain is None or _distance(chain[-1], match) > 2 * _GAP:
            chains.append([match])
            going.append(chains[-1])
        elif rest := _behind(match, chain[-1].base_end, chain[-1].other_end):
            chain.append(rest)
    return [tuple(chain) for chain in chains]


def _distance(last: Match, match: Match) -> int:
    """Return how far a match lies behind a chain; beyond 2 · _GAP where it does not go on it."""
    base, other = match.base - last.base_end, match.other - last.other_end
    if not (-_SEED <= base <= _GAP and -_SEED <= other <= _GAP):
        return 4 * _GAP
    return abs(base - other) + max(base, other, 0)


def _behind(match: Match, base: int, other: int) -> Match | None:
    """Return the part of a match that lies behind two places, if any."""
    cut = max(0, base - match.base, other - match.other)
    return Match(match.base + cut, match.other + cut, match.length - cut) if cut < match.length else None


def _weight(stretch: Stretch) -> int:
    return sum(match.length for match in stretch)


def _lightness(stretch: Stretch) -> tuple[int, int, int]:
    return -_weight(stretch), stretch[0].other, stretch[0].base


def _is_whole(stretch: Stretch, base: Letters, other: Letters) -> bool:
    """Say whether a stretch begins and ends with a sentence or line in both texts."""
    first, last = stretch[0], stretch[-1]
    return (
        min(base.depth(first.base), base.depth(last.base_end)) >= SENTENCE
        and min(other.depth(first.other), other.depth(last.other_end)) >= SENTENCE
    )


def _heaviest(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Return the chain of stretches in rising order in both texts that agrees in the most letters."""
    ordered = sorted(stretches, key=lambda s: (s[0].other, s[0].base))
    weights: list[int] = []
    before: list[int | None] = []
    for position, stretch in enumerate(ordered):
        best, link = 0, None
        for earlier in range(position):
            gained = weights[earlier] - _overlap(ordered[earlier], stretch)
            if gained > best and _follows(ordered[earlier], stretch):
                best, link = gained, earlier
        weights.append(best + _weight(stretch))
        before.append(link)
    chain: list[Stretch] = []
    at = max(range(len(ordered)), key=weights.__getitem__, default=None)
    while at is not None:
        chain.append(ordered[at])
        at = before[at]
    return chain[::-1]


def _follows(earlier: Stretch, later: Stretch) -> bool:
    return (
        earlier[0].base < later[0].base
        and earlier[0].other < later[0].other
        and earlier[-1].base_end < later[-1].base_end
        and earlier[-1].other_end < later[-1].other_end
    )


def _overlap(earlier: Stretch, later: Stretch) -> int:
    return max(0, earlier[-1].base_end - later[0].base, earlier[-1].other_end - later[0].other)


def _joined(chain: Iterable[Stretch]) -> tuple[Stretch, list[Stretch]]:
    """Return the matches of a chain, each cut where the one before it ends, and what was cut off.

    What was cut off agrees with a place that is taken already: a passage set twice in a row.
    """
    joined: list[Match] = []
    doubled: list[Stretch] = []
    base = other = 0
    for stretch in chain:
        cut: list[Match] = []
        for match in stretch:
            rest = _behind(match, base, other)
            length = match.length - (rest.length if rest else 0)
            if length:
                cut.append(Match(match.base, match.other, length))
            if rest:
                base, other = rest.base_end, rest.other_end
                joined.append(rest)
        if cut:
            doubled.append(tuple(cut))
    return tuple(joined), doubled


class Covered:
    """Which letters of a text lie within given spans; spans do not overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        """Take half-open spans in any order."""
        self._spans: list[tuple[int, int]] = []
        for span in spans:
            insort(self._spans, span)

    def share(self, start: int, end: int) -> float:
        """Return which share of the letters from `start` to `end` is covered."""
        at = max(bisect_left(self._spans, (start, start)) - 1, 0)
        inside = 0
        for first, last in self._spans[at:]:
            if first >= end:
                break
            inside += max(0, min(last, end) - max(first, start))
        return inside / max(end - start, 1)
