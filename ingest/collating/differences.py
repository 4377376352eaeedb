"""Two texts of one report → their real differences, each classed and placed in both.

Letters are aligned first; what lies between the aligned stretches differs. Page furniture, repeats and moved
passages are told apart, then small differences are misreadings and large ones lost or added passages.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from ingest.characters.letters import LINE, SENTENCE, read_letters
from ingest.collating.edits import Edit, edits_between
from ingest.collating.misread import is_figure, whole_figure
from ingest.collating.passages import Furniture, elsewhere
from ingest.collating.stretches import Covered, align_letters, overlap_at_edge
from ingest.collating.typography import punctuation_places, spelling_places
from ingest.genre import GENRE
from ingest.outlining.headings import read_heading
from ingest.saying import say
from warehouse.records import Difference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.characters.letters import Letters
    from ingest.collating.passages import Elsewhere, Found, Span
    from warehouse.records import DifferenceKind, Finding, ReadReport

PASSAGE: Final = 12
"""Letters; fewer that stand in one text only are misread words."""
_MISREAD: Final = 30
"""Letters on either side up to which one wording stands for the other; beyond, one was lost, one added."""
_FILLING: Final = 40
"""Letters of a passage that is worth taking over into a text that lacks it."""
_AKIN: Final = 0.05
"""Share of the shorter text that must stand in the other."""
_RATIO: Final = 3
"""How much longer than the other a wording may be that stands for it."""
_SHOWN: Final = 80
_SEAM: Final = 6
_FURNITURE: Final = say("furniture")
_SPELLED: Final = 20
"""So many places of another spelling are told one by one; more are the way the whole text is written."""


@dataclass(frozen=True, slots=True)
class Witness:
    """One text of a report, as it was read."""

    source: str
    report: ReadReport
    findings: tuple[Finding, ...] = ()
    """What reading its bytes had to put up with: a page that is a picture, bytes that are no characters."""


def find_differences(base: Witness, other: Witness) -> tuple[Difference, ...]:
    """Find what another text of a report has otherwise than the base, in order of the base's places.

    Differences of punctuation, width and space are one row that counts them; layout is no difference.
    """
    pair = _Pair(base, other)
    edits = edits_between(pair.base, pair.other, pair.alignment)
    rows = [row for edit in edits for row in pair.classed(edit)]
    rows += [*pair.spelling(), *pair.punctuation()]
    return tuple(sorted(dict.fromkeys(rows), key=lambda row: (row.start, row.other_start, row.kind)))


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of one of two texts, and the line break that stands before it, if any."""

    of: Literal["base", "other"]
    start: int
    end: int
    between: str = ""


@dataclass(frozen=True, slots=True)
class Filling:
    """A gap of the base from `start` to `end`, what fills it, and the line break behind that."""

    start: int
    end: int
    parts: tuple[Part, ...]
    after: str


def find_fillings(base: Witness, other: Witness) -> tuple[Filling, ...]:
    """Find the gaps of the base that the other text fills: passages that only it has, nothing against them.

    Texts that hardly share a passage fill nothing, unless one begins with what the other ends with: one may
    be no text of this report.
    """
    pair = _Pair(base, other)
    shorter = min(len(pair.base.text), len(pair.other.text))
    shared = sum(match.length for match in pair.alignment.matches)
    if shared < _AKIN * shorter and not overlap_at_edge(pair.base, pair.other, pair.alignment):
        return ()
    edits = edits_between(pair.base, pair.other, pair.alignment)
    return tuple(filling for edit in edits if (filling := pair.filling(edit)))


class _Pair:
    """Two texts aligned letter by letter, and what stands apart from the alignment in each."""

    def __init__(self, base: Witness, other: Witness) -> None:
        self.base, self.other = read_letters(base.source), read_letters(other.source)
        self.alignment = align_letters(self.base, self.other)
        self._in_base, self._in_other = elsewhere(self.alignment, self.base, self.other)
        self._out_of_place = self._in_other.out_of_place(_own_repeats(self.other, other.report))
        self._base_furniture = Furniture(self.base, base.report)
        self._other_furniture = Furniture(self.other, other.report)

    def classed(self, edit: Edit) -> Iterator[Difference]:
        """Give the differences that one edit holds."""
        here, there = (edit.base, edit.base), (edit.other, edit.other)
        furniture, lost = self._base_furniture.split((edit.base, edit.base_end))
        yield from (self._row("furniture", span, there, _FURNITURE) for span in furniture)
        furniture, added = self._other_furniture.split((edit.other, edit.other_end))
        yield from (self._row("furniture", here, span, _FURNITURE) for span in furniture)
        found_lost, lost = _split(self._in_base, lost)
        found_added, added = _split(self._in_other, added)
        yield from (self._repeated_in_base(found, there) for found in found_lost if found.kind == "repeated")
        yield from (self._found_in_other(found, here) for found in found_added)
        yield from self._replaced(lost, added, (here, there))
        yield from self._seam(edit)

    def _replaced(self, lost: list[Span], added: list[Span], at: tuple[Span, Span]) -> Iterator[Difference]:
        """Give what is lost and added at one place: one wording for the other where both are short."""
        if len(lost) == len(added) == 1:
            shorter, longer = sorted((_length(lost[0]), _length(added[0])))
            if longer < PASSAGE or (longer <= _MISREAD and longer <= _RATIO * shorter):
                yield self._misread(lost[0], added[0])
                return
            if shorter < PASSAGE:
                kind: DifferenceKind = "lost_passage" if _length(lost[0]) == longer else "added_passage"
                yield self._one_sided(kind, lost[0], added[0])
                return
        yield from (self._one_sided("lost_passage", span, at[1]) for span in lost)
        yield from (self._one_sided("added_passage", at[0], span) for span in added)

    def _row(self, kind: DifferenceKind, in_base: Span, in_other: Span, why: str) -> Difference:
        start, end = self.base.span(*in_base)
        other_start, other_end = self.other.span(*in_other)
        text = self.base.source[start:end][:_SHOWN]
        other_text = self.other.source[other_start:other_end][:_SHOWN]
        return Difference(kind, start, end, other_start, other_end, text, other_text, why)

    def _misread(self, in_base: Span, in_other: Span) -> Difference:
        old, new = self.base.text[slice(*in_base)], self.other.text[slice(*in_other)]
        if is_figure(old, new):
            in_base, in_other = whole_figure(self.base, in_base), whole_figure(self.other, in_other)
            return self._exact("misread_figure", in_base, in_other, say("figure_differs"))
        key = "words_differ" if old and new else "words_lost" if old else "words_added"
        return self._exact("misread_words", in_base, in_other, say(key))

    def _exact(self, kind: DifferenceKind, in_base: Span, in_other: Span, why: str) -> Difference:
        """Give a difference of the letters alone, without the marks around them."""
        row = self._row(kind, in_base, in_other, why)
        start, end = self.base.between(*in_base)
        other_start, other_end = self.other.between(*in_other)
        return replace(
            row,
            start=start,
            end=end,
            other_start=other_start,
            other_end=other_end,
            text=self.base.source[start:end],
            other_text=self.other.source[other_start:other_end],
        )

    def _one_sided(self, kind: DifferenceKind, in_base: Span, in_other: Span) -> Difference:
        length = max(_length(in_base), _length(in_other))
        if length < PASSAGE:
            return self._misread(in_base, in_other)
        key = "only_in_base" if kind == "lost_passage" else "only_here"
        return self._row(kind, in_base, in_other, say(key, n=length))

    def _repeated_in_base(self, found: Found, there: Span) -> Difference:
        first = self.base.span(*found.here)[0]
        why = say("base_repeats", n=first + 1, m=_length(found.here))
        return self._row("repeated_passage", found.here, there, why)

    def _found_in_other(self, found: Found, here: Span) -> Difference:
        first = self.base.span(*found.there)[0]
        if found.kind == "moved":
            why = say("moved", n=first + 1, m=_length(found.here))
            return self._row("splice", found.there, found.here, why)
        why = say("repeats_base", n=first + 1, m=_length(found.here))
        return self._row("repeated_passage", here, found.here, why)

    def _seam(self, edit: Edit) -> Iterator[Difference]:
        """Tell where a passage was cut out or put in so that one sentence goes on in another."""
        ends = ((edit.base, edit.other), (edit.base_end, edit.other_end))
        broken = [(here, at) for here, at in ends if self.base.depth(here) < SENTENCE]
        if broken and self._is_cut(edit):
            here, at = broken[0]
            around = (max(at - _SEAM, 0), min(at + _SEAM, len(self.other.text)))
            yield self._exact("splice", (here, here), around, say("spliced_here"))

    def _is_cut(self, edit: Edit) -> bool:
        """Say whether more than a clause is gone or came, in the middle of the speech."""
        if max(edit.base_end - edit.base, edit.other_end - edit.other) < PASSAGE:
            return False
        at_edge = edit.other == 0 or edit.other_end == len(self.other.text)
        if at_edge or self._other_furniture.touches(edit.other - 1, edit.other_end + 1):
            return False
        ended = self.other.depth(edit.other_end) >= SENTENCE > self.base.depth(edit.base_end)
        lost = self.base.ends_inside(edit.base, edit.base_end)
        return lost or ended or self.other.ends_inside(edit.other, edit.other_end)

    def filling(self, edit: Edit) -> Filling | None:
        """Return what the other text can fill a gap of the base with, if it is worth it."""
        furniture, lost = self._base_furniture.split((edit.base, edit.base_end))
        _, added = _split(self._out_of_place, self._other_furniture.split((edit.other, edit.other_end))[1])
        if lost or not self._is_worth(added):
            return None
        at_start, at_end = edit.base == 0, edit.base_end == len(self.base.text)
        kept = [Part("base", *self.base.span(*span), "\n") for span in furniture if not self._is_jump(span)]
        taken = [self._part(span, edit) for span in added]
        parts = (*(kept if at_start else ()), *taken, *(kept if at_end and not at_start else ()))
        start = self.base.behind(edit.base)
        end = len(self.base.source) if at_end else self.base.behind(edit.base_end)
        return Filling(start, end, parts, "" if at_end or not self._needs_line(edit, added[-1][1]) else "\n")

    def _is_worth(self, added: list[Span]) -> bool:
        """Say whether passages are long enough to be taken over, or a heading that is missing."""
        return sum(map(_length, added)) >= _FILLING or any(map(self._is_heading, added))

    def _is_heading(self, span: Span) -> bool:
        start, end = self.other.span(*span)
        is_line = all(self.other.depth(at) >= LINE for at in span)
        return is_line and read_heading(self.other.source[start:end]) is not None

    def _part(self, span: Span, edit: Edit) -> Part:
        """Return a passage of the other text, with the white space behind what is aligned before it."""
        start, end = self.other.span(*span)
        if span[0] == edit.other > 0 < edit.base:
            return Part("other", self.other.behind(span[0]), end)
        return Part("other", start, end, "" if edit.base == span[0] == 0 else "\n")

    def _needs_line(self, edit: Edit, last: int) -> bool:
        """Say whether a line ends behind what was put in, where the base has no line break of its own."""
        broken = edit.base_end > 0 and self.base.depth(edit.base_end) >= LINE
        return not broken and (last < edit.other_end or self.other.depth(last) >= LINE)

    def _is_jump(self, span: Span) -> bool:
        start, end = self.base.span(*span)
        return GENRE.is_whole("furniture.jump", self.base.source[start:end])

    def spelling(self) -> Iterator[Difference]:
        """Give the runs of variant characters, or one row for a text that is written so throughout."""
        places = spelling_places(self.base, self.other, self.alignment)
        why = say("spelling")
        rows = [self._exact("spelling", (b, b + n), (o, o + n), why) for b, o, n in places]
        if len(rows) <= _SPELLED:
            yield from rows
        else:
            yield replace(rows[0], detail=say("spelling_throughout", n=len(rows)), count=len(rows))

    def punctuation(self) -> Iterator[Difference]:
        """Give one row that counts the places where only punctuation, width or a space differs."""
        places = punctuation_places(self.base, self.other, self.alignment)
        if places:
            base, other = places[0]
            why = say("punctuation", n=len(places))
            yield replace(self._exact("punctuation", (base, base), (other, other), why), count=len(places))


def _own_repeats(letters: Letters, report: ReadReport) -> Covered:
    """Return the letters of a text that its own reading calls repeated by a fault."""
    places = [(f.start, f.end) for f in report.findings if f.kind == "repeated_passage"]
    return Covered((letters.at(start), letters.at(end)) for start, end in places)


def _length(span: Span) -> int:
    return span[1] - span[0]


def _split(passages: Elsewhere, spans: list[Span]) -> tuple[list[Found], list[Span]]:
    """Split spans into the passages that stand elsewhere, and what is left."""
    parts = [passages.split(span) for span in spans]
    return [found for part, _ in parts for found in part], [rest for _, part in parts for rest in part]
