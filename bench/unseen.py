"""Score links, drops and additions on pairs of reports that the models were not fitted on.

    python bench/unseen.py          print each pair, the means, and certain drops of all

The labels are those of bench/align/labels, made for this project by reading; the texts lie in
../shared/corpus.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Final

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT))

from bench.gold import Figures, compared, flat, pooled, scorer  # noqa: E402 - the checkout must be on the path first

LABELS: Final = CHECKOUT / "bench" / "align" / "labels"
SHOWN: Final = ("links", "dropped", "dropped_certain", "added")


def names() -> list[str]:
    """Return the names of the labelled pairs, in order."""
    return sorted(path.stem for path in LABELS.glob("*.json"))


def figures_of(name: str) -> Figures:
    """Score one labelled pair."""
    labels = json.loads((LABELS / f"{name}.json").read_text(encoding="utf-8"))
    scores = scorer().score_align(labels, compared(labels["old_file"], labels["new_file"]))
    return flat({kind: scores[kind] for kind in SHOWN}, f"unseen.{name}")


def means(figures: Figures) -> Figures:
    """Return the means over the pairs."""
    found = {}
    for kind in SHOWN:
        for share in ("p", "r", "f1"):
            values = [v for k, v in figures.items() if k.endswith(f".{kind}.{share}")]
            found[f"unseen.mean.{kind}.{share}"] = round(sum(values) / len(values), 3)
    return found


def main() -> None:
    """Print the figures."""
    figures = {name: value for pair in names() for name, value in figures_of(pair).items()}
    for name, value in (figures | means(figures) | pooled(figures, "unseen", "dropped_certain")).items():
        print(f"{name:60} {value:>8}")


if __name__ == "__main__":
    main()
