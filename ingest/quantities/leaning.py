"""Names of figures that lean on another one: on the figure before, on a verb's object, on a clause before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.quantities.clauses import clause_start
from ingest.quantities.lexicon import lexicon
from ingest.quantities.subject import name_after, name_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.quantities.found import FoundTarget
    from ingest.quantities.naming import Named

_GOES_ON = re.compile(r"\d[^,;。]{0,4}[、,(]?(?:累计|总数|总量|共计|达到|达)*\Z")
"""A figure right after another one is of the same thing."""
_AREA = re.compile(r"(?P<crop>[^、和]{2,8}?)(?:播种|种植)?面积")
_PURPOSE = re.compile(
    r"[,、]?(?:主要|专项|全部|重点)?(?:用于|用以|支持|实施|推进|建设|完成|启动|办好)(?:实施|建设|支持)?\d*[个项条座件]?"
)
"""What money without a name of its own is for: 安排3亿元,用于…, 投入4亿元,实施9个…项目."""
_LEADING_FIGURE = re.compile(r"(?:营业收入|产值|总投资)?超?[\d.]*[十百千万亿]*[元吨亩人](?:以上|以下)?")
_BARE_FIGURE = re.compile(r"超?[\d.]+[十百千万亿]*[元吨亩人](?:以上|以下)?\Z")


def whole_names(named: Named, earlier: Sequence[FoundTarget]) -> tuple[str, ...]:
    """Complete a name that leans on the figure before it (其中超30亿元2家; 粮食面积…，总产量…)."""
    if len(named.names) != 1 or not earlier:
        return named.names
    name, before = named.names[0], earlier[-1].indicator
    if _BARE_FIGURE.fullmatch(name):
        return (name + _LEADING_FIGURE.sub("", before),)
    area = _AREA.fullmatch(before)
    return (area["crop"] + name,) if area and name in lexicon().yields else named.names


def elided_names(
    text: str, named: Sequence[Named], position: int, earlier: Sequence[FoundTarget]
) -> tuple[str, ...]:
    """Name a figure that stands without its noun: the indicator before it, or the object of the same verb."""
    item = named[position]
    goes_on = item.quantity.family == "percent" or _GOES_ON.search(text, 0, item.quantity.start)
    if item.verb and not (earlier and goes_on):
        for match in re.finditer(re.escape(item.verb), text[: max(0, item.start - len(item.verb))]):
            after = name_after(text, match.end(), item.start)
            if after.name:
                return (after.name,)
    purpose = (
        _PURPOSE.match(text, item.quantity.end) if item.quantity.family == "money" and not earlier else None
    )
    if purpose:
        meant = name_after(text, purpose.end(), len(text))
        return (f"{meant.name}资金",) if meant.name else ()
    back = _run_length(text, named, position)
    if earlier:
        return (earlier[-min(back, len(earlier))].indicator,)
    owner = _clause_before(text, item.quantity.start)
    return (owner,) if owner else ()


def _clause_before(text: str, position: int) -> str:
    """Return what the nearest clause before speaks of (推进湿地修复,年内完成9处), or an empty name."""
    start = clause_start(text, position)
    while start > 0:
        end, start = start - 1, clause_start(text, start - 1)
        name = name_before(text, start, end).name
        if len(name) > 1:
            return name
    return ""


def _run_length(text: str, named: Sequence[Named], position: int) -> int:
    """Return how many targets back the indicator of a bare figure stands.

    As many bare figures in a row as there were named ones before are of the same things in turn
    (甲、乙分别达5万元、3万元，增长4%、6%).
    """
    bare = [not item.names for item in named]
    first = position
    while first and bare[first - 1]:
        first -= 1
    last = position
    while last + 1 < len(named) and bare[last + 1]:
        last += 1
    run = last - first + 1
    heads = [item.names for item in named[max(0, first - run) : first]]
    chained = len(heads) == run > 1 and len(set(heads)) == run and "分别" in text
    return run if chained else 1
