"""A report's length against the same government's other years: an abridged text shows in it alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warehouse.records import Coverage, ReadReport, Role, RoleState

_FEWEST_YEARS: Final = 2
_NEAR: Final = 6
"""Years on either side that count: reports grew by half within two decades."""
_SHORT: Final = 0.58
"""Share of the neighbouring years' median under which a text counts as abridged. Of whole reports seen the
one of the year of the pandemic keeps 0.62, every other one at least 0.7."""
_SHORT_PART: Final = 0.25
"""The same for one part. Of whole reports seen all keep at least 0.29: after a change of government the
review of five years leaves the plan little room."""
_PARTS: Final[dict[str, tuple[Role, ...]]] = {"工作回顾": ("review",), "目标和任务": ("goals", "tasks")}


@dataclass(frozen=True, slots=True)
class ReportLength:
    """How long one year's whole report is, in characters of its units, in all and by part."""

    year: int
    total: int
    parts: tuple[int, ...]
    """Of the review, and of goals and tasks together."""


def length_of(report: ReadReport) -> ReportLength | None:
    """Measure a report; None where its text is not whole or its year unknown, so that it is no yardstick."""
    if report.coverage.verdict != "full" or report.year is None:
        return None
    return _measured(report, report.year)


def with_history(report: ReadReport, lengths: Iterable[ReportLength | None]) -> ReadReport:
    """Return the report, certified as partial where it is far shorter than the neighbouring years'.

    `lengths` are those of the same government's reports (`length_of`); its own year among them is left
    out. Fewer than two neighbouring years say nothing. A verdict that is not `full` stays as it is.
    """
    if report.year is None or report.coverage.verdict != "full":
        return report
    own = _measured(report, report.year)
    near = [other for other in lengths if other and 0 < abs(other.year - own.year) <= _NEAR]
    if len({other.year for other in near}) < _FEWEST_YEARS:
        return report
    return replace(report, coverage=_judged(report.coverage, own, near))


def _measured(report: ReadReport, year: int) -> ReportLength:
    by_role: dict[str, int] = {}
    for unit in report.units:
        by_role[unit.role] = by_role.get(unit.role, 0) + (0 if unit.repeat_of else len(unit.text))
    parts = tuple(sum(by_role.get(role, 0) for role in roles) for roles in _PARTS.values())
    return ReportLength(year, sum(by_role.values()), parts)


def _judged(coverage: Coverage, own: ReportLength, near: Sequence[ReportLength]) -> Coverage:
    roles: dict[str, RoleState] = dict(coverage.roles)
    reasons: list[str] = []
    for position, (name, members) in enumerate(_PARTS.items()):
        usual = round(median(other.parts[position] for other in near))
        if own.parts[position] < _SHORT_PART * usual:
            reasons.append(_reason(name, own.parts[position], usual))
            roles |= _damaged(roles, members)
    usual = round(median(other.total for other in near))
    if not reasons and own.total < _SHORT * usual:
        reasons.append(_reason("全文", own.total, usual))
        roles |= _damaged(roles, [role for members in _PARTS.values() for role in members])
    if not reasons:
        return coverage
    return replace(coverage, verdict="partial", roles=roles, reasons=(*coverage.reasons, *reasons))


def _damaged(roles: dict[str, RoleState], members: Iterable[str]) -> dict[str, RoleState]:
    return {role: "damaged" for role in members if roles.get(role) == "present"}


def _reason(name: str, own: int, usual: int) -> str:
    return (
        f"{name}只有{own}字，相近各年的中位数是{usual}字，只及其{round(100 * own / usual)}%，可能不是全文。"
    )
