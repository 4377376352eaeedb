"""This year's target against last year's result in the very same report: less than was reached already?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.judging import judge_number
from compare.results import Result, last_result
from compare.saying import say
from compare.spans import units_of_span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warehouse.records import Target, Unit


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


def below_last_result(
    targets: Sequence[Target], results: Sequence[Target], units: Sequence[Unit], year: int | None
) -> tuple[BelowLastResult, ...]:
    """Return the targets of a report whose number last year's result in the same report goes beyond.

    `results` are the figures of the review part, `units` all units of the report. Ceilings, and indicators of
    which less is better, are passed over; so are figures of five years.
    """
    span = units_of_span(units, year)
    review = {u.id: u for u in units if u.role == "review" and u.id not in span}
    texts = {name: unit.text for name, unit in review.items()}
    found = []
    for target in targets:
        result = last_result(target, results, texts)
        if result is not None and result.unit is not None and _promises_less(target, result):
            reason = _arithmetic(target, result)
            found.append(BelowLastResult(target, review[result.unit], result.value, result.unit_text, reason))
    return tuple(found)


def _promises_less(target: Target, result: Result) -> bool:
    """Tell whether reaching last year's result again would exceed the target."""
    if target.polarity == "lower" or target.comparator in {"<=", "<"}:
        return False
    return judge_number(target, result.scaled) == "exceeded"


def _arithmetic(target: Target, result: Result) -> str:
    verb = "增长" if target.aspect == "growth" else ""
    high = f"—{target.value_high:g}" if target.value_high is not None else ""
    now = f"{verb}{target.value:g}{high}{target.unit_text or ''}"
    then = f"{verb}{result.value:g}{result.unit_text}"
    return say("below_last", indicator=target.indicator, figure=then, now=now)
