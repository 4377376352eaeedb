"""How far what is said of units without link can be believed, on pairs that the models had not seen."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from bench.align.scoring import gold_hits
from compare.align import MOST_LIKELY
from compare.linking import linked_pairs
from compare.verdicts import certainty_limits, dropped_doubt, may_be_certain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bench.align.examples import Array, Example
    from compare.linking import LinkRule
    from compare.logistic import Tier
    from compare.terms import Floats

EDGES = (0.0, 0.04, 0.08, 0.12, 0.16, 0.2, 0.3, 1.0)
"""Bins of the best candidate's probability."""
CURVE = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
ENOUGH = 0.9


def print_reliability(
    examples: Sequence[Example], likely: Sequence[Floats], rule: LinkRule, tier: Tier
) -> None:
    """Print a table for dropped and for added: per bin predicted and observed share without counterpart.

    Then, by the limits of `verdicts.toml`, how many of those called certain are right, and how many of all
    that are truly gone (or new) they are; and what other limits would give.
    """
    for title, turned in (("dropped", False), ("added", True)):
        found = [
            _unlinked(e, p.T if turned else p, _linked(p, rule, turned=turned), turned=turned)
            for e, p in zip(examples, likely, strict=True)
        ]
        _print_bins(title, np.concatenate([rows for rows, _ in found]))
        _print_certain(title, found, certainty_limits(tier)[title])
        _print_curve(np.concatenate([rows for rows, _ in found]), sum(gone for _, gone in found))
        _print_chosen_by_others(found)


def _linked(likely: Floats, rule: LinkRule, *, turned: bool) -> set[int]:
    return {int(place) for place in linked_pairs(likely, rule)[1 if turned else 0]}


def _unlinked(one: Example, likely: Floats, linked: set[int], *, turned: bool) -> tuple[Array, int]:
    """Return for counted units without link: best, none, doubt, gone, commitment, whether it may be certain.

    Then how many of all are truly gone.
    """
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
                best, none = _chances(likely[place])
                doubt = best if turned else dropped_doubt(-float(np.log(none)), units[place].text)
                unit = units[place]
                rows.append((best, none, doubt, is_gone, unit.commitment, may_be_certain(unit)))
    return np.asarray(rows, float).reshape(-1, 6), gone


def _chances(row: Floats) -> tuple[float, float]:
    """Return the best candidate's probability, and that none of the candidates is a counterpart."""
    return float(row.max()), float(np.prod(1 - np.minimum(row, MOST_LIKELY).astype(float)))


def _print_bins(title: str, rows: Array) -> None:
    print(f"{title}: best candidate    n   predicted   observed without counterpart")
    for least, below in pairwise(EDGES):
        some = rows[(rows[:, 0] >= least) & (rows[:, 0] < below)]
        if len(some):
            predicted, observed = some[:, 1].mean(), some[:, 3].mean()
            print(f"  {least:.2f}-{below:.2f} {len(some):12} {predicted:10.3f} {observed:10.3f}")


def _print_certain(title: str, found: Sequence[tuple[Array, int]], limits: Mapping[str, float]) -> None:
    """Print how many of those called certain, and of those called at least likely, are right."""
    certain, likely = _called(title, found, limits)
    gone = [total for _, total in found]
    print(f"  certain: {_shares(certain, gone)}")
    print(f"  certain or likely: {_shares(likely, gone)}")


def _called(
    title: str, found: Sequence[tuple[Array, int]], limits: Mapping[str, float]
) -> tuple[list[Array], list[Array]]:
    """Return the rows that are called certain, and those that are called at least likely, pair by pair."""
    sure = limits["certain_below" if title == "dropped" else "likely_from"]
    told = [r[(r[:, 0] < limits["cannot_tell_from"]) & (r[:, 4] > 0)] for r, _ in found]
    return (
        [r[(r[:, 2] < sure) & (r[:, 5] > 0)] for r in told],
        [r[(r[:, 2] < sure) & (r[:, 5] > 0) | (r[:, 0] < limits["open_from"])] for r in told],
    )


def certainty_counts(
    examples: Sequence[Example], likely: Sequence[Floats], rule: LinkRule, tier: Tier
) -> dict[str, dict[str, tuple[int, int]]]:
    """Count for `dropped` and `added` how many of those called certain, and of those likely, are right."""
    counts = {}
    for title, turned in (("dropped", False), ("added", True)):
        found = [
            _unlinked(e, p.T if turned else p, _linked(p, rule, turned=turned), turned=turned)
            for e, p in zip(examples, likely, strict=True)
        ]
        certain, least = (np.concatenate(r) for r in _called(title, found, certainty_limits(tier)[title]))
        right, all_right = int(certain[:, 3].sum()), int(least[:, 3].sum())
        counts[title] = {
            "certain": (right, len(certain)),
            "likely": (all_right - right, len(least) - len(certain)),
        }
    return counts


def _shares(called: Sequence[Array], gone: Sequence[int]) -> str:
    """Say how many of those called are right, and which share they are of all that are truly gone."""
    right = [int(rows[:, 3].sum()) for rows in called]
    total = sum(len(rows) for rows in called)
    each = " ".join(f"{r}/{len(rows)}" for r, rows in zip(right, called, strict=True))
    mean = np.mean([r / g for r, g in zip(right, gone, strict=True)])
    precision, recall = sum(right) / max(total, 1), sum(right) / max(sum(gone), 1)
    return f"right {sum(right)} of {total} ({precision:.3f}; {each}), of all {recall:.3f}, mean {mean:.3f}"


def _print_curve(rows: Array, gone: int) -> None:
    """Print the precision of the least doubtful drops, as more and more of the true ones are called."""
    ranked = rows[rows[:, 5] > 0]
    ranked = ranked[np.argsort(ranked[:, 2], kind="stable")]
    right = np.cumsum(ranked[:, 3])
    print("  recall of the least doubtful: precision, doubt")
    for share in CURVE:
        reached = np.flatnonzero(right >= share * gone)
        if len(reached):
            place = int(reached[0])
            print(f"    {share:.1f}: {right[place] / (place + 1):.3f}, {ranked[place, 2]:.2f}")


def _print_chosen_by_others(found: Sequence[tuple[Array, int]]) -> None:
    """Say what a limit is worth on each pair that the others alone have chosen, for nine in ten right."""
    called = []
    for held, (rows, _) in enumerate(found):
        others = np.concatenate([r[r[:, 5] > 0] for k, (r, _) in enumerate(found) if k != held])
        others = others[np.argsort(others[:, 2], kind="stable")]
        good = np.flatnonzero(np.cumsum(others[:, 3]) >= ENOUGH * np.arange(1, len(others) + 1))
        limit = others[good[-1], 2] if len(good) else 0.0
        called.append(rows[(rows[:, 5] > 0) & (rows[:, 2] <= limit)])
    print(f"  certain by a limit that the other pairs chose: {_shares(called, [gone for _, gone in found])}")
