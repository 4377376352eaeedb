"""Score four baselines on the gold beside our models, all on the same units and pairs.

.venv/bin/python -m bench.align.baselines [--vectors FILE]

With a file of vectors (see `warehouse/vectors.py`) the dynamic programme over meaning is scored too.
"""

from __future__ import annotations

import argparse
import time
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz, process
from scipy.optimize import linear_sum_assignment

from bench.align.examples import read_sides
from bench.align.gold import load_pairs
from bench.align.monotone import monotone_links
from bench.align.scoring import score
from bench.align.train import print_figures
from compare.align import align_units
from compare.meaning import without_common
from compare.similarity import rarity, tfidf_cosine
from compare.terms import OUTLINE_MARK, gram_counts
from warehouse.vectors import CachedEncoder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from warehouse.records import Unit

    Baseline = Callable[[Sequence[Unit], Sequence[Unit]], list[tuple[str, str]]]

TFIDF_FLOOR, FUZZ_FLOOR, DIFF_FLOOR = 0.1, 22.0, 0.15
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


def difflib_texts(old: Sequence[Unit], new: Sequence[Unit]) -> IdLinks:
    """Diff the two texts by characters, as any diff does; link units that share enough of what matches."""
    owners = [np.repeat(np.arange(len(side)), [len(u.text) for u in side]) for side in (old, new)]
    texts = ["".join(u.text for u in side) for side in (old, new)]
    shared = np.zeros((len(old), len(new)))
    for block in SequenceMatcher(a=texts[0], b=texts[1], autojunk=False).get_matching_blocks():
        ends = np.s_[block.a : block.a + block.size], np.s_[block.b : block.b + block.size]
        np.add.at(shared, (owners[0][ends[0]], owners[1][ends[1]]), 1)
    length = np.minimum.outer([len(u.text) for u in old], [len(u.text) for u in new])
    return [(old[i].id, new[j].id) for i, j in zip(*np.nonzero(shared >= DIFF_FLOOR * length), strict=True)]


def encoded_in_order(encoder: CachedEncoder) -> Baseline:
    """Return the baseline that aligns the units in order by the cosine of their meaning."""

    def baseline(old: Sequence[Unit], new: Sequence[Unit]) -> IdLinks:
        texts = [OUTLINE_MARK.sub("", unit.text) for unit in (*old, *new)]
        vectors = without_common(encoder.vectors(texts))
        return [(old[i].id, new[j].id) for i, j in monotone_links(vectors[: len(old)], vectors[len(old) :])]

    return baseline


def ours(old: Sequence[Unit], new: Sequence[Unit]) -> IdLinks:
    """Link as the program does: these models were trained on these pairs, unlike `bench.align.train`'s."""
    return [(link.old, link.new) for link in align_units(old, new).links]


def main() -> None:
    """Print the figures of each baseline, and how long it takes a pair."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vectors", type=Path, help="the encoder's vectors, kept there between runs")
    vectors = parser.parse_args().vectors
    named: dict[str, Baseline] = {b.__name__: b for b in (tfidf_best, fuzzy_one_to_one, difflib_texts)}
    if vectors:
        named["encoded_in_order"] = encoded_in_order(CachedEncoder(vectors))
    named["ours, in sample"] = ours
    pairs = [(pair, read_sides(pair)) for pair in load_pairs()]
    for name, baseline in named.items():
        start = time.perf_counter()
        found = [baseline(*sides) for _, sides in pairs]
        print(f"{name}: {(time.perf_counter() - start) / len(pairs):.3f} s a pair")
        figures = zip(pairs, found, strict=True)
        print_figures({pair.name: score(pair, links, *sides) for (pair, sides), links in figures})


if __name__ == "__main__":
    main()
