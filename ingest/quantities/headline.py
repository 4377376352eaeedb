"""The headline list of a report: which drafts belong to it, and its targets in comparative words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.quantities.lexicon import lexicon
from ingest.quantities.subject import joint_names, name_before

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.outlining.drafts import DraftUnit
    from warehouse.records import Aspect, Comparator

_ORDER: tuple[tuple[str, Comparator, Aspect], ...] = (
    ("fulfil", "fulfil", "qualitative"),
    ("sync", "sync", "growth"),
    ("above_average", "above_average", "growth"),
    ("below", "<=", "qualitative"),
    ("above", ">", "growth"),
    ("maintain", "maintain", "qualitative"),
    ("decrease", "decrease", "reduction"),
    ("improve", "improve", "qualitative"),
)
_SHORT = 40
"""Characters of a sentence that stands for itself in a list broken by full stops."""
_TAIL = 4
_STAPLES = 4
"""Staples, and figures, that make a sentence without an opening the headline list."""
_FIGURE = re.compile(r"\d(?:[\d.]*)[%万亿]")
_HANDED_DOWN = re.compile(
    r"(?:(?:下达|确定|规定|明确)的?|(?:要求|部署)[^,;。]{0,6}完成)(?P<name>[^,;。]{4,24}?)(?:目标|任务|计划|指标)"
)
_LONGEST = 30
"""Characters of one subject of a comparative; longer ones are prose, not a list."""


@dataclass(frozen=True, slots=True)
class Comparative:
    """A target in words: offsets relative to the draft's text."""

    start: int
    end: int
    names: tuple[str, ...]
    comparator: Comparator
    aspect: Aspect
    reference: str | None


def headline_places(drafts: Sequence[DraftUnit], texts: Sequence[str]) -> dict[int, int]:
    """Map the index of each draft in the headline list to where, in its text, the list (goes on or) begins.

    `texts` are the drafts' texts in half width.
    A value of -1 marks a draft that only shares the paragraph: its figures are headline, its prose is not.
    """
    places: dict[int, int] = {}
    state = _List()
    for index, draft in enumerate(drafts):
        if draft.role in {"goals", "tasks"}:
            place = state.place(draft, texts[index])
            if place is not None:
                places[index] = place
    return places or dict.fromkeys(_staple_sentence(drafts, texts), 0)


def _staple_sentence(drafts: Sequence[DraftUnit], texts: Sequence[str]) -> list[int]:
    """Return the drafts of the first sentence that names several staples of a headline list, with figures."""
    sentences: dict[tuple[int, int], list[int]] = {}
    for index, draft in enumerate(drafts):
        if draft.role in {"goals", "tasks"}:
            sentences.setdefault((draft.paragraph, draft.sentence), []).append(index)
    for members in sentences.values():
        text = "".join(texts[index] for index in members)
        named = sum(staple.search(text) is not None for staple in lexicon().staples)
        if named >= _STAPLES and len(_FIGURE.findall(text)) >= _STAPLES:
            return members
    return []


@dataclass(slots=True)
class _List:
    """Where the walk through the drafts stands: the paragraph and sentence of the list, and if it goes on."""

    paragraph: int = -1
    sentence: int = -1
    goes_on: bool = False

    def place(self, draft: DraftUnit, text: str) -> int | None:
        patterns = lexicon().headline
        named = "目标" in text or "指标" in text  # in every opening; far faster than to search for one
        openings = list(patterns["opening"].finditer(text)) if named else []
        if openings:
            self.paragraph, self.sentence = draft.paragraph, draft.sentence
            self.goes_on = draft.kind == "heading" or text.rstrip().endswith(":")
            return openings[-1].end()
        if self.goes_on and draft.kind != "heading":
            self.goes_on = not text.endswith(("。", ".")) or text.startswith(("—", "-"))
            self.paragraph, self.sentence = draft.paragraph, draft.sentence
            return 0
        if draft.paragraph != self.paragraph:
            return None
        if patterns["closing"].search(text):
            self.paragraph = -1
            return None
        listed = draft.sentence == self.sentence or len(text) <= _SHORT
        return 0 if listed else -1


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
    names: tuple[str, ...] = ()
    for mark in [*re.finditer("、", text[start:end]), None]:
        stop = start + mark.start() if mark else end
        found = _comparative(text, begin, stop, names)
        if found:
            yield found
            begin, names = stop + 1, found.names


def _comparative(text: str, start: int, end: int, said: tuple[str, ...] = ()) -> Comparative | None:
    """Read one predicate; without a subject of its own it is of those that are `said` before it."""
    for kind, comparator, aspect in _ORDER:
        for match in lexicon().headline[kind].finditer(text, start, end):
            if match.end() < end - 1:
                continue
            names, begin = _subjects(text, start, match)
            names = names or (said if match.start() == start else ())
            if names:
                reduced = lexicon().reduction.search(text, max(start, match.start() - _TAIL), match.start())
                shown: Aspect = "reduction" if comparator == "fulfil" and reduced else aspect
                return Comparative(begin, match.end(), names, comparator, shown, _reference(match))
    return None


def _subjects(text: str, start: int, match: re.Match[str]) -> tuple[tuple[str, ...], int]:
    """Name what a predicate is said of; 完成国家下达的…目标 holds its subject inside."""
    subject = name_before(text, start, match.start())
    if max(map(len, subject.name.split("、"))) > _LONGEST:
        return (), start
    if len(subject.name) > 1:
        return joint_names(subject.name), subject.start
    inside = _HANDED_DOWN.search(match.group())
    return ((inside["name"],), match.start()) if inside else ((), start)


def _reference(match: re.Match[str]) -> str | None:
    return next((group for group in match.groups() if group), None)
