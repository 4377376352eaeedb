"""Characters: width, spaces and invisible marks, with every offset kept.

Cleaning only drops characters or replaces one by one, so each character of the cleaned text has
exactly one origin in the source. Punctuation stays as it is; `comparable` folds it for matching.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_DROPPED = "\x00"
_SPACE = " "


def _folding_table() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in (*range(0x10000), *range(0xE0000, 0xE0080)):  # the basic plane, and the invisible tags
        category = unicodedata.category(chr(code))
        if category in {"Zs", "Zl", "Zp"} or chr(code) in "\t\n\r\x0b\x0c\x85":
            table[code] = _SPACE
        elif category in {"Cf", "Cc"} or 0xFE00 <= code <= 0xFE0F:  # noqa: PLR2004 — variation selectors
            table[code] = _DROPPED
    for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF05, 0xFF0E):
        table[code] = chr(code - 0xFEE0)
    return table


_FOLD = _folding_table()
_PUNCTUATION = str.maketrans(
    {
        ",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）",
        "\uff64": "、", "\uff61": "。",
        "\ufe50": "，", "\ufe54": "；", "\ufe55": "：", "\ufe56": "？", "\ufe57": "！",
        "~": "～", "．": ".", "＋": "+", "「": "“", "」": "”", "『": "‘", "』": "’",
        '"': "“", "\uff02": "“", "'": "‘", "\uff07": "‘",
        "-": "—", "–": "—", "－": "—", "―": "—", "−": "—",
    }
)  # fmt: skip
_RUN = re.compile(r"[^\x00 ]+")


@dataclass(frozen=True, slots=True)
class CleanText:
    """Cleaned text and, for every character of it, the source offset it came from."""

    text: str
    origins: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Map the half-open span `text[start:end]` to source offsets; an empty span stays empty."""
        if start >= end:
            at = self.origins[start] if start < len(self.origins) else (self.origins or (-1,))[-1] + 1
            return at, at
        return self.origins[start], self.origins[end - 1] + 1

    def find(self, offset: int) -> int:
        """Return the index of the first character that stands at or behind a source offset."""
        return bisect_left(self.origins, offset)

    def cut(self, start: int, end: int) -> CleanText:
        """Return the part `text[start:end]` with its origins."""
        return CleanText(self.text[start:end], self.origins[start:end])


def clean(source: str) -> CleanText:
    """Clean a whole source text."""
    return clean_spans(source, [(0, len(source))])


def clean_spans(source: str, spans: Iterable[tuple[int, int]]) -> CleanText:
    """Clean the given rising spans of a source as one text, as if they stood on one line."""
    pieces: list[str] = []
    origins: list[int] = []
    for start, end in spans:
        folded = source[start:end].translate(_FOLD)
        previous = 0
        for run in _RUN.finditer(folded):
            here = start + run.start()
            broken = previous == 0 and bool(pieces)
            spaced = _SPACE in folded[previous : run.start()] or (broken and origins[-1] + 1 < here)
            if spaced and pieces and _keeps_space(pieces[-1][-1], run.group()[0], broken=broken):
                pieces.append(_SPACE)
                origins.append(here - 1)
            pieces.append(run.group())
            origins.extend(range(here, start + run.end()))
            previous = run.end()
    return CleanText("".join(pieces), tuple(origins))


def _keeps_space(left: str, right: str, *, broken: bool) -> bool:
    """Tell whether a space means something: between Latin words, or between two figures on one line."""
    if not (left.isascii() and right.isascii()):
        return False
    if broken:
        return left.islower() and right.isalpha()
    if left.isalpha():
        return right.isalpha()
    if left.isdigit():
        return right.isdigit()
    return left in ",;:!?" and right.isalpha()


def comparable(text: str) -> str:
    """Fold punctuation of half and full width to one form, character by character, for matching."""
    return text.translate(_PUNCTUATION)
