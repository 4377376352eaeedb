"""What the corruption harness finds stays found: fixed seeds, and one that no run has seen before."""

from __future__ import annotations

import json
import secrets
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING

import pytest

from bench.corruption import figures

if TYPE_CHECKING:
    from collections.abc import Sequence

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
FIXED = (1,)
OF_EACH = 6


def pooled(seeds: Sequence[int]) -> dict[str, float]:
    runs = [figures(seed, OF_EACH) for seed in seeds]
    return {name: mean(run[name] for run in runs) for name in runs[0]}


@pytest.mark.corpus
@pytest.mark.usefixtures("corpus")
def test_no_kind_of_corruption_is_found_less_often_than_its_floor() -> None:
    fresh = secrets.randbelow(10**6)
    measured = pooled([*FIXED, fresh])
    under = {
        name: (round(measured[name], 3), floor)
        for name, floor in FLOORS.items()
        if name.startswith("corruption.") and measured[name] < floor
    }
    assert not under, f"see them with: python bench/corruption.py --missed -n {OF_EACH} --seed {fresh}"
