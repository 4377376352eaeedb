"""Two reports side by side, with what alignment found and the look-ups that every judgement needs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from warehouse.records import Link, Outcome, ReadReport, SectionLink, Target, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.logistic import Tier

COMPARED = frozenset({"goals", "tasks"})

IndexedTarget = tuple[int, Target]
"""A target and its index in the report's `targets`."""


@dataclass(frozen=True, slots=True)
class Side:
    """One report of a pair, indexed."""

    report: ReadReport
    units: Mapping[str, Unit]
    targets: Mapping[str, tuple[IndexedTarget, ...]]
    """Targets by the id of the unit they stand in."""
    parents: Mapping[str, str | None]
    """Key of a section → key of the section around it."""

    @classmethod
    def of(cls, report: ReadReport) -> Side:
        """Index a report."""
        targets: dict[str, list[IndexedTarget]] = defaultdict(list)
        for index, target in enumerate(report.targets):
            targets[target.unit].append((index, target))
        return cls(
            report=report,
            units={u.id: u for u in report.units},
            targets={unit: tuple(found) for unit, found in targets.items()},
            parents={s.key: s.parent for s in report.sections},
        )

    def in_play(self) -> tuple[Unit, ...]:
        """Give the units that are compared: goals and tasks, each repeated passage once."""
        return units_in_play(self.report)

    def targets_of(self, units: Sequence[str]) -> tuple[IndexedTarget, ...]:
        """Give the targets of several units, in their order."""
        return tuple(t for unit in units for t in self.targets.get(unit, ()))

    def sections_around(self, unit: Unit) -> tuple[str, ...]:
        """Name the sections that a unit stands in, innermost first."""
        chain: list[str] = []
        key = unit.section
        while key is not None and key not in chain:
            chain.append(key)
            key = self.parents.get(key)
        return tuple(chain)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports and what was found between them."""

    old: Side
    new: Side
    links: tuple[Link, ...]
    sections: tuple[SectionLink, ...]
    candidates_old: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    """For an old unit: its nearest new units, whether linked or not, best first."""
    candidates_new: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    review_matches: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    """For an old unit: units of the new review part that speak of it, best first."""
    outcomes: Mapping[str, tuple[Outcome, ...]] = field(default_factory=dict)
    """For an old unit: what the new review part says became of its targets and commitments."""
    expected_old: Mapping[str, float] = field(default_factory=dict)
    """For an old unit: how many counterparts all its candidates together lead one to expect."""
    tier: Tier = "lexical"
    """Which models found the links: their probabilities are believed up to limits of their own."""


def units_in_play(report: ReadReport) -> tuple[Unit, ...]:
    """Give the units of goals and tasks, each repeated passage once."""
    return tuple(u for u in report.units if u.role in COMPARED and u.repeat_of is None)


def review_units(report: ReadReport) -> tuple[Unit, ...]:
    """Give the units of the review part, each repeated passage once."""
    return tuple(u for u in report.units if u.role == "review" and u.repeat_of is None)
