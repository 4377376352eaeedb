"""Align two sequences in order by a dynamic programme over n:m groups, as bertalign does.

Liu and Zhu, "Bertalign: improved word embedding-based sentence alignment for Chinese–English parallel
corpora of literary texts", 2022: the second of its two passes, over the whole matrix.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from compare.terms import Floats

STEPS = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2))
"""How many old and new units one group takes."""
SKIP = 0.4
"""What a unit earns without a counterpart: the value that serves best on the gold's pairs."""


def monotone_links(old: Floats, new: Floats) -> list[tuple[int, int]]:
    """Return the pairs of the best groups; a group earns the cosine of its sums, once per unit in it."""
    height, width = len(old), len(new)
    best = np.full((height + 1, width + 1), -np.inf)
    came = np.zeros((height + 1, width + 1), dtype=np.intp)
    best[0, 0] = 0
    gains = [_gains(old, new, *step) for step in STEPS]
    for i in range(height + 1):
        for j in range(width + 1):
            for which, (down, right) in enumerate(STEPS):
                if down <= i and right <= j and (down or right):
                    gain = gains[which][i - down, j - right] if down and right else SKIP
                    reached = best[i - down, j - right] + gain
                    if reached > best[i, j]:
                        best[i, j], came[i, j] = reached, which
    return _trace(came)


def _gains(old: Floats, new: Floats, down: int, right: int) -> Floats:
    rows, columns = _sums(old, max(down, 1)), _sums(new, max(right, 1))
    return np.asarray(rows @ columns.T * (down + right), dtype=np.float32)


def _sums(vectors: Floats, size: int) -> Floats:
    count = len(vectors) - size + 1
    summed = np.sum([vectors[k : k + count] for k in range(size)], axis=0)
    return np.asarray(summed / np.maximum(np.linalg.norm(summed, axis=1, keepdims=True), 1e-6))


def _trace(came: np.ndarray[tuple[int, int], np.dtype[np.intp]]) -> list[tuple[int, int]]:
    links: list[tuple[int, int]] = []
    i, j = came.shape[0] - 1, came.shape[1] - 1
    while i or j:
        down, right = STEPS[came[i, j]]
        links += [(a, b) for a in range(i - down, i) for b in range(j - right, j)]
        i, j = i - down, j - right
    return sorted(links)
