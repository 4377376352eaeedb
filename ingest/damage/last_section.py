"""Whether a review closes with what reviews close with: else its last section may be lost.

No number shows that the last section of a part was cut out. Most reviews close with safety, the people's
livelihood or the government's own conduct: where the last section has next to none of the words of last
sections, that is a suspicion, no more, since some whole reviews close otherwise.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from ingest.damage.matters import ALL_WORDS, RULES
from ingest.outlining.numbering import RELIABLE, find_gaps
from ingest.saying import say
from warehouse.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ingest.outline import Outline
    from ingest.outlining.drafts import DraftUnit
    from warehouse.records import Section, Unit

FEWEST: Final = 3
"""Sections of a review from which on there is an order among them."""
_SHOWN = 20


@cache
def _learned() -> tuple[float, Mapping[str, float]]:
    table = tomllib.loads((files("ingest.damage") / "last_section.toml").read_text(encoding="utf-8"))
    return table["limit"], table["weights"]


def find_unusual_end(outline: Outline) -> Iterator[Finding]:
    """Find a review whose last section is not what reviews close with; a warning that tells a suspicion."""
    if not outline.frame.opened or outline.frame.closing is None:
        return
    sections = numbered_sections([s for s in outline.sections if outline.marks.get(s.key) in RELIABLE])
    if (
        len(sections) < FEWEST
        or not is_long(outline.drafts)
        or any(gap.role == "review" for gap in find_gaps(outline))
    ):
        return
    last = sections[-1]
    limit, weights = _learned()
    if sum(weights.get(word, 0.0) for word in words_of(outline.drafts, last)) < limit:
        own = [draft for draft in outline.drafts if last.start <= draft.start < last.end]
        detail = say("unusual_end", title=last.title[:_SHOWN])
        yield Finding("missing_section", own[-1].start, own[-1].end, detail)


def is_long(units: Sequence[DraftUnit | Unit]) -> bool:
    """Tell whether a review is long enough to dwell on its matters: a short one names them in passing."""
    fewest: int = RULES["fewest"]
    return sum(len(unit.text) for unit in units if unit.role == "review") >= fewest


def numbered_sections(sections: Sequence[Section]) -> list[Section]:
    """Return the numbered sections of the review's longest row of them, in order."""
    rows: dict[str | None, list[Section]] = {}
    for section in sections:
        if section.role == "review" and section.level == "section" and section.number is not None:
            rows.setdefault(section.parent, []).append(section)
    return max(rows.values(), key=len, default=[])


def words_of(units: Sequence[DraftUnit | Unit], section: Section) -> frozenset[str]:
    """Return the words of all matters that a section holds."""
    text = "\n".join(unit.text for unit in units if section.start <= unit.start < section.end)
    return frozenset(word for word in ALL_WORDS if word in text)
