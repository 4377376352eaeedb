"""What of the review part comes nearest to a promise that it seems to pass over: a reader looks there first.

The model that finds links between the tasks of two years is asked whether a review sentence goes on with the
promise. It never heard of review parts, and still tells spoken of from passed over better than any count of
words in common (docs/method.md).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from compare.align import rank_matches
from compare.completion import tells_of_problems
from compare.mentions import names_more_than_figures
from compare.saying import say
from compare.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.item_outcomes import Review
    from compare.pair import Pair
    from warehouse.records import Link, Outcome, Unit


@dataclass(frozen=True, slots=True)
class _Rules:
    far: float
    nearest: float
    thanks: re.Pattern[str]


@cache
def _rules() -> _Rules:
    table = read_table("outcomes")
    matching = table["matching"]
    return _Rules(matching["far"], matching["nearest"], re.compile(table["words"]["thanks"]))


def with_nearest(pair: Pair, review: Review, judged: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """Hold what is called silent against the review sentence that comes nearest to it.

    Where that likelier than not speaks of the promise it is named and the silence is open; where none comes
    near at all the silence stays as certain as it was. Sentences that tell of another part of the same
    promise are left aside.
    """
    silent = dict.fromkeys(outcome.unit for outcome in judged if outcome.verdict == "not_reported")
    told: dict[str, set[str]] = defaultdict(set)
    for outcome in judged:
        told[outcome.unit].update(outcome.evidence)
    matches = rank_matches([pair.old.units[unit] for unit in silent], _telling(review))
    near = {
        unit: next((k for k in matches[unit] if k.new not in told[unit] and _share_words(pair, k)), None)
        for unit in silent
    }
    return tuple(_weighed(o, near[o.unit]) if o.verdict == "not_reported" else o for o in judged)


def _share_words(pair: Pair, link: Link) -> bool:
    """Tell whether two units have words in common: in short texts ranks alone make a link seem likely."""
    return names_more_than_figures(pair.old.units[link.old].text, pair.new.units[link.new].text)


def _weighed(outcome: Outcome, near: Link | None) -> Outcome:
    rules = _rules()
    if near is None or near.score < rules.far or outcome.nearest is not None:
        return outcome
    if near.score < rules.nearest:
        return replace(outcome, certainty="open" if outcome.certainty == "open" else "likely")
    reason = outcome.reason + say("check_nearest")
    return replace(outcome, certainty="open", nearest=near.new, reason=reason)


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
