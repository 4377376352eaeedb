"""Whether the new review part says that an old commitment without link was completed, and where."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from compare.pair import review_units
from compare.saying import say
from compare.terms import gram_counts
from warehouse.records import Evidence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.pair import Pair
    from warehouse.records import Outcome, Unit

_CLAUSE_END = re.compile(r"[，。；：、！？,;:!?\s]+")


@dataclass(frozen=True, slots=True)
class _Rules:
    limits: Mapping[str, float]
    clause_length: int
    done: re.Pattern[str]
    unfinished: re.Pattern[str]


@cache
def _rules() -> _Rules:
    table = tomllib.loads(Path(__file__).with_name("verdicts.toml").read_text(encoding="utf-8"))
    done = table["reported_done"]
    return _Rules(
        limits={k: done[k] for k in ("match", "same_object", "certain", "likely")},
        clause_length=table["merged"]["clause_length"],
        done=re.compile("|".join(done["words"])),
        unfinished=re.compile("|".join(done["unfinished"])),
    )


def reported_done(pair: Pair, unit: Unit) -> Evidence | None:
    """Find the review unit that says the commitment was completed."""
    rules = _rules()
    found = pair.outcomes.get(unit.id, ())
    if _fell_short(found):
        return None
    for outcome in filter(_settles, found):
        sure = rules.limits[outcome.certainty]
        return Evidence(outcome.evidence[0], "new", "review", sure, outcome.reason)
    for match in pair.review_matches.get(unit.id, ()):
        if match.score < rules.limits["match"]:
            continue
        review = pair.new.units[match.new]
        clause, share = _best_clause(unit.text, review.text)
        if share >= rules.limits["same_object"] and _tells_of_completion(clause):
            return Evidence(review.id, "new", "review", match.score, say("note_done"))
    return None


def may_be_reported_done(pair: Pair, units: Sequence[Unit]) -> bool:
    """Tell whether it is worth ranking review units at all: hardly ever, and ranking takes its time.

    That needs a clause of the review part which tells of completion and names enough of a clause of a unit
    whose outcomes settle nothing.
    """
    rules = _rules()
    open_units = (u for u in units if not any(_decides(o) for o in pair.outcomes.get(u.id, ())))
    promised = [c for u in open_units for c in _CLAUSE_END.split(u.text) if len(c) >= rules.clause_length]
    pieces = (c for u in review_units(pair.new.report) for c in _CLAUSE_END.split(u.text))
    told = [piece for piece in pieces if _tells_of_completion(piece)]
    if not promised or not told:
        return False
    held = gram_counts([*promised, *told], (2,)).sign()
    shared = (held[: len(promised)] @ held[len(promised) :].T).max(axis=1).toarray().ravel()
    own = np.diff(held.indptr)[: len(promised)]
    return bool((shared >= rules.limits["same_object"] * own).any())


def _fell_short(outcomes: Sequence[Outcome]) -> bool:
    return any(o.verdict in {"missed", "partly"} for o in outcomes)


def _settles(outcome: Outcome) -> bool:
    return outcome.verdict in {"met", "exceeded"} and outcome.certainty != "open"


def _decides(outcome: Outcome) -> bool:
    return _fell_short([outcome]) or _settles(outcome)


def _tells_of_completion(clause: str) -> bool:
    return bool(_rules().done.search(clause)) and not _rules().unfinished.search(clause)


def _best_clause(old: str, review: str) -> tuple[str, float]:
    """Find the reporting clause nearest to any clause of the commitment, and the share that it names."""
    best, share = "", 0.0
    pieces = [c for c in _CLAUSE_END.split(review) if c]
    for promised in _CLAUSE_END.split(old):
        grams = _bigrams(promised)
        if len(grams) < _rules().clause_length - 1:
            continue
        for piece in pieces:
            named = len(grams & _bigrams(piece)) / len(grams)
            if named > share:
                best, share = piece, named
    return best, share


def _bigrams(text: str) -> frozenset[str]:
    return frozenset(map("".join, pairwise(text)))
