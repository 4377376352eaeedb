"""The logistic models that turn scores into probabilities, and their weights file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from compare.terms import Floats, Ints

WEIGHTS = Path(__file__).with_name("align_weights.toml")
Pairs = tuple[Ints, Ints]
"""Row and column of each candidate pair."""


@dataclass(frozen=True)
class Logistic:
    """A logistic model over named scores."""

    names: tuple[str, ...]
    weight: NDArray[np.float64]
    bias: float

    def likely(self, scores: Mapping[str, Floats], pairs: Pairs) -> Floats:
        """Return the matrix of probabilities; 0 for pairs that are no candidates."""
        found = np.zeros(next(iter(scores.values())).shape, np.float32)
        summed = np.full(len(pairs[0]), self.bias)
        for name, weight in zip(self.names, self.weight, strict=True):
            summed += weight * scores[name][pairs]
        found[pairs] = 1 / (1 + np.exp(-summed))
        return found


@cache
def trained(name: str) -> Logistic:
    """Return the model of that name in the weights file."""
    with WEIGHTS.open("rb") as file:
        table = tomllib.load(file)[name]
    weights: Sequence[float] = list(table["weights"].values())
    return Logistic(tuple(table["weights"]), np.asarray(weights, dtype=np.float64), float(table["bias"]))


@cache
def threshold(name: str) -> float:
    """Return a threshold of the linking rule."""
    with WEIGHTS.open("rb") as file:
        return float(tomllib.load(file)["thresholds"][name])
