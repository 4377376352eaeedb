"""Whether a clause of an old unit without link goes on within a new unit, which then merges a part of it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from compare.saying import say
from compare.tables import read_table
from warehouse.records import Evidence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.pair import Pair
    from warehouse.records import Link, Unit

_CLAUSE_END = re.compile(r"[，。；：！？,;:!?\s]+")
"""An enumeration is no end of a clause: 服务提升三年行动 alone does not say whose service."""


def successor(pair: Pair, unit: Unit, candidates: Sequence[Link]) -> Evidence | None:
    """Find the candidate in which a clause goes on, from some word to its very end.

    The end names the object (坚持依法治军 does not go on in 坚持依法治国); short and unlikely ones are
    phrases that stand in any report.
    """
    rules = _rules()
    for candidate in candidates[:3]:
        if candidate.score < rules["least"]:
            continue
        text = pair.new.units[candidate.new].text
        for clause in filter(None, _CLAUSE_END.split(unit.text)):
            shared = _shared_end(clause, text)
            if shared >= rules["clause_end"] and shared >= rules["containment"] * len(clause):
                note = say("note_clause", quote=clause[-shared:])
                return Evidence(candidate.new, "new", "successor", candidate.score, note)
    return None


def _shared_end(clause: str, text: str) -> int:
    """Return the length of the longest end of a clause that stands in a text, letter for letter."""
    return next((len(clause) - start for start in range(len(clause)) if clause[start:] in text), 0)


@cache
def _rules() -> Mapping[str, float]:
    table = read_table("verdicts")
    rules: Mapping[str, float] = table["merged"]
    return rules
