"""Whole old sections without counterpart: perhaps dropped, perhaps lost from our copy of the new text.

Where the last section of the tasks is cut out of a text, neither numbering nor closing shows it, and all
that went on there would seem dropped. Measured on 57 pairs of whole reports: 1 in 60 old sections has next
to nothing that goes on, and hardly a drop that is certain stands there; where a last section is cut out,
more than half of the drops that seem certain by it do, and nearly all where the reading names the matter.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from compare.pair import COMPARED
from compare.saying import say
from compare.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compare.pair import Pair
    from compare.verdicts import Judgement
    from warehouse.records import ReadReport, Section


def sections_without_counterpart(pair: Pair) -> frozenset[str]:
    """Return the old units in whole sections of whose commitments hardly one goes on in the new report."""
    rules = _rules()
    linked = {link.old for link in pair.links}
    whole = _whole_sections(pair.old.report)
    units: dict[str, list[str]] = defaultdict(list)
    gone: dict[str, list[bool]] = defaultdict(list)
    for unit in pair.old.in_play():
        key = next((key for key in pair.old.sections_around(unit) if key in whole), None)
        if key is not None:
            units[key].append(unit.id)
            if unit.commitment:
                gone[key].append(unit.id not in linked)
    return frozenset(
        unit
        for key, states in gone.items()
        if len(states) >= rules["commitments"] and sum(states) >= rules["gone"] * len(states)
        for unit in units[key]
    )


def may_lack_section(report: ReadReport, roles: frozenset[str] = COMPARED) -> bool:
    """Tell whether the reading doubts that these parts of a text certified as whole are all there."""
    doubts = [f.start for f in report.findings if f.kind == "missing_section" and f.severity == "warning"]
    return any(
        section.role in roles and section.level == "part" and section.start <= doubt < section.end
        for doubt in doubts
        for section in report.sections
    )


def in_doubt(judged: Judgement, *, lost: bool, doubted: bool) -> Judgement:
    """Say of a silent drop what its section and the reading of the new text make of it.

    `lost`: its whole section has no counterpart. `doubted`: the new text may lack a section. Either is a
    reason to look; both together leave nothing to be told.
    """
    if judged.verdict != "dropped_silent" or not (lost or doubted):
        return judged
    if lost and doubted:
        return replace(judged, verdict="cannot_tell", certainty="open", reason=say("section_lost"))
    return replace(judged, reason=judged.reason + say("section_gone" if lost else "section_in_doubt"))


def _whole_sections(report: ReadReport) -> frozenset[str]:
    """Return the numbered sections of the tasks, and the parts of them that have none."""
    tasks = [section for section in report.sections if section.role == "tasks"]
    divided = {section.parent for section in tasks if _is_numbered(section)}
    return frozenset(
        section.key
        for section in tasks
        if _is_numbered(section) or (section.level == "part" and section.key not in divided)
    )


def _is_numbered(section: Section) -> bool:
    return section.level == "section" and section.number is not None


@cache
def _rules() -> Mapping[str, float]:
    table = read_table("verdicts")
    rules: Mapping[str, float] = table["lost_section"]
    return rules
