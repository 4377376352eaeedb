"""What the linking model looks at second: what a first guess says of a pair's surroundings and rivals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from compare.features import SECTION_DEPTH, THEME_DEPTH, section_groups
from compare.similarity import Scores, either_way
from compare.standing import ranks_at, rivals_at
from compare.terms import group_members

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.logistic import Pairs
    from compare.terms import Floats, Ints
    from warehouse.records import Unit


NEAR = 3
"""How far a neighbour may stand off in either text."""


def context_features(likely: Floats, old: Sequence[Unit], new: Sequence[Unit], pairs: Pairs) -> Scores:
    """Score these pairs by what a first guess says of their section, paragraph, neighbours and rivals.

    `likely` is the guess for every old × every new unit.
    """
    here = likely[pairs]
    found = {"first": np.log((here + np.float32(1e-4)) / (1 - here + np.float32(1e-4)))}
    for name, depth in (("section", SECTION_DEPTH), ("theme", THEME_DEPTH)):
        groups = section_groups(old, depth), section_groups(new, depth)
        found |= either_way(f"{name}.affinity", *_affinity(likely, *groups, pairs))
    around = _Surroundings.of(likely, pairs)
    found |= either_way("neighbours", around.at(-1, -1), around.at(1, 1))
    found["nearby"] = _nearby(around)
    in_row = np.maximum(around.at(0, -1), around.at(0, 1))
    in_column = np.maximum(around.at(-1, 0), around.at(1, 0))
    found["beside"] = in_row + in_column
    row_rest, column_rest = likely.sum(axis=1)[pairs[0]] - here, likely.sum(axis=0)[pairs[1]] - here
    found |= either_way("rest", np.log1p(np.maximum(row_rest, 0)), np.log1p(np.maximum(column_rest, 0)))
    row_rival, column_rival = rivals_at(likely, pairs)
    found |= either_way("rival", row_rival, column_rival)
    found |= either_way("lead", here - row_rival, here - column_rival)
    row, column = ranks_at(likely, pairs)
    found |= either_way("first.rank", np.log1p(row).astype(np.float32), np.log1p(column).astype(np.float32))
    return found


def _affinity(likely: Floats, old_groups: Ints, new_groups: Ints, pairs: Pairs) -> tuple[Floats, Floats]:
    """Return the share of what leaves the old group that goes to the new one, and the reverse."""
    old_side = group_members(old_groups, int(old_groups.max()) + 1)
    new_side = group_members(new_groups, int(new_groups.max()) + 1)
    here, rows, columns = likely[pairs], old_groups[pairs[0]], new_groups[pairs[1]]
    between = (old_side @ likely @ new_side.T)[rows, columns] - here
    leaving = (old_side @ likely.sum(axis=1))[rows] - here
    arriving = (new_side @ likely.sum(axis=0))[columns] - here
    half = np.float32(0.5)  # a group of hardly any links says hardly anything
    return between / np.maximum(leaving, half), between / np.maximum(arriving, half)


@dataclass(frozen=True)
class _Surroundings:
    """A guess with an edge of noughts around it, and where in it the pairs stand."""

    flat: Floats
    width: int
    places: Ints

    @classmethod
    def of(cls, likely: Floats, pairs: Pairs) -> _Surroundings:
        edged = np.pad(likely, NEAR)
        places = np.ravel_multi_index((pairs[0] + NEAR, pairs[1] + NEAR), edged.shape)
        return cls(edged.ravel(), edged.shape[1], places)

    def at(self, down: int, right: int) -> Floats:
        """Return each pair's neighbour, 0 beyond the edge."""
        return self.flat[self.places + (down * self.width + right)]


def _nearby(around: _Surroundings) -> Floats:
    """Return the best pair near by in both texts, its probability divided by its distance."""
    steps = [step for step in range(-NEAR, NEAR + 1) if step]
    best = np.zeros(len(around.places), np.float32)
    for down in steps:
        for right in steps:
            distance = np.float32(max(abs(down), abs(right)))
            np.maximum(best, around.at(down, right) / distance, out=best)
    return best
