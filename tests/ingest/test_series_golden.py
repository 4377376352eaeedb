"""The headline series of the state (2000–2025) and of Shanghai (2020–2026), read against the texts by eye.

`series_golden.json` holds no text: per file the indicator, the place of its figure, the figure, its bounds.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ingest.report import read_report

if TYPE_CHECKING:
    from warehouse.records import ReadReport

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
GOLDEN = json.loads(Path(__file__).with_name("series_golden.json").read_text(encoding="utf-8"))

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus does not stand beside the checkout"),
]


@cache
def read(file: str) -> ReadReport:
    return read_report((CORPUS / file).read_bytes().decode("utf-8"))


@pytest.mark.parametrize("file", sorted(GOLDEN))
def test_a_year_of_the_series_holds_its_figures_with_their_wording(file: str) -> None:
    report = read(file)
    found = {
        (t.canonical, t.value_start, t.value, t.value_high, t.unit_text, t.comparator, t.hedge)
        for t in report.targets
    }
    assert [row for row in GOLDEN[file] if tuple(row) not in found] == []


@pytest.mark.parametrize("file", sorted(GOLDEN))
def test_the_headline_list_never_gives_one_indicator_two_figures(file: str) -> None:
    report = read(file)
    for indicator in {row[0] for row in GOLDEN[file]}:
        said = {
            (t.value, t.value_high, t.comparator)
            for t in report.targets
            if t.headline and t.canonical == indicator and t.aspect in {"growth", "share"} and t.value
        }
        assert len(said) <= 1
