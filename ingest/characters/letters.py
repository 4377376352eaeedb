"""The letters of a text: what is left without punctuation, width and layout, each with its origin."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from ingest.characters.script import is_traditional, read_as_simplified

_POINTS: Final = frozenset(".．")
_SYMBOLS: Final = frozenset("%‰℃°+±×÷=\ufffd□")
"""Symbols that carry meaning, or that stand for a lost character; all others are ornament or punctuation."""
_OPENERS: Final = frozenset("“‘（(《【[「")
_BEHIND: Final = frozenset("”’）)》】]」，。！？；：、,!?;:")
_ENDS: Final = re.compile("[。！？!?；;…\n]")
_LINE: Final = re.compile(r"[\r\n]")
_BREAK: Final = len("\r\n")

LINE, SENTENCE, CLAUSE, INSIDE = 3, 2, 1, 0
"""How deep a text is cut between two letters, from a new line to no cut at all."""


@cache
def _variants() -> dict[int, int]:
    """Return variant characters and the usual form of each."""
    table = tomllib.loads((files("ingest.characters") / "letters.toml").read_text(encoding="utf-8"))
    return str.maketrans({variant: usual for usual, row in table["variants"].items() for variant in row})


def width_folded(text: str) -> str:
    """Return a text with characters of full or compatibility width in their usual width."""
    return unicodedata.normalize("NFKC", text)


@cache
def _letter(character: str) -> str:
    """Return the letter that a character counts as; empty for punctuation, space and ornament."""
    if unicodedata.category(character)[0] not in "LN" and width_folded(character) not in _SYMBOLS:
        return ""
    folded = width_folded(character)
    return (folded if len(folded) == 1 else character).translate(_variants())


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a source text; `origins` are their offsets in it."""

    source: str
    text: str
    origins: tuple[int, ...]

    def before(self, at: int) -> str:
        """Return what stands in the source between the letter before `at` and the letter at `at`."""
        start = self.origins[at - 1] + 1 if at else 0
        end = self.origins[at] if at < len(self.origins) else len(self.source)
        return self.source[start:end]

    def depth(self, at: int) -> int:
        """Say how deep the text is cut before the letter at `at`."""
        between = self.before(at)
        if at in {0, len(self.origins)} or _LINE.search(between):
            return LINE
        if _ENDS.search(between):
            return SENTENCE
        return CLAUSE if between.strip() else INSIDE

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Return the source offsets from the first to the last of some letters; of none, the place before."""
        if start >= end:
            at = self.origins[start] if start < len(self.origins) else len(self.source)
            return at, at
        return self.origins[start], self.origins[end - 1] + 1

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the source offsets of some letters, with the brackets and marks that belong to them."""
        if start >= end:
            at = self.origins[start - 1] + 1 if start else 0
            return at, at
        first, last = self.origins[start], self.origins[end - 1] + 1
        while first and self.source[first - 1] in _OPENERS:
            first -= 1
        while last < len(self.source) and self.source[last] in _BEHIND:
            last += 1
        return first, last

    def behind(self, at: int) -> int:
        """Return the source offset behind the letter before `at` and the marks that close it."""
        return self.span(0, at)[1] if at else 0

    def at(self, offset: int) -> int:
        """Return the number of the first letter at or behind a source offset."""
        return bisect_left(self.origins, offset)

    def ends_inside(self, start: int, end: int) -> bool:
        """Say whether a sentence or a line ends within some letters, their own borders apart."""
        if end - start < len("ab"):
            return False
        return _ENDS.search(self.source, self.origins[start], self.origins[end - 1]) is not None


def read_letters(source: str) -> Letters:
    """Read the letters of a text: letters, digits, meaning symbols, and the points within figures.

    Traditional script counts as simplified, character by character.
    """
    letters: list[str] = []
    origins: list[int] = []
    read = read_as_simplified(source) if is_traditional(source) else source
    for offset, character in enumerate(read):
        letter = "." if _is_decimal_point(source, offset) else _letter(character)
        if letter:
            letters.append(letter)
            origins.append(offset)
    return Letters(source, "".join(letters), tuple(origins))


def _is_decimal_point(source: str, offset: int) -> bool:
    """Say whether a character is the point within a figure, which a line end may cut."""
    if source[offset] not in _POINTS:
        return False
    before = source[max(offset - _BREAK - 1, 0) : offset].rstrip("\r\n")
    after = source[offset + 1 : offset + _BREAK + 2]
    if after[:1] in {"\r", "\n"} and source[:offset].rsplit("\n", 1)[-1].strip().isdecimal():
        return False  # the number of an item, alone on its line
    return before[-1:].isdecimal() and after.lstrip("\r\n")[:1].isdecimal()
