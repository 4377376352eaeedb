"""Title, session, date and speaker from the lines before the speech; the year from the whole text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.clean import clean
from ingest.genre import GENRE
from ingest.outlining.headings import chinese_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.outline import Outline
    from ingest.outlining.blocks import Paragraph
    from ingest.outlining.frame import Frame

_DATE = re.compile(
    r"((?:19|20)[0-9]{2}|[一二][\u3007○零0一二三四五六七八九]{3})年"
    r"([0-9]{1,2}|[一二三四五六七八九十]{1,3})月([0-9]{1,2}|[一二三四五六七八九十]{1,3})日"
)
_SESSION = re.compile(
    r"((?:全国|[\u4e00-\u9fff]{2,14}?)?第?[一二三四五六七八九十]{1,3}届(?:全国)?人民代表大会"
    r"第?[一二三四五六七八九十]{1,3}次(?:全体)?会议)"
)
_SPEAKER = re.compile(
    r"(国务院(?:代)?总理|(?:代理?)?(?:省长|市长|区长|县长|州长|旗长|盟长|专员)|(?:自治区)?(?:代理?)?主席)"
    r"[：:\s]*"
    r"([\u4e00-\u9fff]{1,6}(?:·[\u4e00-\u9fff]{1,8}){1,2}"
    r"|[\u4e00-\u9fff]\s{1,4}[\u4e00-\u9fff](?![\u4e00-\u9fff])|[\u4e00-\u9fff]{2,4}?)"
    r"(?=作|在|代表|同志|[\s，。）)]|$)"
)
_SPEAKER_BEFORE = re.compile(
    r"(?:^|[\s日])([\u4e00-\u9fff]{2,4}?)\s*((?:代理?)?(?:省长|市长|区长|县长|州长|旗长))(?=[\s在作）)]|$)"
)
_TITLE = re.compile(r"[^，。；：]{0,30}政府工作报告[^，。；：]{0,6}")
_YEAR_OF_TITLE = re.compile(r"((?:19|20)[0-9]{2})年?[^，。]{0,12}政府工作报告")
_YEAR = re.compile(r"((?:19|20)[0-9]{2})年")
_SPACES = re.compile(r"\s+")
_DIGITS = dict(zip("〇零○一二三四五六七八九", "000123456789", strict=True))


_PUBLISHED = re.compile(
    r"(?:(?:发布|发表|公开|更新|上传|发稿)(?:日期|时间)|(?<![\u4e00-\u9fff])(?:日期|时间))[：:]\s*"
    r"((?:19|20)[0-9]{2})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})"
    r"|^\s*((?:19|20)[0-9]{2})-([0-9]{1,2})-([0-9]{1,2})(?=\s|$)",
    re.MULTILINE,
)
_TITLE_TAIL = 4
"""The second half of a title that the page breaks in two: 告, 工作报告."""
_COLUMNS = re.compile(r"[\r\n]+|[ \u3000\u2003]{2,}")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the first lines say of the report."""

    title: str | None
    session: str | None
    delivered_on: str | None
    """ISO date."""
    speaker: str | None
    """Office as far as it is acting (代市长 李某), and name."""
    speaker_title: str | None = None
    """The office as it is written: 市长, 代市长, 国务院总理."""
    published_on: str | None = None
    """ISO date on which the page says that it was put out."""


def read_metadata(source: str, paragraphs: Sequence[Paragraph], frame: Frame) -> Metadata:
    """Read the metadata from what stands before the speech."""
    head = paragraphs[: frame.start]
    texts = [p.text for p in head]
    above = source[: head[-1].end] if head else ""
    published = _PUBLISHED.search(above)
    joined = _PUBLISHED.sub("", "\n".join(texts))
    raw = [_SPACES.sub(" ", source[p.start : p.end]).strip() for p in head]
    speaker, office = _speaker(raw)
    lines = [clean(line).text for line in _COLUMNS.split(above) if line.strip()]
    return Metadata(
        title=_title([*texts, *lines])
        or _title([a + b for a, b in pairwise(lines) if len(b) <= _TITLE_TAIL]),
        session=_session(_SESSION.search(joined)),
        delivered_on=_date(joined),
        speaker=speaker,
        speaker_title=office,
        published_on=_iso(*(part for part in published.groups() if part)) if published else None,
    )


def infer_year(outline: Outline, metadata: Metadata) -> int | None:
    """Infer the plan year: from the title, the parts' titles, the day of delivery, or the review."""
    if metadata.title and (found := _YEAR_OF_TITLE.search(metadata.title)):
        return int(found.group(1))
    if votes := _votes(outline):
        return max(votes.items(), key=lambda item: (item[1], item[0]))[0]
    if metadata.delivered_on:
        return int(metadata.delivered_on[:4])
    reviewed = Counter(
        int(year) for draft in outline.drafts if draft.role == "review" for year in _YEAR.findall(draft.text)
    )
    known = [year for year, count in reviewed.items() if count > 1]
    return max(known) + 1 if known else None


def named_years(outline: Outline, metadata: Metadata) -> set[int]:
    """Return the plan years that title, headings and the day of delivery speak of; empty where none does."""
    years = set(_votes(outline))
    if metadata.title and (found := _YEAR_OF_TITLE.search(metadata.title)):
        years.add(int(found.group(1)))
    if metadata.delivered_on:
        years.add(int(metadata.delivered_on[:4]))
    return years


def _votes(outline: Outline) -> Counter[int]:
    """Count the plan years that the parts' titles speak of: a review speaks of the year before it."""
    parts: dict[str, str] = {}
    for section in outline.sections:
        if section.level == "part":
            parts.setdefault(section.title, section.role)
    votes: Counter[int] = Counter()
    for title, role in parts.items():
        if years := _YEAR.findall(title):
            votes[int(years[-1]) + (role == "review")] += 1
    return votes


def _title(texts: Sequence[str]) -> str | None:
    titles = [text.lstrip("#*") for text in texts if _TITLE.fullmatch(text) and "作政府工作报告" not in text]
    titles = [title for title in titles if not title.startswith(("—", "-"))]
    return max(titles, key=len) if titles else None


def _session(found: re.Match[str] | None) -> str | None:
    return re.sub(r"^.*?日?在", "", found.group(1)) if found else None


def _date(head: str) -> str | None:
    dates = list(_DATE.finditer(head))
    near = [found for found in dates if _SESSION.search(head, found.end(), found.end() + 60)]
    for found in near or dates:
        if day := _iso(*found.groups()):
            return day
    return None


def _iso(year: str, month: str, day: str) -> str | None:
    """Return an ISO date, of digits or Chinese numerals; None where there is no such day."""
    number = int("".join(_DIGITS.get(char, char) for char in year))
    try:
        return date(number, chinese_number(month) or 0, chinese_number(day) or 0).isoformat()
    except ValueError:
        return None


def _speaker(lines: Sequence[str]) -> tuple[str | None, str | None]:
    """Return the speaker as shown, and the office as written."""
    for line in lines:
        if GENRE.has("furniture.caption", line):
            continue
        found, before = _SPEAKER.search(line), _SPEAKER_BEFORE.search(line)
        if found:
            return _named(found.group(1), found.group(2)), found.group(1)
        if before:
            return _named(before.group(2), before.group(1)), before.group(2)
    names = [line for line in map(_unspaced, lines) if GENRE.has("names.surname", line)]
    return (names[-1] if names else None), None


def _named(office: str, name: str) -> str:
    """Return the name, with the office before it where that is an acting one."""
    return f"{office} {_unspaced(name)}" if "代" in office else _unspaced(name)


def _unspaced(text: str) -> str:
    return _SPACES.sub("", text)
