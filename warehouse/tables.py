"""Records as tables for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.console import Group
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from warehouse.held_records import HeldReport
    from warehouse.records import Finding, ReadReport, Target

_COVERAGE_ZH: Final = {
    "full": "完整",
    "partial": "不完整",
    "digest": "摘要",
    "not_a_report": "不是政府工作报告",
}
_KIND_ZH: Final = {
    "full": "全文", "excerpt": "节选", "abstract": "摘要", "key_work": "重点工作", "livelihood": "民生实事",
    "task_list": "任务分解", "digest": "指标摘录", "collated": "合成",
}  # fmt: skip
_TRUST_ZH: Final = {
    "official": "官方", "press": "媒体", "other": "其他", "given": "自备", "refused": "不可信",
}  # fmt: skip
_ROLE_ZH: Final = {
    "preamble": "开头", "review": "回顾", "goals": "目标", "tasks": "任务",
    "closing": "结束语", "annex": "附件", "furniture": "页面文字",
}  # fmt: skip


def status_table(rows: Iterable[HeldReport]) -> RenderableType:
    """Return one line per held text, and below what is missing and where it may be had."""
    rows = tuple(rows)
    table = Table(box=None, header_style="bold", pad_edge=False)
    for title in ("地区", "年份", "文本", "种类", "来源", "字节", "入库时间", "查看", "完整度"):
        table.add_column(title, justify="right" if title == "字节" else "left")
    for row in rows:
        if row.held:
            table.add_row(*_status_cells(row))
    gaps = [row for row in rows if not row.held]
    return Group(table, Text(), _gaps(gaps)) if gaps else table


def _status_cells(row: HeldReport) -> Iterator[str]:
    mark = " *" if row.is_base else ""
    mark += f" = {' + '.join(row.made_of)}" if row.made_of else ""
    unknown = "尚未建库" if row.readable else "尚不能读取"
    yield f"{row.region} {row.name}"
    yield str(row.year)
    yield row.witness + mark
    yield _KIND_ZH.get(row.kind or "", "—")
    yield _TRUST_ZH.get(row.trust or "", "—")
    yield f"{row.size:,}"
    yield row.at[:10]
    yield row.last_checked[:10] if row.last_checked else ("从未" if row.source_url else "—")
    yield "—" if row.kind == "digest" else _COVERAGE_ZH.get(row.coverage or "", unknown)


def _gaps(rows: Iterable[HeldReport]) -> Table:
    table = Table(
        title="缺什么，到哪里找", title_justify="left", box=None, header_style="bold", pad_edge=False
    )
    for title in ("地区", "年份", "缺", "来源"):
        table.add_column(title, overflow="fold")
    for row in rows:
        lacking = _short("、".join(row.missing), 40)
        table.add_row(f"{row.region} {row.name}", str(row.year), lacking, "\n".join(row.where) or "未登记")
    return table


def report_table(report: ReadReport) -> RenderableType:
    """Return what was read out of one text, on about one screen."""
    head = Text()
    head.append(report.title or "（无标题）", style="bold")
    for label, value in (
        ("会议", report.session),
        ("作报告日期", report.delivered_on),
        ("页面发布日期", report.published_on),
        ("报告人", report.speaker),
    ):
        head.append(f"\n{label}：{value or '—'}")
    coverage = report.coverage
    head.append(f"\n完整度：{_COVERAGE_ZH[coverage.verdict]}")
    for reason in coverage.reasons:
        head.append(f"\n  · {reason}")
    return Group(
        head, Text(), _outline(report), Text(), _targets(report.targets), Text(), _findings(report.findings)
    )


def _outline(report: ReadReport) -> Table:
    table = Table(title="结构", title_justify="left", box=None, header_style="bold", pad_edge=False)
    for title in ("部分", "标题", "字符", "句段"):
        table.add_column(title)
    for section in report.sections:
        if section.level == "theme":
            continue
        inside = sum(section.start <= unit.start < section.end for unit in report.units)
        number = "" if section.number is None else f"{section.number} "
        indent = number if section.level == "part" else f"  {number}"
        place = f"{section.start}–{section.end}"
        table.add_row(_ROLE_ZH[section.role], f"{indent}{_short(section.title, 40)}", place, str(inside))
    return table


def _targets(targets: tuple[Target, ...]) -> Table:
    table = Table(
        title=f"指标目标（{len(targets)}）",
        title_justify="left",
        box=None,
        header_style="bold",
        pad_edge=False,
    )
    for title in ("", "指标", "口径", "比较", "数值", "位置"):
        table.add_column(title)
    for target in targets:
        high = "" if target.value_high is None else f"—{target.value_high:g}"
        value = "" if target.value is None else f"{target.value:g}{high}{target.unit_text or ''}"
        star = "★" if target.headline else ""
        place = f"{target.start}–{target.end}"
        table.add_row(star, _short(target.indicator, 30), target.aspect, target.comparator, value, place)
    return table


def _findings(findings: tuple[Finding, ...]) -> RenderableType:
    if not findings:
        return Text("文本问题：无")
    table = Table(title="文本问题", title_justify="left", box=None, header_style="bold", pad_edge=False)
    for title in ("程度", "种类", "位置", "说明"):
        table.add_column(title)
    for finding in findings:
        table.add_row(finding.severity, finding.kind, f"{finding.start}–{finding.end}", finding.detail)
    return table


def _short(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
