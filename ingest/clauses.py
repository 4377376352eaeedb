"""Bounds of the comma clauses of a text whose marks are half width."""

import re

_MARKS = ",;。:!?\n"
_MARK = re.compile(f"[{_MARKS}]")


def clause_start(text: str, position: int) -> int:
    """Return where the comma clause that holds `position` begins."""
    return max([text.rfind(mark, 0, position) for mark in _MARKS]) + 1  # a generator takes twice the time


def clause_end(text: str, position: int) -> int:
    """Return where the comma clause that holds `position` ends."""
    mark = _MARK.search(text, position)
    return mark.start() if mark else len(text)
