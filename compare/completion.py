"""Words of completion: what a review part says of a promise without a number, and of the rest of one with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from operator import add
from typing import TYPE_CHECKING

from compare.measures import places_of, written
from compare.saying import say
from compare.tables import read_table
from compare.terms import QUOTED

if TYPE_CHECKING:
    from warehouse.records import OutcomeVerdict

CLAUSE_END = re.compile(r"[，。；：！？,;:!?\s]+")
_FIGURE = re.compile(r"\d+(?:\.\d+)?[年月日万亿]?")
_MARK = re.compile(r"[，。；、：“”《》（）]")
_SENTENCE_END = re.compile(r"[。；！？;!?]")


@dataclass(frozen=True, slots=True)
class _Rules:
    done: re.Pattern[str]
    partial: re.Pattern[str]
    problem: re.Pattern[str]
    stretch: re.Pattern[str]
    unfinished: re.Pattern[str]
    issued: re.Pattern[str]
    rest: re.Pattern[str]
    of_anything: re.Pattern[str]
    preparatory: re.Pattern[str]
    intended: re.Pattern[str]
    begun: re.Pattern[str]
    finished: re.Pattern[str]
    chosen: re.Pattern[str]
    sought: re.Pattern[str]
    paper: re.Pattern[str]
    frame: re.Pattern[str]
    held: re.Pattern[str]
    to_be_held: re.Pattern[str]
    to_be_written: re.Pattern[str]
    papers: re.Pattern[str]
    round: re.Pattern[str]
    plan: re.Pattern[str]
    phase: re.Pattern[str]
    first_phase: re.Pattern[str]
    some: re.Pattern[str]
    """A number of things, and how many of them are done."""
    part: re.Pattern[str]
    """What may stand between a figure and the part of it that is done, and that part."""
    about: float
    unnamed: float


@cache
def _rules() -> _Rules:
    table = read_table("outcomes")
    words = table["words"]
    listed = (
        *("done", "partial", "problem", "stretch", "unfinished", "issued", "preparatory", "intended"),
        *("begun", "finished", "chosen", "sought", "held", "to_be_held"),
    )
    patterns = {name: re.compile("|".join(words[name])) for name in listed}
    of_anything = re.compile("|".join((*words["of_anything"], *words["filling"])))
    done = f"(?:{'|'.join(words['done'])})了?"
    return _Rules(
        **patterns,
        rest=re.compile(words["rest"]),
        of_anything=of_anything,
        paper=re.compile(words["paper"]),
        frame=re.compile("|".join(words["frame"])),
        to_be_written=re.compile(words["to_be_written"]),
        papers=re.compile(words["papers"]),
        round=re.compile(words["round"]),
        plan=re.compile(words["plan"]),
        phase=re.compile(words["phase"]),
        first_phase=re.compile(words["first_phase"]),
        some=re.compile(rf"(?<![\d.])(\d+)([^\W\d]{{1,2}})[^\d]{{0,24}}?{done}(\d+)\2"),
        part=re.compile(rf"[^，。；\d]{{0,20}}?{done}(\d+(?:\.\d+)?)"),
        about=table["matching"]["about"],
        unnamed=table["matching"]["unnamed"],
    )


def promises_completion(text: str) -> bool:
    """Tell whether a text holds a word of completion."""
    return bool(_rules().done.search(text))


def tells_of_problems(text: str) -> bool:
    """Tell whether a text speaks of difficulties: it reports on no promise."""
    return bool(_rules().problem.search(text))


def by_words(promised: str, reported: str) -> tuple[OutcomeVerdict, str]:
    """Judge a commitment without number by the words of completion near its object."""
    rules = _rules()
    grams = set(_pairs(promised))
    clauses = [c for c in CLAUSE_END.split(reported) if c]
    clause = max(clauses, key=lambda c: len(grams.intersection(map(add, c, c[1:]))), default="")
    in_part = any(found.group() not in promised for found in rules.partial.finditer(clause))
    in_part = in_part and not rules.issued.match(clause)
    own = _clause_of(promised, clause)
    if not _is_about(clause, own, grams):
        return "reported_unquantified", say("mentions", quote=clause[:40])
    if rules.done.search(clause) and not in_part and _finishes(own, promised, clause):
        in_part = is_of_a_stretch(promised, clause) or _is_of_first_phase(own, clause) or _is_some_of(clause)
        if in_part or _is_unfinished(reported, clause):
            return "partly", say("only_says_of_all", quote=clause[:40])
        if _is_only_begun(own, clause):
            return "partly", say("only_says", quote=clause[:40])
        return "met", say("says", quote=clause[:40])
    if in_part and rules.done.search(promised):
        return "partly", say("only_says", quote=clause[:40])
    return "reported_unquantified", say("mentions", quote=clause[:40])


def _clause_of(promised: str, reported: str) -> str:
    """Return the clause of a promise that shares most with a reporting clause."""
    told = set(_pairs(reported))
    clauses = [c for c in CLAUSE_END.split(promised) if c]
    return max(clauses, key=lambda c: sum(pair in told for pair in _pairs(c)), default="")


def _finishes(own: str, promised: str, clause: str) -> bool:
    """Tell whether a clause with a word of completion finishes the very thing of a promise's clause `own`."""
    rules = _rules()
    if is_of_another_plan(own, clause) or _is_of_another_phase(own, clause):
        return False
    if rules.to_be_written.search(own) and not rules.papers.search(clause):
        return False
    prepared = any(found.group() not in promised for found in rules.preparatory.finditer(clause))
    if prepared or rules.intended.search(clause) or _is_only_issued(promised, clause):
        return False
    said = {found.group() for found in rules.done.finditer(clause)}
    for words, asked in ((rules.chosen, rules.sought), (rules.held, rules.to_be_held)):
        if all(words.fullmatch(word) for word in said) and not asked.search(own):
            return False
    return _shares_names(own, clause)


def is_of_another_plan(promised: str, reported: str) -> bool:
    """Tell whether a report names plans of five years, and not the one that the promise names."""
    named, told = (set(_rules().plan.findall(text)) for text in (promised, reported))
    return bool(named and told) and not named & told


def passes_over_the_name(promised: str, reported: str) -> bool:
    """Tell whether a report lacks the name that a promise puts in quotation marks and says little else."""
    rules = _rules()
    quoted = [name for name in QUOTED.findall(promised) if not rules.of_anything.fullmatch(name)]
    names = [_pairs(name.replace("、", " ")) for name in quoted]
    if not quoted or any(2 * sum(pair in reported for pair in name) >= len(name) for name in names):
        return False
    rest = _pairs(rules.frame.sub(" ", rules.of_anything.sub(" ", QUOTED.sub(" ", promised))))
    return sum(pair in reported for pair in rest) < rules.unnamed * max(len(rest), 1)


def _is_of_another_phase(own: str, clause: str) -> bool:
    """Tell whether a clause names a work and not the one phase, or another round, of it than was promised."""
    found = {name: phase for name, phase in _rules().phase.findall(own) if name in clause}
    rounds, told = (set(_rules().round.findall(text)) for text in (own, clause))
    # What begins may be told under the round's number: 新一轮 begins as 第三轮.
    other = rounds and told and not rounds & told and not _rules().begun.search(clause)
    return bool(other) or any(phase not in clause for phase in found.values())


def _is_of_first_phase(own: str, clause: str) -> bool:
    """Tell whether a clause finishes the first phase of a work that was to be finished."""
    rules = _rules()
    first = rules.first_phase.search(clause)
    return first is not None and first.group() not in own and rules.finished.search(own) is not None


def _is_some_of(clause: str) -> bool:
    """Tell whether a clause says how many of a number of things are done: 9项问题整改完成4项."""
    found = _rules().some.search(clause)
    return found is not None and int(found.group(3)) < int(found.group(1))


def _shares_names(own: str, clause: str) -> bool:
    """Tell whether a clause holds half of a name that the promise's clause puts in quotation marks, if any.

    A clause that says much of the promise's in other words need not name it.
    """
    rules = _rules()
    shared, told = _held(rules.of_anything.sub(" ", _FIGURE.sub(" ", clause)), set(_pairs(own)))
    quoted = [name for name in QUOTED.findall(own) if not rules.of_anything.fullmatch(name)]
    named = (sum(pair in clause for pair in _pairs(name)) >= len(_pairs(name)) / 2 for name in quoted)
    return not quoted or len(shared) >= rules.unnamed * told or any(named)


def _is_only_begun(own: str, clause: str) -> bool:
    """Tell whether a clause says only that work began which the promise's clause was to finish."""
    rules = _rules()
    said = {found.group() for found in rules.done.finditer(clause)}
    begun = all(rules.begun.fullmatch(word) for word in said)
    return begun and rules.finished.search(own) is not None and not rules.begun.search(own)


def _is_about(clause: str, own: str, promised: set[str]) -> bool:
    """Tell whether enough of a clause is the promise's, with words that fit any promise (实现) and without.

    Words of completion count, too, but beside something that was completed. A promise whose own clause is
    made of words that fit any (完成今年发展目标) is told of in nothing but such words.
    """
    rules, words = _rules(), _FIGURE.sub(" ", clause)
    shares = [_held(words, promised)]
    rest = rules.of_anything.sub(" ", words)
    if _pairs(rest) or _pairs(rules.of_anything.sub(" ", own)):
        shares.append(_held(rest, promised))
    if any(not shared or len(shared) < rules.about * told for shared, told in shares):
        return False
    return bool(_pairs(rules.done.sub(" ", " ".join(shares[-1][0]))))


def _held(words: str, promised: set[str]) -> tuple[list[str], int]:
    """Return the pairs of characters that a promise holds, too, and how many there are."""
    told = _pairs(words)
    return [pair for pair in told if pair in promised], len(told)


def _pairs(text: str) -> list[str]:
    return [piece[i : i + 2] for piece in text.split() for i in range(len(piece) - 1)]


def own_pairs(text: str) -> frozenset[str]:
    """Return the pairs of characters of a text that are no figures and no words that fit any promise."""
    rules = _rules()
    words = rules.frame.sub(" ", rules.of_anything.sub(" ", _FIGURE.sub(" ", text)))
    return frozenset(_pairs(_MARK.sub(" ", words)))


def _is_only_issued(promised: str, clause: str) -> bool:
    """Tell whether only a paper on the matter is finished, where the promise was no paper."""
    finished = {found.group() for found in _rules().done.finditer(clause)}
    issued = all(_rules().issued.match(word) for word in finished)
    return issued and not (_rules().issued.search(promised) or _rules().paper.search(promised))


def is_of_a_stretch(promised: str, reported: str) -> bool:
    """Tell whether a report speaks of one stretch (西段, 先行段) of what was promised as a whole."""
    found = _rules().stretch.search(reported)
    return found is not None and found.group() not in promised


def is_rest_under_way(reported: str) -> bool:
    """Tell whether a sentence says of the rest of a number that it comes later: 另1座主体完工."""
    return bool(_rules().rest.search(reported))


def part_done(reported: str, value: float, unit_text: str) -> float | None:
    """Return the part of a number that is said to be done right after the number: 3座泵站建成2座."""
    figure = f"{written(value)}{unit_text}"
    for at in places_of(figure, reported):
        found = _rules().part.match(reported, at + len(figure))
        if found and reported.startswith(unit_text, found.end()):
            return float(found.group(1)) if float(found.group(1)) < value else None
    return None


def _is_unfinished(reported: str, clause: str) -> bool:
    """Tell whether the clause right after one, in the same sentence, says that part of it is not done."""
    after = reported[reported.find(clause) + len(clause) :].lstrip("，,")
    following = CLAUSE_END.split(_SENTENCE_END.split(after)[0])[0]
    return bool(_rules().unfinished.search(following))
