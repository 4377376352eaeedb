"""A small warehouse of a fictional city, written through `warehouse.write` with hand-made readings."""

from __future__ import annotations

from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING

from small_texts import (
    EDITED,
    FACTS,
    GOALS,
    HOSTILE,
    HOSTILE_FACTS,
    HOSTILE_LINE,
    LAST,
    YEARS,
    YUNTING,
    Fact,
    Goal,
)

from pipeline import in_english
from warehouse.records import (
    Capture,
    Change,
    Comparison,
    Coverage,
    Evidence,
    Finding,
    ReadReport,
    Region,
    Section,
    SectionSeen,
    SilentEdit,
    Target,
    Unit,
)
from warehouse.write import PairRow, WarehouseWriter, WitnessRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from warehouse.records import RoleState


def build_small(home: Path, *, upto: int = 2025, hostile: bool = False) -> Path:
    """Build the reports up to a year, and with `hostile` a second city whose text attacks the page."""
    held = {year: outline for year, outline in YEARS.items() if year <= upto}
    with WarehouseWriter(home, fingerprint=f"{upto}{hostile}", program_version="test") as writer:
        _add_reports(writer, YUNTING, held, FACTS)
        if hostile:
            _add_reports(writer, HOSTILE, _hostile_years(), {2024: HOSTILE_FACTS})
        writer.write_english(in_english)
        writer.finish()
    return home


def _hostile_years() -> dict[int, str]:
    return {
        year: f"review 一、回顾\n一年来，恶意市完成了任务。\ntasks <i>二、{year}年任务</i>\n"
        f"（一）<u>$x$ **章节**</u>\n{HOSTILE_LINE}{more}\n新建图书馆3座。"
        for year, more in ((2023, ""), (2024, "，再加10个"))
    }


def _add_reports(
    writer: WarehouseWriter, region: Region, years: dict[int, str], facts: Mapping[int, Sequence[Fact]]
) -> None:
    writer.add_region(region)
    readings = {}
    for year, outline in years.items():
        text, reading = read_outline(region.slug, year, outline)
        digest, at = sha256(text.encode()).hexdigest(), "2025-03-01T08:00:00Z"
        url = f"https://www.{region.slug}.example/{year}" if year != LAST else None
        size = len(text.encode())
        writer.add_capture(
            Capture(at, digest, size, "text/plain", region.slug, year, "main", f"{year}.txt", url)
        )
        key = f"{region.slug}{year}"
        row = WitnessRow(region.slug, year, "main", digest, key, is_base=True, source_url=url, captured_at=at)
        writer.add_witness(row, reading, text)
        writer.add_silent_edits(row.witness_id, [_edit(digest, text)] if year == EDITED else [])
        readings[year] = (row.witness_id, reading)
    for (old, (old_id, before)), (new, (new_id, after)) in pairwise(readings.items()):
        pair = PairRow(region.slug, old, new, old_id, new_id, f"{region.slug}{old}{new}")
        writer.add_pair(pair, Comparison(before, after, changes=_changes(before, after, facts[new])))


def _edit(digest: str, text: str) -> SilentEdit:
    """Return a silent edit that put another number of car parks in."""
    at = text.find("1000个")
    place = (max(at, 0), max(at, 0) + 5)
    times = ("2025-03-01T08:00:00Z", "2025-02-01T08:00:00Z")
    return SilentEdit("misread_figure", *times, digest, digest, *place, *place, "1500个", "1000个")


def _changes(before: ReadReport, after: ReadReport, facts: Sequence[Fact]) -> tuple[Change, ...]:
    def unit(report: ReadReport, begins: str | None) -> tuple[str, ...]:
        return tuple(u.id for u in report.units if begins and u.text.startswith(begins))

    found = []
    for rank, fact in enumerate(facts):
        old, new = unit(before, fact.old), unit(after, fact.new)
        near = unit(before if new else after, fact.near)
        evidence = tuple(
            Evidence(each, "old" if new else "new", "candidate", 0.2, "仅有个别用语相同") for each in near
        )
        name = f"{old[0]}>{after.year}" if old else f"{before.year}>{new[0]}"
        weight = 0.9 - rank / 20
        found.append(
            Change(
                name, fact.kind, fact.facets, old, new, "unclear", fact.certainty, fact.verdict, evidence,
                weight, moves=fact.moves, reason="同一事项在新报告中继续出现，文字有改动。",
            )
        )  # fmt: skip
    return tuple(found)


def read_outline(region: str, year: int, outline: str) -> tuple[str, ReadReport]:
    """Return the text of a report and its reading; a line that begins with a role opens a part."""
    lines: list[str] = []
    units: list[Unit] = []
    sections: list[Section] = []
    role, part, section = "tasks", "", None
    at = 0
    for line in outline.strip().split("\n"):
        text = line.strip()
        if text.split(" ")[0] in {"review", "goals", "tasks"}:
            role, text = text.split(" ", 1)
            part, section = f"{role}.{1 + sum(s.level == 'part' for s in sections)}", None
            sections.append(Section(part, "part", None, text, role, at, at))
        else:
            heading = text.startswith("（")
            if heading:
                number = 1 + sum(s.parent == part for s in sections)
                section = Section(f"{part}.{number}", "section", number, text, role, at, at, part)
                sections.append(section)
            units.append(_unit(f"{region}-{year}", text, at, (sections, part, section), heading=heading))
        lines.append(text)
        at += len(text) + 1
    body = "\n".join(lines) + "\n"
    title = f"{year}年政府工作报告"
    return body, ReadReport(
        region, year, title, None, f"{year}-01-10", "市长", len(body), tuple(sections), tuple(units),
        _targets(body, units, GOALS[year] if region == YUNTING.slug else ()), _findings(year),
        _coverage(sections),
    )  # fmt: skip


def _unit(
    report: str, text: str, at: int, place: tuple[list[Section], str, Section | None], *, heading: bool
) -> Unit:
    sections, part, section = place
    key = section.key if section else part
    top = next(s for s in sections if s.key == part)
    count = sum(s.start < at for s in sections) + at
    return Unit(
        f"{report}/{key}/{count}", at, at + len(text), top.role,
        (top.title, section.title if section else None, None), text, "heading" if heading else "sentence",
        key, top.role in {"goals", "tasks"} and not heading and "获得感" not in text,
    )  # fmt: skip


def _targets(text: str, units: Sequence[Unit], goals: Sequence[Goal]) -> tuple[Target, ...]:
    found = []
    for goal in goals:
        start = text.index(goal.phrase)
        unit = next(u for u in units if u.start <= start < u.end)
        found.append(
            Target(
                unit.id, start, start + len(goal.phrase), None, None, goal.indicator, goal.indicator,
                goal.aspect, goal.comparator, goal.value, None, goal.unit, goal.unit, goal.value, None, None,
                headline=True, polarity="higher",
            )
        )  # fmt: skip
    return tuple(found)


def _findings(year: int) -> tuple[Finding, ...]:
    if year != LAST:
        return ()
    return (Finding("truncated_start", 0, 12, "正文从“二、预期目标”开始，此前的文字不在本文中。", "error"),)


def _coverage(sections: Sequence[Section]) -> Coverage:
    seen = tuple(SectionSeen(s.key, s.number, s.title, s.role, "present") for s in sections)
    if "review" in {section.role for section in sections}:
        return Coverage("full", {"review": "present", "goals": "present", "tasks": "present"}, seen, ())
    roles: dict[str, RoleState] = {"review": "missing", "goals": "present", "tasks": "damaged"}
    gone = (SectionSeen("tasks.2.1", 1, None, "tasks", "missing"),)
    why = ("没有工作回顾。", "任务部分缺少（一）。")
    return Coverage("partial", roles, seen, gone, why)
