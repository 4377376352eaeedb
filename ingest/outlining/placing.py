"""Every paragraph of the speech gets its place: role, part, section, and whether it is their heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from ingest.genre import GENRE
from ingest.outlining.headings import Heading, Mark, read_heading
from ingest.outlining.parts import Part, find_parts, looks_back, title_of
from ingest.outlining.themes import stands_as_lead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.outlining.frame import Frame
    from warehouse.records import Role

_LONGEST_PLAIN_TITLE = 45
_ENDED = tuple("。！？!?；;：:…")
_ENOUGH: tuple[tuple[Mark, int], ...] = (("part", 2), ("section", 1), ("item", 2), ("spoken", 3))
"""Which marks number a part's sections: the first kind of which there are enough."""
_LONG = 60
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


class Place(NamedTuple):
    """Where a paragraph stands."""

    paragraph: int
    """Index of the paragraph."""
    role: Role
    part: int | None
    """Running number of the part in the key; None in preamble and closing."""
    part_title: str | None
    section: int | None
    """Position of the section within its part, from 1; None outside of sections."""
    heads: Literal["part", "section", "theme"] | None = None
    """What the paragraph is, or begins with, the heading of."""
    heading: Heading | None = None
    title: str = ""
    part_number: int | None = None


def place_paragraphs(texts: Sequence[str], frame: Frame) -> list[Place]:
    """Place the paragraphs of the speech, from its opening to its closing call."""
    end = frame.end if frame.closing is None else frame.closing
    parts = find_parts(texts, frame.start, end)
    first = parts[0].start if parts else end
    untitled = _untitled(texts, frame, first, parts)
    body = untitled.start if untitled else first
    places = [Place(i, "preamble", None, None, None) for i in range(frame.start, body)]
    body_parts = [*([untitled] if untitled else []), *parts]
    numbers = _part_numbers(body_parts)
    for part, number in zip(body_parts, numbers, strict=True):
        after = None if number + 1 in numbers else number + 1
        places += _place_part(texts, part, number, after)
    places += [Place(i, "closing", None, None, None) for i in range(end, frame.end)]
    return places


def _part_numbers(parts: Sequence[Part]) -> list[int]:
    """Return the number of each part in the keys: its own where it has one, 0 for one before 一、."""
    own = {part.number for part in parts}
    numbers: list[int] = []
    for part in parts:
        if part.number is not None and part.number not in numbers:
            numbers.append(part.number)
        elif not numbers and 1 in own:
            numbers.append(0)
        else:
            numbers.append(
                next(n for n in range(1, len(parts) + len(own) + 2) if n not in own and n not in numbers)
            )
    return numbers


def _untitled(texts: Sequence[str], frame: Frame, first: int, parts: Sequence[Part]) -> Part | None:
    """Return the part that stands, without a title, before the first titled one (or instead of all)."""
    start = frame.start
    while start < first and _opens(texts[start]):
        start += 1
    body = texts[start:first]
    long = sum(len(text) >= _LONG for text in body)
    if not body or (parts and frame.opened and long <= 3 and not any(read_heading(t) for t in body)):  # noqa: PLR2004
        return None
    number = (parts[0].number or 1) - 1 if parts else None
    headline = next((i for i, text in enumerate(body) if GENRE.has("goals.annual", text)), len(body))
    before = body[:headline]
    reviews = bool(parts) or looks_back(before) or any(GENRE.has("review.thanks", text) for text in before)
    role: Role = "review" if reviews else "tasks"
    return Part(start, first, number or None, "", None, titled=False, role=role)


def _opens(text: str) -> bool:
    return GENRE.has("opening.address", text) or GENRE.has("opening.submit", text[:_LONG])


def _place_part(texts: Sequence[str], part: Part, number: int, after: int | None) -> list[Place]:
    """Place a part's paragraphs; `after` is the number of a next part whose heading may be lost within."""
    base = Place(part.start, part.role, number, part.title or None, None, part_number=part.number)
    places: list[Place] = []
    body = part.start
    if part.titled:
        places.append(base._replace(heads="part", heading=part.heading, title=part.title))
        body += 1
    headings = _section_headings(texts, body, part)
    ended = _end_of_sections(texts, part, headings)
    section: int | None = None
    for index in range(body, part.end):
        if index in headings:
            section = (section or 0) + 1
            heading, title = headings[index]
            place = base._replace(
                paragraph=index, section=section, heads="section", heading=heading, title=title
            )
        elif index == ended:
            section = None
            place = base._replace(paragraph=index, section=None)
        else:
            place = base._replace(paragraph=index, section=section)
            place = _themed(place, texts[index], texts[index + 1] if index + 1 < part.end else "")
        places.append(place)
    return _with_roles(texts, part, places, after)


def _themed(place: Place, text: str, below: str) -> Place:
    heading = read_heading(text)
    if heading and heading.mark in {"section", "item", "part"}:
        return place._replace(heads="theme", heading=heading, title=title_of(text, heading))
    if heading is None and (_is_plain_title(text) or stands_as_lead(text, below)):
        return place._replace(heads="theme", title=text.rstrip("。"))
    return place


def _section_headings(texts: Sequence[str], start: int, part: Part) -> dict[int, tuple[Heading | None, str]]:
    found: dict[Mark, dict[int, tuple[Heading | None, str]]] = {}
    for index in range(start, part.end):
        heading = read_heading(texts[index])
        if heading and heading.number:
            found.setdefault(heading.mark, {})[index] = (heading, title_of(texts[index], heading))
    for mark, enough in _ENOUGH:
        if len(found.get(mark, {})) >= enough:
            return found[mark]
    plain: dict[int, tuple[Heading | None, str]] = {
        index: (None, texts[index])
        for index in range(start, part.end - 1)
        if _is_plain_title(texts[index]) and len(texts[index + 1]) > _LONGEST_PLAIN_TITLE
    }
    return plain if len(plain) >= 2 else {}  # noqa: PLR2004


def _is_plain_title(text: str) -> bool:
    return len(text) <= _LONGEST_PLAIN_TITLE and not text.endswith(_ENDED) and not read_heading(text)


def _end_of_sections(
    texts: Sequence[str], part: Part, headings: dict[int, tuple[Heading | None, str]]
) -> int | None:
    """Return the first paragraph behind the last section that speaks of the whole again."""
    if not headings:
        return None
    pattern = "review.whole" if part.role == "review" else "closing.deputies"
    for index in range(max(headings) + 1, part.end):
        if GENRE.has(pattern, texts[index]):
            return index
    return None


def _with_roles(texts: Sequence[str], part: Part, places: list[Place], after: int | None) -> list[Place]:
    """Give the paragraphs of a part their roles: the year's aims stand before the tasks."""
    if part.role == "goals" or not places:
        return places
    bodies = [p for p in places if p.heads != "part"]
    if part.role == "review":
        turn = _turn_to_aims(texts, bodies, part.title)
        if turn is None:
            return places
        review = [p for p in places if p.paragraph < turn]
        number = after if part.number is not None else None
        plan = [
            p._replace(role="tasks", part=after or p.part, part_title=None, part_number=number)
            for p in places
            if p.paragraph >= turn
        ]
        return _with_address(texts, review, _aims_first(texts, plan))
    untold = part.kind in {None, "self"} and part.titled
    if untold and not any(GENRE.has("goals.annual", texts[p.paragraph]) for p in bodies):
        return places
    return _aims_first(texts, places)


def _with_address(texts: Sequence[str], review: list[Place], plan: list[Place]) -> list[Place]:
    """Join a review and the plan behind it; the address between the two opens the plan."""
    if review and plan and GENRE.has("opening.address", texts[review[-1].paragraph]):
        review[-1] = plan[0]._replace(paragraph=review[-1].paragraph)
    return review + plan


def _turn_to_aims(texts: Sequence[str], bodies: Sequence[Place], title: str) -> int | None:
    """Return where a part without its own headings turns from the review to the year's aims, if it does."""
    indices = [place.paragraph for place in bodies]
    headline = next((i for i in indices if GENRE.has("goals.annual", texts[i])), None)
    before = [i for i in indices if headline is None or i < headline]
    settling = ("review.thanks", "review.troubles")
    settled = max((i for i in before if any(GENRE.has(name, texts[i]) for name in settling)), default=None)
    if settled is None:
        return headline
    past = max(_YEAR.findall(title), default="")
    turns = ("goals.turn",) if title else ("goals.turn", "goals.years")
    for index in before:
        year = _YEAR.match(texts[index])
        if index <= settled or (year and year.group() <= past):
            continue
        if any(GENRE.has(name, texts[index]) for name in turns):
            return index
    return headline


def _aims_first(texts: Sequence[str], places: list[Place]) -> list[Place]:
    first = next((p.paragraph for p in places if p.heads == "section"), None)
    lead = [p for p in places if first is None or p.paragraph < first]
    if first is None:
        lead = lead[: len(lead) // 2 + 1]
    lead = [p for p in lead if p.heads != "part" and not _announces_tasks(texts[p.paragraph])]
    setting = [p.paragraph for p in lead if GENRE.has("goals.sets", texts[p.paragraph])]
    if not setting:
        return places
    last = max(setting) if first is None else max(p.paragraph for p in lead)
    return [p._replace(role="goals") if p.paragraph <= last else p for p in places]


def _announces_tasks(text: str) -> bool:
    return len(text) <= _LONG and GENRE.has("goals.tasks_lead", text)
