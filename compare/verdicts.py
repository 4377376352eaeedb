"""What became of units without a link, and how surely: the claims that must be right."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from compare.absorbed import successor
from compare.changes import change_id
from compare.lost_sections import in_doubt, may_lack_section, sections_without_counterpart
from compare.missing import absence, is_shrunk
from compare.ranking import added_weight, dropped_weight
from compare.reported import carried_out, is_in_part, reported_done, spoken_of
from compare.saying import say
from compare.tables import read_table
from compare.terms import split_clauses
from warehouse.records import Certainty, Change, Evidence, Link, Unit, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.logistic import Tier
    from compare.pair import Pair

_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Rules:
    limits: Mapping[str, Mapping[str, Mapping[str, float]]]
    """By tier, then by `dropped` or `added`."""
    clause_power: float
    principle: re.Pattern[str]
    notes: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is said of a unit without link."""

    verdict: Verdict | None
    certainty: Certainty
    evidence: tuple[Evidence, ...]
    reason: str


@cache
def _rules() -> _Rules:
    table = read_table("verdicts")
    return _Rules(
        limits={
            "lexical": {kind: table[kind] for kind in ("dropped", "added")},
            "semantic": {kind: table[kind] | table["semantic"][kind] for kind in ("dropped", "added")},
        },
        clause_power=table["doubt"]["clause_power"],
        principle=re.compile("|".join(table["general"]["principle"])),
        notes=tuple((score, note) for score, note in table["notes"]["lines"]),
    )


def certainty_limits(tier: Tier) -> Mapping[str, Mapping[str, float]]:
    """Return the limits of certainty on the best candidate's probability, for `dropped` and for `added`."""
    return _rules().limits[tier]


def dropped_changes(pair: Pair, units: Sequence[Unit]) -> tuple[Change, ...]:
    """Make one change for each old unit in play that has no link, with its verdict."""
    linked = {link.old for link in pair.links}
    brief = is_shrunk(pair.new.report, pair.old.report)
    alone, doubted = sections_without_counterpart(pair), may_lack_section(pair.new.report)
    changes = []
    for unit in units:
        if unit.id in linked:
            continue
        lost = unit.id in alone
        judged = judge_dropped(pair, unit, brief=brief or lost or doubted)
        judged = in_doubt(judged, lost=lost, doubted=doubted)
        verdict = judged.verdict or "dropped_silent"
        changes.append(
            Change(
                id=change_id(pair, unit, None),
                kind="dropped",
                facets=(),
                old=(unit.id,),
                new=(),
                ambition="unclear",
                certainty=judged.certainty,
                verdict=verdict,
                evidence=judged.evidence,
                weight=dropped_weight(unit, pair, verdict, judged.certainty),
                commitment=unit.commitment,
                reason=judged.reason,
            )
        )
    return tuple(changes)


def added_changes(pair: Pair, units: Sequence[Unit]) -> tuple[Change, ...]:
    """Make one change for each new unit in play that has no link."""
    linked = {link.new for link in pair.links}
    brief = is_shrunk(pair.old.report, pair.new.report)
    changes = []
    for unit in units:
        if unit.id in linked:
            continue
        judged = judge_added(pair, unit, brief=brief)
        changes.append(
            Change(
                id=change_id(pair, None, unit),
                kind="added",
                facets=(),
                old=(),
                new=(unit.id,),
                ambition="unclear",
                certainty=judged.certainty,
                verdict=judged.verdict,
                evidence=judged.evidence,
                weight=added_weight(unit, pair, judged.verdict, judged.certainty),
                commitment=unit.commitment,
                reason=judged.reason,
            )
        )
    return tuple(changes)


def judge_dropped(pair: Pair, unit: Unit, *, brief: bool = False) -> Judgement:
    """Say what became of an old unit without link.

    In this order: the new text may lack the place (`cannot_tell`); the new review part tells that it was
    done or carried out; a clause of it stands in a new unit (`merged_into`); a candidate is too near
    (`cannot_tell`); silence. `brief` tells that the new text has far less room, or may lack a section:
    then nothing is certain.
    """
    candidates = pair.candidates_old.get(unit.id, ())
    near = _refused(candidates, "new")
    done, told = reported_done(pair, unit), carried_out(pair, unit)
    reported = done or told
    cited = near if reported is None else (reported, *near)
    gap = absence(pair.new.report.coverage, "新文本")
    if gap is not None:
        return Judgement("cannot_tell", "open", cited, gap)
    best = candidates[0].score if candidates else 0.0
    limits = certainty_limits(pair.tier)["dropped"]
    certainty = _dropped_certainty(pair, unit, best, sure=may_be_certain(unit) and not brief)
    if reported is not None:
        partly = done is not None and is_in_part(pair, unit, done)
        said = "carried_out" if done is None else "done_in_part" if partly else "done"
        return Judgement("dropped_reported_done", certainty, cited, say(said))
    goes_on = successor(pair, unit, candidates)
    if goes_on is not None:
        return Judgement("merged_into", _at_most_likely(certainty), (goes_on, *near), say("clause_elsewhere"))
    if best >= limits["cannot_tell_from"]:
        return Judgement("cannot_tell", "open", near, say("near_new"))
    spoken = spoken_of(pair, unit)
    if spoken is not None:
        reason = _silence(best, len(candidates), "spoken")
        return Judgement("dropped_silent", _at_most_likely(certainty), (spoken, *near), reason)
    return Judgement("dropped_silent", certainty, near, _silence(best, len(candidates), "silence"))


def judge_added(pair: Pair, unit: Unit, *, brief: bool = False) -> Judgement:
    """Say how surely a new unit without link is new; `brief` tells that the old text has far less room."""
    candidates = pair.candidates_new.get(unit.id, ())
    near = _refused(candidates, "old")
    gap = absence(pair.old.report.coverage, "旧文本")
    if gap is not None:
        return Judgement("cannot_tell", "open", near, gap)
    best = candidates[0].score if candidates else 0.0
    limits = certainty_limits(pair.tier)["added"]
    if best >= limits["cannot_tell_from"]:
        return Judgement("cannot_tell", "open", near, say("near_old"))
    certainty = _certainty(best, limits, sure=may_be_certain(unit) and not brief)
    return Judgement(None, certainty, near, say("not_before"))


def may_be_certain(unit: Unit) -> bool:
    """Tell whether a unit promises something so definite that its loss, or its newness, can be certain.

    What goals say without a figure, principles to be kept to and exhortations go on in other words.
    """
    if not unit.commitment or _rules().principle.search(unit.text):
        return False
    return unit.role != "goals" or bool(_FIGURE.search(unit.text))


def _at_most_likely(certainty: Certainty) -> Certainty:
    return "likely" if certainty == "certain" else certainty


def _silence(best: float, candidates: int, said: str) -> str:
    if not candidates:
        return say(said)
    return say(f"{said}_near", percent=f"{best:.0%}")


def _dropped_certainty(pair: Pair, unit: Unit, best: float, *, sure: bool) -> Certainty:
    """Rank by how many counterparts may be expected, and by how many things the unit promises."""
    limits = certainty_limits(pair.tier)["dropped"]
    known = sum(c.score for c in pair.candidates_old.get(unit.id, ()))
    doubt = dropped_doubt(pair.expected_old.get(unit.id, known), unit.text)
    if sure and doubt < limits["certain_below"]:
        return "certain"
    return "likely" if best < limits["open_from"] else "open"


def dropped_doubt(expected: float, text: str) -> float:
    """Weigh the counterparts that may be expected of a unit without link by its number of clauses.

    Who promises many things at once goes on with one of them more often than the scores of whole units tell.
    """
    return expected * float(len(split_clauses([text]).texts) ** _rules().clause_power)


def _certainty(best: float, limits: Mapping[str, float], *, sure: bool) -> Certainty:
    """Rank by the best candidate; what is no commitment is never certain."""
    if best < limits["likely_from"]:
        return "certain" if sure else "likely"
    return "likely" if best < limits["open_from"] else "open"


def _refused(candidates: Sequence[Link], side: str) -> tuple[Evidence, ...]:
    """Note up to three nearest candidates, each with why it was refused."""
    if side == "new":
        return tuple(Evidence(c.new, "new", "candidate", c.score, _note(c.score)) for c in candidates[:3])
    return tuple(Evidence(c.old, "old", "candidate", c.score, _note(c.score)) for c in candidates[:3])


def _note(score: float) -> str:
    return say(next(note for least, note in _rules().notes if score >= least))
