"""The account of difficulties that closes a review part: what it names was not completed."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from compare.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warehouse.records import Unit


@cache
def _rules() -> tuple[re.Pattern[str], float]:
    table = read_table("outcomes")
    return re.compile(table["words"]["difficulties"]), table["matching"]["difficulties_share"]


def difficulties(review: Sequence[Unit]) -> frozenset[str]:
    """Give the ids of the units of the account of difficulties that closes a review part, to its end.

    Words that begin such an account earlier close nothing: more of the review follows them.
    """
    begins, share = _rules()
    earliest = len(review) * (1.0 - share)
    found = (i for i, unit in enumerate(review) if i >= earliest and begins.search(unit.text))
    return frozenset(unit.id for unit in review[next(found, len(review)) :])
