"""Scores between the units of two texts, every pair at once: overlap of terms on units and on their clauses.

All scores are symmetric: exchanging the two texts transposes every matrix. Rarity is counted in the two
texts alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from compare.terms import Clauses, Floats, Ints

TINY = np.float32(1e-6)
CLAUSE_DOUBT = np.float32(0.05)
"""Added to the rivals of a clause, so that a faint likeness without rivals does not count as a clear one."""
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


def term_space(counts: sparse.csr_matrix, clauses: Clauses, split: int) -> TermSpace:
    """Build the space from counts per clause; a unit holds what its clauses hold."""
    by_unit = (group_members(clauses.owner, clauses.units) @ counts).tocsr()
    return TermSpace(clauses, split, counts, by_unit, rarity(by_unit))


def group_members(group: Ints, groups: int) -> sparse.csr_matrix:
    """Return the matrix of groups × members that sums members into their groups."""
    ones = np.ones(len(group), np.float32)
    return sparse.csr_matrix((ones, (group, np.arange(len(group)))), shape=(groups, len(group)))


def rarity(counts: sparse.csr_matrix) -> Floats:
    """Return the inverse document frequency of each column."""
    held = presence(counts)
    seen_in = np.bincount(held.indices, minlength=held.shape[1])
    return np.asarray(np.log((held.shape[0] + 1) / np.maximum(seen_in, 1)), dtype=np.float32)


def presence(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    """Replace counts by ones."""
    merged = counts.copy()
    merged.sum_duplicates()
    merged.data = np.ones(len(merged.data), np.float32)
    return merged


def shared_weight(rows: sparse.csr_matrix, columns: sparse.csr_matrix, weight: Floats) -> Floats:
    """Sum the weights of the terms that each row shares with each column."""
    return np.asarray((rows.multiply(weight).tocsr() @ columns.T).toarray(), dtype=np.float32)


def likeness(counts: sparse.csr_matrix, weight: Floats, split: int) -> Floats:
    """Return, for rows before × from `split`, the geometric mean of the shared weight's share of either."""
    held = presence(counts)
    totals = np.maximum(held @ weight, TINY)
    vectors = held.multiply(np.sqrt(weight)).multiply((1 / np.sqrt(totals))[:, None]).tocsr()
    return np.asarray((vectors[:split] @ vectors[split:].T).toarray(), dtype=np.float32)


def either_way(name: str, forward: Floats, backward: Floats) -> Scores:
    """Name the larger and the smaller of two scores that exchanging the texts would exchange."""
    return {f"{name}.high": np.maximum(forward, backward), f"{name}.low": np.minimum(forward, backward)}


def overlap(space: TermSpace, name: str) -> Scores:
    """Score whole units: shared weight, its share of either unit, and the cosine of TF-IDF."""
    held, split = presence(space.by_unit), space.split
    shared = shared_weight(held[:split], held[split:], space.weight)
    totals = np.maximum(held @ space.weight, TINY)
    of_old, of_new = shared / totals[:split, None], shared / totals[None, split:]
    return {
        f"{name}.shared": np.log1p(shared),
        f"{name}.mean": np.sqrt(of_old * of_new),
        f"{name}.tfidf": tfidf_cosine(space.by_unit, space.weight, split),
        **either_way(f"{name}.within", of_old, of_new),
    }


def tfidf_cosine(counts: sparse.csr_matrix, weight: Floats, split: int) -> Floats:
    """Return the cosine over damped counts times rarity, for rows before × from `split`."""
    vectors = counts.sqrt().multiply(weight).tocsr()
    length = np.sqrt(np.asarray(vectors.multiply(vectors).sum(axis=1)).ravel())
    vectors = vectors.multiply((1 / np.maximum(length, TINY))[:, None]).tocsr()
    return np.asarray((vectors[:split] @ vectors[split:].T).toarray(), dtype=np.float32)


def clause_overlap(space: TermSpace, name: str) -> Scores:
    """Score units by their clauses.

    `best`: the likest pair of clauses; `found`: how much of a unit finds a counterpart among the other's
    clauses; `claim`: a clause's likeness where no rival comes near it; `ahead`: how far it leaves its rivals.
    """
    starts = space.clauses.starts()
    cut = int(np.searchsorted(space.clauses.owner, space.split))
    old_starts, new_starts = starts[: space.split], starts[space.split :] - cut
    totals = np.maximum(presence(space.by_clause) @ space.weight, TINY)
    alike = likeness(space.by_clause, space.weight, cut)
    for_old = column_blocks(alike, new_starts)
    for_new = column_blocks(alike.T, old_starts)
    old_view = _clause_view(for_old, totals[:cut], old_starts)
    new_view = _clause_view(for_new, totals[cut:], new_starts)
    found: Scores = {f"{name}.best": row_blocks(for_old, old_starts)}
    for what, forward, backward in zip(("found", "claim", "ahead"), old_view, new_view, strict=True):
        found |= either_way(f"{name}.{what}", forward, backward.T)
    return found


def _clause_view(alike: Floats, totals: Floats, starts: Ints) -> tuple[Floats, Floats, Floats]:
    """Sum up clauses × other units by unit: weighted mean, best claim, best lead over rivals."""
    owner = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(totals))))
    weighted = group_members(owner, len(starts)) @ (alike * totals[:, None])
    summed = np.add.reduceat(totals, starts)
    ahead = alike / (alike + row_rivals(alike) + CLAUSE_DOUBT)
    return weighted / summed[:, None], row_blocks(alike * ahead, starts), row_blocks(ahead, starts)


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


def row_rivals(scores: Floats) -> Floats:
    """Return for each pair the best other score in its row, 0 where there is none."""
    rows, best = np.arange(len(scores)), scores.argmax(axis=1)
    others = scores.copy()
    others[rows, best] = 0
    found = np.repeat(scores[rows, best][:, None], scores.shape[1], axis=1)
    found[rows, best] = others.max(axis=1)
    return found


def row_ranks(scores: Floats) -> Ints:
    """Rank each pair within its row: 0 is best, equals share the better rank."""
    order = np.argsort(-scores, axis=1)
    ordered = np.take_along_axis(scores, order, axis=1)
    fresh = np.ones(scores.shape, dtype=bool)
    fresh[:, 1:] = ordered[:, 1:] != ordered[:, :-1]
    rank = np.maximum.accumulate(np.where(fresh, np.arange(scores.shape[1])[None, :], 0), axis=1)
    place = np.empty_like(rank)
    np.put_along_axis(place, order, rank, axis=1)
    return place


def rivals(scores: Floats) -> tuple[Floats, Floats]:
    """Return the best other score in each pair's row and in its column."""
    return row_rivals(scores), row_rivals(np.ascontiguousarray(scores.T)).T


def ranks(scores: Floats) -> tuple[Ints, Ints]:
    """Return each pair's rank in its row and in its column."""
    return row_ranks(scores), row_ranks(np.ascontiguousarray(scores.T)).T
