"""Corruptions of a clean report: each breaks a text in one way and says where a finding must stand."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import opencc

from ingest.outlining.blocks import read_paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from warehouse.records import ReadReport

MARK = re.compile(r"[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．]")
_PUNCTUATION = frozenset("，,。；;：:！!？?、（）()“”《》—-… \u3000\n\r\t")
_NEWLINES = re.compile(r"(?<=。)(?:\r?\n[ \t\u3000]*)+")
_COMMON = "的了在和有大市新发展工作"
_FEWEST_LINES = 20
_FEWEST_SECTIONS = 3


@dataclass(frozen=True, slots=True)
class Clean:
    """A clean text with its reading, which says where its sentences and sections are."""

    region: str
    name: str
    year: int
    source: str
    read: ReadReport


@dataclass(frozen=True, slots=True)
class Broken:
    """A corrupted text, the kinds of finding that name the fault, and where one of them must stand."""

    source: str
    kinds: frozenset[str]
    start: int
    end: int
    region: str | None = None
    year: int | None = None
    """The year that the text is kept under, where that matters."""
    name: str | None = None
    """The government that the text is kept as, where that matters."""
    verdicts: frozenset[str] = frozenset()
    """The verdicts of coverage that name the fault, where it is one of the whole text."""


Corruption = "Callable[[Clean, Random], Broken | None]"


def repeat_exact(clean: Clean, random: Random) -> Broken | None:
    """Put a passage of some sentences into the text once more, at a later border of sentences."""
    return _repeated(clean, random, lambda passage: passage)


def repeat_near(clean: Clean, random: Random) -> Broken | None:
    """Put a passage into the text once more, with two or three in a hundred of its characters changed."""

    def change(passage: str) -> str:
        characters = list(passage)
        for _ in range(max(2, len(passage) // 40)):
            at = random.randrange(len(characters))
            if characters[at] not in _PUNCTUATION:
                characters[at] = random.choice(_COMMON)
        return "".join(characters)

    return _repeated(clean, random, change)


def _repeated(clean: Clean, random: Random, change: Callable[[str], str]) -> Broken | None:
    units = clean.read.units
    first = random.randrange(2, len(units) - 8)
    last = first
    while units[last].end - units[first].start < random.randint(60, 400) and last < len(units) - 3:
        last += 1
    passage = clean.source[units[first].start : units[last].end]
    ended = [unit.end for unit in units[last + 1 : -2] if unit.text.endswith("。")]
    if not ended or len(passage) < 60:  # noqa: PLR2004 - the shortest passage that a page repeats
        return None
    at = random.choice(ended)
    broken = clean.source[:at] + change(passage) + clean.source[at:]
    return Broken(broken, frozenset({"repeated_passage"}), at, at + len(passage))


def splice_line(clean: Clean, random: Random) -> Broken | None:
    """Break a sentence off at the end of a line; the next line goes on in the middle of a later one."""
    if clean.source.count("\n") < _FEWEST_LINES:
        return None
    ((newline, _),) = Counter(_NEWLINES.findall(clean.source)).most_common(1)
    return _spliced(clean, random, newline)


def splice_inline(clean: Clean, random: Random) -> Broken | None:
    """Break a sentence off and go on in the middle of a later one, on the same line."""
    return _spliced(clean, random, "")


def _spliced(clean: Clean, random: Random, between: str) -> Broken | None:
    at = _inside(clean, random, 0, 0.85)
    behind = _inside(clean, random, (at + 100) / len(clean.source), (at + 2500) / len(clean.source))
    broken = clean.source[:at] + between + clean.source[behind:]
    return Broken(broken, frozenset({"splice", "missing_section"}), at, at + len(between))


def splice_repeat(clean: Clean, random: Random) -> Broken | None:
    """Stitch pages wrongly: in mid-sentence an earlier passage comes again, then a later sentence goes on."""
    at = _inside(clean, random, 0.3, 0.85)
    start = _inside(clean, random, 0.05, at / len(clean.source) - 0.05)
    end = min(start + random.randint(150, 600), at)
    behind = _inside(clean, random, at / len(clean.source), at / len(clean.source) + 0.05)
    broken = clean.source[:at] + clean.source[start:end] + clean.source[behind:]
    return Broken(broken, frozenset({"splice"}), at, at + end - start)


def _inside(clean: Clean, random: Random, low: float, high: float) -> int:
    """Choose a place well within a sentence, and not beside punctuation."""
    source = clean.source
    units = [
        unit
        for unit in clean.read.units
        if unit.kind in {"sentence", "clause"} and low * len(source) <= unit.start < high * len(source)
    ] or [unit for unit in clean.read.units if unit.kind in {"sentence", "clause"}]
    places: list[int] = []
    while not places:
        unit = random.choice(units)
        places = [
            at
            for at in range(unit.start + 6, unit.end - 6)
            if not _PUNCTUATION.intersection(source[at - 2 : at + 2])
        ]
    return random.choice(places)


def cut_start(clean: Clean, random: Random) -> Broken | None:
    """Keep the text from somewhere in its first six tenths on."""
    at = _inside(clean, random, 0.03, 0.6) if random.random() < 0.5 else _border(clean, random, 0.03, 0.6)  # noqa: PLR2004
    return Broken(clean.source[at:], frozenset({"truncated_start"}), 0, len(clean.source))


def cut_end(clean: Clean, random: Random) -> Broken | None:
    """Keep the text up to somewhere in its second half, before its closing."""
    closing = min(unit.start for unit in clean.read.units if unit.role == "closing") / len(clean.source)
    choose = _inside if random.random() < 0.5 else _border  # noqa: PLR2004 - either way half the time
    at = choose(clean, random, 0.4, closing - 0.02)
    return Broken(clean.source[:at], frozenset({"truncated_end"}), 0, at)


def _border(clean: Clean, random: Random, low: float, high: float) -> int:
    units = [u for u in clean.read.units if low * len(clean.source) <= u.start < high * len(clean.source)]
    return random.choice(units).start


def drop_section(clean: Clean, random: Random) -> Broken | None:
    """Take out a numbered section that is not the last of its part."""
    return _without_section(clean, random, last=False)


def drop_last_section(clean: Clean, random: Random) -> Broken | None:
    """Take out the last numbered section of a part: only its matter, or an announced number, can tell."""
    return _without_section(clean, random, last=True)


def _without_section(clean: Clean, random: Random, *, last: bool) -> Broken | None:
    parts: dict[str | None, list[tuple[int, int]]] = {}
    for section in clean.read.sections:
        numbered = section.level == "section" and section.number is not None
        if numbered and MARK.match(clean.source, section.start):
            parts.setdefault(section.parent, []).append((section.start, section.end))
    chosen = [
        place
        for places in parts.values()
        if len(places) >= _FEWEST_SECTIONS
        for place in (places[-1:] if last else places[:-1])
    ]
    if not chosen:
        return None
    start, end = random.choice(chosen)
    broken = clean.source[:start] + clean.source[end:].lstrip("\r\n")
    return Broken(broken, frozenset({"missing_section"}), 0, len(broken))


def garble_lost(clean: Clean, random: Random) -> Broken | None:
    """Turn a few characters into U+FFFD, □ or question marks."""
    sign = random.choice(("\ufffd", "□", "?"))
    at = _inside(clean, random, 0, 1)
    length = random.randint(1 if sign == "\ufffd" else 2, 8)
    broken = clean.source[:at] + sign * length + clean.source[at + length :]
    return Broken(broken, frozenset({"lost_characters", "mojibake"}), at, at + length)


def garble_latin(clean: Clean, random: Random) -> Broken | None:
    """Read some UTF-8 as Latin-1 or as its Windows form."""
    codec = random.choice(("latin-1", "cp1252"))
    return _misread(clean, random, lambda data: data.decode(codec, errors="replace"))


def garble_gbk(clean: Clean, random: Random) -> Broken | None:
    """Read some UTF-8 as GBK."""
    return _misread(clean, random, lambda data: data.decode("gb18030", errors="replace"))


def _misread(clean: Clean, random: Random, read: Callable[[bytes], str]) -> Broken | None:
    at = _inside(clean, random, 0, 1)
    length = random.randint(6, 80)
    garbled = read(clean.source[at : at + length].encode())
    broken = clean.source[:at] + garbled + clean.source[at + length :]
    kinds = frozenset({"mojibake", "mojibake_repaired", "lost_characters"})
    return Broken(broken, kinds, at, at + len(garbled))


def lost_point(clean: Clean, random: Random) -> Broken | None:
    """Lose the decimal point of a planned figure: 4.1 becomes 41."""
    points = [
        (target.value_start + at, target.value_end)
        for target in clean.read.targets
        if target.canonical and target.value_start is not None and target.value_end is not None
        if (at := clean.source[target.value_start : target.value_end].find(".")) > 0
    ]
    if not points:
        return None
    at, end = random.choice(points)
    broken = clean.source[:at] + clean.source[at + 1 :]
    return Broken(broken, frozenset({"suspect_figure"}), at, end, clean.region, clean.year)


BREAKING = {
    "repeat_exact": repeat_exact,
    "repeat_near": repeat_near,
    "splice_line": splice_line,
    "splice_repeat": splice_repeat,
    "splice_inline": splice_inline,
    "cut_start": cut_start,
    "cut_end": cut_end,
    "drop_section": drop_section,
    "drop_last_section": drop_last_section,
    "garble_lost": garble_lost,
    "garble_latin": garble_latin,
    "garble_gbk": garble_gbk,
    "lost_point": lost_point,
}
"""What breaks a text, so that a finding must name it."""


@cache
def _to_traditional() -> opencc.OpenCC:
    return opencc.OpenCC("s2tw")


def traditional(source: str) -> str:
    """Write a text in traditional script."""
    return str(_to_traditional().convert(source))


def paragraphs_of(clean: Clean) -> list[str]:
    """Return the paragraphs of a text as their writer meant them."""
    return [paragraph.text for paragraph in read_paragraphs(clean.source)]


def wrapped(paragraphs: list[str], width: int) -> str:
    """Set paragraphs as a printed page does: indented by two, wrapped at a width, numbered pages."""
    lines: list[str] = []
    for paragraph in paragraphs:
        indented = "\u3000\u3000" + paragraph
        lines += [indented[at : at + width] for at in range(0, len(indented), width)]
    for page, at in enumerate(range(34, len(lines), 35), start=1):
        lines.insert(at, f"— {page} —")
    return "\n".join(lines)


def rewrap(clean: Clean, random: Random) -> str:
    """Set the same paragraphs in another way: hard wraps, empty lines, no empty lines, or one line."""
    paragraphs = paragraphs_of(clean)
    way = random.choice(("wrapped", "spaced", "plain", "indented", "one line"))
    if way == "wrapped":
        return wrapped(paragraphs, random.randint(26, 42))
    between = {"spaced": "\n\n", "plain": "\n", "indented": "\r\n\u3000\u3000"}.get(way, "\u3000\u3000")
    return between.join(paragraphs)


def reencode(source: str, random: Random) -> bytes:
    """Write a text in another encoding of Chinese texts."""
    encoding = random.choice(("gb18030", "utf-16", "utf-8-sig", "utf-16-le-bom"))
    if encoding == "utf-16-le-bom":
        return b"\xff\xfe" + source.encode("utf-16-le")
    return source.encode(encoding)
