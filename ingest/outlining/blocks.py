"""Lines → paragraphs: hard wraps and stray breaks re-joined, page numbers and jump lines taken out."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from ingest.characters.lines import Line, LinedText, split_lines
from ingest.clean import CleanText, clean_spans
from ingest.genre import GENRE
from ingest.outlining.headings import read_heading

_ENDED = tuple("。！？!?；;：:…")
_CLOSERS = '”’）)》】」』"'
_CONTINUES = tuple("，,、。；;：:！!？?）)》”’】%.")
_PROSE_MARKS = "。；：！？"
_WANTS_MORE = tuple("，,、的和与及")
_NO_TEAR = frozenset("，,、；;：:。！!？?…”’）)》】“‘（(《【—")
"""A line may end with these before a stray break."""
_PAIRS = {"“": "”", "《": "》", "（": "）", "(": ")", "〈": "〉", "【": "】"}
_OPENER = re.compile(f"[{re.escape(''.join(_PAIRS))}]")
_OPEN_WITHIN = 80
"""Characters within which an opened bracket or quote still waits for its other half."""
_STRAY = re.compile(r"[版#>*_]")
"""A character of every stray mark: to look for one is far faster than for the marks."""
_SURE_MARKS = frozenset({"part", "section"})
"""Marks that open a paragraph even where the one above breaks off; 2. may be the rest of PM2.5."""
_TITLE_LENGTH = 45
_SHORTEST_FULL_LINE = 15
"""A shorter line above, where paragraphs are indented, may be a title that no indentation sets off."""
_SHORT_TAIL = 20
_FRAGMENT = 12
_LONG_BEFORE_CALL = 200
"""Characters before the closing call that are no longer its run-up."""


class Paragraph(NamedTuple):
    """A paragraph of the text as its writer meant it, put together from one or more lines."""

    start: int
    end: int
    clean: CleanText
    joints: tuple[int, ...] = ()
    """Indices into the cleaned text where a new paragraph began in mid-sentence, for no reason of layout."""

    @property
    def text(self) -> str:
        """The cleaned text."""
        return self.clean.text


def read_paragraphs(source: str) -> tuple[Paragraph, ...]:
    """Read the paragraphs of a source text of any line structure."""
    lined = split_lines(source)
    lines = [line for line in lined.lines if not GENRE.has("furniture.page_number", line.text)]
    paragraphs: list[Paragraph] = []
    group: list[Line] = []
    stood = False
    for position, line in enumerate(lines):
        following = lines[position + 1] if position + 1 < len(lines) else None
        stands = _stands_alone(line.text, lined.width)
        if group and (stood or stands or not _continues(group, line, following, lined)):
            paragraphs.append(_paragraph(source, group, lined))
            group = []
        group.append(line)
        stood = stands
    if group:
        paragraphs.append(_paragraph(source, group, lined))
    return tuple(part for p in paragraphs if p.text for part in _apart_from_closing(p))


def _apart_from_closing(paragraph: Paragraph) -> list[Paragraph]:
    """Cut the closing call off a paragraph that holds much more before it."""
    call = GENRE.patterns["closing.call"].search(paragraph.text)
    if call is None or call.start() < _LONG_BEFORE_CALL:
        return [paragraph]
    at = max(paragraph.text.rfind(mark, 0, call.start()) for mark in "。！!") + 1
    address = paragraph.text.rfind("各位代表", _LONG_BEFORE_CALL, call.start())
    at = address if address > 0 else at
    if at < _LONG_BEFORE_CALL:
        return [paragraph]
    before, after = paragraph.clean.cut(0, at), paragraph.clean.cut(at, len(paragraph.text))
    return [
        Paragraph(paragraph.start, before.origins[-1] + 1, before),
        Paragraph(after.origins[0], paragraph.end, after),
    ]


def _paragraph(source: str, lines: list[Line], lined: LinedText) -> Paragraph:
    spans = [span for line in lines for span in _without_strays(source, line)]
    first = lines[0]
    whole = spans == [(first.start, first.end)]
    clean = first.clean if whole else clean_spans(source, spans)
    torn = [below for above, below in pairwise(lines) if _is_torn(above, below, lined)]
    joints = tuple(at for line in torn if (at := clean.find(line.start)) > _FRAGMENT)
    return Paragraph(lines[0].start, lines[-1].end, clean, joints)


def _is_torn(above: Line, below: Line, lined: LinedText) -> bool:
    """Tell whether a paragraph ends between two lines in the middle of a sentence, in mid-phrase."""
    if lined.width or (lined.spaced and below.gap == 0):
        return False
    if "。" not in above.text and (read_heading(above.text) or "。" not in below.text):
        return False
    return above.text[-1] not in _NO_TEAR and below.text[0].isalnum()


def _without_strays(source: str, line: Line) -> list[tuple[int, int]]:
    """Return the spans of a line between the jump lines and the marks of Markdown that stand in it."""
    spans, start = [], line.start
    if not _STRAY.search(source, line.start, line.end):
        return [(line.start, line.end)]
    for stray in GENRE.patterns["furniture.stray"].finditer(source, line.start, line.end):
        spans.append((start, stray.start()))
        start = stray.end()
    spans.append((start, line.end))
    return spans


def _continues(group: list[Line], line: Line, following: Line | None, lined: LinedText) -> bool:
    """Tell whether `line`, which may stand with others, goes on the paragraph that `group` began."""
    above, text = group[-1].text, line.text
    if lined.indented and (line.indented or len(above) >= _SHORTEST_FULL_LINE):
        return not line.indented
    if text.startswith(_CONTINUES) or _waits_for_closer(group):
        return True
    indent = 2 if len(group) == 1 else 0
    if lined.width and len(above) >= lined.width - 2 - indent:
        return not (read_heading(text) and above.endswith(_ENDED))
    if lined.spaced and line.gap == 0:
        return _is_same_block(group, text)
    return _goes_on(group, line, following)


def _stands_alone(text: str, width: int | None) -> bool:
    if width and len(text) >= width - 2:
        return False
    return (
        GENRE.is_whole("furniture.line", text)
        or GENRE.has("furniture.caption", text)
        or GENRE.has("opening.address", text)
        or (len(text) <= _TITLE_LENGTH and GENRE.has("annex.title", text))
    )


def _has_ended(text: str) -> bool:
    stripped = text.rstrip(_CLOSERS)
    return stripped.endswith(_ENDED) or (text != stripped and "。" in text)


def _is_same_block(group: list[Line], text: str) -> bool:
    """Tell whether a line without an empty line above it goes on the block, where blocks are spaced."""
    heading, first = read_heading(text), read_heading(group[0].text)
    if heading and heading.mark in {"part", "section", "item"}:
        return False
    return not (first and first.mark in {"part", "section"} and not first.run_in)


def _goes_on(group: list[Line], line: Line, following: Line | None) -> bool:
    """Tell whether a paragraph whose last line is no full hard wrap goes on in `line`."""
    above, text = group[-1].text, line.text
    so_far = "".join(part.text for part in group[: _TITLE_LENGTH + 1])
    below = read_heading(text)
    if _has_ended(above) or (below and (line.gap or (below.mark in _SURE_MARKS and "。" in so_far))):
        return False
    if above.endswith(_WANTS_MORE):
        return True
    heading = read_heading(so_far)
    if any(mark in so_far for mark in _PROSE_MARKS) or len(so_far) > _TITLE_LENGTH:
        return True
    if heading and heading.mark in {"part", "section", "item"}:
        return len(group) == 1 and _is_broken_title(so_far, line, following)
    if _is_cut_in_word(above, text):
        return True
    return line.gap == 0 and len(group) > 1 and min(len(text), len(above)) <= _FRAGMENT


def _is_broken_title(title: str, line: Line, following: Line | None) -> bool:
    """Tell whether a short line without punctuation is the second half of a marked title above it."""
    text = line.text
    return (
        line.gap == 0
        and len(text) <= _SHORT_TAIL
        and not any(c in text for c in "，。；：！")
        and read_heading(text) is None
        and not title.endswith(GENRE.title_words)
        and following is not None
        and (len(following.text) > _TITLE_LENGTH or read_heading(following.text) is not None)
    )


def _is_cut_in_word(above: str, text: str) -> bool:
    """Tell whether the break stands inside a formula such as PM2.5 or M2."""
    return above[-1].isascii() and above[-1].isalnum() and text[0].isascii() and text[0].isalnum()


def _waits_for_closer(group: list[Line]) -> bool:
    text = "".join(line.text for line in group[-3:])[-_OPEN_WITHIN:]
    if not _OPENER.search(text):
        return False
    for opener, closer in _PAIRS.items():
        at = text.rfind(opener)
        if at >= 0 and text.find(closer, at) < 0 and not any(c in "。；" for c in text[at:]):
            return True
    return False
