"""Quality is a pinned number: it rises freely and falls only on purpose, in a commit that says why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.gold import figures_of

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
KINDS = ("align", "targets", "outcomes")
FILES = sorted(
    {(kind, rest.split(".")[0]) for kind, _, rest in (n.partition(".") for n in FLOORS) if kind in KINDS}
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
