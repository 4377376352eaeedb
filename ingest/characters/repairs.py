"""Repairs of a text, and the restored text that keeps every offset through them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Repair:
    """`text` stands for the characters [start, end) of a faulty text; empty where these are left out."""

    start: int
    end: int
    text: str
    places: tuple[int, ...]
    """Where each character of `text` begins in the faulty text: rising, within [start, end)."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A restored text and, for every character of it, the source characters that it came from."""

    text: str
    bounds: tuple[int, ...] | None = None
    """`text[i]` came from `source[bounds[i]:bounds[i + 1]]`; rising; None where all offsets agree."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Map the half-open span `text[start:end]` to source offsets; an empty span stays empty."""
        return (start, end) if self.bounds is None else (self.bounds[start], self.bounds[end])

    def find(self, offset: int) -> int:
        """Return the index of the character that the source character at `offset` belongs to."""
        return offset if self.bounds is None else bisect_right(self.bounds, offset) - 1

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Map a half-open span of the source to the characters that it touches."""
        if self.bounds is None:
            return start, end
        first = self.find(start)
        return first, max(bisect_left(self.bounds, end), first)

    def repaired(self, repairs: Sequence[Repair]) -> Restored:
        """Return the text with repairs made; they rise and do not overlap."""
        if not repairs:
            return self
        pieces: list[str] = []
        places: list[int] = []
        at = 0
        for repair in repairs:
            pieces += [self.text[at : repair.start], repair.text]
            places += [*range(at, repair.start), *repair.places]
            at = repair.end
        pieces.append(self.text[at:])
        places += range(at, len(self.text) + 1)
        bounds = self.bounds
        return Restored(
            "".join(pieces), tuple(places) if bounds is None else tuple(bounds[place] for place in places)
        )
