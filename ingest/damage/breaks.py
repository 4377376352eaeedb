"""Sentences broken within a line: what was opened is not closed, a figure has no measure, 二是 is skipped.

A sentence that goes on in the middle of another one is seldom against the grammar: most such joints leave
no trace in the text, and nothing is said of them here. What does leave one is named as a splice.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.outlining.headings import chinese_number
from ingest.saying import say
from warehouse.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ingest.outlining.blocks import Paragraph

_DATA = tomllib.loads((files("ingest.damage") / "breaks.toml").read_text(encoding="utf-8"))
_MEASURES = "".join(_DATA["measures"].split())
_BARE = re.compile(rf"[0-9](?<![0-9.][0-9])[0-9]{{0,3}}(?:\.[0-9]+)?(?![0-9{_MEASURES}])(?=[\u4e00-\u9fff])")
_VERB = re.compile(_DATA["verb"])
_VERBS_REACH = 5
_REST = re.compile(f"{_DATA['rest']}|{_DATA['no_whole']}")
_NO_DECIMALS = re.compile(_DATA["no_decimals"])
_POINTLESS = re.compile(_DATA["pointless"])
_SPOKEN = re.compile(r"(?:(?<=[。；：，,;:])|^)([一二三四五六七八九十]{1,2})是")
_CLOSER_OF = {"“": "”", "《": "》", "（": "）", "【": "】"}
_PAIRED = tuple(opener + closer for opener, closer in _CLOSER_OF.items())
_MARK = re.compile(f"[{''.join((*_CLOSER_OF, *_CLOSER_OF.values()))}]")
_PROSE = 60
_MOST = 3
"""In a text with more of them, quotes and brackets are set carelessly and show nothing."""
_AROUND = 6
"""Characters that a finding's detail shows on either side."""


def find_breaks(speech: Sequence[Paragraph]) -> Iterator[Finding]:
    """Find where a sentence or a figure of prose was broken within its line; all of them are warnings."""
    prose = [p for p in speech if len(p.text) >= _PROSE and "。" in p.text]
    unpaired = [(p, *span) for p in prose for span in _unpaired(p.text)]
    if len(unpaired) <= _MOST:
        for paragraph, start, end in unpaired:
            yield _finding(paragraph, start, end, "unpaired")
    for paragraph in prose:
        for start, end in _bare_figures(paragraph.text):
            yield _finding(paragraph, start, end, "no_measure")
        for rest in _REST.finditer(paragraph.text):
            yield _finding(paragraph, *rest.span(), "no_digits")
        for figure in _NO_DECIMALS.finditer(paragraph.text):
            yield _finding(paragraph, *figure.span(), "no_decimals")
        for figure in _POINTLESS.finditer(paragraph.text):
            broken = _finding(paragraph, *figure.span(), "no_point")
            yield replace(broken, kind="suspect_figure")
        for start, end in _skipped(paragraph.text):
            yield _finding(paragraph, start, end, "skipped")


def _finding(paragraph: Paragraph, start: int, end: int, key: str) -> Finding:
    text = paragraph.text
    shown = text[max(start - _AROUND, 0) : min(end, start + _AROUND) + _AROUND]
    return Finding("splice", *paragraph.clean.span(start, end), say(key, quote=shown))


def _bare_figures(text: str) -> Iterable[tuple[int, int]]:
    """Yield the figures behind a verb that no measure follows."""
    for figure in _BARE.finditer(text):
        if _VERB.search(text, max(figure.start() - _VERBS_REACH, 0), figure.start()):
            yield figure.span()


def _unpaired(text: str) -> Iterable[tuple[int, int]]:
    """Yield each mark without its other half, with the sentence in which the half is lost.

    Marks that close one of another kind are slips of the pen, not breaks.
    """
    if _is_paired("".join(_MARK.findall(text))):
        return
    waiting: list[int] = []
    for mark in _MARK.finditer(text):
        at, char = mark.start(), mark.group()
        if char in _CLOSER_OF:
            waiting.append(at)
        elif any(_CLOSER_OF[text[opener]] == char for opener in waiting):
            while _CLOSER_OF[text[opener := waiting.pop()]] != char:
                yield opener, _sentence_end(text, opener)
        elif waiting:
            waiting.pop()
        else:
            yield text.rfind("。", 0, at) + 1, at + 1
    yield from ((opener, _sentence_end(text, opener)) for opener in waiting)


def _is_paired(marks: str) -> bool:
    """Tell whether all marks have their other halves: most texts are so, and this is told fast."""
    before = ""
    while marks != before:
        before = marks
        for pair in _PAIRED:
            marks = marks.replace(pair, "")
    return not marks


def _sentence_end(text: str, start: int) -> int:
    return text.find("。", start) + 1 or len(text)


def _skipped(text: str) -> Iterable[tuple[int, int]]:
    """Yield the marks 三是 that follow 一是 with no 二是 between."""
    if "一是" not in text and "二是" not in text:
        return
    for above, below in pairwise(_SPOKEN.finditer(text)):
        before, number = chinese_number(above.group(1)), chinese_number(below.group(1))
        if before is not None and number is not None and number > before + 1:
            yield below.span()
