"""Placed lines of printed pages → their text: in reading order, indented as printed, without page numbers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAGE_NUMBER: Final = re.compile(
    r"[-—–－\u2010·.\s]*(?:第\s*)?([0-9]{1,3})(?:\s*页)?(?:[\s/,，]*共?\s*[0-9]{1,3}\s*页?)?[-—–－\u2010·.\s]*"
)
_NUMBER_ASIDE: Final = re.compile(
    r"^\W*(?:第\s*)?[0-9]{1,3}(?:\s*页)?\W+|\W+(?:第\s*)?[0-9]{1,3}(?:\s*页)?\W*$"
)
"""The page's number before or behind a running head."""
_SHORTEST_HEAD: Final = 4
_EDGES: Final = 2
"""A head and a page number may stand one above the other."""
_MEASURED: Final = 8
"""Characters from which a line tells the size of its characters and the margin."""
_INDENT: Final = (1.5, 3.2)
"""The indentation of a paragraph's first line in characters: two, or somewhat more in loose type."""


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of a page and where it stands; points from the lower left corner of the page."""

    text: str
    left: float
    right: float
    baseline: float


def page_texts(pages: Sequence[Sequence[PlacedLine]]) -> list[str]:
    """Return the text of every page, a line per line."""
    ordered = [in_reading_order(page) for page in pages]
    for _ in range(_EDGES):
        ordered = _without_running_lines(ordered)
    return ["\n".join(_indented(page)) for page in ordered]


def in_reading_order(lines: Sequence[PlacedLine]) -> list[PlacedLine]:
    """Return the lines of a page from top to bottom; columns keep the order that the file gives them.

    A file tells its lines in the order of drawing, in which a page number may come before the text.
    """
    size = _size(lines)
    runs: list[list[PlacedLine]] = []
    for line in lines:
        if runs and line.baseline < runs[-1][-1].baseline + size / 2:
            runs[-1].append(line)
        else:
            runs.append([line])
    spans = [(min(line.left for line in run), max(line.right for line in run)) for run in runs]
    if all(_overlap(one, other) for one, other in pairwise(sorted(spans))):
        runs.sort(key=lambda run: -run[0].baseline)
    return [line for run in runs for line in run]


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return max(one[0], other[0]) < min(one[1], other[1])


def _size(lines: Sequence[PlacedLine]) -> float:
    """Return the usual width of a character in points."""
    pitches = [(line.right - line.left) / len(line.text) for line in lines if len(line.text) >= _MEASURED]
    return median(pitches) if pitches else 10.0


def _indented(lines: Sequence[PlacedLine]) -> list[str]:
    """Return the lines' texts, those that begin a paragraph with the two spaces they are printed with."""
    size = _size(lines)
    margin = min((line.left for line in lines if len(line.text) >= _MEASURED), default=0.0)
    low, high = _INDENT
    return [
        "\u3000\u3000" + line.text if low * size <= line.left - margin <= high * size else line.text
        for line in lines
    ]


def _without_running_lines(pages: list[list[PlacedLine]]) -> list[list[PlacedLine]]:
    """Return the pages without their first and last lines where these count them or are on most of them."""
    for edge in (0, -1):
        lines = [page[edge] if page else None for page in pages]
        offsets = Counter(_offset(line, number) for number, line in enumerate(lines))
        heads = Counter(_head(line) for line in lines)
        for number, line in enumerate(lines):
            offset = _offset(line, number)
            head = _head(line)
            counts = offset is not None and offsets[offset] > 1
            if counts or (head and heads[head] > max(1, len(pages) / 2)):
                pages[number] = [other for other in pages[number] if other is not line]
    return pages


def _offset(line: PlacedLine | None, page: int) -> int | None:
    """Return by how much the number that a line consists of goes before the page's own, if it is one."""
    number = _PAGE_NUMBER.fullmatch(line.text) if line else None
    return int(number[1]) - page if number else None


def _head(line: PlacedLine | None) -> str | None:
    """Return what a running head says beside the number of the page."""
    head = _NUMBER_ASIDE.sub("", line.text) if line else ""
    return head if len(head) >= _SHORTEST_HEAD else None
