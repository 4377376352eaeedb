"""From probabilities to links: which pairs count as linked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from compare.logistic import WEIGHTS
from compare.tables import read_table

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from compare.logistic import Pairs, Tier
    from compare.terms import Floats

CERTAIN = np.float32(0.999)
"""Keeps the logarithm finite."""


@dataclass(frozen=True, slots=True)
class LinkRule:
    """The thresholds of the linking rule."""

    alone: float
    """A pair at least this likely is linked."""
    together: float
    """A unit whose candidates together hold its counterpart with this probability keeps the best of them."""
    least: float
    """No pair below this is linked."""


@cache
def stored_rule(tier: Tier = "lexical") -> LinkRule:
    """Return the rule that stands in the tier's weights file."""
    return LinkRule(**read_table(WEIGHTS[tier].stem)["rule"])


def linked_pairs(likely: Floats, rule: LinkRule) -> Pairs:
    """Return the linked pairs: likely ones, and the best of units that probably have a counterpart.

    The second part keeps a unit that went on in pieces, none of them likely by itself, from being called
    dropped or added.
    """
    alone = likely >= rule.alone
    kept = _best_of_probable(likely, rule.together) | _best_of_probable(likely.T, rule.together).T
    rows, columns = np.nonzero(alone | (kept & (likely >= rule.least)))
    return rows, columns


def _best_of_probable(likely: Floats, together: float) -> NDArray[np.bool_]:
    none = np.exp(np.log1p(-np.minimum(likely, CERTAIN)).sum(axis=1, keepdims=True))
    return np.asarray((1 - none >= together) & (likely >= likely.max(axis=1, keepdims=True)))
