"""How far what is said of units without link can be believed, on pairs that the models had not seen."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from bench.align.scoring import gold_hits
from compare.linking import linked_pairs
from compare.verdicts import certainty_limits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bench.align.examples import Array, Example
    from compare.linking import LinkRule
    from compare.logistic import Tier
    from compare.terms import Floats

EDGES = (0.0, 0.04, 0.08, 0.12, 0.16, 0.2, 0.3, 1.0)
"""Bins of the best candidate's probability."""


def print_reliability(
    examples: Sequence[Example], likely: Sequence[Floats], rule: LinkRule, tier: Tier
) -> None:
    """Print a table for dropped and for added: per bin predicted and observed share without counterpart.

    Then, by the limits of `verdicts.toml`, how many of those called certain are right, and how many of all
    that are truly gone (or new) they are.
    """
    for title, turned in (("dropped", False), ("added", True)):
        found = [
            _unlinked(e, p.T if turned else p, _linked(p, rule, turned=turned), turned=turned)
            for e, p in zip(examples, likely, strict=True)
        ]
        _print_bins(title, np.concatenate([rows for rows, _ in found]))
        _print_certain(found, certainty_limits(tier)[title])


def _linked(likely: Floats, rule: LinkRule, *, turned: bool) -> set[int]:
    return {int(place) for place in linked_pairs(likely, rule)[1 if turned else 0]}


def _unlinked(one: Example, likely: Floats, linked: set[int], *, turned: bool) -> tuple[Array, int]:
    """Return best, none, gone, commitment of each counted unit without link; and how many are truly gone."""
    units, spans = (one.new, "new_units") if turned else (one.old, "old_units")
    counted = one.gold.new_kept if turned else one.gold.kept
    continued = {link[1 if turned else 0] for link in one.gold.links}
    rows, gone = [], 0
    for place, names in enumerate(gold_hits(one.gold.labels[spans], units)):
        here = [name for name in names if name in counted]
        if here:
            is_gone = not any(name in continued for name in here)
            gone += is_gone
            if place not in linked:
                rows.append((*_chances(likely[place]), is_gone, units[place].commitment))
    return np.asarray(rows, float).reshape(-1, 4), gone


def _chances(row: Floats) -> tuple[float, float]:
    """Return the best candidate's probability, and that none of the candidates is a counterpart."""
    return float(row.max()), float(np.prod(1 - row.astype(float)))


def _print_bins(title: str, rows: Array) -> None:
    print(f"{title}: best candidate    n   predicted   observed without counterpart")
    for least, below in pairwise(EDGES):
        some = rows[(rows[:, 0] >= least) & (rows[:, 0] < below)]
        if len(some):
            predicted, observed = some[:, 1].mean(), some[:, 2].mean()
            print(f"  {least:.2f}-{below:.2f} {len(some):12} {predicted:10.3f} {observed:10.3f}")


def _print_certain(found: Sequence[tuple[Array, int]], limits: Mapping[str, float]) -> None:
    for level in ("likely_from", "open_from"):
        called = [r[(r[:, 0] < limits[level]) & (r[:, 3] > 0)] for r, _ in found]
        right = [float(c[:, 2].mean()) if len(c) else 1.0 for c in called]
        share = [c[:, 2].sum() / gone for c, (_, gone) in zip(called, found, strict=True)]
        pooled = np.concatenate(called)
        print(
            f"  below {level} {limits[level]}: right {np.mean(right):.3f} (pooled {pooled[:, 2].mean():.3f}"
        )
        print(
            f"    of {len(pooled)}, per pair {np.round(right, 2)}), of all that are gone {np.mean(share):.3f}"
        )
