"""A report's length against the same government's other years: an abridged text shows in it alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, Final

from ingest.saying import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warehouse.records import ReadReport, Role, RoleState

_FEWEST_YEARS: Final = 2
NEAR: Final = 6
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


@dataclass(frozen=True, slots=True)
class Shortness:
    """What of a report is far shorter than the neighbouring years', and why we say so."""

    reasons: tuple[str, ...] = ()
    """One sentence each; none where its length speaks for a whole text."""
    roles: tuple[Role, ...] = ()
    """Parts that may lack something."""


def length_of(report: ReadReport) -> ReportLength | None:
    """Measure a report; None where its text is not whole or its year unknown, so that it is no yardstick."""
    if report.coverage.verdict != "full" or report.year is None:
        return None
    by_role: dict[str, int] = {}
    for unit in report.units:
        by_role[unit.role] = by_role.get(unit.role, 0) + (0 if unit.repeat_of else len(unit.text))
    parts = tuple(sum(by_role.get(role, 0) for role in roles) for roles in _PARTS.values())
    return ReportLength(report.year, sum(by_role.values()), parts)


def shortness(own: ReportLength | None, others: Iterable[ReportLength | None]) -> Shortness:
    """Hold a report's length against those of the same government's reports; its own year is left out.

    Fewer than two neighbouring years say nothing; nor is anything said of a text known not to be whole.
    """
    if own is None:
        return Shortness()
    near = [other for other in others if other and 0 < abs(other.year - own.year) <= NEAR]
    if len({other.year for other in near}) < _FEWEST_YEARS:
        return Shortness()
    return _short_parts(own, near) or _short_in_all(own, near) or Shortness()


def certified(report: ReadReport, short: Shortness) -> ReadReport:
    """Return the report, certified as partial where its length says that it may be abridged."""
    if not short.reasons:
        return report
    coverage = report.coverage
    roles: dict[str, RoleState] = dict(coverage.roles)
    roles |= {role: "damaged" for role in short.roles if roles.get(role) == "present"}
    reasons = (*coverage.reasons, *short.reasons)
    return replace(report, coverage=replace(coverage, verdict="partial", roles=roles, reasons=reasons))


def _short_parts(own: ReportLength, near: Sequence[ReportLength]) -> Shortness | None:
    short: list[tuple[str, tuple[Role, ...]]] = []
    for position, (name, members) in enumerate(_PARTS.items()):
        usual = round(median(other.parts[position] for other in near))
        if own.parts[position] < _SHORT_PART * usual:
            short.append((_reason(name, own.parts[position], usual), members))
    if not short:
        return None
    return Shortness(
        tuple(reason for reason, _ in short), tuple(role for _, members in short for role in members)
    )


def _short_in_all(own: ReportLength, near: Sequence[ReportLength]) -> Shortness | None:
    usual = round(median(other.total for other in near))
    if own.total >= _SHORT * usual:
        return None
    everything = tuple(role for members in _PARTS.values() for role in members)
    return Shortness((_reason("全文", own.total, usual),), everything)


def _reason(name: str, own: int, usual: int) -> str:
    return say("short", part=name, n=own, m=usual, percent=f"{round(100 * own / usual)}%")
