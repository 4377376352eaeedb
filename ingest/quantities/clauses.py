"""Bounds of the comma clauses of a text whose marks are half width."""

import re

_MARKS = ",;。:!?\n"
_MARK = re.compile(f"[{_MARKS}]")
_TO_LAST_MARK = re.compile(f"(?s:.*)[{_MARKS}]")


def clause_start(text: str, position: int) -> int:
    """Return where the comma clause that holds `position` begins."""
    before = _TO_LAST_MARK.match(text, 0, position)
    return before.end() if before else 0


def clause_end(text: str, position: int) -> int:
    """Return where the comma clause that holds `position` ends."""
    mark = _MARK.search(text, position)
    return mark.start() if mark else len(text)
