"""Title, session, date and speaker from the lines before the speech; the year from the whole text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.genre import GENRE
from ingest.headings import chinese_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.outline import Outline

_HEAD = 900
_DATE = re.compile(
    r"((?:19|20)[0-9]{2}|[一二][〇○零０0一二三四五六七八九]{3})\s*年\s*([0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*([0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*日"
)
_SESSION = re.compile(
    r"((?:全国|[\u4e00-\u9fff]{2,14}?)?第?[一二三四五六七八九十]{1,3}届(?:全国)?人民代表大会(?:常务委员会)?第?[一二三四五六七八九十]{1,3}次(?:全体)?会议)"
)
_OFFICE = (
    r"(?:国务院(?:代)?总理|(?:代理?)?(?:省长|市长|区长|县长|州长|旗长|盟长|专员)"
    r"|(?:人民政府|自治区|行政公署)?(?:代理?)?主席)"
)
_NAME = r"[\u4e00-\u9fff]{1,6}(?:·[\u4e00-\u9fff]{1,8}){1,2}|[\u4e00-\u9fff][ \u3000\u2002\u2003\u00a0]{1,4}[\u4e00-\u9fff](?![\u4e00-\u9fff])|[\u4e00-\u9fff]{2,4}"
_SPEAKER = re.compile(
    rf"({_OFFICE})[：:\s\u3000]*({_NAME})(?=作|在|代表|同志|[\s\u3000，。）)]|$)", re.MULTILINE
)
_SPEAKER_AFTER = re.compile(
    rf"(?<![\u4e00-\u9fff])({_NAME})\s*({_OFFICE})(?=[\s\u3000在作）)]|$)", re.MULTILINE
)
_TITLE = re.compile(r"^[^，。；：]{0,30}政\s*府\s*工\s*作\s*报\s*告[^，。；：]{0,6}$")
_YEAR_OF_TITLE = re.compile(r"((?:19|20)[0-9]{2})年?[^，。]{0,12}政府工作报告")
_YEAR_OF_PART = re.compile(r"((?:19|20)[0-9]{2})年")
_SPACES = re.compile(r"[\s\u3000\u00a0]+")
_DIGITS = dict(zip("〇零○一二三四五六七八九０", "0001234567890", strict=True))
_NOT_NAMES = frozenset({"作政府", "代表", "关于", "同志"})


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the first lines say of the report."""

    title: str | None
    session: str | None
    delivered_on: str | None
    """ISO date."""
    speaker: str | None
    """Office as far as it is acting (代市长 李某), and name."""


def read_metadata(source: str, outline: Outline) -> Metadata:
    """Read the metadata from what stands before the speech."""
    end = outline.drafts[0].start if outline.drafts else min(len(source), _HEAD)
    head = source[max(0, end - _HEAD) : end]
    session = _SESSION.search(_SPACES.sub("", head))
    return Metadata(_title(head), _session(session), _date(head), _speaker(head))


def infer_year(outline: Outline, metadata: Metadata) -> int | None:
    """Infer the plan year: from the title, the parts' titles, or the day of delivery."""
    if metadata.title and (found := _YEAR_OF_TITLE.search(metadata.title)):
        return int(found.group(1))
    votes: Counter[int] = Counter()
    for section in outline.sections:
        if section.level == "part" and (years := _YEAR_OF_PART.findall(section.title)):
            last = int(years[-1])
            votes[last + 1 if section.role == "review" else last] += 1
    if votes:
        return max(votes.items(), key=lambda item: (item[1], item[0]))[0]
    if metadata.delivered_on:
        return int(metadata.delivered_on[:4])
    return None


def _title(head: str) -> str | None:
    titles = [_SPACES.sub("", line) for line in head.splitlines() if _TITLE.match(_SPACES.sub("", line))]
    titles = [t.lstrip("#*") for t in titles if not t.startswith(("——", "--")) and "作政府" not in t]
    return max(titles, key=len) if titles else None


def _session(found: re.Match[str] | None) -> str | None:
    if found is None:
        return None
    return re.sub(r"^.*?(?:日)?在", "", found.group(1))


def _date(head: str) -> str | None:
    compact = _SPACES.sub("", head)
    dates = list(_DATE.finditer(compact))
    near = [d for d in dates if _SESSION.search(compact, d.end(), d.end() + 60)] or dates
    for found in near:
        year, month, day = found.groups()
        number = int("".join(_DIGITS.get(char, char) for char in year))
        parts = (chinese_number(month), chinese_number(day))
        if parts[0] and parts[1] and parts[0] <= 12 and parts[1] <= 31:  # noqa: PLR2004 — months and days
            return f"{number:04d}-{parts[0]:02d}-{parts[1]:02d}"
    return None


def _speaker(head: str) -> str | None:
    for line in head.splitlines():
        if GENRE.has("furniture.caption", line):
            continue
        for pattern, office_at, name_at in ((_SPEAKER, 1, 2), (_SPEAKER_AFTER, 2, 1)):
            for found in pattern.finditer(line.strip()):
                name = _SPACES.sub("", found.group(name_at))
                office = found.group(office_at)
                if name not in _NOT_NAMES:
                    return f"{office.removeprefix('人民政府')} {name}" if "代" in office else name
    return None
