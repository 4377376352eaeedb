"""The time that a text speaks of: the plan year, what was reached before it, a plan of several years."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ingest.quantities.clauses import clause_start
from ingest.quantities.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.outlining.drafts import DraftUnit

_YEAR = re.compile(r"20\d{2}(?=年)")
Path = tuple[str | None, str | None, str | None]


class Plan(NamedTuple):
    """The plan year, if known, and the headings that a text stands under."""

    year: int | None
    path: Path


@dataclass(slots=True)
class Walk:
    """Whether the text, read in order, speaks of another time than the plan year."""

    place: tuple[int, str] = (-1, "")
    past: bool = False
    later: bool = False

    @property
    def elsewhere(self) -> bool:
        """Say whether the figures here are reached already or for a later year."""
        return self.past or self.later

    def move(self, draft: DraftUnit, text: str) -> None:
        """Follow the text: a paragraph ends the past, a section or a word of this year the later plan."""
        context = lexicon().context
        if draft.paragraph != self.place[0]:
            self.past = False
        if draft.section != self.place[1]:
            self.later = False
        self.place = (draft.paragraph, draft.section)
        if context["turns_past"].match(text):
            self.past = True
        elif context["turns_back"].search(text):
            self.past = self.later = False
        elif ("五" in text or "20" in text) and context["turns_later"].search(text):
            self.later = True


def plan_year(drafts: Sequence[DraftUnit]) -> int | None:
    """Return the year that most headings of goals and tasks name: the year the plan is for."""
    titles = Counter(draft.path[0] or "" for draft in drafts if draft.role in {"goals", "tasks"})
    years: Counter[int] = Counter()
    for title, count in titles.items():
        for year in _YEAR.findall(title):
            years[int(year)] += count
    return years.most_common(1)[0][0] if years else None


def other_time(text: str, position: int, plan: Plan, names: Sequence[tuple[int, int]]) -> str | None:
    """Say why a figure at `position` is not for the plan year: forecast, past, later_period, or None.

    `names` are the spans of proper names: a year inside one says nothing.
    """
    context = lexicon().context
    begin = clause_start(text, position)
    if context["forecast"].search(text, begin, position):
        return "forecast"
    if context["past"].search(text, begin, position) or context["past"].match(text):
        return "past"
    if context["later_period"].search(text, 0, position) or _is_later_part(plan.path):
        return "later_period"
    for match in context["later_year"].finditer(text, 0, position):
        inside = any(start <= match.start() < end for start, end in names)
        if plan.year and not inside and int(match["year"]) != plan.year:
            return "later_period" if int(match["year"]) > plan.year else "past"
    return None


def _is_later_part(path: Path) -> bool:
    """Say whether the headings place a text in a plan of several years and name no single year."""
    context = lexicon().context
    for title in path:
        if title and context["five_years"].search(title):
            return not context["one_year"].search(title)
    return False
