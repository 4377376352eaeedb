"""Pairs that no weight was fitted on hold their floors, and their labels belong to the very texts."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from bench.gold import pooled
from bench.unseen import LABELS, figures_of, means, names

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))


@pytest.mark.corpus
@pytest.mark.slow
def test_links_and_drops_of_unseen_pairs_hold_their_floors(gold: Path) -> None:
    assert gold.is_dir()
    single = {name: value for pair in names() for name, value in figures_of(pair).items()}
    figures = means(single) | pooled(single, "unseen", "dropped_certain")
    floors = {name: floor for name, floor in FLOORS.items() if name.startswith("unseen.")}
    assert floors
    assert {name: (figures[name], floor) for name, floor in floors.items() if figures[name] < floor} == {}


@pytest.mark.corpus
@pytest.mark.parametrize("name", names())
def test_labels_are_of_the_very_texts_and_cover_every_unit_once(corpus: Path, name: str) -> None:
    labels = json.loads((LABELS / f"{name}.json").read_text(encoding="utf-8"))
    for side in ("old", "new"):
        data = (corpus / labels[f"{side}_file"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == labels[f"{side}_sha256"]
        spans = labels[f"{side}_units"].values()
        assert all(0 <= start < end <= len(data.decode()) for start, end in spans)
    continued = [new for row in labels["rows"] for new in row["new"]]
    added = [row["new"] for row in labels["added"]]
    assert sorted(row["old"] for row in labels["rows"]) == sorted(labels["old_units"])
    assert {*continued, *added} == set(labels["new_units"])
    assert not set(continued) & set(added)
