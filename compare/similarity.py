"""Scores between the units of two texts, every pair at once: overlap of terms on whole units.

All scores are symmetric: exchanging the two texts transposes every matrix. Rarity is counted in the two
texts alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from compare.terms import Clauses, Floats, Ints

TINY = np.float32(1e-6)
FULL = 0.02
"""From this share of entries on, multiplying with a full matrix is faster than with a sparse one."""
Scores = dict[str, Floats]
"""Name of a score → its value for each candidate pair."""


@dataclass(frozen=True)
class TermSpace:
    """Which terms the units and clauses of two texts hold, and how much each term weighs."""

    clauses: Clauses
    split: int
    """The first `split` units are the old text's."""
    by_clause: sparse.csr_matrix
    by_unit: sparse.csr_matrix
    weight: Floats
    """Inverse document frequency over the units of both texts."""


@dataclass(frozen=True)
class Overlap:
    """Old units × new units by the terms of whole units."""

    shared: Floats
    """Weight of the shared terms."""
    tfidf: Floats
    """Cosine of TF-IDF."""
    old_total: Floats
    new_total: Floats


@dataclass(frozen=True)
class Crossing:
    """The terms that rows before and from a split both hold: only these count between them."""

    before: Ints
    after: Ints
    """The entries of either matrix, as places in the data of all."""
    rows: sparse.csr_matrix
    """Rows before the split × these terms."""
    columns: sparse.csr_matrix
    """These terms × rows from the split on. Making a matrix costs more than multiplying two, so that both
    are made once and take other values for each product."""

    @classmethod
    def of(cls, counts: sparse.csr_matrix, split: int) -> Crossing:
        """Find the common terms of a matrix of rows × terms."""
        middle = int(counts.indptr[split])
        held = np.zeros((2, counts.shape[1]), dtype=bool)
        held[0, counts.indices[:middle]] = True
        held[1, counts.indices[middle:]] = True
        common = held[0] & held[1]
        entries = np.flatnonzero(common[counts.indices])
        number = np.cumsum(common, dtype=np.int32) - np.int32(1)
        terms, width = number[counts.indices[entries]], int(common.sum())
        starts = np.searchsorted(entries, counts.indptr).astype(np.int32)
        cut = int(starts[split])
        rows = (np.zeros(cut, np.float32), terms[:cut], starts[: split + 1])
        columns = (np.arange(cut, len(entries)), terms[cut:], starts[split:] - starts[split])
        turned = sparse.csc_matrix(columns, shape=(width, counts.shape[0] - split)).tocsr()
        return cls(
            before=entries[:cut],
            after=entries[turned.data],
            rows=sparse.csr_matrix(rows, shape=(split, width)),
            columns=turned,
        )

    def product(self, before: Floats, after: Floats) -> sparse.csr_matrix:
        """Multiply rows before the split with those from it on; values stand in the order of the data."""
        self.rows.data, self.columns.data = before[self.before], after[self.after]
        return self.rows @ self.columns

    def dense(self, before: Floats, after: Floats) -> Floats:
        """Return the product as a full matrix."""
        self.rows.data, self.columns.data = before[self.before], after[self.after]
        common = self.columns.nnz > FULL * self.columns.shape[0] * self.columns.shape[1]
        found = self.rows @ self.columns.toarray() if common else (self.rows @ self.columns).toarray()
        return np.asarray(found, dtype=np.float32)


def term_space(counts: sparse.csr_matrix, clauses: Clauses, split: int) -> TermSpace:
    """Build the space from counts per clause; a unit holds what its clauses hold."""
    by_unit = clauses.members @ counts
    return TermSpace(clauses, split, counts, by_unit, rarity(by_unit))


def rarity(counts: sparse.csr_matrix) -> Floats:
    """Return the inverse document frequency of each column of counts without repeated entries."""
    seen_in = np.bincount(counts.indices, minlength=counts.shape[1])
    return np.asarray(np.log((counts.shape[0] + 1) / np.maximum(seen_in, 1)), dtype=np.float32)


def row_sums(counts: sparse.csr_matrix, weight: Floats) -> Floats:
    """Sum the weights of the terms that each row holds."""
    row = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    summed = np.bincount(row, weight[counts.indices], minlength=counts.shape[0])
    return np.asarray(summed, dtype=np.float32)


def likeness(counts: sparse.csr_matrix, weight: Floats, split: int) -> Floats:
    """Return, for rows before × from `split`, the geometric mean of the shared weight's share of either."""
    totals = np.maximum(row_sums(counts, weight), TINY)
    values = np.sqrt(weight)[counts.indices] * np.repeat(1 / np.sqrt(totals), np.diff(counts.indptr))
    return Crossing.of(counts, split).dense(values, values)


def either_way(name: str, forward: Floats, backward: Floats) -> Scores:
    """Name the larger and the smaller of two scores that exchanging the texts would exchange."""
    return {f"{name}.high": np.maximum(forward, backward), f"{name}.low": np.minimum(forward, backward)}


def overlap(space: TermSpace) -> Overlap:
    """Compare whole units by their terms."""
    counts, split = space.by_unit, space.split
    crossing = Crossing.of(counts, split)
    totals = np.maximum(row_sums(counts, space.weight), TINY)
    shared = crossing.dense(space.weight[counts.indices], np.ones(len(counts.data), np.float32))
    damped = _damped(counts, space.weight)
    return Overlap(shared, crossing.dense(damped, damped), totals[:split], totals[split:])


def tfidf_cosine(counts: sparse.csr_matrix, weight: Floats, split: int) -> Floats:
    """Return the cosine over damped counts times rarity, for rows before × from `split`."""
    damped = _damped(counts, weight)
    return Crossing.of(counts, split).dense(damped, damped)


def _damped(counts: sparse.csr_matrix, weight: Floats) -> Floats:
    """Return the entries as roots of counts times rarity, each row scaled to length 1."""
    values = np.sqrt(counts.data) * weight[counts.indices]
    row = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    length = np.sqrt(np.bincount(row, values * values, minlength=counts.shape[0]))
    return np.asarray(values * (1 / np.maximum(length, TINY))[row], dtype=np.float32)


def row_blocks(scores: Floats, starts: Ints) -> Floats:
    """Take the maximum over each block of rows; blocks begin at `starts` and none is empty."""
    sizes = np.diff(np.append(starts, len(scores)))
    found = scores[starts]
    for step in range(1, int(sizes.max(initial=1))):
        larger = np.nonzero(sizes > step)[0]
        found[larger] = np.maximum(found[larger], scores[starts[larger] + step])
    return found


def column_blocks(scores: Floats, starts: Ints) -> Floats:
    """Take the maximum over each block of columns."""
    return np.ascontiguousarray(row_blocks(np.ascontiguousarray(scores.T), starts).T)
