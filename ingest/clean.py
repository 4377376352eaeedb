"""Characters: width, spaces and invisible marks, with every offset kept.

Cleaning only drops characters or replaces one by one, so each character of the cleaned text has
exactly one origin in the source. Punctuation stays as it is; `comparable` folds it for matching.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence  # noqa: TC003 — a field's type is looked up when it is asked for
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_SPACE = " "
_LOOKED_THROUGH = range(0x3400), range(0xA000, 0xAC00), range(0xFB00, 0x10000), range(0xE0000, 0xE0080)
"""The basic plane without its ideographs, Korean syllables and private use, and the invisible tags."""


def _char_class(codes: Iterable[int]) -> str:
    """Return the inside of a character class, as ranges: a hundred single characters match slowly."""
    ranges: list[list[int]] = []
    for code in sorted(codes):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)


def _spaces_and_invisible() -> tuple[list[int], list[int]]:
    spaces, invisible = [ord(char) for char in "\t\n\r\x0b\x0c\x85"], []
    for code in chain.from_iterable(_LOOKED_THROUGH):
        category = unicodedata.category(chr(code))
        if category in {"Zs", "Zl", "Zp"}:
            spaces.append(code)
        elif code not in spaces and (category in {"Cf", "Cc"} or 0xFE00 <= code <= 0xFE0F):  # noqa: PLR2004 — variation selectors
            invisible.append(code)
    return spaces, invisible


_SPACES, _INVISIBLE = _spaces_and_invisible()
_RUN = re.compile(f"[^{_char_class([*_SPACES, *_INVISIBLE])}]+")
_ANY_SPACE = re.compile(f"[{_char_class(_SPACES)}]")
_WIDE = {
    code: chr(code - 0xFEE0)
    for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF05, 0xFF0E)
}
_ANY_WIDE = re.compile(f"[{_char_class(_WIDE)}]")
_PUNCTUATION = {
    ",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）",
    "\uff64": "、", "\uff61": "。",
    "\ufe50": "，", "\ufe54": "；", "\ufe55": "：", "\ufe56": "？", "\ufe57": "！",
    "~": "～", "．": ".", "＋": "+", "「": "“", "」": "”", "『": "‘", "』": "’",
    '"': "“", "\uff02": "“", "'": "‘", "\uff07": "‘",
    "-": "—", "–": "—", "－": "—", "―": "—", "−": "—",
}  # fmt: skip
_ANY_PUNCTUATION = re.compile(f"[{re.escape(''.join(_PUNCTUATION))}]")


class CleanText(NamedTuple):
    """Cleaned text and, for every character of it, the source offset it came from."""

    text: str
    origins: Sequence[int]
    """A range where the text is one unbroken run of its source, else a tuple."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Map the half-open span `text[start:end]` to source offsets; an empty span stays empty."""
        if start >= end:
            at = (
                self.origins[start]
                if start < len(self.origins)
                else (self.origins[-1] + 1 if self.origins else 0)
            )
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
    spans = list(spans)
    return (_unbroken(source, *spans[0]) if len(spans) == 1 else None) or _joined(source, spans)


def _unbroken(source: str, start: int, end: int) -> CleanText | None:
    """Clean a span that is one run between spaces, as most lines are; None where it is not."""
    run = _RUN.search(source, start, end)
    if run is None or _RUN.search(source, run.end(), end):
        return None
    text = run.group()
    return CleanText(text.translate(_WIDE) if _ANY_WIDE.search(text) else text, range(*run.span()))


def _joined(source: str, spans: Iterable[tuple[int, int]]) -> CleanText:
    pieces: list[str] = []
    origins: list[int] = []
    for start, end in spans:
        previous = start
        for run in _RUN.finditer(source, start, end):
            here, text = run.start(), run.group()
            if _ANY_WIDE.search(text):
                text = text.translate(_WIDE)
            broken = previous == start and bool(pieces)
            spaced = bool(pieces) and (
                (previous < here and _ANY_SPACE.search(source, previous, here) is not None)
                or (broken and origins[-1] + 1 < here)
            )
            if spaced and _keeps_space(pieces[-1][-1], text[0], broken=broken):
                pieces.append(_SPACE)
                origins.append(here - 1)
            pieces.append(text)
            origins.extend(range(here, run.end()))
            previous = run.end()
    if len(pieces) == 1:
        return CleanText(pieces[0], range(origins[0], origins[-1] + 1))
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
    return _ANY_PUNCTUATION.sub(lambda mark: _PUNCTUATION[mark.group()], text)
