"""Where the speech begins and ends within a page: furniture before and behind it, annexes behind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.genre import GENRE
from ingest.outlining.headings import read_heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.outlining.blocks import Paragraph

SHORTEST_REPORT = 3500
"""The shortest full report seen has 8,472 characters; abstracts and lists stay under this."""
_PROSE = 80
"""A paragraph of so many characters with a sentence in it is speech, not page furniture."""
_TITLE = 40
_FIRST = 60
"""The speech begins within the first paragraphs of a page, whatever menus stand above it."""
_LAST = 8
"""The closing call stands among the last paragraphs of the speech."""
_BEHIND = 200
"""Characters that may follow the call: thanks, a date. Where a speech goes on, the call was not its last."""
_ENDED = tuple("。！？!?；;：:”…")


@dataclass(frozen=True, slots=True)
class Frame:
    """Indices of paragraphs: speech = [start, end), its closing from `closing`, then annex and furniture."""

    start: int
    opened: bool
    """True where the deputies are addressed, or the report submitted, before anything else."""
    closing: int | None
    end: int
    annex: int
    """First paragraph of annexes; equals `tail` where there is none."""
    tail: int
    """First paragraph of furniture behind everything."""


def find_frame(paragraphs: Sequence[Paragraph]) -> Frame:
    """Find the speech within the paragraphs of a page."""
    texts = [p.text for p in paragraphs]
    start, opened = _start(texts)
    footer = _footer(texts, start)
    tail = _trimmed(texts, start, footer)
    annex = _annex(texts, start, tail)
    tail = max(tail, annex)
    end = _trimmed(texts, start, min(footer, annex))
    closing = _closing(texts, start, end)
    return Frame(start, opened, closing, end, annex, tail)


def _start(texts: list[str]) -> tuple[int, bool]:
    """Return where the speech begins, and whether it is opened by its address or its submitting sentence."""
    body = _first_of_body(texts)
    for index, text in enumerate(texts[:_FIRST]):
        if GENRE.has("opening.submit", text[:_PROSE]):
            addressed = index > 0 and GENRE.has("opening.address", texts[index - 1])
            return (index - 1 if addressed else index), True
        if index <= body and GENRE.has("opening.address", text):
            return index, True
    return body, False


def _first_of_body(texts: list[str]) -> int:
    for index, text in enumerate(texts):
        heading = read_heading(text)
        if heading and heading.mark in {"part", "section"}:
            return index
        if (len(text) >= _PROSE and "。" in text) or GENRE.has("titles.plain", text):
            return index
    return 0


def _annex(texts: list[str], start: int, tail: int) -> int:
    """Return where the annexes begin: a short title of theirs in the second half, or the first note.

    Without any of them that is where the furniture behind everything begins.
    """
    half = start + (len(texts) - start) // 3
    for index in range(max(half, start + 1), len(texts)):
        text = texts[index]
        title = len(text) <= _TITLE and not text.endswith(("。", "！")) and GENRE.has("annex.title", text)
        if title or GENRE.has("annex.note", text):
            return index
    return tail


def _footer(texts: list[str], start: int) -> int:
    """Return the index of the first paragraph that is a page's footer, or behind the last paragraph."""
    footers = (at for at in range(start + 1, len(texts)) if GENRE.has("furniture.footer", texts[at]))
    return next(footers, len(texts))


def _trimmed(texts: list[str], start: int, end: int) -> int:
    """Return the index behind the last paragraph before `end` that is no page furniture."""
    while end > start + 1 and _is_furniture(texts[end - 1]):
        end -= 1
    return end


def _is_furniture(text: str) -> bool:
    if GENRE.is_whole("furniture.line", text):
        return True
    return len(text) <= _TITLE and not text.endswith(_ENDED) and not read_heading(text)


def _closing(texts: list[str], start: int, end: int) -> int | None:
    """Return where the closing begins: the last call to act together, with the address above it."""
    found = _call(texts, start, end)
    if found is None:
        return None
    if found > start + 1 and GENRE.has("opening.address", texts[found - 1]):
        found -= 1
    titles = [i for i in range(max(start + 1, found - _LAST), found) if GENRE.has("closing.title", texts[i])]
    return titles[0] if titles else found


def _call(texts: list[str], start: int, end: int) -> int | None:
    behind = 0
    for index in range(end - 1, max(start, end - _LAST) - 1, -1):
        if GENRE.has("closing.call", texts[index]):
            return index
        behind += len(texts[index])
        if behind > _BEHIND:
            break
    if end <= start + 1 or not GENRE.has("closing.last", texts[end - 1]):
        return None
    thanks = GENRE.has("review.thanks", texts[end - 1]) or GENRE.has("review.troubles", texts[end - 1])
    addressed = GENRE.has("closing.deputies", texts[end - 2] + texts[end - 1][:_PROSE])
    return end - 1 if addressed and not thanks else None
