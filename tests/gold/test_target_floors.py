"""Targets of drawn reports, and how many numbers of goals and tasks are explained, hold their floors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.targets import corpus_files, explained, pooled_figures, share_explained

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))


@pytest.mark.corpus
def test_targets_of_drawn_reports_hold_their_floors(corpus: Path) -> None:
    assert corpus.is_dir()
    assert {n: f for n, f in pooled_figures().items() if f < FLOORS[n]} == {}


@pytest.mark.corpus
def test_nearly_every_number_of_goals_and_tasks_is_a_target_or_has_a_reason(corpus: Path) -> None:
    assert corpus.is_dir()
    counts, _ = explained(corpus_files()[::3])
    assert share_explained(counts) >= FLOORS["numbers.explained"]
