"""Splices: places where a sentence breaks off and another one goes on from its middle."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.clean import comparable
from ingest.damage.breaks import find_breaks
from ingest.outlining.headings import read_heading
from ingest.saying import say
from warehouse.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ingest.damage.repeats import Repeat
    from ingest.outlining.blocks import Paragraph

_ENDED = tuple("。！？!?；;：:…”’）)》】")
_PROSE = 60
_SHOWN = 12
_CLOSING_TAIL = 30
"""Characters of the closing's last words that no other paragraph ends with by chance."""


def quote(text: str) -> str:
    """Shorten a text for a finding's detail."""
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def find_splices(
    speech: Sequence[Paragraph], repeats: Sequence[Repeat], *, closed: bool
) -> Iterable[Finding]:
    """Find the splices within the speech, some of which only its repeated passages betray."""
    yield from _broken_off(speech)
    yield from _torn(speech)
    yield from _around_repeats(speech, repeats)
    yield from find_breaks(speech)
    if closed and speech:
        yield from _misplaced_closing(speech)


def _broken_off(speech: Sequence[Paragraph]) -> Iterable[Finding]:
    for paragraph, below in pairwise(speech):
        text = paragraph.text
        if len(text) >= _PROSE and "。" in text and not text.endswith(_ENDED):
            at = paragraph.clean.origins[-1]
            detail = say("went_on", quote=text[-_SHOWN:], below=quote(below.text))
            yield Finding("splice", at, at + 1, detail, "error")


def _torn(speech: Sequence[Paragraph]) -> Iterable[Finding]:
    for paragraph in speech:
        for joint in paragraph.joints:
            at = paragraph.clean.origins[joint]
            before, behind = paragraph.text[joint - _SHOWN // 2 : joint], paragraph.text[joint:]
            yield Finding("splice", at, at + 1, say("line_torn", quote=before, below=quote(behind)))


def _around_repeats(speech: Sequence[Paragraph], repeats: Sequence[Repeat]) -> Iterable[Finding]:
    by_start = {p.clean.origins[0]: p for p in speech}
    ends = {p.clean.origins[-1] + 1: position for position, p in enumerate(speech)}
    torn = False
    last_end = -1
    for position, repeat in enumerate(repeats):
        for index, at in repeat.cuts:
            origin = speech[index].clean.origins[at]
            detail = say("joined_elsewhere", quote=quote(speech[index].text[at:]))
            yield Finding("splice", origin, origin + 1, detail, "error")
        torn = bool(repeat.cuts) or (torn and _adjoin(ends, by_start, last_end, repeat.start))
        last_end = repeat.end
        following = repeats[position + 1].start if position + 1 < len(repeats) else -1
        below = speech[ends[repeat.end] + 1] if ends.get(repeat.end, len(speech)) + 1 < len(speech) else None
        if torn and below and below.clean.origins[0] != following and read_heading(below.text) is None:
            origin = below.clean.origins[0]
            detail = say("after_repeat", quote=quote(below.text))
            yield Finding("splice", origin, origin + 1, detail, "error")


def _adjoin(ends: dict[int, int], by_start: dict[int, Paragraph], end: int, start: int) -> bool:
    return end in ends and start in by_start


def _misplaced_closing(speech: Sequence[Paragraph]) -> Iterable[Finding]:
    """Yield where the closing's last words end a paragraph in the middle of the text."""
    tail = comparable(speech[-1].text)
    for paragraph, below in pairwise(speech[:-1]):
        if comparable(paragraph.text[-_CLOSING_TAIL:]) != tail[-_CLOSING_TAIL:]:
            continue
        text = comparable(paragraph.text)
        same = 0
        while same < min(len(text), len(tail)) and text[-1 - same] == tail[-1 - same]:
            same += 1
        if same < _CLOSING_TAIL or same == len(text):
            continue
        start, end = paragraph.clean.span(len(text) - same, len(text))
        yield Finding("repeated_passage", start, end, say("closing_here"))
        origin = below.clean.origins[0]
        detail = say("closing_instead", quote=quote(below.text))
        yield Finding("splice", origin, origin + 1, detail, "error")
