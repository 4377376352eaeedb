"""Whether a unit without counterpart may stand in what is missing from our copy of the other text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.pair import COMPARED

if TYPE_CHECKING:
    from warehouse.records import Coverage


def absence(coverage: Coverage, other: str) -> str | None:
    """Say in one sentence why nothing can be told from the other text, or None where it is all there.

    `other` is what the text is called in that sentence. Goals and tasks count as one: a matter moves
    between them and between their sections from year to year, so that whatever is missing of either
    may hold it. Measured on real pairs cut short: of what seemed dropped although its section was
    there, six in ten stood in the part that was cut off. A gap in the review alone hides no task.
    """
    if coverage.verdict == "full":
        return None
    if coverage.verdict != "partial":
        return f"{other}只是摘要或清单，不是全文，不能据此判断有无。"
    gaps = [s.title or s.key for s in coverage.missing if s.role in COMPARED]
    if gaps:
        return f"{other}缺{len(gaps)}节（{'、'.join(gaps[:3])}），此句可能在缺失处。"
    if any(coverage.roles.get(role, "missing") != "present" for role in COMPARED):
        return f"{other}的目标与任务部分不完整，此句可能在缺失处。"
    return None
