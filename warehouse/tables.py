"""Records as tables for a terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rich.console import Group
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from warehouse.table_words import TableWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from warehouse.held_records import HeldReport
    from warehouse.records import Finding, ReadReport, Target

_CHINESE: Final = TableWords()
_SECTION: Final = re.compile(r"(回顾|目标|任务|)（([0-9]+)）(.*)", re.DOTALL)
"""A numbered section that is missing, as `ingest.holdings.missing` writes it."""


def status_table(rows: Iterable[HeldReport], words: TableWords = _CHINESE) -> RenderableType:
    """Return one line per held text; below what cannot be read, what is missing and where it may be had."""
    rows = tuple(rows)
    table = _plain_table()
    for title in ("region", "year", "text", "kind", "source", "bytes", "added", "checked", "coverage"):
        table.add_column(words(f"status.{title}"), justify="right" if title == "bytes" else "left")
    for row in rows:
        if row.held:
            table.add_row(*_status_cells(row, words))
    blocks: list[RenderableType] = [table]
    if unread := [row for row in rows if row.unread_reason]:
        blocks += [Text(), _unread(unread, words)]
    if gaps := [row for row in rows if not row.held]:
        blocks += [Text(), _gaps(gaps, words)]
    return Group(*blocks)


def _plain_table(title: str | None = None) -> Table:
    return Table(title=title, title_justify="left", box=None, header_style="bold", pad_edge=False)


def _status_cells(row: HeldReport, words: TableWords) -> Iterator[str]:
    mark = " *" if row.is_base else ""
    mark += f" = {' + '.join(row.made_of)}" if row.made_of else ""
    unknown = words("status.not_built" if row.readable else "status.not_readable")
    yield f"{row.region} {row.name}"
    yield str(row.year)
    yield row.witness + mark
    yield words.named("kind", row.kind, "—")
    yield words.named("trust", row.trust, "—")
    yield f"{row.size:,}"
    yield row.at[:10]
    yield row.last_checked[:10] if row.last_checked else (words("status.never") if row.source_url else "—")
    yield "—" if row.kind == "digest" else words.named("coverage", row.coverage, unknown)


def _unread(rows: Iterable[HeldReport], words: TableWords) -> Table:
    table = _plain_table(words("status.unread"))
    for title in ("region", "year", "text", "why"):
        table.add_column(words(f"status.{title}"), overflow="fold")
    for row in rows:
        reason = escape(words.said(row.unread_reason or ""))
        table.add_row(f"{row.region} {row.name}", str(row.year), row.witness, reason)
    return table


def _gaps(rows: Iterable[HeldReport], words: TableWords) -> Table:
    table = _plain_table(words("status.gaps"))
    for title in ("region", "year", "lacks", "source"):
        table.add_column(words(f"status.{title}"), overflow="fold")
    for row in rows:
        lacking = _short(words.join(_missing(part, words) for part in row.missing), 40)
        where = "\n".join(row.where) or words("status.unregistered")
        table.add_row(f"{row.region} {row.name}", str(row.year), lacking, where)
    return table


def _missing(part: str, words: TableWords) -> str:
    """Say in the words' language what is missing; a section's title stays as the report has it."""
    section = _SECTION.fullmatch(part)
    if section is None or words.language == "zh":
        return words.named("missing", part, part)
    role, number, title = section.groups()
    return f"{words.named('missing', role)} ({number}) {title}".strip()


def report_table(report: ReadReport, words: TableWords = _CHINESE) -> RenderableType:
    """Return what was read out of one text, on about one screen."""
    head = Text()
    head.append(report.title or words("report.untitled"), style="bold")
    for label, value in (
        ("session", report.session),
        ("delivered", report.delivered_on),
        ("published", report.published_on),
        ("speaker", report.speaker),
    ):
        head.append("\n" + words("report.fact", label=words(f"report.{label}"), value=value or "—"))
    coverage = report.coverage
    verdict = words.named("coverage", coverage.verdict)
    head.append("\n" + words("report.fact", label=words("status.coverage"), value=verdict))
    for reason in coverage.reasons:
        head.append(f"\n  · {words.said(reason)}")
    parts = (_outline(report, words), _targets(report.targets, words), _findings(report.findings, words))
    return Group(head, *(each for part in parts for each in (Text(), part)))


def _outline(report: ReadReport, words: TableWords) -> Table:
    table = _plain_table(words("report.outline"))
    for title in ("part", "heading", "characters", "units"):
        table.add_column(words(f"report.{title}"))
    for section in report.sections:
        if section.level == "theme":
            continue
        inside = sum(section.start <= unit.start < section.end for unit in report.units)
        number = "" if section.number is None else f"{section.number} "
        indent = number if section.level == "part" else f"  {number}"
        place = f"{section.start}–{section.end}"
        role = words.named("role", section.role)
        table.add_row(role, escape(f"{indent}{_short(section.title, 40)}"), place, str(inside))
    return table


def _targets(targets: tuple[Target, ...], words: TableWords) -> Table:
    table = _plain_table(words("report.targets", n=len(targets)))
    table.add_column("")
    for title in ("indicator", "aspect", "comparator", "value", "place"):
        table.add_column(words(f"report.{title}"))
    for target in targets:
        table.add_row(
            "★" if target.headline else "",
            escape(words.indicator(_short(target.indicator, 30))),
            words.named("aspect", target.aspect),
            words.named("comparator", target.comparator),
            words.figure(target.value, target.value_high, target.unit_text),
            f"{target.start}–{target.end}",
        )
    return table


def _findings(findings: tuple[Finding, ...], words: TableWords) -> RenderableType:
    if not findings:
        return Text(words("report.no_findings"))
    table = _plain_table(words("report.findings"))
    for title in ("severity", "finding", "place", "detail"):
        table.add_column(words(f"report.{title}"))
    for finding in findings:
        table.add_row(
            words.named("severity", finding.severity),
            words.named("finding", finding.kind),
            f"{finding.start}–{finding.end}",
            escape(words.said(finding.detail)),
        )
    return table


def _short(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
