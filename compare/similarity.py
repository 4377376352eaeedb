"""Scores between the units of two texts, every pair at once: overlap of terms on units and on their clauses.

All scores are symmetric: exchanging the two texts transposes every matrix. Rarity is counted in the two
texts alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from compare.terms import Clauses, Floats, Ints

TINY = np.float32(1e-6)
Scores = dict[str, Floats]
"""Name of a score → matrix of old units × new units."""


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

    @property
    def clause_split(self) -> int:
        """Number of clauses of the old text."""
        return int(np.searchsorted(self.clauses.owner, self.split))

    def unit_totals(self) -> tuple[Floats, Floats]:
        """Return the summed weight of the distinct terms of each old and each new unit."""
        totals = presence(self.by_unit) @ self.weight
        return totals[: self.split], totals[self.split :]


def term_space(counts: sparse.csr_matrix, clauses: Clauses, split: int) -> TermSpace:
    """Build the space from counts per clause; a unit holds what its clauses hold."""
    places = (np.ones(len(clauses.owner), np.float32), (clauses.owner, np.arange(len(clauses.owner))))
    by_unit = sparse.csr_matrix(places, shape=(clauses.units, len(clauses.owner))) @ counts
    seen_in = np.bincount(by_unit.indices, minlength=by_unit.shape[1])
    weight = np.log((clauses.units + 1) / np.maximum(seen_in, 1)).astype(np.float32)
    return TermSpace(clauses, split, counts, by_unit.tocsr(), weight)


def presence(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    """Replace counts by ones."""
    ones = np.ones(len(counts.data), np.float32)
    return sparse.csr_matrix((ones, counts.indices, counts.indptr), shape=counts.shape)


def shared_weight(rows: sparse.csr_matrix, columns: sparse.csr_matrix, weight: Floats) -> Floats:
    """Sum the weights of the terms that each row shares with each column."""
    return np.asarray((rows.multiply(weight).tocsr() @ columns.T).toarray(), dtype=np.float32)


def either_way(name: str, forward: Floats, backward: Floats) -> Scores:
    """Name the larger and the smaller of two scores that exchanging the texts would exchange."""
    return {f"{name}.high": np.maximum(forward, backward), f"{name}.low": np.minimum(forward, backward)}


def overlap(space: TermSpace, name: str) -> Scores:
    """Score whole units: shared weight, its share of either unit, and the cosine of TF-IDF."""
    held = presence(space.by_unit)
    shared = shared_weight(held[: space.split], held[space.split :], space.weight)
    old_total, new_total = space.unit_totals()
    of_old = shared / np.maximum(old_total, TINY)[:, None]
    of_new = shared / np.maximum(new_total, TINY)[None, :]
    return {
        f"{name}.shared": np.log1p(shared),
        f"{name}.mean": np.sqrt(of_old * of_new),
        f"{name}.tfidf": tfidf_cosine(space),
        **either_way(f"{name}.within", of_old, of_new),
    }


def tfidf_cosine(space: TermSpace) -> Floats:
    """Return the cosine between units over damped counts times rarity."""
    vectors = space.by_unit.sqrt().multiply(space.weight).tocsr()
    length = np.sqrt(np.asarray(vectors.multiply(vectors).sum(axis=1)).ravel())
    vectors = vectors.multiply((1 / np.maximum(length, TINY))[:, None]).tocsr()
    product = vectors[: space.split] @ vectors[space.split :].T
    return np.asarray(product.toarray(), dtype=np.float32)


def clause_overlap(space: TermSpace, name: str) -> Scores:
    """Score units by their clauses: the best pair, the best kept clause, and how much finds a counterpart."""
    cut, held = space.clause_split, presence(space.by_clause)
    shared = shared_weight(held[:cut], held[cut:], space.weight)
    totals = held @ space.weight
    old_total, new_total = np.maximum(totals[:cut], TINY), np.maximum(totals[cut:], TINY)
    alike = shared / np.sqrt(old_total[:, None] * new_total[None, :])
    old_starts = space.clauses.starts()[: space.split]
    new_starts = space.clauses.starts()[space.split :] - cut
    best_for_old = np.maximum.reduceat(alike, new_starts, axis=1)
    best_for_new = np.maximum.reduceat(alike, old_starts, axis=0)
    old_found = _weighted(best_for_old, old_total, old_starts)
    new_found = _weighted(best_for_new.T, new_total, new_starts).T
    return {
        f"{name}.best": np.maximum.reduceat(best_for_old, old_starts, axis=0),
        f"{name}.best_shared": np.log1p(_block_maximum(shared, old_starts, new_starts)),
        **either_way(f"{name}.found", old_found, new_found),
        **kept_clauses(space, name),
    }


def kept_clauses(space: TermSpace, name: str) -> Scores:
    """Score how wholly one clause of a unit stands anywhere in the other unit."""
    cut, split = space.clause_split, space.split
    clauses, units = presence(space.by_clause), presence(space.by_unit)
    floor = np.float32(3.0)  # a clause of one or two common terms proves nothing
    totals = np.maximum(clauses @ space.weight, floor)
    in_new = shared_weight(clauses[:cut], units[split:], space.weight) / totals[:cut, None]
    in_old = shared_weight(units[:split], clauses[cut:], space.weight) / totals[None, cut:]
    starts = space.clauses.starts()
    forward = np.maximum.reduceat(in_new, starts[:split], axis=0)
    backward = np.maximum.reduceat(in_old, starts[split:] - cut, axis=1)
    return either_way(f"{name}.kept", forward, backward)


def _block_maximum(scores: Floats, row_starts: Ints, column_starts: Ints) -> Floats:
    return np.maximum.reduceat(np.maximum.reduceat(scores, row_starts, axis=0), column_starts, axis=1)


def _weighted(scores: Floats, weight: Floats, starts: Ints) -> Floats:
    """Average the rows of each block by weight."""
    summed: Floats = np.add.reduceat(scores * weight[:, None], starts, axis=0)
    total: Floats = np.add.reduceat(weight, starts)
    return summed / total[:, None]


def ranks(scores: Floats) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Rank each pair within its row and within its column: 0 is best; ties go to the earlier unit."""

    def within_rows(values: Floats) -> NDArray[np.intp]:
        order = np.argsort(-values, axis=1, kind="stable")
        place = np.empty_like(order)
        np.put_along_axis(place, order, np.arange(values.shape[1])[None, :], axis=1)
        return place

    return within_rows(scores), within_rows(scores.T).T


def rivals(scores: Floats) -> tuple[Floats, Floats]:
    """Return for each pair the best other score in its row and in its column (0 where there is none)."""

    def within_rows(values: Floats) -> Floats:
        if values.shape[1] < 2:  # noqa: PLR2004
            return np.zeros_like(values)
        two = np.partition(values, -2, axis=1)
        second, first = two[:, -2:-1], two[:, -1:]
        return np.where(values >= first, second, first)

    return within_rows(scores), within_rows(scores.T).T
