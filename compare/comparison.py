"""Compare two read reports: the one entry of this package that pipeline and command line call."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from compare.align import align_units, rank_matches
from compare.changes import linked_changes
from compare.outcomes import outcomes
from compare.pair import Pair, Side, review_units
from compare.ranking import ranked
from compare.reported import may_be_reported_done
from compare.sections import align_sections
from compare.verdicts import added_changes, dropped_changes
from warehouse.records import Comparison, Outcome, ReadReport

if TYPE_CHECKING:
    from compare.meaning import Encoder


def compare_reports(old: ReadReport, new: ReadReport, encoder: Encoder | None = None) -> Comparison:
    """Reconcile two reports: links, changes with verdicts, sections and outcomes; pure and deterministic.

    An encoder, where given, lets links be found by meaning too.
    """
    before, after = Side.of(old), Side.of(new)
    old_units, new_units = before.in_play(), after.in_play()
    alignment = align_units(old_units, new_units, encoder)
    linked = {link.old for link in alignment.links}
    unlinked = [u for u in old_units if u.id not in linked]
    pair = Pair(
        old=before,
        new=after,
        links=alignment.links,
        sections=align_sections(old, new, alignment.links),
        candidates_old=alignment.candidates_old or {},
        candidates_new=alignment.candidates_new or {},
        expected_old=alignment.expected_old or {},
        tier="lexical" if encoder is None else "semantic",
    )
    judged = outcomes(pair)
    pair = replace(pair, outcomes=_by_unit(judged))
    if may_be_reported_done(pair, unlinked):
        pair = replace(pair, review_matches=rank_matches(unlinked, review_units(new)))
    changes = (
        *linked_changes(pair),
        *dropped_changes(pair, old_units),
        *added_changes(pair, new_units),
    )
    return Comparison(old, new, pair.links, ranked(changes), pair.sections, judged)


def _by_unit(judged: tuple[Outcome, ...]) -> dict[str, tuple[Outcome, ...]]:
    found: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in judged:
        found[outcome.unit].append(outcome)
    return {unit: tuple(of_unit) for unit, of_unit in found.items()}
