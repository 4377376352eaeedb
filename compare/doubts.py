"""What a review part cannot tell: it is damaged, or it looks back on another year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warehouse.records import Outcome, RoleState

_DAMAGED = "新报告的回顾部分不完整，可能在缺失处。"


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
    reason = f"新报告回顾的是{(told_in or 0) - 1}年，不是{promised_in}年；其间的报告没有收存。"
    return tuple(o if _was_finished(o) else _untold(o, reason) for o in judged)


def _is_silent(outcome: Outcome) -> bool:
    return outcome.verdict == "not_reported"


def _was_finished(outcome: Outcome) -> bool:
    """Tell whether an outcome rests on words of completion, not on a year's figure."""
    return outcome.value is None and outcome.verdict in {"met", "partly"}


def _untold(outcome: Outcome, reason: str) -> Outcome:
    return replace(
        outcome, verdict="cannot_tell", certainty="open", reason=reason, value=None, unit_text=None
    )  # fmt: skip
