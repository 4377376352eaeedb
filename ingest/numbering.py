"""Gaps in the numbering of parts and sections: what the text's own numbers say is missing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from ingest.outline import Outline
    from warehouse.records import Role, Section

_NUMERALS = "〇一二三四五六七八九十"
_RELIABLE = frozenset({"part", "section", "item"})
"""一是 … 二是 may begin inside a paragraph, so a gap among them says nothing."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A part or section that the numbering expects and the text does not have."""

    level: Literal["part", "section"]
    key: str
    number: int
    role: Role
    before: Section
    """The first part or section behind the gap."""


def numeral(number: int) -> str:
    """Write a number up to 99 in Chinese: 12 → 十二."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _NUMERALS[ones]
    return ("" if tens == 1 else _NUMERALS[tens]) + "十" + (_NUMERALS[ones] if ones else "")


def find_gaps(outline: Outline) -> list[Gap]:
    """Find the numbers that are skipped among the parts, and among the sections of each part."""
    parts = [s for s in outline.sections if s.level == "part" and s.number is not None]
    gaps = [_as_review(gap, outline) for gap in _skipped(_once(parts), "part")]
    children: dict[str, list[Section]] = {}
    for section in outline.sections:
        if section.level == "section" and section.number is not None and section.parent:
            children.setdefault(section.parent, []).append(section)
    beheaded = {s.key for s in outline.sections if s.level == "part" and not s.title and s.number}
    for parent, siblings in children.items():
        if parent in beheaded or all(outline.marks.get(section.key) in _RELIABLE for section in siblings):
            gaps += _skipped(siblings, "section")
    return gaps


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
        gaps.append(Gap(level, f"{prefix}.{number}", number, before.role, before))
    return gaps
