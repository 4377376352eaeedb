"""Load `target_words.toml`: the words by which targets are told from other figures."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.quantities.lined import Lined
from ingest.quantities.sparse import Ending, Sparse
from ingest.quantities.spelled import by_digits, by_first_character

if TYPE_CHECKING:
    from collections.abc import Sequence

_HALF = "0123456789%.,:;()"
_MARKS = tuple(zip("，；：（）", ",;:()", strict=True))
_RARE = re.compile("[\uff10-\uff19\uff05\uff0e]")
_WIDTH = {ord(mark) + 0xFEE0: mark for mark in _HALF}


def half_width(text: str) -> str:
    """Return a text with its digits and marks in half width, one character for one: offsets stay."""
    for wide, mark in _MARKS:  # five replacements take a tenth of the time of a translation
        text = text.replace(wide, mark)
    return text.translate(_WIDTH) if _RARE.search(text) else text


def half_widths(texts: Sequence[str]) -> list[str]:
    """Return many texts in half width: all at once, since a replacement takes as long for one as for all."""
    lines = Lined.of(texts)
    joined = half_width(lines.text)
    return [joined[start : end - 1] for start, end in pairwise(lines.starts)]


_BLANK = "".join(char for char in map(chr, range(0x3001)) if char.isspace())


@dataclass(frozen=True, slots=True)
class Tail:
    """Links at the end of a phrase, and the characters that all of them are made of."""

    pattern: re.Pattern[str]
    made_of: str

    @classmethod
    def of(cls, links: list[str]) -> Tail:
        """Compile alternatives whose classes list their characters."""
        return cls(re.compile(rf"(?:{_either(links)}|\s)+\Z"), "".join({*"".join(links), *_BLANK}))

    def search(self, text: str) -> re.Match[str] | None:
        """Return what the text ends with; no match begins before the run of its characters does."""
        start = len(text.rstrip(self.made_of))
        return self.pattern.search(text, start) if start < len(text) else None

    def cut_off(self, text: str) -> str:
        """Return a text without what it ends with."""
        found = self.search(text)
        return text[: found.start()] if found else text


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Compiled word lists; `lead` and `tail` stand at the start and the end of a phrase."""

    lead: re.Pattern[str]
    tail: Tail
    act: re.Pattern[str]
    act_last: Ending
    predicate: re.Pattern[str]
    increment: re.Pattern[str]
    cuts: re.Pattern[str]
    hedge: re.Pattern[str]
    hedging: re.Pattern[str]
    """The hedges wherever they stand: a text without any of them is not searched for one that governs."""
    striving: frozenset[str]
    at_least: re.Pattern[str]
    halves: dict[str, tuple[str, ...]]
    yields: frozenset[str]
    act_or_noun: re.Pattern[str]
    no_object: re.Pattern[str]
    growth: re.Pattern[str]
    reduction: re.Pattern[str]
    share: Ending
    level: Ending
    numbers: Ending
    spans: tuple[tuple[str, Sparse], ...]
    context: dict[str, re.Pattern[str]]
    reference: Ending
    rank: re.Pattern[str]
    rank_ends: re.Pattern[str]
    bare_measures: tuple[str, ...]
    expected: re.Pattern[str]
    headline: dict[str, re.Pattern[str]]
    staples: tuple[re.Pattern[str], ...]


_LOOK_AROUND = re.compile(r"\(\?<?[=!][^()]*\)")


def _bare(word: str) -> str:
    """Return a wording without its look-arounds, those within others too."""
    shorter = _LOOK_AROUND.sub("", word)
    return shorter if shorter == word else _bare(shorter)


def _either(words: list[str]) -> str:
    """Join alternatives, the longest wording first; look-arounds do not count as wording."""
    longest = sorted(words, key=lambda word: len(_LOOK_AROUND.sub("", word)), reverse=True)
    return f"(?:{by_first_character(longest)})"


def _context(patterns: list[str]) -> re.Pattern[str]:
    """Join alternatives by how they begin, but for those that name a group: it may be named once only."""
    named = any("(?P<" in pattern for pattern in patterns)
    return re.compile("|".join(patterns) if named else by_first_character(patterns))


def _rank(words: dict[str, Any]) -> re.Pattern[str]:
    verbs, among = _either(words["verbs"]), _either(words["among"])
    number = r"\d{1,3}|[一二三四五六七八九十]{1,3}"
    return re.compile(
        rf"(?<![从由])(?:(?:{verbs})[在到至于]?(?P<among>{among})?|(?P<near>{among}))"
        rf"(?:第(?P<first>{number})|前(?P<among_first>{number}))(?:位|名|强)?(?!{words['not_after']}|[\d.一二三四五六七八九十百])"
    )


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the word lists, compiled once."""
    with Path(__file__).with_name("target_words.toml").open("rb") as file:
        data: dict[str, Any] = tomllib.load(file)
    subject, aspect, negative = data["subject"], data["aspect"], data["negative"]
    verbs = subject["act"] + subject["increase"]
    leads = _either(subject["adverbs"] + subject["hedges"])
    acts = verbs + subject["act_or_noun"]
    begins, needs = negative["begins"], negative["needs"]
    return Lexicon(
        lead=re.compile(rf"(?:{leads}|{_either(verbs)}(?!{_either(subject['suffixes'])})|[\s、,:]|了)+"),
        tail=Tail.of(subject["links"] + subject["increase"]),
        act=re.compile(_either(acts)),
        act_last=Ending(acts),
        predicate=re.compile(_either(subject["predicates"])),
        increment=re.compile(_either(aspect["increment"])),
        cuts=re.compile(_either(aspect["cuts"])),
        hedge=re.compile(_either(subject["hedges"])),
        hedging=re.compile("|".join(map(_bare, subject["hedges"]))),
        striving=frozenset(subject["striving"]),
        at_least=re.compile(rf"(?:{_either(subject['at_least'])})[^,;。、\d]{{1,10}}\Z"),
        halves={joint: tuple(parts) for joint, parts in subject["halves"].items()},
        yields=frozenset(subject["yields"]),
        act_or_noun=re.compile(_either(subject["act_or_noun"])),
        no_object=re.compile(_either(subject["no_object"])),
        growth=re.compile(_either(aspect["growth"])),
        reduction=re.compile(_either(aspect["reduction"])),
        share=Ending(aspect["share"]),
        numbers=Ending(aspect["numbers"]),
        level=Ending(aspect["level_nouns"]),
        spans=tuple(
            (kind, Sparse.of(by_digits(words), begins[kind], needs.get(kind)))
            for kind, words in negative["spans"].items()
        ),
        reference=Ending(negative["context"].pop("reference")),
        context={kind: _context(words) for kind, words in negative["context"].items()},
        rank=_rank(data["rank"]),
        rank_ends=re.compile(rf"(?:{_either(data['rank']['ends'])})+\Z"),
        bare_measures=tuple(data["rank"]["bare"]),
        expected=re.compile(_either(data["results"]["expected"])),
        staples=tuple(re.compile(word) for word in data["headline"].pop("staples")),
        headline={kind: re.compile("|".join(words)) for kind, words in data["headline"].items()},
    )
