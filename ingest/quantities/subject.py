"""Name what a figure is of: the noun phrase before it, after it, or elided."""

from __future__ import annotations

import re
from typing import NamedTuple

from ingest.indicators import canonical, is_known
from ingest.quantities.lexicon import lexicon

_OPEN = ("等", "其", "的", "这", "各", "方面", "大类", "类", "、")
_MODIFIER = 3
"""Characters of a modifier that shares a head; longer names stand by themselves."""
_LISTED = re.compile(r"[^,;。\d]{2,30}?等[^,;。、\d]{2,16}")
_ET_CETERA = re.compile(r"等(?:主要|约束性)*指标\Z|(?<!经济)(?:主要|约束性)*指标\Z|等\Z")
_FROM = re.compile(
    r"(?:由|从)(?:20\d\d年的?)?[^,;。]{0,8}?\d[\d.]*[%\u4e00-\u9fff]{0,4}?(?:提高|提升|增加|扩大|上升|降|下降|降低|下调|缩短|压缩|缩小|收窄|升|增|减少)(?:到|至)(?:20\d\d年的?)?\Z"
)
_ENUMERATOR = re.compile(r"[一二三四五六七八九十]+是")
_COMPARED = re.compile(
    r"(?:比|较|同)(?:上年|去年|上一年|同期|20\d\d年|“?十.五”?)[^,;。]{0,6}\Z|(?:达到|达|为|是)20\d\d年的?\Z"
)
_JOINT_OBJECT = re.compile(
    r"[^,;。、\d]{1,8}(?:、[^,;。、\d和及与]{1,8})*(?:和|及|与|以及)[^,;。、\d]{2,20}(?=[,;。]|\Z)"
)
_RELATIVE = re.compile(r"(?:可以|能够|需要|具有|符合|属于)[^的]{2,20}的(?=[\u4e00-\u9fff]{2})")
_DIGIT = re.compile(r"\d+(?![A-Za-z])")
_PER = re.compile(r"每\d+[\u4e00-\u9fff]{1,3}\Z")
_CURRENT = re.compile(r"现行\d[\d.]*%的?")
_JOINED = re.compile(r"、|以及|(?<![普涉顾以])及(?![时其以])|和(?![美谐平])|与(?!会)")
_GOES_ON = re.compile("、|和|以及|并|,")
_LISTED_NAMES = re.compile("、")
_PAIRED = re.compile(r"以及|(?<![普涉顾以])及(?![时其以])|和(?![美谐平])|与(?!会)")
_APPOSED = re.compile(r"、总(?:长度|长|里程|面积|建筑面积|规模)(?:达|约|为)?\d[\d.]*[\u4e00-\u9fff]{1,4}的")
"""A measure between a count and its object (12条、总长度30公里的道路)."""
_BOUND_OF_OBJECT = re.compile(
    r"(?:总?投资|产值|营收|营业收入|年产值?|海拔)(?:超过?|过|达|近)?|超过?|过|达|近"
)
"""Before a figure that tells which objects are counted (4个超30亿元项目): it belongs to their name."""
_OBJECT_END = re.compile(r"[,;。:!?、()\n]|以及|和(?=[\d新建完打])|及(?=\d)|与(?=\d)")


class Phrase(NamedTuple):
    """A name as written, its place in the text, and the verb that leads into it."""

    name: str
    start: int
    end: int
    verb: str


def name_before(text: str, start: int, end: int) -> Phrase:
    """Cut verbs, adverbs and links off `text[start:end]`; what is left names the indicator (may be empty)."""
    words = lexicon()
    listed = _ENUMERATOR.match(text, start, end)
    start = listed.end() if listed else start
    segment = text[start:end]
    if "由" in segment or "从" in segment:  # a look for a character costs nothing, the pattern much
        segment = _FROM.sub("", segment)
    tail = words.tail.search(segment)
    body = segment[: tail.start()] if tail else segment
    lead = words.lead.match(body)
    offset = lead.end() if lead else 0
    inner = _last_verb(body, offset)
    offset = max(offset, inner)
    verbs = words.act.findall(segment[:offset]) if offset else []
    verbs = verbs or (words.act.findall(tail.group()) if tail else [])
    name = body[offset:].strip("的 ")
    if "现行" in name:
        name = _CURRENT.sub("", name)
    held = words.headline["maintain"].search(name)
    if held and held.start() and held.end() >= len(name.rstrip("、")):
        name = name[: held.start()]
    if tail and not canonical(name) and canonical(name + tail.group()[:2]):
        name += tail.group()[:2]
    compared = _COMPARED.sub("", name)
    name = compared if compared == name else words.tail.cut_off(compared)
    if "每" in name:
        name = _PER.sub("", name)
    if name.startswith(("比", "较", "同比")):
        name = ""
    return Phrase(name, start + offset, start + offset + len(name), _leading_verb(name, verbs))


def _leading_verb(name: str, verbs: list[str]) -> str:
    """Choose the verb that governs: 新建 of 新建和改造提升, 治理 of 治理水土流失面积."""
    words = lexicon()
    fresh = next((verb for verb in verbs if words.increment.match(verb)), None) if verbs else None
    inner = words.act_or_noun.match(name)
    return fresh or (verbs[-1] if verbs else inner.group() if inner else "")


def _last_verb(body: str, offset: int) -> int:
    """Return where the object begins if, after a joining mark, the body goes on with a verb of its own."""
    best = 0
    for mark in _GOES_ON.finditer(body, offset):
        words = lexicon()
        lead = words.lead.match(body, mark.end())
        led = lead and (words.act.search(lead.group()) or words.hedge.search(lead.group()))
        if lead and led and lead.end() < len(body):
            best = lead.end()
    return best


def leads_to_object(segment: str) -> bool:
    """Say whether the object stands after the figure: 建设30个…, 路网等9条…, 涉及民生的20个…."""
    stripped = segment.rstrip()
    return not stripped or stripped.endswith(_OPEN) or lexicon().act_last.ends(stripped)


def name_after(text: str, start: int, limit: int) -> Phrase:
    """Read the object that follows a figure, up to the next mark or joining word before another figure."""
    apposed = _APPOSED.match(text, start)
    start = apposed.end() if apposed else start
    stop = _OBJECT_END.search(text, start, max(start, limit))
    end = stop.start() if stop else limit
    if stop and stop.group() == "、":
        listed = _LISTED.match(text, start, limit) or _joint_object(text, start, limit)
        end = listed.end() if listed else end
    name = text[start:end].strip().rstrip("和与及、以")
    if not name or lexicon().no_object.match(name):
        return Phrase("", start, start, "")
    relative = _RELATIVE.match(name)
    name = name[relative.end() :] if relative else name
    cut = lexicon().predicate.search(name, 2)
    if cut and cut.end() < len(name):
        name = name[: cut.start()]
    head = _DIGIT.split(name)[0]
    name = (name if _BOUND_OF_OBJECT.fullmatch(head) else head or name).rstrip("、和与及“")
    return Phrase(name.removeprefix("的"), start, end, "")


def _joint_object(text: str, start: int, limit: int) -> re.Match[str] | None:
    """Match several objects that one figure counts (700多项茶叶、竹材和其他山货标准)."""
    joint = _JOINT_OBJECT.match(text, start, limit)
    if joint is None:
        return None
    parts = _JOINED.split(joint.group())
    return None if any(lexicon().act.match(part) for part in parts[1:]) else joint


def joint_names(name: str, joined: re.Pattern[str] = _JOINED) -> tuple[str, ...]:
    """Split joint subjects and give each the head that the last one carries.

    交通、水利领域投资额 are 交通领域投资额 and 水利领域投资额.
    """
    name = _ET_CETERA.sub("", name) or name
    parts = [part for part in joined.split(name) if part]
    last = parts[-1] if parts else ""
    return tuple(part if part is last else _with_head(part, last) for part in parts)


def respective_names(name: str, count: int | None = None) -> tuple[str, ...]:
    """Split the subjects of 分别 into `count`, if one way of splitting gives as many.

    A joint word such as 城乡 stands for its halves.
    """
    for joint, halves in lexicon().halves.items():
        if name.startswith(joint):
            return tuple(half + name.removeprefix(joint) for half in halves)
    ways = [joint_names(name, joined) for joined in (_JOINED, _LISTED_NAMES, _PAIRED)]
    return next((names for names in ways if len(names) == count), ways[0])


def _with_head(part: str, last: str) -> str:
    """Complete a bare modifier (水 of 水和大气环境质量) with the head of the last subject."""
    words = lexicon()
    if canonical(part) or words.level.ends(part) or words.share.ends(part) or len(part) >= len(last):
        return part
    for cut in range(1, len(last) - 1):
        if is_known(part + last[cut:]):
            return part + last[cut:]
    return part + last[len(part) :] if len(part) <= _MODIFIER else part
