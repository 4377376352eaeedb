"""Gaps in the numbering of parts and sections: what the text's own numbers say is missing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from ingest.genre import GENRE
from ingest.outlining.headings import chinese_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ingest.outline import Outline
    from warehouse.records import Role, Section

_NUMERALS = "〇一二三四五六七八九十"
RELIABLE = frozenset({"part", "section", "item"})
"""一是 … 二是 may begin inside a paragraph, so a gap among them says nothing."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A part or section that the numbering expects and the text does not have."""

    level: Literal["part", "section"]
    key: str
    number: int
    role: Role
    before: Section
    """The first part or section behind the gap; the last one where the end is missing."""
    start: int
    end: int
    """Where the text says that there should be more: the heading behind the gap, or the announcement."""


def numeral(number: int) -> str:
    """Write a number up to 99 in Chinese: 12 → 十二."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _NUMERALS[ones]
    return ("" if tens == 1 else _NUMERALS[tens]) + "十" + (_NUMERALS[ones] if ones else "")


def numerals_of(numbers: Iterable[int], level: str) -> str:
    """List numbers of parts or sections as headings have them, the marks at either end left off."""
    between = "部分、第" if level == "part" else "）、（"
    return between.join(map(numeral, numbers))


def find_gaps(outline: Outline) -> list[Gap]:
    """Find the numbers that are skipped among the parts, and among the sections of each part."""
    parts = [s for s in outline.sections if s.level == "part" and s.number is not None]
    gaps = [_as_review(gap, outline) for gap in _skipped(_once(parts), "part")]
    children: dict[str, list[Section]] = {}
    for section in outline.sections:
        if section.level == "section" and section.number is not None and section.parent:
            children.setdefault(section.parent, []).append(section)
    beheaded = outline.beheaded.key if outline.beheaded else None
    for parent, siblings in children.items():
        if parent == beheaded or all(outline.marks.get(section.key) in RELIABLE for section in siblings):
            gaps += _skipped(siblings, "section")
        gaps += _promised(outline, siblings)
    return gaps


def _promised(outline: Outline, siblings: list[Section]) -> list[Gap]:
    """Return the sections that the sentence before the first one announces and that do not follow."""
    first = min(section.start for section in siblings)
    before = (draft for draft in reversed(outline.drafts) if draft.end <= first and draft.role != "preamble")
    above = next(before, None)
    said = GENRE.patterns["goals.announced"].search(above.text) if above else None
    number = chinese_number(said.group(1)) if said else None
    numbers = [section.number for section in siblings if section.number is not None]
    if above is None or number is None or len(siblings) >= number:
        return []
    last = max(siblings, key=lambda section: section.number or 0)
    return [
        Gap("section", f"{last.parent}.{n}", n, last.role, last, above.start, above.end)
        for n in range(max(numbers) + 1, number + 1)
    ]


def _as_review(gap: Gap, outline: Outline) -> Gap:
    """Call the missing first part the review, where the text has none."""
    if gap.number != 1 or any(section.role == "review" for section in outline.sections):
        return gap
    return replace(gap, key="review.1", role="review")


def _once(parts: list[Section]) -> list[Section]:
    """Keep one section per numbered part: a part with aims and tasks has two."""
    seen: set[tuple[int | None, str]] = set()
    kept = []
    for part in parts:
        if (part.number, part.title) not in seen:
            seen.add((part.number, part.title))
            kept.append(part)
    return kept


def _skipped(siblings: list[Section], level: Literal["part", "section"]) -> list[Gap]:
    numbers = [s.number for s in siblings if s.number is not None]
    if not numbers:
        return []
    missing = [n for n in range(1, max(numbers)) if n not in numbers]
    twice = sum(count - 1 for count in Counter(numbers).values())
    if twice >= len(missing):
        return []
    gaps = []
    for number in missing:
        before = next(s for s in siblings if s.number is not None and s.number > number)
        prefix = before.role if level == "part" else before.parent
        start, end = before.start, before.start + max(len(before.title), 1)
        gaps.append(Gap(level, f"{prefix}.{number}", number, before.role, before, start, end))
    return gaps
