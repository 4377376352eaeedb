"""The logistic models that turn scores into probabilities, and the file their weights stand in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from compare.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from compare.terms import Floats, Ints

    Pairs = tuple[Ints, Ints]
    """Row and column of each candidate pair."""

Tier = Literal["lexical", "semantic"]
"""Which scores the models look at: words and characters alone, or meaning too."""
WEIGHTS: Final[dict[Tier, Path]] = {
    "lexical": Path(__file__).with_name("align_weights.toml"),
    "semantic": Path(__file__).with_name("align_weights_semantic.toml"),
}
KNOTS = (0.0, 1.0, 2.0)
"""Where a score's slope may change, in standard deviations from its mean over the candidates of the gold."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How the models, trained on all other labelled pairs, did on one pair that they had not seen."""

    pair: str
    links_precision: float
    links_recall: float
    links_f1: float
    dropped_precision: float
    dropped_recall: float


@dataclass(frozen=True)
class Logistic:
    """A logistic model over piecewise linear functions of named scores."""

    names: tuple[str, ...]
    mean: NDArray[np.float64]
    scale: NDArray[np.float64]
    slopes: NDArray[np.float64]
    """Names × (1 + knots): the slope, and what each knot adds to it."""
    bias: float

    def likely(self, scores: Mapping[str, Floats]) -> Floats:
        """Return the probability of each pair that the scores are of."""
        table = np.stack([scores[name] for name in self.names])
        standard = (table - self.mean.astype(np.float32)[:, None]) / self.scale.astype(np.float32)[:, None]
        slopes = self.slopes.astype(np.float32).T
        summed = slopes[0] @ standard + np.float32(self.bias)
        for knot, slope in zip(KNOTS, slopes[1:], strict=True):
            summed += slope @ np.maximum(standard - np.float32(knot), 0)
        return np.asarray(1 / (1 + np.exp(-summed)), dtype=np.float32)


def spread(values: Floats, pairs: Pairs, shape: tuple[int, int]) -> Floats:
    """Set the pairs' values into a matrix of noughts."""
    found = np.zeros(shape, np.float32)
    found[pairs] = values
    return found


def bent(standard: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return columns of a standardised score: itself, and what of it lies above each knot."""
    return np.stack([standard, *(np.maximum(standard - knot, 0) for knot in KNOTS)], axis=1)


@cache
def left_out(tier: Tier = "lexical") -> tuple[LeftOut, ...]:
    """Return the leave-one-pair-out figures that training wrote beside the weights."""
    figures = read_table(WEIGHTS[tier].stem)["provenance"]["left_out"]
    return tuple(LeftOut(pair, *row) for pair, row in figures.items())


@cache
def trained(name: str, tier: Tier = "lexical") -> Logistic:
    """Return the model of that name in the tier's weights file."""
    table = read_table(WEIGHTS[tier].stem)[name]
    rows = np.asarray(list(table["scores"].values()), dtype=np.float64)
    return Logistic(tuple(table["scores"]), rows[:, 0], rows[:, 1], rows[:, 2:], float(table["bias"]))
