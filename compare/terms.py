"""Text to counted terms: clauses, character n-grams, words, figures and names.

Everything is computed from the units that are compared; no vocabulary is kept between calls.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import rjieba
from numpy.typing import NDArray
from scipy import sparse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CLAUSE_END = re.compile(r"[，、；：。！？,;:!?\s]+")
OUTLINE_MARK = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．是要]|\d{1,2}[.．、](?!\d)|——)\s*"
)
NUMBER = re.compile(r"\d+(?:\.\d+)?")
FIGURE = re.compile(r"\d+(?:\.\d+)?\s*[^\s\d，。；、：（）“”]?")
QUOTED = re.compile(r"[“《「]([^”》」]{2,20})[”》」]")
LATIN = re.compile(r"[A-Za-z][A-Za-z&.\-]*")
GRAM_BASE = np.uint64(1_000_003)
"""A prime above every common character's code point; keys of longer n-grams wrap, which loses nothing."""
SPREAD = np.uint64(0x9E3779B97F4A7C15)
"""2⁶⁴ over the golden ratio: multiplied by it, keys differ in their upper bits (Fibonacci hashing)."""

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]
Codes = NDArray[np.uint64]


@dataclass(frozen=True)
class Clauses:
    """The clauses of a sequence of units, in order, and the unit that each belongs to."""

    texts: tuple[str, ...]
    owner: Ints
    units: int

    @cached_property
    def members(self) -> sparse.csr_matrix:
        """Return the matrix of units × clauses that sums clauses into their units."""
        return group_members(self.owner, self.units)

    def starts(self) -> Ints:
        """Return the index of the first clause of each unit (every unit has at least one)."""
        return np.searchsorted(self.owner, np.arange(self.units))


def group_members(group: Ints, groups: int) -> sparse.csr_matrix:
    """Return the matrix of groups × members that sums members into their groups."""
    members = np.argsort(group, kind="stable").astype(np.int32)
    starts = np.concatenate([[0], np.cumsum(np.bincount(group, minlength=groups))]).astype(np.int32)
    return sparse.csr_matrix((np.ones(len(group), np.float32), members, starts), shape=(groups, len(group)))


def split_clauses(texts: Sequence[str]) -> Clauses:
    """Cut each text at its commas, enumeration marks and semicolons; numbers become one placeholder."""
    pieces: list[str] = []
    owner: list[int] = []
    for index, text in enumerate(texts):
        bare = NUMBER.sub("0", OUTLINE_MARK.sub("", text))
        found = [piece for piece in CLAUSE_END.split(bare) if piece] or [""]
        pieces.extend(found)
        owner.extend([index] * len(found))
    return Clauses(tuple(pieces), np.asarray(owner, dtype=np.intp), len(texts))


@dataclass(frozen=True)
class Letters:
    """The code points of some texts, each text closed by a zero, and the text that each stands in."""

    codes: Codes
    place: Ints
    texts: int

    @classmethod
    def of(cls, texts: Sequence[str]) -> Letters:
        """Take the letters of texts."""
        joined = "\0".join([*texts, ""])
        codes = np.frombuffer(joined.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
        ends = codes == 0
        return cls(codes, np.cumsum(ends) - ends, len(texts))

    def grams(self, sizes: Iterable[int]) -> sparse.csr_matrix:
        """Count character n-grams: one row per text, one column per n-gram that occurs in it."""
        windows = [_windows(self.codes, self.place, range(size)) for size in sizes]
        return _counted(windows, self.texts)

    def skip_grams(self, reach: int = 3) -> sparse.csr_matrix:
        """Count pairs of characters at most `reach` apart, so that 科普 is found in 科学普及."""
        windows = [_windows(self.codes, self.place, (0, step)) for step in range(1, reach + 1)]
        return _counted(windows, self.texts)


def gram_counts(texts: Sequence[str], sizes: Iterable[int]) -> sparse.csr_matrix:
    """Count character n-grams: one row per text, one column per n-gram that occurs in it."""
    return Letters.of(texts).grams(sizes)


def _windows(codes: Codes, text: Ints, offsets: Sequence[int]) -> tuple[Ints, Codes]:
    """Return text and key of every choice of characters at these offsets that stays within one text."""
    count = max(len(codes) - offsets[-1], 0)
    keys = np.zeros(count, dtype=np.uint64)
    for offset in offsets:
        keys = keys * GRAM_BASE + codes[offset : offset + count]
    whole = (text[offsets[-1] :][:count] == text[:count]) & (codes[offsets[-1] :][:count] != 0)
    return text[:count][whole], keys[whole]


def _counted(windows: Sequence[tuple[Ints, Codes]], height: int) -> sparse.csr_matrix:
    """Count how often each key occurs in each text, by one sort of key and text together.

    The key is cut to the bits that the text's number leaves it, some fifty: that two of a hundred thousand
    keys fall together is a chance in a hundred thousand. Each row comes out in order, without repeats.
    """
    rows, keys = (np.concatenate(column) for column in zip(*windows, strict=True))
    bits = max(height - 1, 1).bit_length()
    spread = (keys * SPREAD) >> np.uint64(bits + 1) << np.uint64(bits)
    places = np.sort((spread | rows.astype(np.uint64)).view(np.int64))
    first = np.flatnonzero(np.diff(places, prepend=-1))
    counts = np.diff(first, append=len(places)).astype(np.float32)
    places = places[first]
    terms = np.flatnonzero(np.diff(places >> bits, prepend=-1))
    starts = np.append(terms, len(places)) if len(terms) else np.zeros(2, np.intp)
    texts = places & ((1 << bits) - 1)
    shape = height, len(starts) - 1
    return sparse.csc_matrix((counts, texts.astype(np.int32), starts.astype(np.int32)), shape=shape).tocsr()


def token_counts(tokens: Sequence[Sequence[str]]) -> sparse.csr_matrix:
    """Count given tokens: one row per list, one column per token."""
    told = list(itertools.chain.from_iterable(tokens))
    known = {token: number for number, token in enumerate(dict.fromkeys(told), 1)}
    keys = list(map(known.__getitem__, told))
    rows = np.repeat(np.arange(len(tokens)), list(map(len, tokens)))
    return _counted([(rows, np.asarray(keys, dtype=np.uint64))], len(tokens))


def words(texts: Sequence[str], kinds: tuple[str, ...]) -> list[list[str]]:
    """Segment each text; keep words of two and more characters whose part of speech begins with a kind."""
    row: list[str] = []
    found = [row]
    tagged = rjieba.tag("\n".join(texts))
    wanted = {tag for tag in {tag for _, tag in tagged} if tag.startswith(kinds)}
    for word, tag in tagged:
        if word == "\n":  # the ends of texts are a third of all tokens: asked for first
            found.append(row := [])
        elif "\n" in word:
            found.extend([] for _ in range(word.count("\n")))
            row = found[-1]
        elif tag in wanted and len(word) > 1:
            row.append(word)
    return found


def figures(text: str) -> list[str]:
    """Return the numbers of a text, each with the character that follows it."""
    return [found.group().replace(" ", "") for found in FIGURE.finditer(text)]


def names(text: str) -> list[str]:
    """Return what a text puts in quotation or title marks, and its Latin words."""
    return [*QUOTED.findall(text), *LATIN.findall(text)]
