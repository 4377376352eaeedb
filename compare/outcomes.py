"""Last year's targets and checkable commitments against the new review part."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from compare.comparatives import in_step
from compare.completion import (
    CLAUSE_END,
    by_words,
    is_rest_under_way,
    part_done,
    tells_of_problems,
)
from compare.difficulties import difficulties
from compare.doubts import doubted, in_agreement, less_sure_of_silence
from compare.echoes import echoed_result, is_passed_over, units_that_name_the_tail
from compare.items import Item, items_of
from compare.judging import arithmetic, judge_number
from compare.lost_sections import may_lack_section
from compare.mentions import Mention, mentions
from compare.pair import IndexedTarget, Pair, review_units
from compare.results import (
    Result,
    first_result,
    named_result,
    names_it,
    very_number,
)
from compare.saying import say
from compare.spans import units_of_span
from warehouse.records import Certainty, Outcome, OutcomeVerdict, ReadReport, Target, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NO_FIGURE = say("no_figure")
_OF_SPAN = say("of_span")
_LEVELS = frozenset({"level", "share"})
_COUNTS = frozenset({"count", "increment"})


@dataclass(frozen=True, slots=True)
class _Review:
    """The review part, and which of its units tell of several years at once."""

    units: tuple[Unit, ...]
    of_span: frozenset[str]
    difficulties: frozenset[str]
    """Units of the closing account of difficulties: a figure counts there, a word of completion does not."""

    @classmethod
    def of(cls, report: ReadReport) -> _Review:
        units = review_units(report)
        return cls(units, units_of_span(report.units, report.year), difficulties(units))

    def telling(self, target: Target, units: Sequence[Unit]) -> list[Unit]:
        """Give the units whose figures can be a year's result; a level is one after five years too."""
        return [u for u in units if target.aspect in _LEVELS or u.id not in self.of_span]


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A clause of a commitment, and what of the review part speaks of it."""

    item: Item
    report: Mention


@cache
def _limits() -> Mapping[str, float]:
    """Return the numbers that decide, by their names in the table."""
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return dict(table["matching"])


def outcomes(pair: Pair) -> tuple[Outcome, ...]:
    """Judge each target and each checkable clause of the old goals and tasks by the new review part."""
    items = [item for unit in pair.old.in_play() if unit.commitment for item in items_of(pair, unit)]
    state = pair.new.report.coverage.roles.get("review", "missing")
    if state == "missing":
        return tuple(_untold(item, say("no_review")) for item in items)
    review = _Review.of(pair.new.report)
    told = _told_clauses(pair, review)
    by_unit: dict[str, list[tuple[Item, Outcome]]] = defaultdict(list)
    named = mentions([item.text for item in items], review.units, _limits()["rarity"])
    for item, report in zip(items, named, strict=True):
        outcome = _by_figure(item, pair, review) or _by_report(item, report, review)
        if item.target is not None and outcome.value is None:
            outcome = _by_other_words(item, pair, review, outcome)
        by_unit[item.unit.id].append((item, outcome))
    parts = (_in_parts(found, told.get(unit, ()), review) for unit, found in by_unit.items())
    judged = [outcome for part in parts for outcome in in_agreement(part)]
    found = doubted(judged, state, pair.old.report.year, pair.new.report.year)
    doubtful = may_lack_section(pair.new.report, frozenset({"review"}))
    return less_sure_of_silence(found) if doubtful else found


def _told_clauses(pair: Pair, review: _Review) -> dict[str, tuple[_Spoken, ...]]:
    """Say of each clause of a commitment how much of it the review part speaks of, headings left out."""
    rules = _limits()
    items = [
        Item(unit, clause, None)
        for unit in pair.old.in_play()
        if unit.commitment
        for clause in CLAUSE_END.split(unit.text)
        if len(clause) >= rules["clause_length"]
    ]
    telling = [u for u in review.units if u.kind != "heading" and not tells_of_problems(u.text)]
    found: dict[str, list[_Spoken]] = defaultdict(list)
    named = mentions([item.text for item in items], telling, rules["clause_rarity"])
    for item, report in zip(items, named, strict=True):
        found[item.unit.id].append(_Spoken(item, report))
    return {unit: tuple(spoken) for unit, spoken in found.items()}


def _in_parts(
    judged: Sequence[tuple[Item, Outcome]], clauses: Sequence[_Spoken], review: _Review
) -> list[Outcome]:
    """Judge by its clauses what is not reported as a whole; the rest stays unreported where there is any."""
    rules = _limits()
    told, judged = _told(clauses), _by_act(judged, clauses, review)
    if not told or all(outcome.verdict != "not_reported" for _, outcome in judged):
        return [outcome for _, outcome in judged]
    silent = [c.item.text for c in clauses if c.report.score < rules["clause_silent"]]
    found = []
    for item, outcome in judged:
        own = next((c for c in told if item.target and item.target[1].indicator in c.item.text), None)
        whole = item.target is None and item.text == item.unit.text
        if outcome.verdict == "not_reported" and own is not None:
            found.append(_by_report(item, replace(own.report, score=rules["reported"]), review))
        elif not whole:
            found.append(outcome)
        elif silent:
            rest = "，".join(silent)[: int(rules["rest_length"])]
            found.append(replace(outcome, reason=say("rest_not_mentioned", quote=rest)))
    named = [item.target[1].indicator if item.target else item.text for item, _ in judged]
    return [
        *found,
        *(_by_words_of(c, review) for c in told if not any(name in c.item.text for name in named)),
    ]


def _told(clauses: Sequence[_Spoken]) -> list[_Spoken]:
    return [c for c in clauses if c.report.score >= _limits()["clause_reported"] and c.report.units]


def _by_act(
    judged: Sequence[tuple[Item, Outcome]], clauses: Sequence[_Spoken], review: _Review
) -> list[tuple[Item, Outcome]]:
    """Take the report on a part of a sentence for one on its target where it alone names the target's act."""
    told = {name for _, outcome in judged for name in outcome.evidence}
    told |= {u.id for c in _told(clauses) for u in c.report.units}

    def judge_again(item: Item, outcome: Outcome) -> Outcome:
        act = item.text.partition(item.target[1].indicator)[0] if item.target else ""
        named = [unit for unit in review.units if act in unit.text]
        if len(act) < _limits()["act_length"] or len(named) != 1 or named[0].id not in told:
            return outcome
        return _plain(item, "reported_unquantified", (named[0].id,), "open", _NO_FIGURE)

    return [
        (item, judge_again(item, outcome) if _is_silent_count(item, outcome) else outcome)
        for item, outcome in judged
    ]


def _is_silent_count(item: Item, outcome: Outcome) -> bool:
    counted = item.target is not None and item.target[1].aspect in _COUNTS
    return counted and outcome.verdict == "not_reported"


def _by_words_of(spoken: _Spoken, review: _Review) -> Outcome:
    score, limits = spoken.report.score, _limits()
    certainty: Certainty = "likely" if score >= limits["certain"] else "open"
    return _in_words(spoken.item, spoken.report, review, certainty)


def _in_words(item: Item, report: Mention, review: _Review, certainty: Certainty) -> Outcome:
    """Judge by words of completion; none of those that tell of difficulties keeps a promise."""
    told = tuple(u for u in report.units if u.id not in review.difficulties)
    if not told:
        reason = say("among_difficulties", quote=report.units[0].text[: int(_limits()["rest_length"])])
        return _plain(item, "reported_unquantified", tuple(u.id for u in report.units), "open", reason)
    verdict, reason = by_words(item.text, told[0].text)
    return _plain(item, verdict, tuple(u.id for u in told), certainty, reason)


def _by_figure(item: Item, pair: Pair, review: _Review) -> Outcome | None:
    """Judge a number by the figure that the review part names for the same indicator, if it does."""
    if item.target is None:
        return None
    if item.target[1].value is None:
        return _in_step(item, item.target, pair, review)
    texts = {unit.id: unit.text for unit in review.telling(item.target[1], review.units)}
    result = named_result(item.target[1], pair.new.report.results, texts)
    if result is None or result.unit is None:
        return None
    told = [unit for unit in review.units if unit.id == result.unit]
    return _numeric(item, result, told, "certain" if result.nearness == 1.0 else "likely")


def _in_step(item: Item, of: IndexedTarget, pair: Pair, review: _Review) -> Outcome | None:
    """Judge a promise to keep in step with the economy by the two growths that the review part names."""
    texts = {unit.id: unit.text for unit in review.telling(of[1], review.units)}
    found = in_step(of[1], pair.new.report.results, texts)
    if found is None:
        return None
    own = found.result
    return Outcome(
        item.unit.id, of[0], found.verdict, found.evidence, own.value, own.unit_text, "likely", found.reason
    )  # fmt: skip


def _by_report(item: Item, report: Mention, review: _Review) -> Outcome:
    """Judge an item by the review units that name most of it."""
    limits, target = _limits(), item.target[1] if item.target else None
    if target is not None and target.headline:
        report = replace(report, units=tuple(u for u in report.units if names_it(target, u.text)))
    if report.score < limits["reported"] or not report.units:
        silence = _silence_certainty(report.score)
        return _plain(item, "not_reported", (), silence, _silence(item))
    certainty: Certainty = "open"
    if report.score >= limits["likely"]:
        certainty = "certain" if report.score >= limits["certain"] else "likely"
    if target is None or target.value is None:
        return _in_words(item, report, review, certainty)
    telling = review.telling(target, report.units)
    result = first_result(target, telling) or very_number(target, report.units)
    if result is not None:
        return _numeric(item, result, report.units, certainty)
    if item.beside and is_passed_over(target, report.units):
        return _plain(item, "not_reported", (), "open", _silence(item))
    if review.difficulties.issuperset(u.id for u in report.units):
        return _in_words(item, report, review, certainty)
    reason = _NO_FIGURE if telling else _OF_SPAN
    evidence = tuple(u.id for u in report.units)
    return _plain(item, "reported_unquantified", evidence, certainty, reason)


def _silence(item: Item) -> str:
    """Say what is passed over: a clause by its words, since the row shows its whole sentence."""
    if item.target is not None or item.text == item.unit.text:
        return say("not_mentioned")
    return say("clause_not_mentioned", quote=item.text[: int(_limits()["rest_length"])])


def _by_other_words(item: Item, pair: Pair, review: _Review, outcome: Outcome) -> Outcome:
    """Judge a number that no name leads to by a clause in the promise's own words, or its head noun alone."""
    if item.target is None or item.target[1].value is None or item.target[1].headline:
        return outcome
    target = item.target[1]
    others = [t for _, t in pair.old.targets.get(item.unit.id, ()) if t.unit_base == target.unit_base]
    telling = review.telling(target, review.units) if len(others) == 1 else []
    result = echoed_result(target, item.unit.text, telling)
    if result is not None:
        return _numeric(item, result, [u for u in review.units if u.id == result.unit], "open")
    named = units_that_name_the_tail(target, review.units)
    if outcome.verdict == "not_reported" and named:
        return _plain(item, "reported_unquantified", tuple(u.id for u in named), "open", _NO_FIGURE)
    return outcome


def _numeric(item: Item, result: Result, told: Sequence[Unit], certainty: Certainty) -> Outcome:
    if item.target is None:
        raise ValueError("a number can only be judged against a target")
    index, target = item.target
    parts = (part_done(unit.text, result.value, result.unit_text) for unit in told)
    part = next((p for p in parts if p is not None), None)
    if part is not None:
        result = replace(result, value=part, scaled=result.scaled * part / result.value)
    verdict = judge_number(target, result.scaled)
    if verdict == "missed" and any(is_rest_under_way(unit.text) for unit in told):
        verdict = "partly"
    reason = arithmetic(target, result, verdict)
    evidence = tuple(unit.id for unit in told)
    return Outcome(item.unit.id, index, verdict, evidence, result.value, result.unit_text, certainty, reason)


def _plain(
    item: Item, verdict: OutcomeVerdict, evidence: tuple[str, ...], certainty: Certainty, reason: str
) -> Outcome:
    index = item.target[0] if item.target else None
    return Outcome(item.unit.id, index, verdict, evidence, None, None, certainty, reason)


def _untold(item: Item, reason: str) -> Outcome:
    return _plain(item, "cannot_tell", (), "open", reason)


def _silence_certainty(score: float) -> Certainty:
    reported = _limits()["reported"]
    return "certain" if score < 0.5 * reported else "likely" if score < 0.8 * reported else "open"
