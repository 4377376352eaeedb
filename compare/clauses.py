"""Scores between units by their clauses: which parts of a unit go on in the other text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from compare.similarity import TINY, Crossing, TermSpace, row_blocks, row_sums
from compare.standing import best_two

if TYPE_CHECKING:
    from compare.logistic import Pairs
    from compare.terms import Clauses, Floats, Ints

CLAUSE_DOUBT = np.float32(0.05)
"""Added to the rivals of a clause, so that a faint likeness without rivals does not count as a clear one."""


@dataclass(frozen=True)
class _View:
    """The clauses of one text × the units of the other: of each unit the likest clause counts."""

    alike: Floats
    starts: Ints
    """The first clause of each unit of the one text."""
    place: Ints
    best: Floats
    second: Floats
    """Of each clause: the unit it is likest to, how like, and how like it is to the next."""

    def claim(self) -> Floats:
        """Return each unit's best claim on every unit of the other text."""
        claim = self.alike + (self.best + CLAUSE_DOUBT)[:, None]
        claim[np.arange(len(claim)), self.place] = self.best + self.second + CLAUSE_DOUBT
        np.divide(self.alike, claim, out=claim)
        return row_blocks(np.multiply(claim, self.alike, out=claim), self.starts)

    def at(self, members: _Members) -> tuple[Floats, Floats, Floats]:
        """Return for some pairs alone: the likest clause, the best claim, the best lead over rivals."""
        clauses = members.clauses
        alike = self.alike.ravel()[clauses * self.alike.shape[1] + members.others]
        against = alike + (self.best + CLAUSE_DOUBT)[clauses]
        foremost = np.flatnonzero(self.place[clauses] == members.others)
        against[foremost] = (self.best + self.second + CLAUSE_DOUBT)[clauses[foremost]]
        lead = alike / against
        best, claim, ahead = (np.maximum.reduceat(v, members.starts) for v in (alike, lead * alike, lead))
        return best, claim, ahead


@dataclass(frozen=True)
class _Members:
    """The clauses of one text's units in some pairs, pair by pair, and the other unit of each."""

    clauses: Ints
    others: Ints
    starts: Ints

    @classmethod
    def of(cls, units: Ints, others: Ints, first: Ints, clauses: int) -> _Members:
        """List the clauses of these units, of which `first` are the first clauses of all."""
        sizes = np.diff(np.append(first, clauses))[units]
        starts = np.cumsum(sizes) - sizes
        within = np.arange(int(sizes.sum())) - np.repeat(starts, sizes)
        return cls(np.repeat(first[units], sizes) + within, np.repeat(others, sizes), starts)


@dataclass(frozen=True)
class PairClauses:
    """The clauses on either side of some pairs; every kind of term is scored over the same."""

    old: _Members
    new: _Members

    @classmethod
    def of(cls, clauses: Clauses, split: int, pairs: Pairs) -> PairClauses:
        """List the clauses of pairs of old units (the first `split`) and new ones."""
        starts = clauses.starts()
        cut = int(np.searchsorted(clauses.owner, split))
        new = _Members.of(pairs[1], pairs[0], starts[split:] - cut, len(clauses.owner) - cut)
        return cls(_Members.of(*pairs, starts[:split], cut), new)


@dataclass(frozen=True)
class ClauseScores:
    """Old units × new units by their clauses, seen from the old text and from the new."""

    old: _View
    new: _View
    found: tuple[Floats, Floats]
    """How much of a unit finds a counterpart among the other's clauses."""

    def claim(self) -> tuple[Floats, Floats]:
        """Return for every pair the likeness of a clause where no rival comes near it."""
        return self.old.claim(), self.new.claim().T

    def at(self, members: PairClauses) -> tuple[Floats, tuple[Floats, Floats], tuple[Floats, Floats]]:
        """Return for some pairs alone the likest two clauses, both claims and both leads over rivals."""
        best, *old = self.old.at(members.old)
        _, *new = self.new.at(members.new)
        return best, (old[0], new[0]), (old[1], new[1])


def working_room(clauses: Clauses, split: int, kinds: int) -> Floats:
    """Set aside the memory that scoring by clauses takes for some kinds of terms.

    Taking it from the system piece by piece costs more than the sums themselves.
    """
    old = int(np.searchsorted(clauses.owner, split))
    new = len(clauses.owner) - old
    return np.empty((kinds, 2, max(old * (clauses.units - split), new * split)), np.float32)


def clause_scores(space: TermSpace, room: Floats | None = None) -> ClauseScores:
    """Score units by their clauses, in one kind's `working_room` where that is given."""
    owner, split, starts = space.clauses.owner, space.split, space.clauses.starts()
    cut = int(np.searchsorted(owner, split))
    totals = np.maximum(row_sums(space.by_clause, space.weight), TINY)
    root = np.sqrt(space.weight)[space.by_clause.indices]
    values = root * np.repeat(1 / np.sqrt(totals), np.diff(space.by_clause.indptr))
    alike = Crossing.of(space.by_clause, cut).product(values, values)
    room = working_room(space.clauses, split, 1)[0] if room is None else room
    sizes, old_units, new_units = np.diff(alike.indptr), owner[:cut], owner[cut:] - split
    shapes = (cut, space.clauses.units - split), (len(new_units), split)
    met = np.repeat(np.arange(cut) * shapes[0][1], sizes)
    met += new_units[alike.indices]
    old = _view(met, alike.data, shapes[0], starts[:split], room[0])
    met = (np.arange(len(new_units)) * split)[alike.indices]
    met += np.repeat(old_units, sizes)
    new = _view(met, alike.data, shapes[1], starts[split:] - cut, room[1])
    shares = np.asarray(totals / np.add.reduceat(totals, starts)[owner], dtype=np.float32)
    of_old, of_new = _summed(shares[:cut], old), _summed(shares[cut:], new)
    return ClauseScores(old, new, (of_old, of_new.T))


def _summed(shares: Floats, view: _View) -> Floats:
    """Sum the likeness of each unit's clauses, each with its share of the unit."""
    places, starts = np.arange(len(shares), dtype=np.int32), np.append(view.starts, len(shares))
    members = sparse.csr_matrix(
        (shares, places, starts.astype(np.int32)), shape=(len(view.starts), len(shares))
    )
    return np.asarray(members @ view.alike)


def _view(met: Ints, alike: Floats, shape: tuple[int, int], starts: Ints, room: Floats) -> _View:
    """Take the best likeness of each clause to the clauses of one other unit: clauses × other units.

    `met` tells for each likeness its place among those, in `room`.
    """
    found = room[: shape[0] * shape[1]]
    found.fill(0)
    np.maximum.at(found, met, alike)
    found = found.reshape(shape)
    return _View(found, starts, *best_two(found))
