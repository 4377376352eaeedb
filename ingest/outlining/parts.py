"""The speech's paragraphs → parts: numbered 一、二、三、 or titled without a number."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.genre import GENRE
from ingest.outlining.headings import Heading, Mark, read_heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warehouse.records import Role

_LONGEST_PART_TITLE = 40
_ENDED = tuple("。！？!?；;：:，,…")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}年")
_ENOUGH_SECTIONS: dict[Mark, int] = {"section": 2, "part": 2, "item": 3, "spoken": 3}
_KINDS = ("review", "goals", "tasks", "self")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the speech: paragraphs [start, end), the title's paragraph first where it has one."""

    start: int
    end: int
    number: int | None
    title: str
    heading: Heading | None
    titled: bool
    role: Role = "tasks"
    kind: str | None = None
    """What the title alone says: review, plan, goals, tasks, self, or None."""


def find_parts(texts: Sequence[str], start: int, end: int) -> list[Part]:
    """Find the parts within the paragraphs [start, end); what stands before the first is not among them."""
    starts = _part_starts(texts, start, end)
    bounds = [index for index, _, _ in starts] + [end]
    parts = []
    for (index, heading, title), following in zip(starts, bounds[1:], strict=True):
        number = heading.number if heading else None
        parts.append(Part(index, following, number, title, heading, titled=True, kind=title_role(title)))
    return [replace(part, role=role) for part, role in zip(parts, _roles(parts, texts), strict=True)]


def _part_starts(texts: Sequence[str], start: int, end: int) -> list[tuple[int, Heading | None, str]]:
    plain = [i for i in range(start, end) if is_plain_part_title(texts[i])]
    marked = _top_marks(texts, start, end)
    alone = len(plain) > 1 or (plain and title_role(texts[plain[0]]) != "review")
    if alone and (not marked or plain[0] < marked[0][0]) and not _has_role_words(marked):
        return [(i, None, texts[i]) for i in plain]
    first = [(i, None, texts[i]) for i in plain if marked and i < marked[0][0]]
    return first + [(i, heading, title) for i, heading, title in marked]


def is_plain_part_title(text: str) -> bool:
    """Tell whether a paragraph is a part's title without a number, such as 2024年工作回顾."""
    if len(text) > _LONGEST_PART_TITLE or text.endswith(_ENDED) or "。" in text or read_heading(text):
        return False
    return GENRE.has("titles.plain", text)


def _top_marks(texts: Sequence[str], start: int, end: int) -> list[tuple[int, Heading, str]]:
    """Return the 一、 headings that number the parts, not those that start again within one."""
    top: list[tuple[int, Heading, str]] = []
    nested = 0
    for index in range(start, end):
        heading = read_heading(texts[index])
        if heading is None or heading.mark != "part" or heading.number is None:
            continue
        title = title_of(texts[index], heading)
        expected = (top[-1][1].number or 0) + 1 if top else heading.number
        starts_again = bool(top) and heading.number == 1 and (top[-1][1].number or 0) >= 1
        goes_on = bool(nested) and heading.number == nested + 1 and not title_role(title)
        if starts_again or goes_on:
            nested = heading.number
        elif not top or heading.number >= expected or title_role(title):
            top.append((index, heading, title))
            nested = 0
    return top


def _has_role_words(marked: Sequence[tuple[int, Heading, str]]) -> bool:
    return sum(title_role(title) in {"review", "goals", "plan"} for _, _, title in marked) > 0


def title_of(text: str, heading: Heading) -> str:
    """Return a heading's title without its mark and its full stop."""
    return text[heading.body : heading.end].rstrip("。！!：:")


def title_role(title: str) -> str | None:
    """Read from a title what its part is: the last telling word decides; a span of years makes a plan."""
    if GENRE.has("titles.reviewed", title):
        return "review"
    hits = _telling_words(title)
    kind = max(hits)[2] if hits else None
    if kind == "review" or _YEAR.search(title) or "今年" in title:
        return kind
    return "plan" if any(word in title for word in GENRE.part_words["plan"]) else kind


def _telling_words(title: str) -> list[tuple[int, int, str]]:
    """Return where each telling word of a title ends, its length, and the kind it tells."""
    return [
        (at + len(word), len(word), kind)
        for kind in _KINDS
        for word in GENRE.part_words[kind]
        if (at := title.rfind(word)) >= 0
    ]


def _roles(parts: Sequence[Part], texts: Sequence[str]) -> list[Role]:
    kinds = [part.kind for part in parts]
    roles: list[Role] = []
    for position, part in enumerate(parts):
        body = texts[part.start + 1 : part.end]
        kind = _kind(part, body, roles, parts[position + 1 :])
        if kind == "goals" and _holds_sections(body) and not _tasks_follow(kinds[position + 1 :]):
            kind = "tasks"
        roles.append(_ROLE_OF_KIND[kind])
    return roles


def _kind(part: Part, body: Sequence[str], before: Sequence[Role], after: Sequence[Part]) -> str:
    """Correct what the title says of a part's kind by the part's content and place."""
    kind = part.kind
    if kind == "plan" and not _telling_words(part.title) and _is_years_work(body):
        return "tasks"
    if kind in {"tasks", "goals"} and not before and after and looks_back(body):
        return "review"
    if kind == "review" and before and "review" not in before and not looks_back(body):
        return "tasks"
    return kind or _kind_by_content(body, before, after)


_ROLE_OF_KIND: dict[str, Role] = {
    "review": "review",
    "plan": "goals",
    "goals": "goals",
    "tasks": "tasks",
    "self": "tasks",
}


def _kind_by_content(body: Sequence[str], before: Sequence[Role], after: Sequence[Part]) -> str:
    if not before and looks_back(body):
        return "review"
    if _speaks_of_years(body):
        return "plan"
    if any(GENRE.has("goals.annual", text) for text in body):
        return "tasks"
    opening = "".join(body[:3])
    early = "goals" not in before and "tasks" not in before and _aims_follow(after)
    if early and GENRE.has("goals.words", opening):
        return "goals"
    return "tasks"


def _aims_follow(after: Sequence[Part]) -> bool:
    """Tell whether a later part is named after the aims, so that what stands before it is no task yet."""
    return any(word in part.title for part in after for word in GENRE.part_words["goals"])


def _is_years_work(body: Sequence[str]) -> bool:
    """Tell whether a part, though its title names a plan of several years, is about one year's work."""
    return any(GENRE.has("goals.annual", text) for text in body) and not _speaks_of_years(body)


def _speaks_of_years(body: Sequence[str]) -> bool:
    return any(GENRE.has("goals.years", text) for text in body[:2])


def looks_back(body: Sequence[str]) -> bool:
    """Tell whether paragraphs open like a review, or close with its thanks."""
    if any(GENRE.has("goals.annual", text) for text in body):
        return False
    return any(GENRE.has("review.opening", text) for text in body[:3]) or any(
        GENRE.has("review.thanks", text) for text in body[-4:]
    )


def _holds_sections(body: Sequence[str]) -> bool:
    marks = [heading.mark for text in body if (heading := read_heading(text))]
    return any(marks.count(mark) >= enough for mark, enough in _ENOUGH_SECTIONS.items())


def _tasks_follow(kinds: Sequence[str | None]) -> bool:
    return any(kind in {"tasks", None} for kind in kinds)
