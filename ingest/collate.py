"""Several witnesses of one report → the base text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from warehouse.records import ReadReport

_BY_COVERAGE: Final = {"full": 0, "partial": 1, "digest": 2, "not_a_report": 3}


def choose_base(witnesses: Mapping[str, ReadReport]) -> str:
    """Return the name of the witness that stands for the report.

    The most complete text comes first; among equals the one with fewer faults, then `main`, then the
    longest, then by name, so that the choice never depends on the order in which texts were added.
    """

    def rank(name: str) -> tuple[int, int, bool, int, str]:
        report = witnesses[name]
        faults = sum(finding.severity != "info" for finding in report.findings)
        return (_BY_COVERAGE[report.coverage.verdict], faults, name != "main", -report.length, name)

    return min(witnesses, key=rank)
