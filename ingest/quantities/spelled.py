r"""Patterns spelled out, so that `re` skips the places where none of their alternatives can begin.

`re` looks for the first characters of a pattern by a fast scan where every alternative begins with a plain
character: it does so for `事实表明|历史表明`, not for `(?:事实|历史)表明`, which it tries at every place.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_ATOM = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[^\\\[(]", re.DOTALL)
_CLASS = re.compile(r"\[([^\^\\\-\[\]][^\\\-\[\]]*)\]")
"""A class that lists its characters: no range, no escape, not negated."""
_REPEATED = frozenset("?*+{")
_RUN = r"\d+"
_BEHIND = ("(?<!", "(?<=")
_NO_LITERAL = frozenset(".^$*+?{}[]()|\\")


class Occurrence(NamedTuple):
    """Tells whether a pattern occurs in a text, as `re.search` would."""

    at_start: re.Pattern[str] | None
    """The alternatives that begin with ^."""
    anywhere: re.Pattern[str] | None

    @classmethod
    def of(cls, pattern: str) -> Occurrence:
        """Compile a pattern without groups that are referred to."""
        spelled = spelled_out(pattern)
        bound = [alternative for alternative in spelled if alternative.startswith("^")]
        loose = [alternative for alternative in spelled if not alternative.startswith("^")]
        return cls(
            re.compile("|".join(bound)) if bound else None, re.compile("|".join(loose)) if loose else None
        )

    def __call__(self, text: str) -> bool:
        """Tell whether the pattern occurs in a text."""
        if self.anywhere is not None and self.anywhere.search(text):
            return True
        return self.at_start is not None and self.at_start.match(text) is not None


def spelled_out(pattern: str) -> list[str]:
    """Return alternatives that together match what a pattern matches, in its order.

    Groups, lists of characters and optional characters that an alternative begins with are spelled out.
    """
    return [spelled for alternative in _alternatives(pattern) for spelled in _from_its_begin(alternative)]


def by_first_character(alternatives: list[str]) -> str:
    """Join alternatives, those that begin with the same character to one: the order among them is kept.

    No two that begin with different characters match at one place, so that what matches stays the same.
    Neighbours of which it is not known how they begin keep their place among the others.
    """
    spelled = [_moved_behind(each) for alternative in alternatives for each in spelled_out(alternative)]
    return "|".join(
        joined
        for plain, group in groupby(spelled, key=_begins_plainly)
        for joined in (_grouped(list(group)) if plain else group)
    )


def by_digits(alternatives: list[str]) -> str:
    r"""Join alternatives, many of which begin with a digit: those are tried only where one stands.

    Those that begin with another character match at other places, so they may stand before. Neighbours
    that go on behind a run of digits read it once: `\d+号|\d+条` is `\d++(?:号|条)`.
    """
    spelled = [_moved_behind(each) for alternative in alternatives for each in spelled_out(alternative)]
    kinds = [(_by_its_digits(each), each) for each in spelled]
    plain = [each for kind, each in kinds if kind == "plain"]
    joined = [by_first_character(plain)] if plain else []
    for kind, group in groupby((pair for pair in kinds if pair[0] != "plain"), key=lambda pair: pair[0]):
        members = [each for _, each in group]
        if kind == "run":
            joined.append(rf"\d++(?:{by_first_character([each.removeprefix(_RUN) for each in members])})")
        elif kind == "digit":
            joined.append(rf"(?=\d)(?:{by_first_character(members)})")
        else:
            joined += members
    return "|".join(joined)


def _by_its_digits(alternative: str) -> Literal["plain", "run", "digit", "other"]:
    """Tell how an alternative begins: with no digit, with a run of them and no digit behind, with a digit."""
    if _begins_plainly(alternative):
        return "digit" if alternative[0].isdigit() else "plain"
    rest = alternative.removeprefix(_RUN)
    if rest != alternative and all(
        _begins_plainly(each) and not each[0].isdigit() for each in spelled_out(rest)
    ):
        return "run"
    return "digit" if alternative.startswith(r"\d") else "other"


def _begins_plainly(alternative: str) -> bool:
    end = _first_atom(alternative)
    return _is_plain(alternative[:end]) and alternative[end : end + 1] not in _REPEATED


def _is_plain(atom: str) -> bool:
    return len(atom) == 1 and atom not in _NO_LITERAL


def _grouped(alternatives: list[str]) -> list[str]:
    rests: dict[str, list[str]] = {}
    for alternative in alternatives:
        rests.setdefault(alternative[0], []).append(alternative[1:])
    return [first + (rest[0] if len(rest) == 1 else f"(?:{'|'.join(rest)})") for first, rest in rests.items()]


def _moved_behind(alternative: str) -> str:
    """Move looks behind over the character before which they stand: (?<!不)可 to 可(?<!不可)."""
    behind, at = [], 0
    while alternative.startswith(_BEHIND, at):
        end = at + _first_atom(alternative[at:])
        behind.append((alternative[at : at + 4], alternative[at + 4 : end - 1]))
        at = end
    rest = alternative[at:]
    if not behind or not rest or not _begins_plainly(rest):
        return alternative
    looks = "".join(f"{look}(?:{before}){rest[0]})" for look, before in behind)
    return rest[0] + looks + rest[1:]


def _from_its_begin(alternative: str) -> Iterator[str]:
    end = _first_atom(alternative)
    atom, rest = alternative[:end], alternative[end:]
    optional = rest.startswith("?") and rest[1:2] not in _REPEATED
    if optional:
        rest = rest[1:]
    begins = None if rest[:1] in _REPEATED else _begins(atom)
    if begins is None or not (optional or len(begins) > 1):
        yield alternative
        return
    yield from (begin + rest for begin in begins)
    if optional:
        yield from spelled_out(rest) if rest else [""]


def _begins(atom: str) -> list[str] | None:
    """Spell an atom out; None where that cannot be done."""
    if atom.startswith("(?:"):
        return spelled_out(atom[3:-1])
    if listed := _CLASS.fullmatch(atom):
        return [re.escape(char) for char in listed[1]]
    return [atom] if atom and atom not in _NO_LITERAL else None


def _alternatives(pattern: str) -> list[str]:
    """Split a pattern at the bars that stand in no group."""
    found, start, at = [], 0, 0
    while at < len(pattern):
        if pattern[at] == "|":
            found.append(pattern[start:at])
            start = at = at + 1
        else:
            at += _first_atom(pattern[at:])
    return [*found, pattern[start:]]


def _first_atom(pattern: str) -> int:
    """Return where the first atom of a pattern ends: a character, a class, or a group."""
    if not pattern.startswith("("):
        atom = _ATOM.match(pattern)
        return atom.end() if atom else len(pattern)
    at = 1
    while pattern[at] != ")":
        at += _first_atom(pattern[at:])
    return at + 1
