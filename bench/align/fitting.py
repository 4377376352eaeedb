"""Fit the linking models: logistic, piecewise linear, L2; the second on guesses that did not see its pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from compare.context import context_features
from compare.logistic import Logistic, bent, spread

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bench.align.examples import Array, Example
    from compare.similarity import Scores
    from compare.terms import Floats

FIRST_PENALTY, SECOND_PENALTY = 15.0, 60.0
BIAS_PENALTY, STEPS, ENOUGH = 1e-6, 30, 1e-3
"""The bias is free; stop where a step gains less than this of a loss of some hundreds."""


class Trainer:
    """Fit models on subsets of the examples, each subset once."""

    def __init__(self, examples: list[Example]) -> None:
        """Keep the examples; models are fitted when they are asked for."""
        self.examples = examples
        self._first: dict[frozenset[int], Logistic] = {}

    def first(self, members: Iterable[int]) -> Logistic:
        """Return the first model fitted on these examples."""
        key = frozenset(members)
        if key not in self._first:
            chosen = [self.examples[k] for k in sorted(key)]
            self._first[key] = fit(chosen, [e.scores for e in chosen], FIRST_PENALTY)
        return self._first[key]

    def second_scores(self, index: int, members: Iterable[int]) -> Scores:
        """Return an example's scores with the context of a guess by models that did not see it."""
        one = self.examples[index]
        likely = self.first(set(members) - {index}).likely(one.scores)
        guess = spread(likely, one.pairs, (len(one.old), len(one.new)))
        return one.scores | context_features(guess, one.old, one.new, one.pairs)

    def second(self, members: Iterable[int]) -> Logistic:
        """Return the second model fitted on these examples."""
        chosen = sorted(set(members))
        scores = [self.second_scores(k, chosen) for k in chosen]
        return fit([self.examples[k] for k in chosen], scores, SECOND_PENALTY)


def fit(examples: list[Example], scores: list[Scores], penalty: float) -> Logistic:
    """Fit one model on the candidate pairs of several examples."""
    names = tuple(scores[0])
    rows = [np.stack([s[n] for n in names], axis=1) for s in scores]
    table = np.concatenate(rows).astype(float)
    labels = np.concatenate([e.labels for e in examples])
    weight = np.concatenate([e.weight for e in examples])
    mean, scale = table.mean(axis=0), table.std(axis=0) + 1e-6
    columns = [bent(column) for column in ((table - mean) / scale).T]
    design = np.concatenate([*columns, np.ones((len(table), 1))], axis=1).astype(np.float32)
    found = _minimise(design, labels, weight, penalty)
    slopes = found[:-1].reshape(len(names), -1)
    return Logistic(names, mean, scale, slopes, float(found[-1]))


def _minimise(design: Floats, labels: Array, weight: Array, penalty: float) -> Array:
    """Minimise the penalised loss by Newton's method: it is convex, some ten steps reach the bottom."""
    ridge = np.append(np.full(design.shape[1] - 1, penalty), BIAS_PENALTY)

    def loss(w: Array) -> tuple[float, Array]:
        z = (design @ w.astype(np.float32)).astype(float)
        value = float(weight @ (np.logaddexp(0, z) - labels * z) + 0.5 * ridge @ (w * w))
        return value, 1 / (1 + np.exp(-z))

    found = np.zeros(design.shape[1])
    value, likely = loss(found)
    for _ in range(STEPS):
        slope = design.T @ (weight * (likely - labels)).astype(np.float32) + ridge * found
        bend = design.T @ (design * (weight * likely * (1 - likely)).astype(np.float32)[:, None])
        step = np.linalg.solve(bend.astype(float) + np.diag(ridge), slope.astype(float))
        reached = loss(found - step)
        while reached[0] > value + ENOUGH:
            step = step / 2
            reached = loss(found - step)
        found, gain = found - step, value - reached[0]
        value, likely = reached
        if gain < ENOUGH:
            break
    return found
