"""Train the linking models on the gold; print figures of leaving one pair out; store the weights.

.venv/bin/python -m bench.align.train [--write]
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
from bench.align.scoring import score
from compare.linking import LinkRule, linked_pairs
from compare.logistic import WEIGHTS, Logistic

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compare.terms import Floats

RULE = LinkRule(alone=0.35, together=0.5, least=0.15)


def left_out(trainer: Trainer) -> list[Floats]:
    """Return each pair's probabilities from models that did not see it."""
    everyone = range(len(trainer.examples))
    found = []
    for held, one in enumerate(trainer.examples):
        others = set(everyone) - {held}
        scores = trainer.second_scores(held, others | {held})
        found.append(trainer.second(others).likely(scores, one.pairs))
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


def model_lines(title: str, model: Logistic) -> list[str]:
    """Write a model as TOML: per score its mean, its scale and its slopes."""
    lines = [f"[{title}]", f"bias = {model.bias:.4f}", f"[{title}.scores]"]
    for name, mean, scale, slopes in zip(model.names, model.mean, model.scale, model.slopes, strict=True):
        numbers = ", ".join(f"{value:.4g}" for value in (mean, scale, *slopes))
        lines.append(f'"{name}" = [{numbers}]')
    return lines


def store(trainer: Trainer, figures: Mapping[str, dict[str, Any]]) -> None:
    """Fit both models on every pair and write them with their provenance."""
    everyone = range(len(trainer.examples))
    lines = [
        "# The linking models, written by bench/align/train.py; scores are those of compare/features.py and",
        "# compare/context.py. Per score: mean, scale, slope, what the slope gains at 0, 1 and 2 deviations.",
        "[provenance]",
        f'gold = "{gold_hash()}"',
        f"date = {dt.datetime.now(dt.UTC).date()}",
        f"penalties = [{FIRST_PENALTY}, {SECOND_PENALTY}]",
        "[provenance.left_out] # links: precision, recall, F1; dropped: precision, recall",
    ]
    for name, found in figures.items():
        link, gone = found["links"], found["dropped"]
        lines.append(f'"{name}" = [{link["p"]}, {link["r"]}, {link["f1"]}, {gone["p"]}, {gone["r"]}]')
    lines += ["[rule]", *(f"{name} = {value}" for name, value in asdict(RULE).items())]
    lines += model_lines("first", trainer.first(everyone))
    lines += model_lines("second", trainer.second(everyone))
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Print leave-one-pair-out figures and, where asked, store weights of all pairs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="store the weights")
    parser.add_argument("--sweep", action="store_true", help="print the figures of several rules")
    parser.add_argument("--dump", type=Path, help="pickle the left-out probabilities there")
    asked = parser.parse_args()
    trainer = Trainer(read_examples())
    likely = left_out(trainer)
    rules = [replace(RULE, alone=alone) for alone in (0.3, 0.4, 0.45)] if asked.sweep else []
    figures: dict[str, dict[str, Any]] = {}
    for rule in (*rules, RULE):
        figures = {
            e.gold.name: score_links(e, p, rule) for e, p in zip(trainer.examples, likely, strict=True)
        }
        print(rule)
        print_figures(figures)
    if asked.dump:
        asked.dump.write_bytes(pickle.dumps((trainer.examples, likely)))
    if asked.write:
        store(trainer, figures)


if __name__ == "__main__":
    main()
