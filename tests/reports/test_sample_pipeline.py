"""The program against the truth of the bundled sample; the floors stand in tests/gold/floors.json."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.sample import all_figures

FLOORS = json.loads((Path(__file__).parents[1] / "gold" / "floors.json").read_text(encoding="utf-8"))
HELD = {name: floor for name, floor in FLOORS.items() if name.startswith("sample.")}


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    return all_figures()


@pytest.mark.parametrize("name", HELD)
def test_a_figure_of_the_sample_is_not_under_its_floor(name: str, figures: dict[str, float]) -> None:
    assert figures[name] >= HELD[name]
