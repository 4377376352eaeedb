"""Say what a figure speaks of: growth, level, share, increment, count or reduction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.quantities.lexicon import lexicon

if TYPE_CHECKING:
    from ingest.quantity import Quantity
    from warehouse.records import Aspect

_REACHES = re.compile(
    r"(?:到|至|达)(?:全[国省市区县]|人均|户均|每人每年)?\s*(?:不低于|不少于|超过|超|约|近|接近)?\Z"
)
_GROWS = re.compile(r"增长|上涨|提高|提升|增收")
_GROWS_TO = re.compile(r"(?:增长|上涨)(?:到|至)")
_STANDS = re.compile(r"突破|超|保持|稳定")
_TOTAL = re.compile(r"(?:累计|总数|总量|总计)(?:达到|达|超过|超|突破)?\Z")
"""A sum of what there is, even where a verb before counted what is new (新增33个、累计达到64个)."""
_MEASURED = frozenset({"money", "area", "length", "mass", "volume", "energy", "percent"})
"""What is cut by an amount; objects and people that go away (淘汰26台) are counted."""
_MORE = re.compile(r"提高|提升|增加|增设|新增|净增|扩大|增收|上升|上涨|比.*[高多]")


def aspect_of(text: str, quantity: Quantity, name: str, link: str, verb: str) -> Aspect:
    """Return the aspect of a figure from the words between its name and itself.

    `link` is what stands between the name and the figure, `verb` the verb that governs it.
    """
    words = lexicon()
    link += text[quantity.start : quantity.value_start]
    reaches = bool(_REACHES.search(link))
    cut = words.cuts.match(verb) and quantity.family in _MEASURED
    if not reaches and (cut or words.reduction.search(link) or words.reduction.search(name[-3:])):
        return "reduction"
    if quantity.unit_base == "番":
        return "growth"
    if quantity.family in {"percent", "multiple"}:
        return _of_percent(quantity, link, name, text[quantity.end : quantity.end + 4])
    if _is_increment(name, link, verb, reaches=reaches):
        return "increment"
    noun = words.numbers if quantity.family == "counter" else words.level
    if _TOTAL.search(link) or noun.ends(name) or (not verb and (reaches or _STANDS.search(link))):
        return "level"
    done = verb or (not link and words.act_last.ends(name))  # 茶园改造900亩
    counts = quantity.family in {"counter", "people"} or (done and quantity.family != "money")
    return "count" if counts else "level"


def _is_increment(name: str, link: str, verb: str, *, reaches: bool) -> bool:
    if not reaches and (lexicon().increment.match(verb) or _MORE.search(link)):
        return True
    return "新增" in name or "净增" in name


def _of_percent(quantity: Quantity, link: str, name: str, after: str) -> Aspect:
    growth = lexicon().growth
    more = _MORE.search(link)
    if quantity.unit_base.endswith("点"):
        return "increment" if more or growth.search(link) else "share"
    if lexicon().share.ends(name) and not _GROWS.search(link):
        return "share"
    if growth.search(link) and not _GROWS_TO.search(link):
        return "growth"
    grows = growth.search(after) or growth.search(name[-4:]) or more
    return "growth" if grows and not _REACHES.search(link) else "share"
