"""Score two baselines on the gold beside our models: TF-IDF best match and a one-to-one fuzzy match.

.venv/bin/python -m bench.align.baselines
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz, process
from scipy.optimize import linear_sum_assignment

from bench.align.examples import read_sides
from bench.align.gold import load_pairs
from bench.align.scoring import score
from bench.align.train import print_figures
from compare.similarity import rarity, tfidf_cosine
from compare.terms import gram_counts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warehouse.records import Unit

TFIDF_FLOOR, FUZZ_FLOOR = 0.1, 22.0
"""The thresholds that serve each baseline best on these very pairs."""

IdLinks = list[tuple[str, str]]


def tfidf_best(old: Sequence[Unit], new: Sequence[Unit]) -> IdLinks:
    """Link each old unit to the new unit of the highest TF-IDF cosine over character bigrams."""
    counts = gram_counts([unit.text for unit in (*old, *new)], (2,))
    cosine = tfidf_cosine(counts, rarity(counts), len(old))
    best = cosine.argmax(axis=1)
    return [(old[i].id, new[j].id) for i, j in enumerate(best) if cosine[i, j] >= TFIDF_FLOOR]


def fuzzy_one_to_one(old: Sequence[Unit], new: Sequence[Unit]) -> IdLinks:
    """Assign units one to one by the edit-distance ratio."""
    ratio = process.cdist([u.text for u in old], [u.text for u in new], scorer=fuzz.ratio)
    rows, columns = linear_sum_assignment(np.asarray(ratio), maximize=True)
    places = zip(rows, columns, strict=True)
    return [(old[i].id, new[j].id) for i, j in places if ratio[i, j] >= FUZZ_FLOOR]


def main() -> None:
    """Print the figures of each baseline."""
    pairs = [(pair, read_sides(pair)) for pair in load_pairs()]
    for baseline in (tfidf_best, fuzzy_one_to_one):
        print(baseline.__name__)
        print_figures({pair.name: score(pair, baseline(*sides), *sides) for pair, sides in pairs})


if __name__ == "__main__":
    main()
