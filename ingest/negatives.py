"""Tell which figures of a text are no targets, and why: names, years, ordinals, thresholds, forecasts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.quantity import Quantity

_THOUSAND = 1000
_JOINING = ("、", "和", "及", "以及")
_NEAR = 14
"""Characters between a threshold and the object that it tells apart."""


@dataclass(frozen=True, slots=True)
class Excluded:
    """A span whose numbers are no target, with the kind of reason."""

    start: int
    end: int
    kind: str


def excluded_spans(text: str) -> tuple[Excluded, ...]:
    """Find the spans that hold numbers as names, versions, years, ordinals, phases, durations …, in order."""
    found = [
        Excluded(match.start(), match.end(), kind)
        for kind, pattern in lexicon().spans
        for match in pattern.finditer(text)
    ]
    return tuple(sorted(found, key=lambda span: (span.start, span.end)))


def clause_start(text: str, position: int) -> int:
    """Return where the comma clause that holds `position` begins."""
    return max(text.rfind(mark, 0, position) for mark in ",;。:!?\n") + 1


def clause_end(text: str, position: int) -> int:
    """Return where the comma clause that holds `position` ends."""
    ends = [end for mark in ",;。:!?\n" if (end := text.find(mark, position)) >= 0]
    return min(ends, default=len(text))


def is_threshold(text: str, quantity: Quantity, later: Sequence[Quantity]) -> bool:
    """Say whether a figure only tells which objects are counted (超5000万元的项目).

    `later` are the figures after it in the same clause.
    """
    rest = text[quantity.end : clause_end(text, quantity.end)]
    bounded = quantity.comparator != "="
    counted = next((q for q in later if q.family in {"counter", "people"}), None)
    tells_apart = counted is not None and not rest.startswith(_JOINING) and not _breaks(text[quantity.end : counted.start])
    if quantity.family in {"counter", "people"}:
        return tells_apart and bounded and counted is not None and counted.start > quantity.end
    if rest.startswith(("或", "、", "至", "(")) and later and later[0].start - quantity.end <= 1:
        return is_threshold(text, later[0], later[1:])
    if quantity.family == "percent":
        return False
    if rest.startswith("的") or tells_apart:
        return True
    return bounded and (_before_object(rest) or _names_object(text, quantity, rest))


def _before_object(rest: str) -> bool:
    match = lexicon().context["threshold_objects"].search(rest[:_NEAR])
    return match is not None and not _breaks(rest[: match.start()])


def _names_object(text: str, quantity: Quantity, rest: str) -> bool:
    """Say whether a bounded figure stands between a measure and an object (年耗能5000吨以上单位)."""
    before = text[clause_start(text, quantity.start) : quantity.start]
    if lexicon().act_last.search(before) or not before or not rest:
        return False
    return not lexicon().no_object.match(rest) and rest[0] not in "、,;。()"


def is_size(text: str, quantity: Quantity) -> bool:
    """Say whether a figure is the size in the name of a work (200万吨甲醇项目), not what is to be reached."""
    if quantity.family not in {"mass", "energy", "volume", "length", "area"} or quantity.comparator != "=":
        return False
    rest = text[quantity.end : clause_end(text, quantity.end)]
    work = lexicon().context["works"].search(rest.split("、")[0][:_NEAR])
    segment = text[clause_start(text, quantity.start) : quantity.start]
    made = re.search(r"(?:新增|新建|新[改扩]建|完成|建成|净增|投产|并网|改造)\Z", segment)
    return bool(work) and not made


def _breaks(between: str) -> bool:
    return any(mark in between for mark in "、,;。和")


def refuse(
    text: str,
    quantities: Sequence[Quantity],
    path: tuple[str | None, str | None, str | None] | None,
    plan_year: int | None,
) -> list[tuple[Quantity, str | None]]:
    """Give each figure the reason why it is no target, or None.

    `path` is None for a review, where past figures are what is looked for.
    """
    spans = excluded_spans(text)
    plain = [_in_span(spans, quantity) or _alone(text, quantity) for quantity in quantities]
    reasons: list[tuple[Quantity, str | None]] = []
    for index, (quantity, reason) in enumerate(zip(quantities, plain, strict=True)):
        stop = clause_end(text, quantity.end)
        after = slice(index + 1, None)
        later = [q for q, no in zip(quantities[after], plain[after], strict=True) if no is None and q.start < stop]
        if reason is None and is_threshold(text, quantity, later):
            reason = "threshold"
        if reason is None and _counts_list(text, quantity):
            reason = "appositive"
        if reason is None and is_size(text, quantity):
            reason = "size"
        if reason is None and path is not None:
            reason = _in_time(text, quantity, spans, path, plan_year)
        reasons.append((quantity, reason))
    return reasons


def _counts_list(text: str, quantity: Quantity) -> bool:
    """Say whether a count only sums up the names before it (甲、乙、丙3个城市)."""
    if quantity.family != "counter" or quantity.comparator != "=":
        return False
    listed = text[clause_start(text, quantity.start) : quantity.start].removesuffix("等")
    items = re.split(r"、|和|与", listed)
    return len(items) > 1 and len(items) == quantity.value and all(items) and not re.search(r"\d", listed)


def _in_span(spans: Sequence[Excluded], quantity: Quantity) -> str | None:
    for span in spans:
        if span.start < quantity.value_end and quantity.value_start < span.end:
            return span.kind
    return None


def _alone(text: str, quantity: Quantity) -> str | None:
    """Refuse by the figure itself: small counts in characters, durations that nothing shortens, ranks."""
    before = text[max(0, quantity.start - 6) : quantity.start]
    if quantity.chinese and quantity.family not in {"percent", "multiple"} and quantity.scale < _THOUSAND:
        return "count_in_characters"
    if quantity.family == "rank":
        return "rank"
    if quantity.family == "duration":
        bounded = quantity.comparator in {">=", "<=", "<"}
        reached = before.endswith(("到", "至", "压缩", "缩短", "达", "减少", "增加"))
        if not (bounded or reached) or ("岁" in quantity.unit_base and "寿命" not in text):
            return "duration"
    if not quantity.unit_base and re.match(r"、\d", text[quantity.end :]):
        return "threshold"
    if before.endswith("每"):
        return "base"
    if lexicon().context["from"].match(text, quantity.end):
        return "from"
    if text[quantity.end : quantity.end + 1] == "级":
        return "grade"
    return None


def _in_time(
    text: str,
    quantity: Quantity,
    spans: Sequence[Excluded],
    path: tuple[str | None, str | None, str | None],
    plan_year: int | None,
) -> str | None:
    """Refuse forecasts, what has been reached already, and what is for a later year."""
    context = lexicon().context
    begin = clause_start(text, quantity.start)
    if context["forecast"].search(text, begin, quantity.start):
        return "forecast"
    if context["past"].search(text, begin, quantity.start) or context["past"].match(text):
        return "past"
    if context["later_period"].search(text, 0, quantity.start) or _is_later_part(path):
        return "later_period"
    named = [s for s in spans if s.kind == "name"]
    for match in context["later_year"].finditer(text, 0, quantity.start):
        inside = any(s.start <= match.start() < s.end for s in named)
        if plan_year and not inside and int(match["year"]) != plan_year:
            return "later_period" if int(match["year"]) > plan_year else "past"
    return None


def _is_later_part(path: tuple[str | None, str | None, str | None]) -> bool:
    """Say whether the headings place a text in a plan of several years and name no single year."""
    for title in path:
        if title and lexicon().context["five_years"].search(title):
            return not lexicon().context["one_year"].search(title)
    return False
