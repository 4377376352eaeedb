"""Give each figure of a text the name of what it is of."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from ingest.quantities.clauses import clause_start
from ingest.quantities.lexicon import lexicon
from ingest.quantities.subject import Phrase, leads_to_object, name_after, name_before, respective_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.quantity import Quantity

_DIGIT = re.compile(r"\d")
_DEEDS = re.compile(r"(?:用于|支持|实施|办好|推进|推动|启动|开展)")
"""What money is spent on is told as a deed: its own name must be looked for elsewhere."""
_GRADE = re.compile(r"[\u4e00-\u9fff]{1,3}级")
_HEAD_OF_GRADES = re.compile(
    r"(?:(?:、|和|及|与)\d+[\u4e00-\u9fff][\u4e00-\u9fff]{1,3}级)+(?P<head>[^,;。、\d和级]{2,14})"
)
_CHAIN = re.compile(r"\s*(?:、|和|与|及|以及|,)?\s*")
_COUNTED = frozenset({"counter", "people"})
_ALL_OF = re.compile(r"(?<![人户亩村])均|都|双双|分别|各")


class Named(NamedTuple):
    """A figure with the names of what it is of (none where the text leaves them out)."""

    quantity: Quantity
    names: tuple[str, ...]
    verb: str
    start: int
    end: int
    link: str
    """What stands between the name and the figure."""


def name_all(text: str, kept: Sequence[Quantity]) -> list[Named]:
    """Name each figure, in order; the words that one figure has used, the next cannot."""
    named: list[Named] = []
    boundary, verb, position = 0, "", 0
    while position < len(kept):
        start = max(boundary, clause_start(text, kept[position].start))
        if start != boundary:
            verb = ""
        items = _respective(text, kept[position:], start)
        if not items:
            following = kept[position + 1] if position + 1 < len(kept) else None
            items = [_name_one(text, kept[position], start, following, verb)]
        named += items
        boundary, verb = items[-1].end, items[-1].verb
        position += len(items)
    return named


def _name_one(text: str, quantity: Quantity, start: int, following: Quantity | None, verb: str) -> Named:
    before = name_before(text, start, quantity.start)
    after = _object(text, quantity, following)
    if quantity.family == "money" and _DEEDS.match(after.name):
        after = Phrase("", quantity.end, quantity.end, "")
    if _GRADE.fullmatch(after.name):
        after = after._replace(name=after.name + _shared_head(text, after.end))
    leads = quantity.family != "percent" and leads_to_object(text[start : quantity.start])
    begin = before.start if before.name else quantity.start
    own = before.verb if not before.name.startswith(before.verb) or not verb else ""
    verb = own or verb
    if after.name and (not before.name or leads):
        end = after.end if after.start <= quantity.end else quantity.end
        return Named(quantity, (after.name,), verb, begin, max(quantity.end, end), "")
    link = text[before.end : quantity.start]
    return Named(quantity, _names(text, quantity, before, after, start), verb, begin, quantity.end, link)


def _object(text: str, quantity: Quantity, following: Quantity | None) -> Phrase:
    """Read the object after a figure; two figures joined by 、 share theirs (改造12个、30万平方米小区)."""
    end, limit = quantity.end, following.start if following else len(text)
    if following and limit == end + 1 and text[end] == "、":
        end, limit = following.end, len(text)
    return name_after(text, end, limit)


def _shared_head(text: str, position: int) -> str:
    """Return the noun that grades before it share (6个国家级、9个省级茶园 → 茶园)."""
    shared = _HEAD_OF_GRADES.match(text, position)
    return shared["head"] if shared else ""


def _names(text: str, quantity: Quantity, before: Phrase, after: Phrase, start: int) -> tuple[str, ...]:
    if not before.name:
        return ()
    if _ALL_OF.search(text, before.end, quantity.start):
        return respective_names(before.name)
    if before.name.startswith("占"):
        return (_owner(text, start) + before.name,)
    words = lexicon()
    counted = quantity.family in _COUNTED and quantity.comparator == "="
    if counted and after.name and not words.act.match(after.name) and not words.predicate.match(after.name):
        return (before.name + after.name,)
    return (before.name,)


def _owner(text: str, start: int) -> str:
    """Return the thing whose share 占…比重 is, named in the clause before."""
    name = name_before(text, clause_start(text, start - 1), start - 1).name if start else ""
    figure = _DIGIT.search(name)
    return lexicon().tail.cut_off(name[: figure.start()]) if figure else name


def _respective(text: str, kept: Sequence[Quantity], start: int) -> list[Named]:
    """Pair the subjects before 分别 with the figures that follow it."""
    segment = text[start : kept[0].start]
    if "分别" not in segment:
        return []
    chained = 1 + sum(
        1 for _ in takewhile(lambda pair: _CHAIN.fullmatch(text, pair[0].end, pair[1].start), pairwise(kept))
    )
    subject = name_before(text, start, start + segment.index("分别"))
    names = respective_names(subject.name, chained)
    if not 1 < len(names) <= chained:
        return []
    link = text[subject.end : kept[0].start]
    return [
        Named(quantity, (name,), subject.verb, subject.start, quantity.end, link)
        for quantity, name in zip(kept, names, strict=False)
    ]
