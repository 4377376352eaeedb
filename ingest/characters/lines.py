"""Lines of a source text, and how the text uses them.

A source may hold one paragraph per line, one report per line, or one hard wrap per line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import quantiles
from typing import NamedTuple

from ingest.clean import CleanText, clean_spans
from ingest.genre import GENRE

_NEWLINE = re.compile(r"[\r\n\x0b\x0c\x85\u2028\u2029](?:(?<=\r)\n)?")
_INDENT = re.compile(r"[ \u00a0]*[\u3000\u2003]{2,}[ \u00a0]*")
_FIRST_LINE = re.compile(r"[\u3000\u2003]{2}|[ \u00a0\t]{2,8}(?=\S)")
_SPACE = re.compile(r"[ \u00a0\u3000\u2002\u2003]+")
_SENTENCE_END = tuple("。！？!?；;：:”’…")
_INLINE_HEADING = re.compile(
    r"[。！？!?”]\s*(?=(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]))"
)
_ADDRESS = re.compile("各位代表[：:]")
_MARKED = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])[^。！？；]{2,45}$"
)
_TITLE_RUN_ON = re.compile(
    r"[一二三四五六七八九十]{1,3}、[0-9“”及和与年时期四五十]{2,24}(?:"
    + "|".join(sorted(map(re.escape, GENRE.title_endings), key=len, reverse=True))
    + r")"
)
_LONG = 400
"""Characters from which a line may hold several paragraphs or, as most of its source, the whole report."""
_SHORTEST_MEASURED = 15
_WIDEST_WRAP = 60
_LONGEST_TITLE = 60
_ENOUGH_LINES = 20
_FEWEST_INDENTED, _MOST_INDENTED = 0.02, 0.7
"""Shares of lines between which indentation tells first lines from others."""


class Line(NamedTuple):
    """A non-empty line: its place, its cleaned text, and the empty lines above it."""

    start: int
    end: int
    clean: CleanText
    gap: int
    indented: bool

    @property
    def text(self) -> str:
        """The cleaned text."""
        return self.clean.text


@dataclass(frozen=True, slots=True)
class LinedText:
    """The lines of a source, and what their breaks mean."""

    lines: tuple[Line, ...]
    width: int | None
    """The length at which lines are hard-wrapped, or None."""
    indented: bool
    """True where the first line of a hard-wrapped paragraph is indented."""
    spaced: bool
    """True where an empty line stands between any two paragraphs, so that a mere break means nothing."""


def split_lines(source: str) -> LinedText:
    """Split a source into lines; what stands on one endless line is cut where its paragraphs began."""
    lines: list[Line] = []
    gap = 0
    for start, end in _raw_lines(source):
        for piece_start, piece_end in _pieces(source, start, end):
            clean = clean_spans(source, [(piece_start, piece_end)])
            if clean.text:
                indented = _FIRST_LINE.match(source, piece_start, piece_end) is not None
                lines.append(Line(piece_start, piece_end, clean, gap, indented))
                gap = 0
            elif not source[piece_start:piece_end].strip():
                gap += 1
    width = _wrap_width(lines)
    share = sum(line.indented for line in lines) / max(len(lines), 1)
    indented = width is not None and _FEWEST_INDENTED < share < _MOST_INDENTED
    return LinedText(tuple(lines), width, indented, _is_spaced(lines))


def _raw_lines(source: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for newline in _NEWLINE.finditer(source):
        spans.append((start, newline.start()))
        start = newline.end()
    spans.append((start, len(source)))
    return spans


def _pieces(source: str, start: int, end: int) -> list[tuple[int, int]]:
    if end - start < _LONG:
        return [(start, end)]
    cuts = [m.end() for m in _INLINE_HEADING.finditer(source, start, end)]
    if 2 * (end - start) >= len(source):
        cuts += [m.end() for m in _INDENT.finditer(source, start, end)] or _space_cuts(source, start, end)
        cuts += [m.start() for m in _ADDRESS.finditer(source, start, end)]
    bounds = sorted({start, *cuts, end})
    pieces: list[tuple[int, int]] = []
    for a, b in pairwise(bounds):
        run_on = _TITLE_RUN_ON.match(source, a, b)
        if run_on and "。" in source[run_on.end() : b]:
            pieces += [(a, run_on.end()), (run_on.end(), b)]
        else:
            pieces.append((a, b))
    return pieces


def _space_cuts(source: str, start: int, end: int) -> list[int]:
    """Return where a single space stands between paragraphs: behind a sentence or around a heading."""
    cuts, piece = [], start
    for space in _SPACE.finditer(source, start, end):
        before = source[max(piece, space.start() - _LONGEST_TITLE) : space.start()]
        if before.endswith(_SENTENCE_END) or _MARKED.match(before) or GENRE.has("titles.plain", before):
            cuts.append(space.end())
            piece = space.end()
    return cuts


def _is_spaced(lines: list[Line]) -> bool:
    after_paragraph = [
        below.gap > 0
        for above, below in pairwise(lines)
        if len(above.text) >= _WIDEST_WRAP and above.text.endswith(_SENTENCE_END)
    ]
    return sum(after_paragraph) > 0.8 * len(after_paragraph)


def _wrap_width(lines: list[Line]) -> int | None:
    lengths = [len(line.text) for line in lines if len(line.text) >= _SHORTEST_MEASURED]
    if len(lengths) < _ENOUGH_LINES:
        return None
    width = round(quantiles(lengths, n=10)[-1])
    unended = sum(
        not line.text.endswith(_SENTENCE_END) for line in lines if len(line.text) >= _SHORTEST_MEASURED
    )
    if width > _WIDEST_WRAP or unended * 2 < len(lengths):
        return None
    return min(width, round(quantiles(lengths, n=2)[0]))
