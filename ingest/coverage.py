"""The certificate: which roles and numbered sections of a report a text holds."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from ingest.genre import GENRE
from ingest.outlining.frame import SHORTEST_REPORT
from ingest.outlining.numbering import Gap, find_gaps, numeral, numerals_of
from ingest.outlining.parts import title_role
from ingest.saying import say
from warehouse.records import Coverage, CoverageVerdict, Role, RoleState, SectionSeen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.outline import Outline
    from warehouse.records import Finding, Section

_NAMES: dict[Role, str] = {
    "preamble": "开头",
    "review": "工作回顾",
    "goals": "总体要求和目标",
    "tasks": "任务部分",
    "closing": "结束语",
}
_NEEDED: tuple[Role, ...] = ("review", "tasks", "closing")
_SIGNS_NEEDED = 3
_ANNUAL = re.compile(r"(?:19|20)[0-9]{2}年|今年")
_FEWEST_AIMS = 8
"""Words of measure in one paragraph that make it the headline list; the lists seen hold 9 to 25."""
_FEWEST_ASSIGNED = 3
_TOP = 400
"""Characters at the top of a source in which a page says what it shows."""


def certify(source: str, outline: Outline, findings: Sequence[Finding]) -> Coverage:
    """Certify what a text holds, and say for every verdict but `full` why it is not."""
    gaps = find_gaps(outline)
    unread = _unread_pages(outline, findings)
    hurt = sorted(
        at
        for finding in findings
        if finding.severity == "error" and finding.kind != "wrong_document"
        for at in (_beside(outline, finding) if finding in unread else [finding.start])
    )
    sections = _seen(outline, hurt)
    roles = _roles(outline, hurt, gaps)
    headless = _lacks_headline(outline)
    if headless:
        roles["goals"] = "damaged"
    missing = [SectionSeen(gap.key, gap.number, None, gap.role, "missing") for gap in gaps]
    missing += [
        SectionSeen(role, None, None, role, "missing") for role in _NEEDED if roles[role] == "missing"
    ]
    reasons = _reasons(outline, roles, gaps, findings)
    reasons += [finding.detail for finding in unread]
    if headless:
        reasons.append(say("no_headline"))
    verdict = _verdict(source, outline, roles, reasons)
    if verdict == "not_a_report":
        reasons = [say("no_report")]
    reasons += [finding.detail for finding in findings if finding.kind == "wrong_document"]
    return Coverage(
        verdict,
        {str(role): state for role, state in roles.items()},
        tuple(sections + missing),
        tuple(missing),
        tuple(reasons),
    )


def _unread_pages(outline: Outline, findings: Sequence[Finding]) -> list[Finding]:
    """Return the scanned pages within the speech: a cover of pictures takes nothing from it."""
    if not outline.drafts:
        return []
    start, end = outline.drafts[0].start, outline.drafts[-1].end
    return [f for f in findings if f.kind == "scanned_pages" and start < f.start < end]


def _beside(outline: Outline, finding: Finding) -> list[int]:
    """Return places in the text on either side of a page: what it held may have belonged to both."""
    before = [draft.start for draft in outline.drafts if draft.start <= finding.start]
    behind = [draft.start for draft in outline.drafts if draft.start > finding.start]
    return [*before[-1:], *behind[:1]]


def _lacks_headline(outline: Outline) -> bool:
    """Tell whether a part that is named after the year's aims names no aims: its headline list is lost."""
    parts = [
        s
        for s in outline.sections
        if s.level == "part" and title_role(s.title) == "goals" and _ANNUAL.search(s.title)
    ]
    paragraphs: dict[int, str] = {}
    for draft in outline.drafts if parts else ():
        if any(part.start <= draft.start < part.end for part in parts):
            paragraphs[draft.paragraph] = paragraphs.get(draft.paragraph, "") + draft.text
    if not paragraphs or any(GENRE.has("goals.annual", text) for text in paragraphs.values()):
        return False
    measured = max(len(GENRE.patterns["goals.measured"].findall(text)) for text in paragraphs.values())
    return measured < _FEWEST_AIMS


def _is_counted(section: Section) -> bool:
    if section.role in {"furniture", "annex"}:
        return False
    return section.level == "part" or (section.level == "section" and section.number is not None)


def _seen(outline: Outline, hurt: Sequence[int]) -> list[SectionSeen]:
    counted = [section for section in outline.sections if _is_counted(section)]
    parents = {section.parent for section in counted}
    seen = []
    for section in counted:
        untitled = section.level == "part" and not section.title and section.number is not None
        damaged = untitled or (section.key not in parents and _is_hurt(section, hurt))
        state: RoleState = "damaged" if damaged else "present"
        seen.append(SectionSeen(section.key, section.number, section.title or None, section.role, state))
    return seen


def _is_hurt(section: Section, hurt: Sequence[int]) -> bool:
    """Tell whether an error stands within a section; `hurt` are the errors' places in their order."""
    return bisect_left(hurt, section.start) < bisect_left(hurt, section.end)


def _roles(outline: Outline, hurt: Sequence[int], gaps: Sequence[Gap]) -> dict[Role, RoleState]:
    roles: dict[Role, RoleState] = {}
    for role in _NAMES:
        own = [section for section in outline.sections if section.role == role and section.level == "part"]
        damaged = any(_is_hurt(section, hurt) for section in own) or any(gap.role == role for gap in gaps)
        roles[role] = "missing" if not own else "damaged" if damaged else "present"
    if not outline.frame.opened:
        roles["preamble"] = "missing"
    return roles


def _reasons(
    outline: Outline, roles: dict[Role, RoleState], gaps: Sequence[Gap], findings: Sequence[Finding]
) -> list[str]:
    reasons = []
    if not outline.frame.opened:
        reasons.append(say("no_opening"))
    if beheaded := outline.beheaded:
        reasons.append(say("beheaded", numeral=numeral(beheaded.number or 0)))
    for parent in dict.fromkeys((gap.level, gap.before.parent, gap.role) for gap in gaps):
        numbers = [gap.number for gap in gaps if (gap.level, gap.before.parent, gap.role) == parent]
        key = "role_lacks_parts" if parent[0] == "part" else "role_lacks_sections"
        names = numerals_of(numbers, parent[0])
        reasons.append(say(key, role=_NAMES[parent[2]], numerals=names))
    reasons += [say("no_role", role=_NAMES[role]) for role in _NEEDED if roles[role] == "missing"]
    for kind, key in (("truncated_end", "no_end"), ("splice", "spliced"), ("mojibake", "garbled_places")):
        count = sum(f.kind == kind and f.severity == "error" for f in findings)
        if count:
            reasons.append(say(key, n=count))
    return reasons


def _verdict(
    source: str, outline: Outline, roles: dict[Role, RoleState], reasons: Sequence[str]
) -> CoverageVerdict:
    top = source[:_TOP]
    named = "政府工作报告" in top
    if _signs(source, outline) < _SIGNS_NEEDED or (GENRE.has("other.document", top) and not named):
        return "not_a_report"
    if GENRE.has("other.abridged", top) or _is_assigned(outline):
        return "digest"
    unframed = not outline.frame.opened and roles["closing"] == "missing"
    length = sum(len(draft.text) for draft in outline.drafts)
    is_part = bool(find_gaps(outline)) or GENRE.has("furniture.jump", source)
    if not outline.frame.opened and (length < SHORTEST_REPORT or GENRE.has("other.short_form", top)):
        return "partial" if is_part else "digest"
    if unframed and "missing" in {roles["review"], roles["tasks"]} and not is_part:
        return "digest"
    only_unopened = len(reasons) == 1 and not outline.frame.opened
    return "full" if not reasons or only_unopened else "partial"


def _is_assigned(outline: Outline) -> bool:
    """Tell whether a text without a speech's opening names again and again who is in charge, as lists do."""
    if outline.frame.opened:
        return False
    assigned = GENRE.patterns["other.assigned"]
    return sum(len(assigned.findall(draft.text)) for draft in outline.drafts) >= _FEWEST_ASSIGNED


def _signs(source: str, outline: Outline) -> int:
    """Count the signs that a text is a work report at all."""
    text = "\n".join(draft.text for draft in outline.drafts)
    titled = {s.role for s in outline.sections if s.level == "part" and s.title}
    return (
        2 * outline.frame.opened
        + ("政府工作报告" in source[:_TOP])
        + ("各位代表" in text)
        + GENRE.has("furniture.jump", source)
        + 2 * len(titled & {"review", "goals", "tasks"})
        + GENRE.has("goals.annual", text)
        + (outline.frame.closing is not None)
    )
