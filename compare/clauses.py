"""Scores between units by their clauses: which parts of a unit go on in the other text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from compare.similarity import TINY, Crossing, TermSpace, group_members, row_blocks, row_sums
from compare.standing import best_two

if TYPE_CHECKING:
    from compare.terms import Clauses, Floats, Ints

CLAUSE_DOUBT = np.float32(0.05)
"""Added to the rivals of a clause, so that a faint likeness without rivals does not count as a clear one."""


@dataclass(frozen=True)
class ClauseScores:
    """Old units × new units by their clauses; a pair of matrices looks from the old text and from the new.

    `best`: the likest pair of clauses; `found`: how much of a unit finds a counterpart among the other's
    clauses; `claim`: a clause's likeness where no rival comes near it; `ahead`: how far it leaves its rivals.
    """

    best: Floats
    found: tuple[Floats, Floats]
    claim: tuple[Floats, Floats]
    ahead: tuple[Floats, Floats]


@dataclass(frozen=True)
class _Side:
    """The clauses of one text: the unit that each belongs to, and the weight of its terms."""

    owner: Ints
    units: int
    totals: Floats


def working_room(clauses: Clauses, split: int) -> Floats:
    """Set aside the memory that scoring by clauses takes, to be used for one kind of term after the other.

    Taking as much from the system each time costs more than the sums themselves.
    """
    old = int(np.searchsorted(clauses.owner, split))
    new = len(clauses.owner) - old
    return np.empty((2, max(old * (clauses.units - split), new * split)), np.float32)


def clause_scores(space: TermSpace, room: Floats | None = None) -> ClauseScores:
    """Score units by their clauses, in `working_room` where that is given."""
    owner, split = space.clauses.owner, space.split
    cut = int(np.searchsorted(owner, split))
    totals = np.maximum(row_sums(space.by_clause, space.weight), TINY)
    root = np.sqrt(space.weight)[space.by_clause.indices]
    values = root * np.repeat(1 / np.sqrt(totals), np.diff(space.by_clause.indptr))
    alike = Crossing.of(space.by_clause, cut).product(values, values)
    old = _Side(owner[:cut], split, totals[:cut])
    new = _Side(owner[cut:] - split, space.clauses.units - split, totals[cut:])
    in_old = np.repeat(np.arange(cut), np.diff(alike.indptr))
    room = working_room(space.clauses, split) if room is None else room
    for_old = _best_of_units((in_old, new.owner[alike.indices]), alike.data, (cut, new.units), room[0])
    best, *old_view = _clause_view(for_old, old, room[1])
    shape = len(new.owner), old.units
    for_new = _best_of_units((alike.indices, old.owner[in_old]), alike.data, shape, room[0])
    _, *new_view = _clause_view(for_new, new, room[1])
    found, claim, ahead = ((forward, back.T) for forward, back in zip(old_view, new_view, strict=True))
    return ClauseScores(best, found, claim, ahead)


def _best_of_units(met: tuple[Ints, Ints], alike: Floats, shape: tuple[int, int], room: Floats) -> Floats:
    """Take the best likeness of each clause to the clauses of one other unit: clauses × other units."""
    found = room[: shape[0] * shape[1]]
    found.fill(0)
    np.maximum.at(found, met[0].astype(np.intp) * shape[1] + met[1], alike)
    return found.reshape(shape)


def _clause_view(alike: Floats, side: _Side, room: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """Sum up a text's clauses by unit: best, weighted mean, best claim, best lead over rivals."""
    starts = np.searchsorted(side.owner, np.arange(side.units))
    share = side.totals / np.add.reduceat(side.totals, starts)[side.owner]
    sums = group_members(side.owner, side.units)
    sums.data = share
    place, best, second = best_two(alike)
    ahead = room[: alike.size].reshape(alike.shape)
    np.add(alike, (best + CLAUSE_DOUBT)[:, None], out=ahead)
    rows = np.arange(len(alike))
    ahead[rows, place] = best + second + CLAUSE_DOUBT
    np.divide(alike, ahead, out=ahead)
    lead = row_blocks(ahead, starts)
    claim = row_blocks(np.multiply(ahead, alike, out=ahead), starts)
    return row_blocks(alike, starts), sums @ alike, claim, lead
