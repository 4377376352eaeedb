"""Figures of real reports: nearly every number in goals and tasks is a figure with a unit or a name."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ingest.quantities.lexicon import half_width
from ingest.quantities.negatives import excluded_spans
from ingest.quantity import find_quantities
from ingest.report import read_report

if TYPE_CHECKING:
    from warehouse.records import ReadReport

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
FILES = ("wuxi/2024.txt", "gansu/2025.txt", "guizhou/2025.txt", "national/2016.txt", "hunan/2026.txt")

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus does not stand beside the checkout"),
]


@cache
def _read(name: str) -> ReadReport:
    return read_report((CORPUS / name).read_bytes().decode("utf-8"))


@pytest.mark.parametrize("name", FILES)
def test_nearly_every_number_of_goals_and_tasks_is_a_figure_or_part_of_a_name(name: str) -> None:
    numbers, explained = 0, 0
    for unit in _read(name).units:
        if unit.role not in {"goals", "tasks"}:
            continue
        text = half_width(unit.text)
        spans = [(span.start, span.end) for span in excluded_spans(text)]
        spans += [(figure.value_start, figure.value_end) for figure in find_quantities(text)]
        digits = [match.start() for match in re.finditer(r"\d+(?:[.,]\d+)*", text)]
        numbers += len(digits)
        explained += sum(any(start <= at < end for start, end in spans) for at in digits)
    assert explained >= 0.97 * numbers > 0


@pytest.mark.parametrize("name", FILES)
def test_the_headline_list_of_a_real_report_names_known_indicators(name: str) -> None:
    headline = [t for t in _read(name).targets if t.headline]
    assert len(headline) >= 5
    assert sum(t.canonical is not None for t in headline) >= 0.8 * len(headline)
