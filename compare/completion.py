"""Words of completion: what a review part says of a promise without a number, and of the rest of one with."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from compare.saying import say

if TYPE_CHECKING:
    from warehouse.records import OutcomeVerdict

CLAUSE_END = re.compile(r"[，。；：！？,;:!?\s]+")
_FIGURE = re.compile(r"\d+(?:\.\d+)?[年月日万亿]?")
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
    paper: re.Pattern[str]
    about: float


@cache
def _rules() -> _Rules:
    table = tomllib.loads(Path(__file__).with_name("outcomes.toml").read_text(encoding="utf-8"))
    words = table["words"]
    listed = ("done", "partial", "problem", "stretch", "unfinished", "issued")
    done, partial, problem, stretch, unfinished, issued = (
        re.compile("|".join(words[name])) for name in listed
    )
    rest = re.compile(words["rest"])
    of_anything = re.compile("|".join((*words["of_anything"], *words["filling"])))
    paper, about = re.compile(words["paper"]), table["matching"]["about"]
    return _Rules(done, partial, problem, stretch, unfinished, issued, rest, of_anything, paper, about)


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
    clause = max(clauses, key=lambda c: sum(g in c for g in grams), default="")
    in_part = any(found.group() not in promised for found in rules.partial.finditer(clause))
    in_part = in_part and not rules.issued.match(clause)
    if not _is_about(clause, grams):
        return "reported_unquantified", say("mentions", quote=clause[:40])
    if rules.done.search(clause) and not in_part and not _is_only_issued(promised, clause):
        if is_of_a_stretch(promised, clause) or _is_unfinished(reported, clause):
            return "partly", say("only_says_of_all", quote=clause[:40])
        return "met", say("says", quote=clause[:40])
    if in_part and rules.done.search(promised):
        return "partly", say("only_says", quote=clause[:40])
    return "reported_unquantified", say("mentions", quote=clause[:40])


def _is_about(clause: str, promised: set[str]) -> bool:
    """Tell whether enough of a clause is the promise's, with words that fit any promise (实现) and without.

    Words of completion count, too, but beside something that was completed.
    """
    rules, words = _rules(), _FIGURE.sub(" ", clause)
    for text in (words, rules.of_anything.sub(" ", words)):
        told = _pairs(text)
        shared = [pair for pair in told if pair in promised]
        if not shared or len(shared) < rules.about * len(told):
            return False
    return bool(_pairs(rules.done.sub(" ", " ".join(shared))))


def _pairs(text: str) -> list[str]:
    return [piece[i : i + 2] for piece in text.split() for i in range(len(piece) - 1)]


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
    counter = re.escape(unit_text)
    figure = rf"(?<![\d.]){value:.12g}{counter}[^，。；\d]{{0,20}}?(?:{_rules().done.pattern})了?"
    found = re.search(rf"{figure}(\d+(?:\.\d+)?){counter}", reported)
    return float(found.group(1)) if found and float(found.group(1)) < value else None


def _is_unfinished(reported: str, clause: str) -> bool:
    """Tell whether the clause right after one, in the same sentence, says that part of it is not done."""
    after = reported[reported.find(clause) + len(clause) :].lstrip("，,")
    following = CLAUSE_END.split(_SENTENCE_END.split(after)[0])[0]
    return bool(_rules().unfinished.search(following))
