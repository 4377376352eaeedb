"""What is wrong with a text: each finding with its place and one line of why."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from ingest.characters.mojibake import READ_AS_GBK
from ingest.damage.last_section import find_unusual_end
from ingest.damage.matters import find_unnamed
from ingest.damage.splices import find_splices, quote
from ingest.genre import GENRE
from ingest.outlining.frame import SHORTEST_REPORT
from ingest.outlining.headings import read_heading
from ingest.outlining.numbering import Gap, find_gaps, numeral, numerals_of
from ingest.outlining.parts import is_plain_part_title
from ingest.saying import say
from warehouse.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ingest.damage.repeats import Repeat
    from ingest.outline import Outline
    from ingest.outlining.blocks import Paragraph

_LOST = re.compile(r"\ufffd+|□{2,}|(?<=[\u4e00-\u9fff0-9”）》])\?{2,}|\?{2,}(?=[\u4e00-\u9fff0-9“（《])")
"""Several half-width question marks in a row ask nothing: some programs write lost characters so."""
_LOST_MARKS = ("\ufffd", "□□", "??")
_MISREAD = "[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6-\u2122]{1,3}"
_LATIN = re.compile(f"{_MISREAD}(?:{_MISREAD}){{2,}}")
_GARBLED_WORDS = ("锟斤拷", "烫烫", "屯屯")
_GARBLED = re.compile("|".join(f"(?:{word})+" for word in _GARBLED_WORDS))
_UTF8_CHINESE = re.compile(rb"(?:[\xe3-\xe9\xef][\x80-\xbf]{2}){4,}")
"""Four Chinese characters as UTF-8 bytes: proper GBK text forms them once in 100,000 reports."""
_SENTENCE_ENDED = tuple("。！？!?…”’）)》】")
_SHOWN = 12
_OF_CHARACTERS = frozenset({"mojibake", "lost_characters"})
_CLOSE = 60
"""Characters between two runs that still count as one damaged place."""


def find_faults(
    source: str, paragraphs: Sequence[Paragraph], outline: Outline, repeats: Sequence[Repeat]
) -> list[Finding]:
    """Find the faults of a text; sorted by place."""
    speech = paragraphs[outline.frame.start : outline.frame.end]
    unnamed = [*find_unnamed(outline)]
    findings = [
        *_repeated(source, repeats),
        *find_splices(speech, repeats, closed=outline.frame.closing is not None),
        *_start(speech, outline, source),
        *_end(speech, outline),
        *_gaps(find_gaps(outline)),
        *(unnamed or find_unusual_end(outline)),
        *_jump_lines(source),
        *_characters(source),
    ]
    return _joined(sorted(findings, key=lambda f: (f.start, f.end, f.kind)))


def _joined(findings: Sequence[Finding]) -> list[Finding]:
    """Join runs of garbled or lost characters that stand close to one another to one finding each."""
    joined: list[Finding] = []
    last: dict[str, int] = {}
    for finding in findings:
        position = last.get(finding.kind)
        if finding.kind in _OF_CHARACTERS:
            last[finding.kind] = len(joined)
            if position is not None and finding.start - joined[position].end <= _CLOSE:
                joined[position] = replace(joined[position], end=finding.end)
                last[finding.kind] = position
                continue
        joined.append(finding)
    return joined


def _repeated(source: str, repeats: Iterable[Repeat]) -> Iterable[Finding]:
    for repeat in repeats:
        words = quote(source[repeat.start : repeat.end].strip())
        detail = say("repeats", quote=words, n=repeat.first_start + 1)
        yield Finding("repeated_passage", repeat.start, repeat.end, detail)


def _start(speech: Sequence[Paragraph], outline: Outline, source: str) -> Iterable[Finding]:
    if not speech:
        return
    first = speech[0]
    start, stop = first.clean.origins[0], first.clean.origins[0] + 1
    if outline.frame.opened:
        if re.match("位代表|表[：:]", first.text):
            yield Finding("lost_characters", start, stop, say("first_letter"), "info")
        return
    jumped = GENRE.patterns["furniture.jump"].search(source, 0, stop)
    headless = _is_headless(speech, outline)
    if jumped or headless or outline.beheaded or any(gap.number == 1 for gap in find_gaps(outline)):
        detail = say("starts_late_jump" if jumped else "starts_late", quote=quote(first.text))
        yield Finding("truncated_start", start, stop, detail, "error")


def _is_headless(speech: Sequence[Paragraph], outline: Outline) -> bool:
    """Tell whether a text as long as a report begins with neither its opening nor its first heading."""
    first = speech[0].text
    heading = read_heading(first)
    numbered = heading is not None and heading.mark == "part" and heading.number == 1
    reviewed = any(draft.role == "review" for draft in outline.drafts)
    begins = (is_plain_part_title(first) or numbered) and reviewed
    return not begins and sum(len(p.text) for p in speech) >= SHORTEST_REPORT


def _end(speech: Sequence[Paragraph], outline: Outline) -> Iterable[Finding]:
    if not speech or outline.frame.closing is not None:
        return
    last = speech[-1]
    end = last.clean.origins[-1] + 1
    roles = {draft.role for draft in outline.drafts}
    if not last.text.endswith(_SENTENCE_ENDED):
        detail = say("breaks_off", quote=last.text[-_SHOWN:])
    elif "tasks" not in roles:
        detail = say("ends_with_review")
    else:
        detail = say("no_closing")
    yield Finding("truncated_end", end - 1, end, detail, "error")


def _gaps(gaps: Sequence[Gap]) -> Iterable[Finding]:
    for (start, end, before), group in groupby(gaps, key=lambda gap: (gap.start, gap.end, gap.before)):
        missing = [gap.number for gap in group]
        here = before.number or 0
        key = f"{before.level}s_{'before' if missing[0] < here else 'after'}"
        detail = say(key, numeral=numeral(here), numerals=numerals_of(missing, before.level))
        yield Finding("missing_section", start, end, detail, "error")


def _jump_lines(source: str) -> Iterable[Finding]:
    if not GENRE.has("furniture.jump", source):
        return
    for jump in GENRE.patterns["furniture.jump"].finditer(source):
        detail = say("jump_line", quote=jump.group())
        yield Finding("jump_line", jump.start(), jump.end(), detail, "info")


def _characters(source: str) -> Iterable[Finding]:
    marks = any(mark in source for mark in _LOST_MARKS)  # far faster than to search for the pattern
    for lost in _LOST.finditer(source) if marks else ():
        detail = say("lost_here", quote=lost.group()[:4])
        yield Finding("lost_characters", lost.start(), lost.end(), detail)
    for run in _LATIN.finditer(source):
        yield Finding("mojibake", run.start(), run.end(), say("utf8_as_latin"), "error")
    yield from _read_as_gbk(source)


def _read_as_gbk(source: str) -> Iterable[Finding]:
    """Find UTF-8 bytes that were read as GBK: put back to bytes, they are valid UTF-8 of Chinese again."""
    spans: list[tuple[int, int]] = []
    if any(word in source for word in _GARBLED_WORDS):  # far faster than to search for the pattern
        spans += [found.span() for found in _GARBLED.finditer(source)]
    if READ_AS_GBK.search(source):
        data = source.encode("gb18030", errors="replace")
        for run in _UTF8_CHINESE.finditer(data):
            start = len(data[: run.start()].decode("gb18030", errors="ignore"))
            spans.append((start, start + len(run.group().decode("gb18030", errors="ignore"))))
    for start, end in sorted(spans):
        yield Finding("mojibake", start, max(end, start + 1), say("utf8_as_gbk"), "error")
