"""Whether a text is the report it is kept as: the government and the plan year that it names itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.metadata import infer_year, named_years
from ingest.outlining.frame import SHORTEST_REPORT
from ingest.saying import say
from warehouse.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ingest.metadata import Metadata
    from ingest.outline import Outline

_WORD = r"[\u4e00-\u9fff]"
_LEVEL = "自治区|自治州|自治县|自治旗|地区|新区|省|市|区|县|旗|盟|州"
_COMPONENT = re.compile(rf"{_WORD}{{2,}}?(?:自治区|自治州|自治县|自治旗|地区|新区|省|市|区|县|旗|盟)")
_SUFFIX = re.compile(rf"(?:{_LEVEL})$")
_SUBMITS = re.compile(
    rf"(?<!民)代表(?:国务院|((?:(?!政府|大会|国务院)[^\W向作]){{1,14}}?)(?:第{_WORD}{{1,3}}届)?(?:人民)?政府)"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}年度?")
_TITLED = re.compile(rf"^({_WORD}{{2,14}}?)(?:人民政府|政府)?工作报告")
_SITTING = re.compile(rf"^({_WORD}{{2,14}}?)第?[一二三四五六七八九十]{{1,3}}届人民代表大会")
_NATION = "全国"
_OPENING = 400
"""Characters of the speech in which the government that reports is named."""
_AUTONOMOUS = 2
"""Characters of an autonomous region's name that stand for it in its own reports."""


def find_wrong_document(
    source: str, outline: Outline, metadata: Metadata, *, name: str | None, year: int | None
) -> list[Finding]:
    """Find signs that a text is the report of another government than `name`, or of another year."""
    findings = [_other_year(outline, metadata, year)] if year is not None else []
    if name:
        findings.append(_other_government(source, outline, metadata, name))
    return [finding for finding in findings if finding]


def _other_year(outline: Outline, metadata: Metadata, year: int) -> Finding | None:
    named = named_years(outline, metadata)
    meant = infer_year(outline, metadata)
    if meant is None or meant == year or year in named:
        return None
    start = _start_of(outline)
    detail = say("other_year", year=meant, other_year=year)
    return Finding("wrong_document", start, start + 1, detail, "error" if named else "warning")


def _start_of(outline: Outline) -> int:
    return outline.drafts[0].start if outline.drafts else 0


def _other_government(source: str, outline: Outline, metadata: Metadata, name: str) -> Finding | None:
    opening = "".join(draft.text for draft in outline.drafts)[:_OPENING]
    said = list(_named(opening, metadata))
    names = [word for word in said if not _SUFFIX.fullmatch(word)]
    if any(_is_same(word, name) for word in names):
        return None
    start = _start_of(outline)
    if names:
        at = max(source.find(names[0]), 0)
        detail = say("other_government", said=names[0], name=name)
        return Finding("wrong_document", at, at + len(names[0]), detail, "error")
    own = "" if name == _NATION else _suffix(name)
    if said and own is not None and said[0] not in own:
        detail = say("other_level", said=said[0], name=name)
        return Finding("wrong_document", start, start + 1, detail, "error")
    if name != _NATION and len(source) >= SHORTEST_REPORT and _core(name) not in source:
        detail = say("not_named", said=_core(name), name=name)
        return Finding("wrong_document", start, start + 1, detail, "error")
    return None


def _named(opening: str, metadata: Metadata) -> Iterable[str]:
    """Yield the governments that title, session and opening name, or the level alone: 市."""
    for pattern, text in ((_TITLED, metadata.title), (_SITTING, metadata.session)):
        if found := pattern.match(_YEAR.sub("", text or "")):
            yield found.group(1)
    if metadata.session and "届全国" in metadata.session:
        yield _NATION
    for found in _SUBMITS.finditer(opening):
        yield found.group(1) or _NATION


def _suffix(name: str) -> str | None:
    found = _SUFFIX.search(name)
    return found.group() if found else None


def _core(name: str) -> str:
    """Return what a region is called without its level and without the city above it."""
    parts = _COMPONENT.findall(name)
    last = parts[-1] if parts else name
    if "自治" in last:
        return last[:_AUTONOMOUS]
    bare = _SUFFIX.sub("", last)
    return bare if len(bare) > 1 else last


def _is_same(said: str, name: str) -> bool:
    return _core(name) in said or _core(said) in name
