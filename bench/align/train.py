"""Train the linking models on the gold and write `compare/align_weights.toml`.

    PYTHONPATH=. .venv/bin/python bench/align/train.py [--write]

Prints figures of leaving one pair out; with --write the weights are fitted on every pair and stored.
"""

from __future__ import annotations

import argparse
import datetime
from dataclasses import dataclass
from typing import Any

import numpy as np
from gold import GoldPair, gold_hash, load_pairs
from numpy.typing import NDArray
from scipy.optimize import minimize
from scoring import score

from compare.align import candidate_pairs, first_scores
from compare.features import context_features
from compare.logistic import WEIGHTS, Logistic, Pairs
from compare.similarity import Scores

FIRST_PENALTY, SECOND_PENALTY = 10.0, 50.0
LINK_THRESHOLD = 0.4
ROW_WEIGHT = {"kept": 1.0, "other": 0.5, "low": 0.2}
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """One labelled pair of texts with its scores, candidate pairs, labels and row weights."""

    gold: GoldPair
    scores: Scores
    pairs: Pairs
    labels: Array
    weight: Array


def example(gold: GoldPair) -> Example:
    """Compute the scores of a labelled pair."""
    scores = first_scores(gold.old, gold.new)
    pairs = candidate_pairs(scores)
    links, low = gold.links, {r["old"] for r in gold.labels["rows"] if r["confidence"] == "low"}
    kinds = ["kept" if u.id in gold.kept else "low" if u.id in low else "other" for u in gold.old]
    labels = [(gold.old[i].id, gold.new[j].id) in links for i, j in zip(*pairs, strict=True)]
    weight = [ROW_WEIGHT[kinds[i]] for i in pairs[0]]
    return Example(gold, scores, pairs, np.asarray(labels, float), np.asarray(weight))


def fit(examples: list[Example], added: list[Scores], penalty: float) -> Logistic:
    """Fit a logistic model with an L2 penalty on standardised scores; `added` holds further scores."""
    names = [*examples[0].scores, *added[0]]
    table = np.concatenate(
        [
            np.stack([(e.scores | more)[name][e.pairs] for name in names], axis=1)
            for e, more in zip(examples, added, strict=True)
        ]
    ).astype(float)
    labels = np.concatenate([e.labels for e in examples])
    weight = np.concatenate([e.weight for e in examples])
    mean, scale = table.mean(axis=0), table.std(axis=0) + 1e-6
    table = np.column_stack([(table - mean) / scale, np.ones(len(table))])

    def loss(w: Array) -> tuple[float, Array]:
        z = table @ w
        value = weight @ (np.logaddexp(0, z) - labels * z) + 0.5 * penalty * (w[:-1] @ w[:-1])
        slope = table.T @ (weight * (1 / (1 + np.exp(-z)) - labels))
        slope[:-1] += penalty * w[:-1]
        return value, slope

    start = np.zeros(table.shape[1])
    w = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 1000}).x
    return Logistic(tuple(names), w[:-1] / scale, float(w[-1] - (w[:-1] * mean / scale).sum()))


def fit_both(examples: list[Example]) -> tuple[Logistic, Logistic]:
    """Fit the first model, then the second on first guesses made by models that did not see the pair."""
    nothing: list[Scores] = [{} for _ in examples]
    first = fit(examples, nothing, FIRST_PENALTY)
    context = []
    for held in examples:
        others = [e for e in examples if e is not held]
        model = fit(others, nothing[1:], FIRST_PENALTY)
        guess = model.likely(held.scores, held.pairs)
        context.append(context_features(guess, held.gold.old, held.gold.new))
    return first, fit(examples, context, SECOND_PENALTY)


def unseen(held: Example, first: Logistic, second: Logistic) -> dict[str, Any]:
    """Score one pair with models that did not see it."""
    guess = first.likely(held.scores, held.pairs)
    scores = held.scores | context_features(guess, held.gold.old, held.gold.new)
    likely = second.likely(scores, held.pairs)
    rows, columns = np.nonzero(likely >= LINK_THRESHOLD)
    links = [(held.gold.old[i].id, held.gold.new[j].id) for i, j in zip(rows, columns, strict=True)]
    return score(held.gold, links, held.gold.old, held.gold.new)


def main() -> None:
    """Print leave-one-pair-out figures and, where asked, store weights of all pairs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="store the weights")
    write = parser.parse_args().write
    examples = [example(pair) for pair in load_pairs()]
    figures = {}
    for held in examples:
        result = unseen(held, *fit_both([e for e in examples if e is not held]))
        figures[held.gold.name] = result
        line = "  ".join(
            f"{what} {result[what]['p']:.3f}/{result[what]['r']:.3f}/{result[what]['f1']:.3f}"
            for what in ("links", "dropped", "added")
        )
        print(f"{held.gold.name:14} {line}")
    mean = np.mean([figures[name]["links"]["f1"] for name in figures])
    print(f"mean link F1 {mean:.3f}")
    if write:
        store(*fit_both(examples), figures)


def store(first: Logistic, second: Logistic, figures: dict[str, Any]) -> None:
    """Write both models with their provenance."""
    today = datetime.datetime.now(datetime.UTC).date()
    lines = [
        "# Weights of the linking models, written by bench/align/train.py; names are those of compare/features.py.",
        "[provenance]",
        f'gold = "{gold_hash()}"',
        f"date = {today}",
        f"penalties = [{FIRST_PENALTY}, {SECOND_PENALTY}]",
        "[provenance.left_out] # precision, recall, F1 of links; precision, recall of dropped",
    ]
    for name, f in figures.items():
        link, gone = f["links"], f["dropped"]
        lines.append(f'"{name}" = [{link["p"]}, {link["r"]}, {link["f1"]}, {gone["p"]}, {gone["r"]}]')
    lines += ["[thresholds]", f"link = {LINK_THRESHOLD}"]
    for title, model in (("first", first), ("second", second)):
        lines += [f"[{title}]", f"bias = {model.bias:.5f}", f"[{title}.weights]"]
        lines += [f'"{n}" = {w:.5f}' for n, w in zip(model.names, model.weight, strict=True)]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
