"""Between the aligned stretches of two texts: the edits that lead from one to the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from diff_match_patch import diff_match_patch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.characters.letters import Letters
    from ingest.collating.stretches import Alignment

_PRODUCT: Final = 40_000
"""Letters times letters up to which a gap is compared letter by letter; beyond, nothing in it agrees."""
_SMALL: Final = 30
"""Letters of a gap in which any agreement is taken; in a larger one half of the shorter side must agree."""
_HALF: Final = 0.5
_SLIDE: Final = 200
"""Letters by which a one-sided edit may be moved along equal text to where the text is cut deepest."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Letters `base` to `base_end` of one text stand against `other` to `other_end` of the other."""

    base: int
    base_end: int
    other: int
    other_end: int


def edits_between(base: Letters, other: Letters, alignment: Alignment) -> Iterator[Edit]:
    """Give the edits between two aligned texts in order."""
    at_base = at_other = 0
    ends = [(match.base, match.other, match.length) for match in alignment.matches]
    for to_base, to_other, length in [*ends, (len(base.text), len(other.text), 0)]:
        gap = Edit(at_base, to_base, at_other, to_other)
        if to_base > at_base or to_other > at_other:
            yield from (_slid(edit, base, other) for edit in _refined(gap, base.text, other.text))
        at_base, at_other = to_base + length, to_other + length


def _refined(gap: Edit, base: str, other: str) -> list[Edit]:
    """Cut a gap of two sides at what is equal in it, where enough is."""
    old, new = base[gap.base : gap.base_end], other[gap.other : gap.other_end]
    if not old or not new or len(old) * len(new) > _PRODUCT:
        return [gap]
    engine = diff_match_patch()
    engine.Diff_Timeout = 0  # a result must not depend on how busy the machine is
    diffs = engine.diff_main(old, new, False)  # noqa: FBT003 the library's own positional flag: no line mode
    engine.diff_cleanupSemantic(diffs)
    equal = sum(len(run) for op, run in diffs if op == 0)
    if max(len(old), len(new)) > _SMALL and equal < _HALF * min(len(old), len(new)):
        return [gap]
    return _edits(diffs, gap.base, gap.other)


def _edits(diffs: list[tuple[int, str]], base: int, other: int) -> list[Edit]:
    edits: list[Edit] = []
    from_base, from_other = base, other
    for op, run in [*diffs, (0, "")]:
        if op == 0:
            if base > from_base or other > from_other:
                edits.append(Edit(from_base, base, from_other, other))
            base, other = base + len(run), other + len(run)
            from_base, from_other = base, other
        elif op < 0:
            base += len(run)
        else:
            other += len(run)
    return edits


def _slid(edit: Edit, base: Letters, other: Letters) -> Edit:
    """Move an edit of one side along equal text to where its two ends are cut deepest."""
    if edit.other == edit.other_end:
        shift = _best_shift(base, edit.base, edit.base_end)
    elif edit.base == edit.base_end:
        shift = _best_shift(other, edit.other, edit.other_end)
    else:
        return edit
    return Edit(edit.base + shift, edit.base_end + shift, edit.other + shift, edit.other_end + shift)


def _best_shift(letters: Letters, start: int, end: int) -> int:
    text = letters.text
    left = right = 0
    while left < min(_SLIDE, start) and text[start - left - 1] == text[end - left - 1]:
        left += 1
    while right < min(_SLIDE, len(text) - end) and text[start + right] == text[end + right]:
        right += 1
    if left == right == 0:
        return 0

    def depth(shift: int) -> tuple[int, int]:
        return letters.depth(start + shift) + letters.depth(end + shift), -abs(shift)

    return max(range(-left, right + 1), key=depth)
