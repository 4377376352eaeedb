"""Wording that many regions share in the same year: handed down from above, it says little of any of them.

A function over the read reports of one year, whoever holds them: what is common is counted, never listed.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from compare.ranking import ranked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from warehouse.records import Change, Comparison, ReadReport

_NO_WORD = re.compile(r"[\W\d_]+")


@dataclass(frozen=True, slots=True)
class SharedWording:
    """The runs of characters that many regions share in one year."""

    regions: int
    """How many regions were looked at."""
    runs: frozenset[str]

    def share_of(self, text: str) -> float:
        """Return the share of a text's characters, without punctuation and figures, that such runs cover."""
        length = int(_rules()["shared"]["length"])
        bare = _NO_WORD.sub("", text)
        covered = bytearray(len(bare))
        for start in range(len(bare) - length + 1):
            if bare[start : start + length] in self.runs:
                covered[start : start + length] = b"\1" * length
        return sum(covered) / len(bare) if bare else 0.0


@cache
def _rules() -> Mapping[str, Mapping[str, float]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def shared_wording(reports: Iterable[tuple[str, ReadReport]]) -> SharedWording:
    """Find what many regions share, among reports of one year, each with its region.

    Several texts of one region count once. Fewer regions than the rules ask for share nothing.
    """
    by_region: defaultdict[str, set[str]] = defaultdict(set)
    for region, report in reports:
        for unit in report.units:
            by_region[region].update(_runs(unit.text))
    held_by = Counter(run for runs in by_region.values() for run in runs)
    rules = _rules()["shared"]
    least = max(rules["regions"], rules["share"] * len(by_region))
    return SharedWording(len(by_region), frozenset(run for run, n in held_by.items() if n >= least))


def _runs(text: str) -> set[str]:
    length = int(_rules()["shared"]["length"])
    bare = _NO_WORD.sub("", text)
    return {bare[start : start + length] for start in range(len(bare) - length + 1)}


def mark_boilerplate(comparison: Comparison, old: SharedWording, new: SharedWording) -> Comparison:
    """Mark the changes whose wording many regions share in the year of its own text, and weigh them less.

    A change is marked by its new units, or by its old ones where it has none; one with a figure never is,
    for that is this government's own, however common its indicator's name.
    """
    common_old, common_new = _common(comparison.old, old), _common(comparison.new, new)

    def marked(change: Change) -> Change:
        units, common = (change.new, common_new) if change.new else (change.old, common_old)
        if not units or not common.issuperset(units):
            return change
        weight = round(max(0.0, change.weight + _rules()["weight"]["step"]), 4)
        return replace(change, boilerplate=True, weight=weight)

    return replace(comparison, changes=ranked([marked(change) for change in comparison.changes]))


def _common(report: ReadReport, wording: SharedWording) -> frozenset[str]:
    """Return the ids of the units that say what many say, and hold no figure of their own."""
    counted = {target.unit for target in report.targets if target.value is not None}
    least = _rules()["unit"]["covered"]
    rest = (unit for unit in report.units if unit.id not in counted)
    return frozenset(unit.id for unit in rest if wording.share_of(unit.text) >= least)
