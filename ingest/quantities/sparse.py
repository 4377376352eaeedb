"""Patterns that are tried only where they can match: they find the same, several times faster.

A pattern of many alternatives that begin with different characters is tried by `re` at every place of a text,
though few places begin with any of them, and few texts hold what every match needs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.quantities.spelled import by_first_character

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Sparse:
    """A pattern whose matches are never empty, and what is known of all of them."""

    pattern: re.Pattern[str]
    begins: re.Pattern[str] | None = None
    """Class of the characters that a match may begin with, all of them."""
    needs: re.Pattern[str] | None = None
    """Class of characters, one of which stands in every match."""

    @classmethod
    def of(cls, pattern: str, begins: str | None = None, needs: str | None = None) -> Sparse:
        """Compile a pattern and the insides of the classes of what its matches begin with and need."""
        return cls(
            re.compile(pattern),
            re.compile(f"[{begins}]") if begins else None,
            re.compile(f"[{needs}]") if needs else None,
        )

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield what `re.finditer` yields."""
        if self.needs is not None and not self.needs.search(text):
            return
        if self.begins is None:
            yield from self.pattern.finditer(text)
            return
        end = 0
        for place in self.begins.finditer(text):
            if place.start() >= end and (found := self.pattern.match(text, place.start())):
                end = found.end()
                yield found


class Ending:
    """Words and patterns that a text may end with; words are compared, not searched for."""

    __slots__ = ("_anywhere", "_at_start", "_words")

    def __init__(self, alternatives: list[str]) -> None:
        """Take alternatives of a regular expression; those without its signs are words."""
        self._words = tuple(word for word in alternatives if re.escape(word) == word)
        patterns = [word for word in alternatives if re.escape(word) != word]
        self._at_start = _up_to_end([word for word in patterns if word.startswith("^")])
        self._anywhere = _up_to_end([word for word in patterns if not word.startswith("^")])

    def ends(self, text: str, start: int = 0, end: int | None = None) -> bool:
        """Tell whether `text[start:end]` ends with one of them, as `re.search` up to its end would."""
        end = len(text) if end is None else end
        if text.endswith(self._words, start, end):
            return True
        if self._at_start is not None and self._at_start.match(text, start, end):
            return True
        return self._anywhere is not None and self._anywhere.search(text, start, end) is not None


def _up_to_end(patterns: list[str]) -> re.Pattern[str] | None:
    return re.compile(f"(?:{by_first_character(patterns)})\\Z") if patterns else None
