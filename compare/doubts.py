"""What a review part cannot tell: it is damaged, looks back on another year, or says otherwise itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.saying import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warehouse.records import Outcome, RoleState, Target

_DAMAGED = say("review_damaged")


def doubted(
    judged: Iterable[Outcome], review: RoleState, promised_in: int | None, told_in: int | None
) -> tuple[Outcome, ...]:
    """Take back what cannot be told of outcomes that were judged by the report of `told_in`.

    Where its review part is damaged, silence says nothing. Where years between the two reports are not held,
    it looks back on another year than the promise's: only that something was finished still stands.
    """
    gap = promised_in is not None and told_in is not None and told_in - promised_in > 1
    if not gap:
        return tuple(_untold(o, _DAMAGED) if review == "damaged" and _is_silent(o) else o for o in judged)
    reason = say("other_year_reviewed", year=(told_in or 0) - 1, other_year=promised_in)
    return tuple(o if _was_finished(o) else _untold(o, reason) for o in judged)


def less_sure_of_silence(judged: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """Call no silence certain of a review that may lack a section, and say so."""
    doubt = say("section_in_doubt")
    return tuple(
        replace(o, certainty="open" if o.certainty == "open" else "likely", reason=o.reason + doubt)
        if _is_silent(o)
        else o
        for o in judged
    )


def as_said_again(judged: Iterable[Outcome], targets: Sequence[Target]) -> tuple[Outcome, ...]:
    """Give a target that the report states twice in the same terms one outcome: that which tells more."""
    found = tuple(judged)
    best: dict[tuple[object, ...], Outcome] = {}
    for outcome in found:
        if outcome.target is not None:
            terms = _terms(targets[outcome.target])
            best[terms] = max(best.get(terms, outcome), outcome, key=_tells)
    return tuple(
        o
        if o.target is None
        else replace(best[_terms(targets[o.target])], unit=o.unit, target=o.target, nearest=o.nearest)
        for o in found
    )


def _terms(target: Target) -> tuple[object, ...]:
    name = target.canonical or target.indicator
    return name, target.aspect, target.comparator, target.value, target.unit_text, target.reference


def _tells(outcome: Outcome) -> tuple[bool, bool, int]:
    sure = ("open", "likely", "certain").index(outcome.certainty)
    return outcome.value is not None, not _is_silent(outcome), sure


def in_agreement(judged: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """Call no part of a promise met by the very sentence whose figure falls short of it."""
    found = tuple(judged)
    fallen = {"missed", "partly"}
    short = {unit for o in found if o.verdict in fallen and o.value is not None for unit in o.evidence}
    return tuple(
        replace(o, verdict="partly", certainty="open", reason=o.reason + say("figure_short"))
        if o.verdict == "met" and o.value is None and short.intersection(o.evidence)
        else o
        for o in found
    )


def _is_silent(outcome: Outcome) -> bool:
    return outcome.verdict == "not_reported"


def _was_finished(outcome: Outcome) -> bool:
    """Tell whether an outcome rests on words of completion, not on a year's figure."""
    return outcome.value is None and outcome.verdict in {"met", "partly"}


def _untold(outcome: Outcome, reason: str) -> Outcome:
    return replace(
        outcome, verdict="cannot_tell", certainty="open", reason=reason, value=None, unit_text=None
    )  # fmt: skip
