"""Patterns that are tried only where they can match: they find the same, several times faster.

A pattern of many alternatives that begin with different characters is tried by `re` at every place of a text,
though few places begin with any of them, and few texts hold what every match needs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.quantities.lined import within_lines
from ingest.quantities.spelled import by_first_character

if TYPE_CHECKING:
    from collections.abc import Iterator


_FOUND = "found"


@dataclass(frozen=True, slots=True)
class Sparse:
    """A pattern whose matches are never empty, and what is known of all of them."""

    pattern: str
    places: re.Pattern[str]
    """One character that a match may begin with, where one does; the match is its group `found`.

    A class of characters is what `re` looks for fastest, so it stands first; a look back over that one
    character then tries the pattern. Nothing is handed to Python for the places where it fails.
    """
    needs: re.Pattern[str] | None = None
    """Class of characters, one of which stands in every match."""

    @classmethod
    def of(cls, pattern: str, begins: str, needs: str | None = None) -> Sparse:
        """Compile a pattern and the insides of the classes of what its matches begin with and need.

        Its matches keep within a line.
        """
        pattern = within_lines(pattern)
        return cls(
            pattern,
            re.compile(f"[{begins}](?<=(?=(?P<{_FOUND}>{pattern}))(?s:.))"),
            re.compile(f"[{needs}]") if needs else None,
        )

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield a match for each that `re.finditer` yields: its group `found` is what the pattern found."""
        if self.needs is not None and not self.needs.search(text):
            return
        end = 0
        for place in self.places.finditer(text):
            if place.start() >= end:
                end = place.end(_FOUND)
                yield place

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return the spans of what `re.finditer` yields."""
        found: list[tuple[int, int]] = []
        if self.needs is not None and not self.needs.search(text):
            return found
        end = 0
        for place in self.places.finditer(text):
            span = place.span(_FOUND)
            if span[0] >= end:
                end = span[1]
                found.append(span)
        return found


_UNBOUNDED = re.compile("[*+{]")
"""What makes a pattern match more characters than it is written with."""


class Ending:
    """Words and patterns that a text may end with; words are compared by their last characters.

    No pattern without a repetition matches more than it has characters: it is looked for within so many.
    """

    __slots__ = ("_anywhere", "_at_start", "_near", "_reach", "_words")

    def __init__(self, alternatives: list[str]) -> None:
        """Take alternatives of a regular expression; those without its signs are words."""
        words: dict[str, tuple[str, ...]] = {}
        for word in (word for word in alternatives if re.escape(word) == word):
            words[word[-1]] = (*words.get(word[-1], ()), word)
        self._words = words
        patterns = [word for word in alternatives if re.escape(word) != word]
        self._at_start = _up_to_end([word for word in patterns if word.startswith("^")])
        loose = [word for word in patterns if not word.startswith("^")]
        near = [word for word in loose if not _UNBOUNDED.search(word)]
        self._near, self._reach = _up_to_end(near), max(map(len, near), default=0)
        self._anywhere = _up_to_end([word for word in loose if _UNBOUNDED.search(word)])

    def ends(self, text: str, start: int = 0, end: int | None = None) -> bool:
        """Tell whether `text[start:end]` ends with one of them, as `re.search` up to its end would."""
        end = len(text) if end is None else end
        if text.endswith(self._words.get(text[end - 1 : end], ()), start, end):
            return True
        if self._at_start is not None and self._at_start.match(text, start, end):
            return True
        if self._near is not None and self._near.search(text, max(start, end - self._reach), end):
            return True
        return self._anywhere is not None and self._anywhere.search(text, start, end) is not None


def _up_to_end(patterns: list[str]) -> re.Pattern[str] | None:
    return re.compile(f"(?:{by_first_character(patterns)})\\Z") if patterns else None
