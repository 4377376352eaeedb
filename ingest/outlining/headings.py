"""Heading marks at the start of a paragraph: 一、（一）1. 一是 and ——."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Mark = Literal["part", "section", "item", "spoken", "dash"]
"""一、 · （一） · 1. · 一是 or 一要 · ——"""

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_NUMBER = "[一二三四五六七八九十]{1,3}"
_MARKS: tuple[tuple[Mark, re.Pattern[str]], ...] = (
    ("part", re.compile(rf"({_NUMBER})、\s*(?=\S)")),
    ("part", re.compile(rf"第({_NUMBER})(?:部分|章)[：:、]?\s*(?=\S)")),
    ("section", re.compile(rf"[（(]({_NUMBER})[）)][、.]?\s*(?=\S)")),
    ("section", re.compile(r"([㈠-㈩])\s*(?=\S)")),
    ("item", re.compile(r"([0-9]{1,2})(?:[.．、](?![0-9])|[）)])\s*(?=[^0-9\s])")),
    ("item", re.compile(r"[（(]([0-9]{1,2})[）)]\s*(?=\S)")),
    ("spoken", re.compile(rf"(?:第)?({_NUMBER})(?:是|要|个?方面[，是]|，)\s*(?=\S)")),
    ("dash", re.compile(r"(?:——|--|――|——)+()\s*(?=\S)")),
)
_BEGINS = re.compile(r"[一二三四五六七八九十第（(㈠-㈩0-9—―-]")
"""How any mark begins."""
_PAUSE = re.compile("[：:，,；;]")
_ORDINAL_SPOKEN = re.compile(rf"第{_NUMBER}，")
TITLE_END = re.compile(r"[。！!]")
LONGEST_TITLE = 60
"""A longer first sentence is no title as a whole: its first clause stands for it. The longest seen has 44."""


class Heading(NamedTuple):
    """A heading mark at the start of a text."""

    mark: Mark
    number: int | None
    body: int
    """Where the title begins, behind the mark."""
    end: int
    """Where the title ends: behind its 。 where text goes on in the same paragraph, else the text's end."""
    run_in: bool
    """True where text goes on behind the title in the same paragraph."""


def chinese_number(text: str) -> int | None:
    """Read a Chinese ordinal up to 99 (十二 → 12), a circled one (㈢ → 3) or ASCII digits."""
    if text.isascii() and text.isdigit():
        return int(text)
    if "㈠" <= text <= "㈩" and len(text) == 1:
        return ord(text) - ord("㈠") + 1
    if "十" not in text:
        return _DIGITS.get(text) if len(text) == 1 else None
    tens, _, ones = text.partition("十")
    if (tens and tens not in _DIGITS) or (ones and ones not in _DIGITS):
        return None
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def read_heading(text: str) -> Heading | None:
    """Read the heading mark that a cleaned paragraph starts with, or return None."""
    if not _BEGINS.match(text):
        return None
    for mark, pattern in _MARKS:
        found = pattern.match(text)
        if not found or (mark == "spoken" and _is_plain_ordinal(found)):
            continue
        stop = TITLE_END.search(text, found.end())
        end = stop.end() if stop else len(text)
        if end - found.end() > LONGEST_TITLE:
            pause = _PAUSE.search(text, found.end(), found.end() + LONGEST_TITLE)
            end = pause.end() if pause else found.end() + LONGEST_TITLE
        return Heading(mark, chinese_number(found.group(1)), found.end(), end, run_in=end < len(text))
    return None


def _is_plain_ordinal(found: re.Match[str]) -> bool:
    """Tell 一，… (no mark) from 第一，… (a mark)."""
    return found.group().rstrip().endswith("，") and not _ORDINAL_SPOKEN.match(found.group())
