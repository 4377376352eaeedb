"""A text far shorter than the same government's neighbouring years is not certified as whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fictional_report import AIMS, CLOSING, OPENING, REVIEW, TASKS, report
from hypothesis import given
from hypothesis import strategies as st

from ingest.holdings.history import ReportLength, certified, length_of, shortness
from ingest.report import read_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warehouse.records import ReadReport

WHOLE = read_report(report(), year=2031)
LENGTH = length_of(WHOLE)
assert LENGTH is not None


def with_history(report: ReadReport, lengths: Sequence[ReportLength | None]) -> ReadReport:
    return certified(report, shortness(length_of(report), lengths))


def year(of: int, times: float = 1, *, review: float = 1, plan: float = 1) -> ReportLength:
    assert LENGTH is not None
    sizes = (int(LENGTH.parts[0] * times * review), int(LENGTH.parts[1] * times * plan))
    return ReportLength(of, int(LENGTH.total * times), sizes)


def test_a_text_as_long_as_its_neighbours_stays_whole() -> None:
    assert with_history(WHOLE, [year(2029, 1.5), year(2030), year(2032, 0.8)]) == WHOLE


def test_a_text_half_as_long_as_its_neighbours_is_partial_and_says_why() -> None:
    coverage = with_history(WHOLE, [year(2029, 2), year(2030, 2)]).coverage
    assert coverage.verdict == "partial"
    assert coverage.roles["tasks"] == "damaged"
    assert coverage.reasons[-1].startswith("全文只有")
    assert "只及其50%" in coverage.reasons[-1]


def test_a_part_that_is_a_fraction_of_its_neighbours_is_damaged_alone() -> None:
    coverage = with_history(WHOLE, [year(2029, review=5), year(2030, review=5)]).coverage
    assert (coverage.roles["review"], coverage.roles["tasks"]) == ("damaged", "present")


@pytest.mark.parametrize(
    "lengths",
    [
        [],
        [year(2030, 3)],
        [year(2031, 3), year(2031, 3)],
        [year(2030, 3), year(2030, 3)],
        [year(2020, 3), year(2021, 3)],
        [year(2030, 3), None],
    ],
    ids=["none", "one year", "its own year", "one year twice", "long ago", "one that is not whole"],
)
def test_fewer_than_two_neighbouring_years_say_nothing(lengths: list[ReportLength | None]) -> None:
    assert with_history(WHOLE, lengths) is WHOLE


def test_a_text_that_is_not_whole_is_no_yardstick_and_is_not_judged() -> None:
    cut = read_report(report(*OPENING, *REVIEW), year=2031)
    assert length_of(cut) is None
    assert with_history(cut, [year(2029, 9), year(2030, 9)]) is cut


def test_a_repeated_passage_adds_nothing_to_the_length() -> None:
    twice = read_report(report(*OPENING, *REVIEW, *AIMS, *TASKS, *TASKS[3:], *CLOSING), year=2031)
    measured = length_of(twice)
    assert measured is not None
    assert measured.parts == LENGTH.parts if LENGTH else None


@given(st.lists(st.builds(ReportLength, st.integers(2025, 2037), st.integers(0, 10**6),
                          st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)))))  # fmt: skip
def test_a_verdict_is_never_raised_and_nothing_but_the_certificate_changes(
    lengths: list[ReportLength],
) -> None:
    judged = with_history(WHOLE, lengths)
    assert judged.coverage.verdict in {"full", "partial"}
    assert (judged.units, judged.targets, judged.findings) == (WHOLE.units, WHOLE.targets, WHOLE.findings)
    assert (judged.coverage.verdict == "full") == (judged.coverage.reasons == WHOLE.coverage.reasons)
