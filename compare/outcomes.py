"""Last year's targets and checkable commitments against the new review part."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from compare.doubts import as_said_again, doubted, in_agreement, less_sure_of_silence
from compare.item_outcomes import Review, by_figure, by_other_words, by_report, in_full, limits, unmeasured
from compare.items import items_of
from compare.lost_sections import may_lack_section
from compare.mentions import mentions
from compare.parts import in_parts, spoken_clauses
from compare.saying import say
from compare.siblings import doubted_by_siblings
from compare.silence import with_nearest

if TYPE_CHECKING:
    from compare.items import Item
    from compare.pair import Pair
    from warehouse.records import Outcome


def outcomes(pair: Pair) -> tuple[Outcome, ...]:
    """Judge each target and each checkable clause of the old goals and tasks by the new review part."""
    items = [item for unit in pair.old.in_play() if unit.commitment for item in items_of(pair, unit)]
    state = pair.new.report.coverage.roles.get("review", "missing")
    if state == "missing":
        return tuple(_untold(item, say("no_review")) for item in items)
    review = Review.of(pair.new.report)
    told = spoken_clauses(pair, review)
    by_unit: dict[str, list[tuple[Item, Outcome]]] = defaultdict(list)
    named = mentions([item.text for item in items], review.units, limits()["rarity"])
    for item, report in zip(items, named, strict=True):
        outcome = by_figure(item, pair, review) or by_report(item, report, review)
        if item.target is not None and outcome.value is None:
            outcome = in_full(item, review, by_other_words(item, pair, review, outcome))
        by_unit[item.unit.id].append((item, outcome))
    doubts = {unit: doubted_by_siblings(found, pair.new.units) for unit, found in by_unit.items()}
    parts = (in_parts(found, told.get(unit, ()), review) for unit, found in doubts.items())
    told_once = [outcome for part in parts for outcome in in_agreement(part)]
    judged = as_said_again(told_once, pair.old.report.targets)
    found = doubted(judged, state, pair.old.report.year, pair.new.report.year)
    doubtful = may_lack_section(pair.new.report, frozenset({"review"}))
    found = less_sure_of_silence(found) if doubtful else found
    return with_nearest(pair, review, found)


def _untold(item: Item, reason: str) -> Outcome:
    return unmeasured(item, "cannot_tell", (), "open", reason)
