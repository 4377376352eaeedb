"""Gaps in the numbering of parts and sections: what the text's own numbers say is missing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
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
    gaps = _skipped(outline, _once(parts), "part")
    children: dict[str, list[Section]] = {}
    for section in outline.sections:
        if section.level == "section" and section.number is not None and section.parent:
            if outline.marks.get(section.key) in _RELIABLE:
                children.setdefault(section.parent, []).append(section)
    for siblings in children.values():
        gaps += _skipped(outline, siblings, "section")
    return gaps


def _once(parts: list[Section]) -> list[Section]:
    """Keep one section per numbered part: a part with aims and tasks has two."""
    seen: set[tuple[int | None, str]] = set()
    kept = []
    for part in parts:
        if (part.number, part.title) not in seen:
            seen.add((part.number, part.title))
            kept.append(part)
    return kept


def _skipped(outline: Outline, siblings: list[Section], level: Literal["part", "section"]) -> list[Gap]:
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
