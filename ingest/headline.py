"""The headline list of a report: which drafts belong to it, and its targets in comparative words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.lexicon import WIDTH, lexicon
from ingest.subject import joint_names, name_before

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.drafts import DraftUnit
    from warehouse.records import Aspect, Comparator

_ORDER: tuple[tuple[str, Comparator, Aspect], ...] = (
    ("fulfil", "fulfil", "qualitative"),
    ("sync", "sync", "growth"),
    ("above_average", "above_average", "growth"),
    ("above", ">", "growth"),
    ("maintain", "maintain", "qualitative"),
    ("decrease", "decrease", "reduction"),
    ("improve", "improve", "qualitative"),
)
_LONGEST = 30
"""Characters of a comparative's subject; longer ones are prose, not a list."""


@dataclass(frozen=True, slots=True)
class Comparative:
    """A target in words: offsets relative to the draft's text."""

    start: int
    end: int
    names: tuple[str, ...]
    comparator: Comparator
    aspect: Aspect
    reference: str | None


def headline_places(drafts: Sequence[DraftUnit]) -> dict[int, int]:
    """Map the index of each draft in the headline list to where, in its text, the list (goes on or) begins.

    A value of -1 marks a draft that only shares the paragraph: its figures are headline, its prose is not.
    """
    patterns = lexicon().headline
    places: dict[int, int] = {}
    paragraph, sentence, dashed = -1, -1, False
    for index, draft in enumerate(drafts):
        if draft.role not in {"goals", "tasks"}:
            continue
        text = draft.text.translate(WIDTH)
        opening = None
        for opening in patterns["opening"].finditer(text):
            pass
        if opening:
            paragraph, sentence = draft.paragraph, draft.sentence
            dashed = draft.kind == "heading" or text.rstrip().endswith(":")
            places[index] = opening.end()
        elif dashed and draft.paragraph != paragraph and draft.kind != "heading" and text.startswith(("—", "-", "是")):
            places[index] = 0
        elif draft.paragraph == paragraph:
            if patterns["closing"].search(text):
                paragraph = -1
            else:
                places[index] = 0 if draft.sentence == sentence else -1
        else:
            dashed = dashed and draft.paragraph == paragraph
    return places


def find_comparatives(text: str, start: int, figures: Sequence[tuple[int, int]]) -> Iterator[Comparative]:
    """Find targets in words in `text[start:]`; `figures` are spans of figures that are targets already."""
    for clause in re.finditer(r"[^,;。:]+", text[start:]):
        left, right = start + clause.start(), start + clause.end()
        inside = [end for begin, end in figures if left <= begin < right]
        if inside:
            yield from _after_figure(text, max(inside), right)
        else:
            yield from _pieces(text, left, right)


def _after_figure(text: str, start: int, end: int) -> Iterator[Comparative]:
    for kind, comparator, aspect in _ORDER[:3]:
        match = lexicon().headline[kind].search(text, start, end)
        if match:
            yield Comparative(match.start(), match.end(), (), comparator, aspect, _reference(match))
            return


def _pieces(text: str, start: int, end: int) -> Iterator[Comparative]:
    """Read one comma clause; several predicates joined by 、 are several targets."""
    begin = start
    for mark in [*re.finditer("、", text[start:end]), None]:
        stop = start + mark.start() if mark else end
        found = _comparative(text, begin, stop)
        if found:
            yield found
            begin = stop + 1


def _comparative(text: str, start: int, end: int) -> Comparative | None:
    for kind, comparator, aspect in _ORDER:
        for match in lexicon().headline[kind].finditer(text, start, end):
            if match.end() < end - 1 or match.start() == start:
                continue
            subject = name_before(text, start, match.start())
            if not 2 <= len(subject.name) <= _LONGEST:  # noqa: PLR2004
                continue
            if comparator == "fulfil" and lexicon().reduction.search(text, start, match.start()):
                aspect = "reduction"  # noqa: PLW2901
            return Comparative(subject.start, match.end(), joint_names(subject.name), comparator, aspect, _reference(match))
    return None


def _reference(match: re.Match[str]) -> str | None:
    return next((group for group in match.groups() if group), None)
