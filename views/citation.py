"""A ready citation of a passage, after GB/T 7714—2015 and after APA 7; what is not known is left out or said.

GB/T 7714—2015: a report read online is [R/OL], with the day of its page in round and the day of access in
square brackets; where the latter is not known, that and the day of adding stand in its place, since only what
is in print may be cited without. Place and publisher may be missing there, offline they are called unknown;
a year that the text does not give, and a title of our own, stand in square brackets. APA 7: a group is the
author, ca. stands before a year that the text does not give, square brackets around what describes a work.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

HASH_DIGITS: Final = 12
"""Digits of a SHA-256 that a citation gives."""
Style = Literal["gb", "apa"]
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""APA's names, whatever the machine's language."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters of one snapshot, half open."""

    sha256: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage of a report, with what its text says of itself; days are ISO 8601, as the text gives them."""

    region: str
    """Slug, which English citations name it by."""
    region_name: str
    level: str
    fictional: bool
    year: int
    title: str | None
    session: str | None
    delivered_on: str | None
    published_on: str | None
    url: str | None
    accessed: date | None
    """Day on which the page was read; None where nobody said, and of a file without address."""
    added: date | None
    """Day on which the snapshot came into the archive."""
    passages: tuple[Passage, ...]
    """Where it stands: one place, or several where it has several sentences or runs over two snapshots."""


def gb_citation(cited: Cited) -> str:
    """Return the citation after GB/T 7714—2015, with the place of the passage behind it."""
    url = cited.url
    title = cited.title or _phrase(cited, "gb", "untitled", year=cited.year)
    told = "：".join(part for part in (_one_line(title), _delivered(cited)) if part)
    marked = f"{told}{_phrases('gb')['fictional'] if cited.fictional else ''}[{'R/OL' if url else 'R'}]"
    if url:
        issued = f"({cited.published_on})" if _day(cited.published_on) else _year(cited, "[{year}]")
        issued += _read_on(cited)
    else:
        issued = f"{_phrases('gb')['no_place']}, {_year(cited, '[{year}]')}"
    parts = (_phrase(cited, "gb", "author"), marked, issued, url, _places(cited.passages, "gb"))
    return ". ".join(part for part in parts if part) + "."


def apa_citation(cited: Cited) -> str:
    """Return the citation after APA 7, with the place of the passage behind it."""
    day = _day(cited.delivered_on) or _day(cited.published_on)
    issued = f"({day.year}, {_month_day(day)})" if day else f"({_year(cited, 'ca. {year}')})"
    described = _phrase(cited, "apa", "untitled", year=cited.year)
    notes = (_phrases("apa")["fictional"],) if cited.fictional else ()
    title = " ".join((*((_one_line(cited.title),) if cited.title else ()), described, *notes))
    source = cited.url or _phrases("apa")["no_address"]
    if cited.url and cited.accessed:
        source = _phrases("apa")["retrieved"].format(day=_in_full(cited.accessed), url=cited.url)
    elif cited.url and cited.added:
        source += f" {_phrases('apa')['added'].format(day=_in_full(cited.added))}"
    place = f" [{_places(cited.passages, 'apa')}]" if cited.passages else ""
    return f"{_phrase(cited, 'apa', 'author')}. {issued}. {title}. {source}{place}."


@cache
def _phrases(style: Style) -> dict[str, str]:
    table = Path(__file__).with_name("citation.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(table)[style])


def _phrase(cited: Cited, style: Style, name: str, **values: object) -> str:
    key = f"{name}_national" if cited.level == "national" else name
    native = cited.region_name.removesuffix("（虚构）")
    return _phrases(style)[key].format(native=native, english=cited.region.capitalize(), **values)


def _one_line(title: str) -> str:
    return " ".join(title.split())


def _delivered(cited: Cited) -> str:
    """Return day and session, which tell reports of the same title apart."""
    day = _day(cited.delivered_on)
    if day is None:
        return cited.session or ""
    told = _phrases("gb")["delivered"].format(year=day.year, month=day.month, day=day.day)
    return _phrases("gb")["delivered_at"].format(day=told, session=cited.session) if cited.session else told


def _year(cited: Cited, guessed: str) -> str:
    """Return the year of the day that the text gives; else the report's, marked as not said by the text."""
    day = _day(cited.published_on) or _day(cited.delivered_on)
    return str(day.year) if day else guessed.format(year=cited.year)


def _day(told: str | None) -> date | None:
    """Return a day of the text, None for one that the calendar does not have."""
    try:
        return date.fromisoformat(told) if told else None
    except ValueError:
        return None


def _month_day(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.day}"


def _in_full(day: date) -> str:
    return f"{_month_day(day)}, {day.year}"


def _read_on(cited: Cited) -> str:
    """Return the day of access; where it is not known say so, and on which day the archive got the text."""
    if cited.accessed:
        return f"[{cited.accessed.isoformat()}]"
    return _phrases("gb")["added"].format(day=cited.added.isoformat()) if cited.added else ""


def _places(passages: Sequence[Passage], style: Style) -> str:
    return "".join(
        _phrases(style)["and_place" if number else "place"].format(
            start=passage.start, end=passage.end, sha=passage.sha256[:HASH_DIGITS]
        )
        for number, passage in enumerate(passages)
    )
