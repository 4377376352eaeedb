"""Short texts read as the lines of one: to look through them together costs a fraction of one by one."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SPACES = r" \t\r\f\v\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""What \\s matches, but for the line feed."""
_UNBOUND = re.compile(r"\\Z|\\s|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Lined:
    """Texts as the lines of one text; a line feed within one is a space here, so that no line is two."""

    text: str
    starts: tuple[int, ...]
    """Where each line starts, and behind the last one where the next would."""

    @classmethod
    def of(cls, texts: Sequence[str]) -> Lined:
        """Put texts together, one a line."""
        return cls(
            "\n".join(text.replace("\n", " ") for text in texts),
            (0, *accumulate([len(text) + 1 for text in texts])),
        )

    def line_at(self, offset: int) -> int:
        """Return the number of the line that holds an offset."""
        return bisect_right(self.starts, offset) - 1


def within_lines(pattern: str) -> str:
    r"""Return a pattern that finds in every line what `pattern` finds in a text that is that line alone.

    It never goes beyond the end of a line, and there matches what \Z does; MULTILINE makes the rest of it.
    """
    return f"(?m:{_UNBOUND.sub(_bound, pattern)})"


def _bound(atom: re.Match[str]) -> str:
    written = atom.group()
    if written == r"\Z":
        return "$"
    if written == r"\s":
        return f"[{_SPACES}]"
    if written.startswith("["):
        listed = written.replace(r"\s", _SPACES)
        return listed.replace("[^", "[^\n", 1) if listed.startswith("[^") else listed
    return written
