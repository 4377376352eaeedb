"""This year's target against last year's result in the very same report: less than was reached already?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.judging import judge_number
from compare.measures import ByMeasure, in_unit, scaled_value, written
from compare.results import Result, last_result
from compare.saying import say
from compare.spans import units_of_span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from warehouse.records import Target, Unit

_SHARES = frozenset({"%", "％", "‰"})
"""Measures in which figures of several things have no sum."""


@dataclass(frozen=True, slots=True)
class BelowLastResult:
    """A target that promises less than the same report says was reached the year before."""

    target: Target
    told_by: Unit
    """The review unit that tells the result."""
    value: float
    unit_text: str
    reason: str
    """The arithmetic in words."""


@dataclass(frozen=True, slots=True)
class AgainstLastResult:
    """Targets of a report beside what the same report says was reached the year before."""

    targets: tuple[int, ...]
    """Their indices in the report's targets; several where one result tells of all of them together."""
    told_by: Unit
    below: bool
    """They promise less than was reached."""
    reason: str
    """Both figures, and whether the promise is less, in words."""


def against_last_result(
    targets: Sequence[Target], results: Sequence[Target], units: Sequence[Unit], year: int | None
) -> tuple[AgainstLastResult, ...]:
    """Set a report's targets against last year's results in the same report, in the order of the targets.

    `results` and `units` are those of `below_last_result`. Where one result names the things of several
    targets of a sentence (甲、乙清淤450万方), it stands against their sum.
    """
    review, texts = _review(units, year)
    by_measure = ByMeasure(results)
    found = []
    for index, target in enumerate(targets):
        result = last_result(target, by_measure.like(target), texts)
        if result is not None and result.unit is not None:
            below = _promises_less(target, result)
            reason = _arithmetic(target, result) if below else _side_by_side(target, result)
            found.append(AgainstLastResult((index,), review[result.unit], below, reason))
    alone = {index for each in found for index in each.targets}
    for indices, told, told_by in _joint_results(targets, results, review, alone):
        total = _sum_of([targets[index] for index in indices], told.indicator)
        reached = Result(told.value or 0.0, told.unit_text or "", scaled_value(told), 1.0)
        below = scaled_value(total) < reached.scaled
        reason = _side_by_side(total, reached, "against_last_sum")
        found.append(AgainstLastResult(indices, told_by, below, reason))
    return tuple(sorted(found, key=lambda each: each.targets))


def _sum_of(targets: Sequence[Target], name: str) -> Target:
    first = targets[0]
    total = sum(in_unit(t.value or 0.0, t.unit_text, first.unit_text) for t in targets)
    return replace(first, indicator=name, value=total)


def _joint_results(
    targets: Sequence[Target], results: Sequence[Target], review: Mapping[str, Unit], alone: set[int]
) -> Iterator[tuple[tuple[int, ...], Target, Unit]]:
    """Find the results whose name holds the names of several targets of one sentence, in their measure."""
    by_sentence: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for index, target in enumerate(targets):
        if index not in alone and target.value is not None and target.value_high is None:
            by_sentence[target.unit, target.unit_base].append(index)
    told = [r for r in results if r.value is not None and r.unit in review and r.unit_base not in _SHARES]
    for (_, base), indices in by_sentence.items():
        for result in told:
            named = tuple(i for i in indices if targets[i].indicator in result.indicator)
            if len(named) > 1 and result.unit_base == base:
                yield named, result, review[result.unit]
                break


def below_last_result(
    targets: Sequence[Target], results: Sequence[Target], units: Sequence[Unit], year: int | None
) -> tuple[BelowLastResult, ...]:
    """Return the targets of a report whose number last year's result in the same report goes beyond.

    `results` are the figures of the review part, `units` all units of the report. Ceilings, and indicators of
    which less is better, are passed over; so are figures of five years.
    """
    review, texts = _review(units, year)
    by_measure = ByMeasure(results)
    found = []
    for target in targets:
        result = last_result(target, by_measure.like(target), texts)
        if result is not None and result.unit is not None and _promises_less(target, result):
            reason = _arithmetic(target, result)
            found.append(BelowLastResult(target, review[result.unit], result.value, result.unit_text, reason))
    return tuple(found)


def _review(units: Sequence[Unit], year: int | None) -> tuple[dict[str, Unit], dict[str, str]]:
    """Return the units of the review part that tell of the last year alone, and their texts, by id."""
    span = units_of_span(units, year)
    review = {u.id: u for u in units if u.role == "review" and u.id not in span}
    return review, {name: unit.text for name, unit in review.items()}


def _promises_less(target: Target, result: Result) -> bool:
    """Tell whether reaching last year's result again would exceed the target."""
    if target.polarity == "lower" or target.comparator in {"<=", "<"}:
        return False
    return judge_number(target, result.scaled) == "exceeded"


def _arithmetic(target: Target, result: Result) -> str:
    return _side_by_side(target, result, "below_last")


def _side_by_side(target: Target, result: Result, sentence: str = "against_last") -> str:
    verb = "增长" if target.aspect == "growth" else ""
    high = f"—{written(target.value_high)}" if target.value_high is not None else ""
    now = f"{verb}{written(target.value or 0.0)}{high}{target.unit_text or ''}"
    then = f"{verb}{written(result.value)}{result.unit_text}"
    return say(sentence, indicator=target.indicator, figure=then, now=now)
