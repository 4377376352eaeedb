"""Figures beside lost characters: what is left of them is never taken for the whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.saying import say
from warehouse.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOST = "\ufffd□"
_MARKS = (*_LOST, "?")
_NUMERALS = "0-9零\u3007○一二两三四五六七八九十百千万亿"
_FIGURE = rf"(?:[{_NUMERALS}点.%—–~～-]|,(?=[0-9{_LOST}?]{{3}}))"
_QUESTION = r"(?:(?<=[0-9.])\?+(?=[0-9.%万亿千百个元])|(?<=[\u4e00-\u9fff])\?+(?=\.?[0-9]))"
"""Half-width question marks within a figure, or between a word and its figure: some programs write lost
characters so. Where a sentence ends, it is a question."""
_MARK = re.compile(rf"[{_LOST}]+|{_QUESTION}")
_LEFT = re.compile(rf"{_FIGURE}*\Z")
_RIGHT = re.compile(rf"(?:{_FIGURE}|[{_LOST}])*")
_LONGEST = 24
"""Characters of a figure before a mark that are looked at."""
_SINGLE = re.compile(rf"(?<=[{_NUMERALS}.])□(?!□)|(?<!□)□(?=\.?[{_NUMERALS}])|{_QUESTION}")


def damaged_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of lost characters, each with the rest of the figure that it touches."""
    spans: list[tuple[int, int]] = []
    if not any(mark in text for mark in _MARKS):  # far faster than to search for the pattern
        return spans
    for mark in _MARK.finditer(text):
        left, right = _LEFT.search(text, max(0, mark.start() - _LONGEST), mark.start()), mark.end()
        if spans and right <= spans[-1][1]:
            continue
        rest = _RIGHT.match(text, right)
        spans.append((left.start() if left else mark.start(), rest.end() if rest else right))
    return spans


def find_lost_figures(text: str) -> Iterator[Finding]:
    """Find single marks of lost characters within figures; longer runs are lost characters anywhere."""
    if "□" not in text and "?" not in text:
        return
    for mark in _SINGLE.finditer(text):
        yield Finding("lost_characters", mark.start(), mark.end(), say("lost_in_figure"))
