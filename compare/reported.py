"""Where the new review part says that an old commitment without link was done, carried out or spoken of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from compare.pair import review_units
from compare.saying import say
from compare.tables import read_table
from compare.terms import gram_counts
from warehouse.records import Evidence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.pair import Pair
    from warehouse.records import Outcome, Unit

_CLAUSE_END = re.compile(r"[，。；：、！？,;:!?\s]+")
_SENTENCE_PART = re.compile(r"[，。；：！？,;:!?\s]+")
"""Ends of clauses that enumerations do not cut."""
_FIGURE = re.compile(r"(?:同比|比上年|年均)?(?:增长|下降)?\d+(?:\.\d+)?[%万亿]*(?:以上|以内|左右)?")


@dataclass(frozen=True, slots=True)
class _Rules:
    limits: Mapping[str, float]
    clause_length: int
    done: re.Pattern[str]
    unfinished: re.Pattern[str]
    less: re.Pattern[str]


@cache
def _rules() -> _Rules:
    table = read_table("verdicts")
    done = table["reported_done"]
    return _Rules(
        limits={
            k: done[k] for k in ("match", "same_object", "object", "object_of_doubtful", "certain", "likely")
        },
        clause_length=done["clause_length"],
        done=re.compile("|".join(done["words"])),
        unfinished=re.compile("|".join(done["unfinished"])),
        less=re.compile("|".join(done["less"])),
    )


def reported_done(pair: Pair, unit: Unit) -> Evidence | None:
    """Find the review unit that says the commitment was completed."""
    rules = _rules()
    found = pair.outcomes.get(unit.id, ())
    if _fell_short(found):
        return None
    for outcome in filter(_settles, found):
        clause, _ = _best_clause(unit.text, pair.new.units[outcome.evidence[0]].text)
        less = outcome.value is None and _says_less(unit.text, clause)
        if _is_about(pair, unit, outcome, rules.limits["object"]) and not less:
            return _evidence(outcome)
    for match in pair.review_matches.get(unit.id, ()):
        if match.score < rules.limits["match"]:
            continue
        review = pair.new.units[match.new]
        clause, share = _best_clause(unit.text, review.text)
        about = share >= rules.limits["same_object"] and not _says_less(unit.text, clause)
        if about and _tells_of_completion(clause):
            return Evidence(review.id, "new", "review", match.score, say("note_done"))
    return None


def carried_out(pair: Pair, unit: Unit) -> Evidence | None:
    """Find the review unit that surely says the same as the commitment, if not that it is complete."""
    for outcome in pair.outcomes.get(unit.id, ()):
        mentioned = outcome.verdict == "reported_unquantified" and outcome.target is None
        sure = mentioned and outcome.certainty == "certain"
        if sure and _is_about(pair, unit, outcome, _rules().limits["object"]):
            found = _evidence(outcome)
            return None if is_in_part(pair, unit, found) else found
    return None


def spoken_of(pair: Pair, unit: Unit) -> Evidence | None:
    """Find the review unit that may well speak of the commitment, so that silence cannot be certain."""
    limits = _rules().limits
    for outcome in pair.outcomes.get(unit.id, ()):
        least = limits["object_of_doubtful" if outcome.certainty == "open" else "object"]
        if outcome.evidence and _is_about(pair, unit, outcome, least):
            return _evidence(outcome)
    return None


def is_in_part(pair: Pair, unit: Unit, told: Evidence) -> bool:
    """Tell whether half of a commitment's clauses or more are not in what the review part says of it."""
    settled = [id_ for o in pair.outcomes.get(unit.id, ()) if _settles(o) for id_ in o.evidence]
    texts = [pair.new.units[id_].text for id_ in dict.fromkeys([told.unit, *settled])]
    clauses = [c for c in _SENTENCE_PART.split(unit.text) if len(c) >= _rules().clause_length]
    silent = [c for c in clauses if _object_share(c, texts) < _rules().limits["same_object"]]
    return len(clauses) > 1 and 2 * len(silent) >= len(clauses)


def _evidence(outcome: Outcome) -> Evidence:
    sure = _rules().limits["certain" if outcome.certainty == "certain" else "likely"]
    return Evidence(outcome.evidence[0], "new", "review", sure, outcome.reason)


def _is_about(pair: Pair, unit: Unit, outcome: Outcome, least: float) -> bool:
    """Tell whether the evidence names enough of the commitment's object; a figure vouches for itself."""
    texts = [pair.new.units[id_].text for id_ in outcome.evidence]
    return outcome.value is not None or _object_share(unit.text, texts) >= least


def _says_less(promise: str, clause: str) -> bool:
    """Tell whether the reporting clause speaks of a trial or a paper only, where more was promised."""
    found = _rules().less.search(clause)
    return found is not None and found.group() not in promise


def _object(clause: str) -> str:
    """Leave out of a clause its words of completion and its figures: 同比增长16% names nothing."""
    return _FIGURE.sub("", _rules().done.sub("", clause))


def _object_share(promise: str, told: Sequence[str]) -> float:
    """Return the greatest share of the object of any clause of a promise that one reporting clause names."""
    pieces = [_bigrams(piece) for text in told for piece in _SENTENCE_PART.split(text)]
    wanted = [_bigrams(_object(clause)) for clause in _SENTENCE_PART.split(promise)]
    return max((len(w & p) / len(w) for w in wanted if len(w) > 1 for p in pieces), default=0.0)


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
