"""A city's own targets against what the same report says was reached the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from compare.same_report import below_last_result
from ingest.report import read_report

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.corpus
def test_jobs_and_many_others_are_promised_below_last_years_result(corpus: Path) -> None:
    text = (corpus / "changzhou" / "2024.txt").read_bytes().decode("utf-8")
    read = read_report(text, region="changzhou", year=2024)
    found = below_last_result(read.targets, read.results, read.units, read.year)
    review = {unit.id for unit in read.units if unit.role == "review"}
    assert "城镇新增就业" in {each.target.canonical for each in found}
    assert len(found) >= 12
    assert {each.told_by.id for each in found} <= review
