"""Bounds of the comma clauses of a text whose marks are half width."""

_MARKS = ",;。:!?\n"


def clause_start(text: str, position: int) -> int:
    """Return where the comma clause that holds `position` begins."""
    return max(text.rfind(mark, 0, position) for mark in _MARKS) + 1


def clause_end(text: str, position: int) -> int:
    """Return where the comma clause that holds `position` ends."""
    ends = [end for mark in _MARKS if (end := text.find(mark, position)) >= 0]
    return min(ends, default=len(text))
