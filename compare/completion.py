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
    return _Rules(done, partial, problem, stretch, unfinished, issued, rest, table["matching"]["about"])


def promises_completion(text: str) -> bool:
    """Tell whether a text holds a word of completion."""
    return bool(_rules().done.search(text))


def tells_of_problems(text: str) -> bool:
    """Tell whether a text speaks of difficulties: it reports on no promise."""
    return bool(_rules().problem.search(text))


def by_words(promised: str, reported: str) -> tuple[OutcomeVerdict, str]:
    """Judge a commitment without number by the words of completion near its object."""
    rules = _rules()
    grams = {promised[i : i + 2] for i in range(len(promised) - 1)}
    clauses = [c for c in CLAUSE_END.split(reported) if c]
    clause = max(clauses, key=lambda c: sum(g in c for g in grams), default="")
    in_part = any(found.group() not in promised for found in rules.partial.finditer(clause))
    in_part = in_part and not rules.issued.match(clause)
    told = _FIGURE.sub("", clause)
    pairs = [told[i : i + 2] for i in range(len(told) - 1)]
    if sum(pair in grams for pair in pairs) < rules.about * len(pairs):
        return "reported_unquantified", say("mentions", quote=clause[:40])
    if rules.done.search(clause) and not in_part:
        if is_of_a_stretch(promised, clause) or _is_unfinished(reported, clause):
            return "partly", say("only_says_of_all", quote=clause[:40])
        return "met", say("says", quote=clause[:40])
    if in_part and rules.done.search(promised):
        return "partly", say("only_says", quote=clause[:40])
    return "reported_unquantified", say("mentions", quote=clause[:40])


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
