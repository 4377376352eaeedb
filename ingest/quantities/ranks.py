"""Places among others that a review reports: 增速居全省第2位, 总量进入全国前十."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.quantities.clauses import clause_start
from ingest.quantities.lexicon import lexicon
from ingest.quantities.numerals import parse_numeral
from ingest.quantities.subject import name_before

if TYPE_CHECKING:
    from collections.abc import Iterator


_FROM_PLACE = re.compile(r"[从由][^,;。]{0,8}第[^,;。]{1,4}[位名]?\Z")


@dataclass(frozen=True, slots=True)
class Rank:
    """A place among others; offsets are half open and relative to the text it was found in."""

    start: int
    end: int
    value_start: int
    value_end: int
    place: int
    among: str | None
    """Among whom: 全省, 全国."""
    name: str
    """What is ranked, as the clause says it; empty where it says nothing."""
    at_most: bool
    """True for 前10位: that place or a better one."""


def find_ranks(text: str) -> Iterator[Rank]:
    """Find the places that a text (marks half width) says something holds."""
    if "第" not in text and "前" not in text:
        return
    for match in lexicon().rank.finditer(text):
        number = match["first"] or match["among_first"]
        group = "first" if match["first"] else "among_first"
        begin = clause_start(text, match.start())
        subject = name_before(text, begin, match.start())
        yield Rank(
            start=subject.start if subject.name else match.start(),
            end=match.end(),
            value_start=match.start(group),
            value_end=match.end(),
            place=int(parse_numeral(number)),
            among=match["among"] or match["near"],
            name=_ranked_thing(subject.name, text[begin : match.start()]),
            at_most=match["among_first"] is not None,
        )


def _ranked_thing(name: str, before: str) -> str:
    """Return what is ranked: no figure, no verb, no place it came from, but 增速 where that is ranked.

    产量突破9万吨 → 产量; 出口从全省第5位 → 出口; `before` is the clause up to the place.
    """
    words = lexicon()
    name = _FROM_PLACE.sub("", name)
    cut = next((at for at, char in enumerate(name) if char.isdigit()), len(name))
    name = words.rank_ends.sub("", name[:cut].strip("、 "))
    measure = next((m for m in words.bare_measures if before.rstrip("均").endswith(m)), "")
    return name if name.endswith(measure) else name + measure
