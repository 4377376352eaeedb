"""What stands apart from the alignment of two texts: page furniture, repeated and moved passages."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

from ingest.characters.letters import SENTENCE
from ingest.collating.stretches import Covered
from ingest.genre import GENRE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ingest.characters.letters import Letters
    from ingest.collating.stretches import Alignment, Stretch
    from warehouse.records import ReadReport

Span = tuple[int, int]
_SHORTEST: Final = 24
"""Letters of the shortest repeat; shorter ones are set phrases."""
_LONG: Final = 60
"""Letters from which whole sentences count as a repeat though they fill only a part of what was put in."""
_LONGEST_PHRASE: Final = 180
"""Letters that a set phrase within fresh sentences may have; a longer run is a repeat wherever it ends."""
_SHARE: Final = 0.6
_ELSEWHERE: Final = 0.5
_DENSE: Final = 0.85
"""Share of a repeat's letters that agree; a passage of the same matter in other words agrees in fewer."""
_LINE: Final = 4
"""Letters of the shortest line of furniture that is known within the speech: 大, 中, 小 are words there."""
_REST: Final = 20
"""Letters left beside a repeat that belong to it: its ends were set otherwise."""


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that stands elsewhere in the other text: a second time there, or only there."""

    kind: Literal["repeated", "moved"]
    here: Span
    there: Span


class Elsewhere:
    """The passages of one text that agree with another place of the other text than their own."""

    def __init__(self, letters: Letters, strays: Iterable[tuple[Span, Span]], aligned_there: Covered) -> None:
        """Take this text, the spans of each stray stretch here and there, and what is aligned there."""
        self._letters = letters
        self._strays = list(strays)
        self._aligned = aligned_there

    def out_of_place(self, own_repeats: Covered) -> Elsewhere:
        """Return those passages that are moved, or that this text itself repeats by a fault.

        What merely agrees with another place, a set phrase or a sentence said twice, stands where it should.
        """
        kept = [
            (here, there)
            for here, there in self._strays
            if own_repeats.share(*here) >= _ELSEWHERE or self._aligned.share(*there) < _ELSEWHERE
        ]
        return Elsewhere(self._letters, kept, self._aligned)

    def split(self, span: Span) -> tuple[list[Found], list[Span]]:
        """Split a span into the passages that stand elsewhere, and the rest."""
        found: list[Found] = []
        for here, there in sorted(self._strays, key=lambda s: -_shared(s[0], span)):
            shared = _shared(here, span)
            if shared < _SHORTEST:
                break
            apart = all(not _shared(here, other.here) for other in found)
            if apart and (shared >= _SHARE * (span[1] - span[0]) or self._stands_alone(here, span)):
                found.append(self._found(here, there, span))
        return _absorbed(sorted(found, key=lambda f: f.here), span)

    def _stands_alone(self, here: Span, span: Span) -> bool:
        """Say whether a part of a span is no set phrase: very long, or long and made of whole sentences."""
        start, end = max(here[0], span[0]), min(here[1], span[1])
        whole = all(at in span or self._letters.depth(at) >= SENTENCE for at in (start, end))
        return end - start >= (_LONG if whole else _LONGEST_PHRASE)

    def _found(self, here: Span, there: Span, span: Span) -> Found:
        start, end = max(here[0], span[0]), min(here[1], span[1])
        place = (there[0] + start - here[0], max(there[1] + end - here[1], there[0]))
        kind: Literal["repeated", "moved"] = (
            "repeated" if self._aligned.share(*place) >= _ELSEWHERE else "moved"
        )
        return Found(kind, (start, end), place)


def elsewhere(alignment: Alignment, base: Letters, other: Letters) -> tuple[Elsewhere, Elsewhere]:
    """Return what stands elsewhere in the base, and in the other text."""
    spans = [_spans(stray) for stray in alignment.strays if _is_dense(stray)]
    in_base = Covered((match.base, match.base_end) for match in alignment.matches)
    in_other = Covered((match.other, match.other_end) for match in alignment.matches)
    turned = [(there, here) for here, there in spans]
    return Elsewhere(base, spans, in_other), Elsewhere(other, turned, in_base)


def _spans(stray: Stretch) -> tuple[Span, Span]:
    return (stray[0].base, stray[-1].base_end), (stray[0].other, stray[-1].other_end)


def _is_dense(stray: Stretch) -> bool:
    (first, last), _ = _spans(stray)
    return sum(match.length for match in stray) >= _DENSE * (last - first)


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _absorbed(found: Sequence[Found], span: Span) -> tuple[list[Found], list[Span]]:
    """Give each rest that is too short to stand alone to the passage beside it."""
    passages: list[Found] = []
    rests: list[Span] = []
    at = span[0]
    for passage in found:
        start = passage.here[0]
        if 0 < start - at < _REST:
            start = at
        elif start > at:
            rests.append((at, start))
        passages.append(Found(passage.kind, (start, passage.here[1]), passage.there))
        at = passage.here[1]
    if passages and 0 < span[1] - at < _REST:
        last = passages.pop()
        passages.append(Found(last.kind, (last.here[0], span[1]), last.there))
    elif at < span[1]:
        rests.append((at, span[1]))
    return passages, rests


class Furniture:
    """Which letters of a text are page furniture: menus, jump lines, lines of source and date."""

    def __init__(self, letters: Letters, report: ReadReport) -> None:
        """Mark the furniture that the reading found, and lines and jump lines within the speech."""
        self._letters = letters
        self._marked = bytearray(len(letters.origins))
        for section in report.sections:
            if section.role == "furniture":
                self._mark(section.start, section.end)
        for jump in GENRE.patterns["furniture.jump"].finditer(letters.source):
            self._mark(*jump.span())

    def _mark(self, start: int, end: int) -> None:
        first, last = self._letters.at(start), self._letters.at(end)
        self._marked[first:last] = b"\x01" * (last - first)

    def touches(self, start: int, end: int) -> bool:
        """Say whether any letter from `start` to `end` is furniture."""
        return any(self._marked[max(start, 0) : end])

    def split(self, span: Span) -> tuple[list[Span], list[Span]]:
        """Split a span of letters into its furniture and the rest."""
        marks = self._marked[span[0] : span[1]]
        cuts = [at for at in range(1, len(marks)) if marks[at] != marks[at - 1]]
        borders = [0, *cuts, len(marks)] if marks else []
        furniture: list[Span] = []
        rest: list[Span] = []
        for start, end in pairwise(borders):
            part = (span[0] + start, span[0] + end)
            (furniture if marks[start] or self._is_line(part) else rest).append(part)
        return furniture, rest

    def _is_line(self, span: Span) -> bool:
        start, end = self._letters.span(*span)
        text = self._letters.source[start:end].strip()
        return span[1] - span[0] >= _LINE and GENRE.is_whole("furniture.line", text)
