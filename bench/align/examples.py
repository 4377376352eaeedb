"""Labelled examples for training: units as the program reads them, labels by the gold's spans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from bench.align.gold import GoldPair, load_pairs, source_text
from bench.align.scoring import gold_hits
from compare.align import candidates
from ingest.report import read_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.logistic import Pairs
    from compare.meaning import Encoder
    from compare.similarity import Scores
    from warehouse.records import Unit

ROW_WEIGHT = {"kept": 1.0, "other": 0.5, "low": 0.2, "unlabelled": 0.0}
"""What the scorer leaves out still teaches, but less."""
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """One labelled pair of texts with its scores, candidate pairs, labels and row weights."""

    gold: GoldPair
    old: tuple[Unit, ...]
    new: tuple[Unit, ...]
    scores: Scores
    pairs: Pairs
    labels: Array
    weight: Array


def read_examples(encoder: Encoder | None = None) -> list[Example]:
    """Compute the scores of every labelled pair, over the units of our own reading."""
    return [example(pair, *read_sides(pair), encoder) for pair in load_pairs()]


def read_sides(pair: GoldPair) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    """Read both files of a pair and return their units of goals and tasks."""
    return _units_in_play(pair.labels["old_file"]), _units_in_play(pair.labels["new_file"])


def _units_in_play(file: str) -> tuple[Unit, ...]:
    units = read_report(source_text(file)).units
    return tuple(u for u in units if u.role in {"goals", "tasks"} and u.repeat_of is None)


def example(pair: GoldPair, old: Sequence[Unit], new: Sequence[Unit], encoder: Encoder | None) -> Example:
    """Compute the scores of one pair and carry the gold's labels over to its units."""
    pairs, scores = candidates(old, new, encoder)
    old_gold = gold_hits(pair.labels["old_units"], old)
    new_gold = gold_hits(pair.labels["new_units"], new)
    links = pair.links
    labels = [
        any((o, n) in links for o in old_gold[i] for n in new_gold[j]) for i, j in zip(*pairs, strict=True)
    ]
    weights = [_row_weight(pair, found) for found in old_gold]
    return Example(
        pair,
        tuple(old),
        tuple(new),
        scores,
        pairs,
        np.asarray(labels, float),
        np.asarray([weights[i] for i in pairs[0]]),
    )


def _row_weight(pair: GoldPair, found: Sequence[str]) -> float:
    low = {row["old"] for row in pair.labels["rows"] if row["confidence"] == "low"}
    kinds = ["kept" if name in pair.kept else "low" if name in low else "other" for name in found]
    return max((ROW_WEIGHT[kind] for kind in kinds), default=ROW_WEIGHT["unlabelled"])
