"""A small warehouse of a fictional city, written through `warehouse.write` with hand-made readings."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING

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
    TargetMove,
    Unit,
)
from warehouse.write import PairRow, WarehouseWriter, WitnessRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from warehouse.records import Aspect, Certainty, ChangeKind, Comparator, Facet, RoleState, Verdict

YUNTING = Region("yunting", "云汀市", "city", fictional=True)
HOSTILE = Region("hostile", "<b>恶意市</b>", "city", fictional=True)
HOSTILE_LINE = (
    "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
    "建设**粗体**与$\\alpha^2$和`码`、:red[红]:smile:[链](https://evil.example/x)\u202e倒\u202c字"
    + "长"
    * 10_000
)


@dataclass(frozen=True)
class Goal:
    """A headline target as it stands in a goals sentence."""

    phrase: str
    indicator: str
    comparator: Comparator
    value: float | None
    unit: str | None
    aspect: Aspect = "growth"


LAST = 2025
"""A year of which only the second half is held."""
EDITED = 2024
"""A year whose text was changed after it was first fetched."""
YEARS = {
    2023: """
        review 一、2022年工作回顾
        一年来，地区生产总值增长5.6%。
        goals 二、2023年预期目标
        主要预期目标是：地区生产总值增长6%以上，新增就业3万人，居民收入与经济增长同步。
        tasks 三、2023年重点任务
        （一）壮大云汀产业
        新建沙洲轴承产业园，引进企业30家。
        支持企业开展数字化改造，培育示范车间40个。
        开行云汀至海港的货运班列。
        （二）建设宜居水城
        改造老旧小区50个，惠及居民2万户。
        建成汀河湿地公园二期。
        新增公共停车位1000个。
    """,
    2024: """
        review 一、2023年工作回顾
        一年来，地区生产总值增长5.8%。
        汀河湿地公园二期建成开放。
        goals 二、2024年预期目标
        主要预期目标是：地区生产总值增长5.5%左右，新增就业3.2万人，居民收入与经济增长同步。
        tasks 三、2024年重点任务
        （一）壮大云汀产业
        建强沙洲轴承产业园，引进企业45家以上。
        支持企业开展数字化改造，培育示范车间60个。
        设立云汀科创基金，首期规模5亿元。
        （二）建设宜居水城
        改造老旧小区40个左右，惠及居民1.6万户。
        新增公共停车位1000个。
        让每一位市民都有更多获得感。
    """,
    2025: """
        goals 二、2025年预期目标
        主要预期目标是：地区生产总值增长5%左右，新增就业3万人以上。
        tasks 三、2025年重点任务
        （二）建设宜居水城
        改造老旧小区35个，惠及居民1.5万户。
        新增公共停车位1200个。
    """,
}
GOALS = {
    2023: (
        Goal("地区生产总值增长6%以上", "地区生产总值", ">=", 6, "%"),
        Goal("新增就业3万人", "新增就业", "=", 30_000, "人", "increment"),
        Goal("居民收入与经济增长同步", "居民收入", "sync", None, None),
    ),
    2024: (
        Goal("地区生产总值增长5.5%左右", "地区生产总值", "≈", 5.5, "%"),
        Goal("新增就业3.2万人", "新增就业", "=", 32_000, "人", "increment"),
        Goal("居民收入与经济增长同步", "居民收入", "sync", None, None),
    ),
    2025: (
        Goal("地区生产总值增长5%左右", "地区生产总值", "≈", 5, "%"),
        Goal("新增就业3万人以上", "新增就业", ">=", 30_000, "人", "increment"),
    ),
}


@dataclass(frozen=True)
class Fact:
    """What became of the sentence that begins so, in the order of the list from weighty to light."""

    old: str | None
    new: str | None
    kind: ChangeKind
    facets: tuple[Facet, ...] = ()
    verdict: Verdict | None = None
    certainty: Certainty = "certain"
    moves: tuple[TargetMove, ...] = ()
    near: str | None = None
    """How the nearest candidate begins."""


FACTS = {
    2024: (
        Fact("主要预期", "主要预期", "revised", ("raised", "lowered", "softened"), moves=(
            TargetMove(0, 0, ("lowered", "softened"), "down"), TargetMove(1, 1, ("raised",), "up"),
        )),
        Fact("开行云汀", None, "dropped", (), "dropped_silent", "likely", near="设立云汀"),
        Fact("建成汀河", None, "dropped", (), "dropped_reported_done"),
        Fact("新建沙洲", "建强沙洲", "revised", ("raised", "reworded")),
        Fact(None, "设立云汀", "added", near="开行云汀"),
        Fact("支持企业", "支持企业", "revised", ("raised",)),
        Fact("改造老旧", "改造老旧", "revised", ("lowered", "softened")),
        Fact("新增公共", "新增公共", "carried"),
    ),
    2025: (
        Fact("主要预期", "主要预期", "revised", ("lowered",), moves=(
            TargetMove(0, 0, ("lowered",), "down"), TargetMove(1, 1, ("lowered", "tightened"), "unclear"),
        )),
        Fact("建强沙洲", None, "dropped", (), "cannot_tell", "open"),
        Fact("支持企业", None, "dropped", (), "cannot_tell", "open"),
        Fact("设立云汀", None, "dropped", (), "cannot_tell", "open"),
        Fact("改造老旧", "改造老旧", "revised", ("lowered",)),
        Fact("新增公共", "新增公共", "revised", ("raised",)),
    ),
}  # fmt: skip
HOSTILE_FACTS = (
    Fact("<script>", "<script>", "revised", ("reworded",)),
    Fact("新建图书馆", "新建图书馆", "carried"),
)


def build_small(home: Path, *, upto: int = 2025, hostile: bool = False) -> Path:
    """Build the reports up to a year, and with `hostile` a second city whose text attacks the page."""
    held = {year: outline for year, outline in YEARS.items() if year <= upto}
    with WarehouseWriter(home, fingerprint=f"{upto}{hostile}", program_version="test") as writer:
        _add_reports(writer, YUNTING, held, FACTS)
        if hostile:
            _add_reports(writer, HOSTILE, _hostile_years(), {2024: HOSTILE_FACTS})
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
