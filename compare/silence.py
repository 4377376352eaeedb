"""What of the review part comes nearest to a promise that it seems to pass over: a reader looks there first.

The model that finds links between the tasks of two years is asked whether a review sentence goes on with the
promise. It never heard of review parts, and still tells spoken of from passed over better than any count of
words in common (docs/method.md).
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from compare.align import rank_matches
from compare.completion import tells_of_problems
from compare.saying import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.item_outcomes import Review
    from compare.pair import Pair
    from warehouse.records import Outcome, Unit


@dataclass(frozen=True, slots=True)
class _Rules:
    nearest: float
    thanks: re.Pattern[str]


@cache
def _rules() -> _Rules:
    table = tomllib.loads(Path(__file__).with_name("outcomes.toml").read_text(encoding="utf-8"))
    return _Rules(table["matching"]["nearest"], re.compile(table["words"]["thanks"]))


def with_nearest(pair: Pair, review: Review, judged: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """Name the review sentence that likelier than not speaks of what is called silent, and leave that open.

    Sentences that tell of another part of the same promise are left aside.
    """
    silent = dict.fromkeys(outcome.unit for outcome in judged if outcome.verdict == "not_reported")
    told: dict[str, set[str]] = defaultdict(set)
    for outcome in judged:
        told[outcome.unit].update(outcome.evidence)
    matches = rank_matches([pair.old.units[unit] for unit in silent], _telling(review))
    nearest = {
        unit: link.new
        for unit in silent
        for link in matches[unit][::-1]
        if link.score >= _rules().nearest and link.new not in told[unit]
    }
    return tuple(
        replace(o, certainty="open", nearest=nearest[o.unit], reason=o.reason + say("check_nearest"))
        if o.verdict == "not_reported" and o.unit in nearest
        else o
        for o in judged
    )


def _telling(review: Review) -> list[Unit]:
    """Give the sentences that tell what was done: no headings, no thanks, no difficulties."""
    return [
        unit
        for unit in review.units
        if unit.kind != "heading"
        and unit.id not in review.difficulties
        and not tells_of_problems(unit.text)
        and not _rules().thanks.search(unit.text)
    ]
