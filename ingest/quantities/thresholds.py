"""Figures that describe an object instead of saying what is to be reached."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.quantities.clauses import clause_end, clause_start
from ingest.quantities.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.quantity import Quantity

_JOINING = ("、", "和", "及", "以及")
_NEAR = 14
"""Characters between a figure and the object that it describes."""
_MADE = re.compile(r"(?:新增|新建|新[改扩]建|完成|建成|净增|投产|并网|改造)\Z")
_DONE_TO = re.compile(r"(?:[一二三四五六七八九十]+是)?[对向给]")
_COUNTED = frozenset({"counter", "people"})
_SPREAD = frozenset({"area", "length"})
_SIZED = frozenset({"mass", "energy", "volume", "length", "area"})


def is_threshold(text: str, quantity: Quantity, later: Sequence[Quantity]) -> bool:
    """Say whether a figure only tells which objects are counted (超5000万元的项目).

    `later` are the figures after it in the same clause.
    """
    rest = text[quantity.end : clause_end(text, quantity.end)]
    bounded = quantity.comparator != "="
    counted = next((q for q in later if q.family in _COUNTED), None)
    tells_apart = (
        counted is not None
        and not rest.startswith(_JOINING)
        and not _breaks(text[quantity.end : counted.start])
    )
    if quantity.family in _COUNTED:
        apart = bounded and counted is not None and tells_apart and counted.start > quantity.end
        described = bounded and (_of_people(quantity, rest) or _of_whom(text, quantity, rest))
        return apart or described or _belongs_to_next(text, quantity, later)
    if rest.startswith(("或", "、", "至", "(")) and later and later[0].start - quantity.end <= 1:
        return is_threshold(text, later[0], later[1:])
    if quantity.family == "percent":
        return False
    if rest.startswith("的"):
        return not _MADE.search(text, 0, quantity.start)
    if tells_apart:
        return True
    return bounded and (_before_object(rest) or _between_measure_and_object(text, quantity, rest))


def is_size(text: str, quantity: Quantity) -> bool:
    """Say whether a figure is the size in the name of a work (200万吨甲醇项目)."""
    if quantity.family not in _SIZED or quantity.comparator != "=":
        return False
    rest = text[quantity.end : clause_end(text, quantity.end)].split("、", maxsplit=1)[0]
    segment = text[clause_start(text, quantity.start) : quantity.start]
    words = lexicon()
    led = words.act_last.ends(segment) or not segment or segment.endswith(("、", "和", "及"))
    if quantity.family in _SPREAD and led:
        return False
    if not led and rest and not words.no_object.match(rest) and not words.act.match(rest):
        return True
    return words.context["works"].search(rest[:_NEAR]) is not None and not _MADE.search(segment)


def sums_up_list(text: str, quantity: Quantity) -> bool:
    """Say whether a count only sums up the names before it (甲、乙、丙3个城市)."""
    if quantity.family != "counter" or quantity.comparator != "=":
        return False
    listed = text[clause_start(text, quantity.start) : quantity.start].removesuffix("等")
    items = re.split(r"、|和|与", listed)
    return len(items) > 1 and len(items) == quantity.value and all(items) and not re.search(r"\d", listed)


def _belongs_to_next(text: str, quantity: Quantity, later: Sequence[Quantity]) -> bool:
    """Say whether a count only tells whose figure comes next (11个重点项目投资突破…)."""
    if not later or later[0].family in _COUNTED or quantity.comparator != "=":
        return False
    between = text[quantity.end : later[0].start]
    named = lexicon().level.ends(lexicon().tail.cut_off(between))
    return named and not _breaks(between)


def _of_people(quantity: Quantity, rest: str) -> bool:
    """Say whether people or households only tell which places or firms are meant (30户以上自然村)."""
    kind = {"户": "with_households", "人": "with_people"}.get(quantity.unit_base)
    return kind is not None and lexicon().context[kind].match(rest) is not None


def _of_whom(text: str, quantity: Quantity, rest: str) -> bool:
    """Say whether a count only tells to whom something is done (对用工达100人以上的企业给予补贴)."""
    return rest.startswith("的") and _DONE_TO.match(text, clause_start(text, quantity.start)) is not None


def _before_object(rest: str) -> bool:
    match = lexicon().context["threshold_objects"].search(rest[:_NEAR])
    return match is not None and not _breaks(rest[: match.start()])


def _between_measure_and_object(text: str, quantity: Quantity, rest: str) -> bool:
    """Say whether a bounded figure stands between a measure and an object (年耗能5000吨以上单位)."""
    before = text[clause_start(text, quantity.start) : quantity.start]
    if not before or not rest or lexicon().act_last.ends(before):
        return False
    return not lexicon().no_object.match(rest) and rest[0] not in "、,;。()"


def _breaks(between: str) -> bool:
    return any(mark in between for mark in "、,;。和")
