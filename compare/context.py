"""What the linking model looks at second: what a first guess says of a pair's surroundings and rivals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from compare.features import SECTION_DEPTH, THEME_DEPTH, section_groups
from compare.similarity import Scores, either_way, group_members, ranks, rivals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.terms import Floats, Ints
    from warehouse.records import Unit


def context_features(likely: Floats, old: Sequence[Unit], new: Sequence[Unit]) -> Scores:
    """Score every pair by what a first guess says of its section, paragraph, neighbours and rivals."""
    found = {"first": np.log((likely + 1e-4) / (1 - likely + 1e-4))}
    for name, depth in (("section", SECTION_DEPTH), ("theme", THEME_DEPTH)):
        groups = section_groups(old, depth), section_groups(new, depth)
        found |= either_way(f"{name}.affinity", *_affinity(likely, *groups))
    before, after = _shifted(likely, -1, -1), _shifted(likely, 1, 1)
    found |= either_way("neighbours", before, after)
    found["nearby"] = _nearby(likely)
    in_row = np.maximum(_shifted(likely, 0, -1), _shifted(likely, 0, 1))
    in_column = np.maximum(_shifted(likely, -1, 0), _shifted(likely, 1, 0))
    found["beside"] = in_row + in_column
    row_rest = likely.sum(axis=1, keepdims=True) - likely
    column_rest = likely.sum(axis=0, keepdims=True) - likely
    found |= either_way("rest", np.log1p(np.maximum(row_rest, 0)), np.log1p(np.maximum(column_rest, 0)))
    row_rival, column_rival = rivals(likely)
    found |= either_way("rival", row_rival, column_rival)
    found |= either_way("lead", likely - row_rival, likely - column_rival)
    row, column = ranks(likely)
    found |= either_way("first.rank", np.log1p(row).astype(np.float32), np.log1p(column).astype(np.float32))
    return found


def _affinity(likely: Floats, old_groups: Ints, new_groups: Ints) -> tuple[Floats, Floats]:
    """Return the share of what leaves the old group that goes to the new one, and the reverse."""
    old_side = group_members(old_groups, int(old_groups.max()) + 1)
    new_side = group_members(new_groups, int(new_groups.max()) + 1)
    between = (old_side @ likely @ new_side.T)[old_groups][:, new_groups] - likely
    leaving = (old_side @ likely.sum(axis=1))[old_groups][:, None] - likely
    arriving = (new_side @ likely.sum(axis=0))[new_groups][None, :] - likely
    half = np.float32(0.5)  # a group of hardly any links says hardly anything
    return between / np.maximum(leaving, half), between / np.maximum(arriving, half)


def _nearby(likely: Floats, reach: int = 3) -> Floats:
    """Return the best pair near by in both texts, its probability divided by its distance."""
    steps = [step for step in range(-reach, reach + 1) if step]
    best = np.zeros_like(likely)
    for down in steps:
        for right in steps:
            distance = np.float32(max(abs(down), abs(right)))
            np.maximum(best, _shifted(likely / distance, down, right), out=best)
    return best


def _shifted(scores: Floats, rows: int, columns: int) -> Floats:
    """Return each pair's neighbour `rows` down and `columns` right, 0 beyond the edge."""
    found = np.zeros_like(scores)
    height, width = scores.shape
    if abs(rows) < height and abs(columns) < width:
        target = np.s_[max(-rows, 0) : height - max(rows, 0), max(-columns, 0) : width - max(columns, 0)]
        source = np.s_[max(rows, 0) : height + min(rows, 0), max(columns, 0) : width + min(columns, 0)]
        found[target] = scores[source]
    return found
