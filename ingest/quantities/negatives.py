"""Tell which figures of a text are no targets, and why: names, years, ordinals, thresholds, forecasts."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from ingest.quantities.clauses import clause_end, clause_start
from ingest.quantities.lexicon import lexicon
from ingest.quantities.lined import Lined
from ingest.quantities.thresholds import is_size, is_threshold, sums_up_list
from ingest.quantities.timing import Plan, other_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.quantity import Quantity

_THOUSAND = 1000
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_TASK = re.compile(r"[\u4e00-\u9fff]{1,10}(?:任务|改造|搬迁|培训)")
"""Behind a figure without a unit: what is to be done for so many (完成30万农户换证任务)."""
_WHOLE = ("全市", "全省", "全区", "全县", "全国", "我市", "我省")
_SHORTENED = ("到", "至", "压缩", "缩短", "达", "减少", "增加")


class Excluded(NamedTuple):
    """A span whose numbers are no target, with the kind of reason."""

    start: int
    end: int
    kind: str


def excluded_spans(text: str) -> tuple[Excluded, ...]:
    """Find the spans that hold numbers as names, versions, years, ordinals, phases, durations …, in order."""
    return _excluded(Lined(text, (0,)))[0]


def _excluded(lines: Lined) -> list[tuple[Excluded, ...]]:
    """Find the spans of every line; offsets are relative to the line."""
    found: defaultdict[int, list[Excluded]] = defaultdict(list)
    for kind, pattern in lexicon().spans:
        for start, end in pattern.spans(lines.text):
            line = lines.line_at(start)
            offset = lines.starts[line]
            found[line].append(Excluded(start - offset, end - offset, kind))
    return [tuple(sorted(found.get(line, ()))) for line in range(max(len(lines.starts) - 1, 1))]


def refuse(text: str, quantities: Sequence[Quantity], plan: Plan | None) -> list[tuple[Quantity, str | None]]:
    """Give each figure the reason why it is no target, or None.

    `plan` is None for a review, where past figures are what is looked for.
    """
    return refuse_all([text], [quantities], [plan])[0]


def refuse_all(
    texts: Sequence[str], figures: Sequence[Sequence[Quantity]], plans: Sequence[Plan | None]
) -> list[list[tuple[Quantity, str | None]]]:
    """Refuse the figures of several texts, as `refuse` does those of one."""
    refused = [
        [(quantity, _alone(text, quantity)) for quantity in quantities]
        for text, quantities in zip(texts, figures, strict=True)
    ]
    still = [index for index, reasons in enumerate(refused) if any(said is None for _, said in reasons)]
    spans = _excluded(Lined.of([texts[index] for index in still]))
    for index, excluded in zip(still, spans, strict=False):
        refused[index] = _refused_in_place(texts[index], refused[index], plans[index], excluded)
    return refused


def _refused_in_place(
    text: str,
    alone: Sequence[tuple[Quantity, str | None]],
    plan: Plan | None,
    spans: Sequence[Excluded],
) -> list[tuple[Quantity, str | None]]:
    """Go on with the figures that nothing refuses by themselves: by where they stand in their text."""
    names = [(span.start, span.end) for span in spans if span.kind == "name"]
    plain = [(quantity, reason or _in_span(spans, quantity)) for quantity, reason in alone]
    open_ones = [quantity for quantity, reason in plain if reason is None]
    reasons = []
    for quantity, reason in plain:
        said = reason or _describes(text, quantity, open_ones)
        if said is None and plan is not None:
            past = lexicon().context["past_after"].match(text, quantity.end)
            said = "past" if past else other_time(text, quantity.start, plan, names)
        reasons.append((quantity, said))
    return reasons


def _describes(text: str, quantity: Quantity, others: Sequence[Quantity]) -> str | None:
    stop = clause_end(text, quantity.end)
    later = [q for q in others if quantity.end <= q.start < stop]
    if is_threshold(text, quantity, later):
        return "threshold"
    if sums_up_list(text, quantity):
        return "appositive"
    return "size" if is_size(text, quantity) else None


def _in_span(spans: Sequence[Excluded], quantity: Quantity) -> str | None:
    for span in spans:
        if span.start < quantity.value_end and quantity.value_start < span.end:
            return span.kind
    return None


def _alone(text: str, quantity: Quantity) -> str | None:
    """Refuse by the figure itself: small counts in characters, ranks, durations that nothing shortens."""
    if quantity.chinese and quantity.family not in {"percent", "multiple"} and quantity.scale < _THOUSAND:
        return "count_in_characters"
    if quantity.family == "rank":
        return "rank"
    if quantity.unit_text == "年" and _FIRST_YEAR <= quantity.value < _LAST_YEAR:
        return "year"
    if quantity.family == "duration" and not _is_aimed_at(text, quantity):
        return "duration"
    return _by_neighbours(text, quantity)


def _is_aimed_at(text: str, quantity: Quantity) -> bool:
    """Say whether a duration is what shall be reached: 压缩到3个工作日, 人均预期寿命80岁以上."""
    if "岁" in quantity.unit_base:
        return "寿命" in text
    bounded = quantity.comparator in {">=", "<=", "<"}
    return bounded or text.endswith(_SHORTENED, 0, quantity.start)


def _by_neighbours(text: str, quantity: Quantity) -> str | None:
    if not quantity.unit_base and quantity.family == "counter":
        return _bare_scale(text, quantity)
    if text.endswith("每", 0, quantity.start):
        return "base"
    if quantity.family == "people" and _is_audience(text, quantity):
        return "audience"
    if lexicon().reference.ends(text, 0, quantity.start):
        return "reference"
    starts = text.endswith("现行", 0, quantity.start)
    if starts or lexicon().context["from"].match(text, quantity.end):
        return "from"
    return "grade" if text[quantity.end : quantity.end + 1] == "级" else None


def _is_audience(text: str, quantity: Quantity) -> bool:
    """Say whether a figure opens its clause as those who shall act (全市2万名干部要…)."""
    before = text[clause_start(text, quantity.start) : quantity.start]
    led = not before or before in _WHOLE
    return led and lexicon().context["audience"].match(text, quantity.end) is not None


def _bare_scale(text: str, quantity: Quantity) -> str | None:
    """Refuse a figure without a unit that describes (3亿学生) or shares its noun (300亿、700亿产业)."""
    after = text[quantity.end : quantity.end + 1]
    if after == "、":
        return "threshold"
    if after and after not in ",;。)":
        if _TASK.match(text, quantity.end):
            return None
        led = lexicon().act_last.ends(text, max(0, quantity.start - 8), quantity.start)
        return None if led else "description"
    return None
