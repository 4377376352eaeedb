r"""Patterns spelled out, so that `re` skips the places where none of their alternatives can begin.

`re` looks for the first characters of a pattern by a fast scan where every alternative begins with a plain
character: it does so for `事实表明|历史表明`, not for `(?:事实|历史)表明`, which it tries at every place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ATOM = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[^\\\[(]", re.DOTALL)
_CLASS = re.compile(r"\[([^\^\\\-\[\]][^\\\-\[\]]*)\]")
"""A class that lists its characters: no range, no escape, not negated."""
_REPEATED = frozenset("?*+{")
_NO_LITERAL = frozenset(".^$*+?{}[]()|\\")


@dataclass(frozen=True, slots=True)
class Occurrence:
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
