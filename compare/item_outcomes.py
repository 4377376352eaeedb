"""One item of a commitment, a target or a clause, against the new review part."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from compare.comparatives import in_step
from compare.completion import (
    CLAUSE_END,
    by_words,
    is_of_another_plan,
    is_rest_under_way,
    own_pairs,
    part_done,
    passes_over_the_name,
)
from compare.difficulties import difficulties
from compare.echoes import echoed_result, is_passed_over, units_that_name_the_tail
from compare.judging import arithmetic, judge_number
from compare.measures import ByMeasure
from compare.mentions import names_more_than_figures
from compare.nearness import names_it
from compare.pair import review_units
from compare.purposes import is_for_another_purpose
from compare.results import Result, first_result, named_result, very_number
from compare.saying import say
from compare.scopes import body_named
from compare.spans import is_for_years_to_come, units_of_span
from compare.tables import read_table
from compare.wholly import told_in_full
from warehouse.records import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.items import Item
    from compare.mentions import Mention
    from compare.pair import IndexedTarget, Pair
    from warehouse.records import Certainty, OutcomeVerdict, ReadReport, Target, Unit

_NO_FIGURE = say("no_figure")
_OF_SPAN = say("of_span")
_LEVELS = frozenset({"level", "share"})


@cache
def limits() -> Mapping[str, float]:
    """Return the numbers that decide, by their names in the table."""
    table = read_table("outcomes")
    return dict(table["matching"])


@dataclass(frozen=True, slots=True)
class Review:
    """The review part, and which of its units tell of several years at once."""

    units: tuple[Unit, ...]
    of_span: frozenset[str]
    difficulties: frozenset[str]
    """Units of the closing account of difficulties: a figure counts there, a word of completion does not."""
    results: ByMeasure
    """The figures that were read in it."""
    texts: Mapping[str, str]
    """The text of each unit, by its id."""
    texts_of_year: Mapping[str, str]
    """The same of those that do not tell of several years."""

    @classmethod
    def of(cls, report: ReadReport) -> Review:
        """Take the review part out of a report."""
        units = review_units(report)
        of_span = units_of_span(report.units, report.year)
        texts = {unit.id: unit.text for unit in units}
        of_year = {name: text for name, text in texts.items() if name not in of_span}
        return cls(units, of_span, difficulties(units), ByMeasure(report.results), texts, of_year)

    def telling(self, item: Item, units: Sequence[Unit]) -> list[Unit]:
        """Give the units whose figures can be a year's result; a level is one after five years too.

        What one firm was to reach is told where it is named.
        """
        if item.target is None:
            return list(units)
        target = item.target[1]
        body = body_named(item.unit.text, target)
        return [u for u in units if (target.aspect in _LEVELS or u.id not in self.of_span) and body in u.text]

    def telling_texts(self, item: Item) -> Mapping[str, str]:
        """Give the texts of those of all units, by their ids."""
        if item.target is None or body_named(item.unit.text, item.target[1]):
            return {unit.id: unit.text for unit in self.telling(item, self.units)}
        return self.texts if item.target[1].aspect in _LEVELS else self.texts_of_year


def by_figure(item: Item, pair: Pair, review: Review) -> Outcome | None:
    """Judge a number by the figure that the review part names for the same indicator, if it does."""
    if item.target is None:
        return None
    if item.target[1].value is None:
        return _in_step(item, item.target, pair, review)
    texts, results = review.telling_texts(item), review.results.like(item.target[1])
    if item.added_to:
        results = [result for result in results if result.aspect == "increment"]
    result = named_result(item.target[1], results, texts)
    if result is None or result.unit is None:
        return None
    told = [unit for unit in review.units if unit.id == result.unit]
    return _numeric(item, result, told, "certain" if result.nearness == 1.0 else "likely")


def _in_step(item: Item, of: IndexedTarget, pair: Pair, review: Review) -> Outcome | None:
    """Judge a promise to keep in step with the economy by the two growths that the review part names."""
    texts = review.telling_texts(item)
    found = in_step(of[1], pair.new.report.results, texts)
    if found is None:
        return None
    own = found.result
    return Outcome(
        item.unit.id, of[0], found.verdict, found.evidence, own.value, own.unit_text, "likely", found.reason
    )  # fmt: skip


def by_report(item: Item, report: Mention, review: Review) -> Outcome:
    """Judge an item by the review units that name most of it."""
    rules, target = limits(), item.target[1] if item.target else None
    if target is not None and target.headline:
        report = replace(report, units=tuple(u for u in report.units if names_it(target, u.text)))
    told = tuple(
        u
        for u in report.units
        if names_more_than_figures(item.unit.text, u.text) and not is_of_another_plan(item.text, u.text)
    )
    report = replace(report, units=told)
    if report.score < rules["reported"] or not report.units:
        silence = _silence_certainty(report.score)
        return unmeasured(item, "not_reported", (), silence, _silence(item))
    certainty: Certainty = "open"
    if report.score >= rules["likely"]:
        certainty = "certain" if report.score >= rules["certain"] else "likely"
    if target is None or target.value is None:
        return _in_words_or_silent(item, report, review, certainty)
    telling = review.telling(item, report.units)
    result = None if item.added_to else first_result(target, telling) or very_number(target, report.units)
    if result is not None and not _is_of_another_purpose(item, target, result, report.units):
        return _numeric(item, result, report.units, certainty)
    if item.beside and is_passed_over(target, report.units):
        return unmeasured(item, "not_reported", (), "open", _silence(item))
    if review.difficulties.issuperset(u.id for u in report.units):
        return in_words(item, report, review, certainty)
    reason = _NO_FIGURE if telling else _OF_SPAN
    evidence = tuple(u.id for u in report.units)
    return unmeasured(item, "reported_unquantified", evidence, certainty, reason)


def _is_of_another_purpose(item: Item, target: Target, result: Result, told: Sequence[Unit]) -> bool:
    return any(is_for_another_purpose(target, item.unit.text, result, unit.text) for unit in told)


def _in_words_or_silent(item: Item, report: Mention, review: Review, certainty: Certainty) -> Outcome:
    outcome = in_words(item, report, review, certainty)
    if certainty != "open":
        return outcome
    only_mentioned = outcome.verdict == "reported_unquantified"
    if all(
        passes_over_the_name(item.text, unit.text)
        or (only_mentioned and _hardly_speaks(item.text, unit.text))
        for unit in report.units
    ):
        return unmeasured(item, "not_reported", (), "open", _silence(item))
    return outcome


def _hardly_speaks(promise: str, told: str) -> bool:
    """Tell whether no clause of a review unit holds more than a few of the words that are a promise's own."""
    clauses = [own_pairs(clause) for clause in CLAUSE_END.split(told)]
    own = [pairs for clause in CLAUSE_END.split(promise) if (pairs := own_pairs(clause))]
    least = limits()["own_words"]
    return all(len(pairs & clause) < least * len(pairs) for pairs in own for clause in clauses)


def in_words(item: Item, report: Mention, review: Review, certainty: Certainty) -> Outcome:
    """Judge by words of completion; none of those that tell of difficulties keeps a promise."""
    told = tuple(u for u in report.units if u.id not in review.difficulties)
    if not told:
        reason = say("among_difficulties", quote=report.units[0].text[: int(limits()["rest_length"])])
        return unmeasured(item, "reported_unquantified", tuple(u.id for u in report.units), "open", reason)
    verdict, reason = by_words(item.text, told[0].text)
    return unmeasured(item, verdict, tuple(u.id for u in told), certainty, reason)


def by_other_words(item: Item, pair: Pair, review: Review, outcome: Outcome) -> Outcome:
    """Judge a number that no name leads to by a clause in the promise's own words, or its head noun alone."""
    if item.target is None or item.target[1].value is None or item.target[1].headline:
        return outcome
    target = item.target[1]
    others = [t for _, t in pair.old.targets.get(item.unit.id, ()) if t.unit_base == target.unit_base]
    telling = review.telling(item, review.units) if len(others) == 1 and not item.added_to else []
    result = echoed_result(target, item.unit.text, telling)
    told = [u for u in review.units if result is not None and u.id == result.unit]
    if result is not None and not _is_of_another_purpose(item, target, result, told):
        return _numeric(item, result, told, "open")
    named = units_that_name_the_tail(target, review.units)
    if outcome.verdict == "not_reported" and named:
        return unmeasured(item, "reported_unquantified", tuple(u.id for u in named), "open", _NO_FIGURE)
    return outcome


def in_full(item: Item, review: Review, outcome: Outcome) -> Outcome:
    """Judge a promise of 100 % without a figure by the sentence that says in words that all was done."""
    if item.target is None or outcome.value is not None:
        return outcome
    found = told_in_full(item.target[1], review.telling(item, review.units))
    if found is None:
        return outcome
    unit, clause = found
    return unmeasured(
        item, "met", (unit.id,), "likely", say("says", quote=clause[: int(limits()["rest_length"])])
    )


def _numeric(item: Item, result: Result, told: Sequence[Unit], certainty: Certainty) -> Outcome:
    if item.target is None:
        raise ValueError("a number can only be judged against a target")
    index, target = item.target
    parts = (part_done(unit.text, result.value, result.unit_text) for unit in told)
    part = next((p for p in parts if p is not None), None)
    if part is not None:
        result = replace(result, value=part, scaled=result.scaled * part / result.value)
    verdict = judge_number(target, result.scaled)
    later = is_for_years_to_come(target, item.unit.text)
    if verdict == "missed" and (later or any(is_rest_under_way(unit.text) for unit in told)):
        verdict = "partly"
    reason = arithmetic(target, result, verdict) + (say("years_to_come") if later else "")
    evidence = tuple(unit.id for unit in told)
    return Outcome(item.unit.id, index, verdict, evidence, result.value, result.unit_text, certainty, reason)


def unmeasured(
    item: Item, verdict: OutcomeVerdict, evidence: tuple[str, ...], certainty: Certainty, reason: str
) -> Outcome:
    """Make the outcome of an item without a figure that was reached."""
    index = item.target[0] if item.target else None
    return Outcome(item.unit.id, index, verdict, evidence, None, None, certainty, reason)


def _silence(item: Item) -> str:
    """Say what is passed over: a clause by its words, since the row shows its whole sentence."""
    if item.target is not None or item.text == item.unit.text:
        return say("not_mentioned")
    return say("clause_not_mentioned", quote=item.text[: int(limits()["rest_length"])])


def _silence_certainty(score: float) -> Certainty:
    reported = limits()["reported"]
    return "certain" if score < 0.5 * reported else "likely" if score < 0.8 * reported else "open"
