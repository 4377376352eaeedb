"""Every sentence that is written of the bundled sample can be read in English."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from compare.same_report import below_last_result
from compare.saying import SENTENCES as COMPARING
from compare.summary import summarise
from ingest.saying import SENTENCES as READING
from pipeline import compare_sides

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warehouse.records import Comparison, ReadReport

SAMPLE = Path(__file__).parents[2] / "reports" / "sample"
FILES = sorted(file.name for file in SAMPLE.glob("*.txt"))
_QUOTED = re.compile(r"“.*”|^[\u3400-\u9fff]+(?=: reached last year)", re.DOTALL)
_CHINESE = re.compile(r"[\u3400-\u9fff]")


def _of_text(report: ReadReport) -> Iterator[str]:
    yield from report.coverage.reasons
    yield from (finding.detail for finding in report.findings)
    below = below_last_result(report.targets, report.results, report.units, report.year)
    yield from (each.reason for each in below)


def _of_pair(comparison: Comparison) -> Iterator[str]:
    yield from summarise(comparison).warnings
    yield from (outcome.reason for outcome in comparison.outcomes)
    for change in comparison.changes:
        yield change.reason
        yield from (near.note for near in change.evidence)


@pytest.mark.parametrize(("old", "new"), list(pairwise(FILES)))
def test_what_is_said_of_two_texts_and_their_comparison_has_an_english_reading(
    old: str, new: str, tmp_path: Path
) -> None:
    comparison, _ = compare_sides(tmp_path, [str(SAMPLE / old), str(SAMPLE / new)])
    said = {*_of_text(comparison.old), *_of_text(comparison.new), *_of_pair(comparison)} - {""}
    english = {each: COMPARING.in_english(each) or READING.in_english(each) for each in said}
    assert len(said) > 1
    assert [chinese for chinese, read in english.items() if read is None] == []
    left = [read for read in english.values() if read and _CHINESE.search(_QUOTED.sub("", read))]
    assert left == []
