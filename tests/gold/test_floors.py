"""Quality is a pinned number: it rises freely and falls only on purpose, in a commit that says why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.gold import figures_of, pooled

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
KINDS = ("align", "targets", "outcomes")
FILES = sorted(
    (kind, name)
    for kind, name in {tuple(figure.split(".")[:2]) for figure in FLOORS}
    if kind in KINDS and name != "all"
)


@pytest.mark.corpus
@pytest.mark.parametrize(("kind", "name"), FILES)
def test_no_figure_is_under_its_floor(kind: str, name: str, gold: Path) -> None:
    assert (gold / kind / f"{name}.json").exists()
    figures = figures_of(kind, name)
    under = {
        figure: (figures[figure], floor)
        for figure, floor in FLOORS.items()
        if figure.startswith(f"{kind}.{name}.") and figures[figure] < floor
    }
    assert not under


@pytest.mark.corpus
def test_certain_drops_of_all_pairs_together_are_not_under_their_floors(gold: Path) -> None:
    files = sorted((gold / "align").glob("*.json"))
    single = {name: v for file in files for name, v in figures_of("align", file.stem).items()}
    figures = pooled(single, "align", "dropped_certain")
    assert {name for name, value in figures.items() if name in FLOORS and value < FLOORS[name]} == set()
    assert figures.keys() & FLOORS.keys()
