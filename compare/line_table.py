"""Lines and outcomes on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from compare.line_summary import summary_phrase
from compare.names import name_of
from compare.redline import redline
from warehouse.line_records import LineGap, LineSummary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from compare.names import Language
    from warehouse.line_answers import BranchRow, LineDetail, LineRow, LineYearRow, OutcomeRow

_SHOWN = 40
"""Outcomes that the terminal shows: the full list is in the JSON."""
_QUOTED = 40
"""Characters of another line's words that a branch quotes."""
_STYLES = {"delete": "red strike", "insert": "green underline", "equal": ""}
_MARKS = {"delete": "[-{}-]", "insert": "{{+{}+}}", "equal": "{}"}


def line_sentence(row: LineRow, years: Sequence[LineYearRow], language: Language = "zh") -> str:
    """Say in one sentence how a line went."""
    counted = ("raised", "lowered", "tightened", "softened", "quantified", "dequantified", "scope_changed")
    facets = {facet: getattr(row, facet) for facet in counted}
    summary = LineSummary(
        row.years, facets, row.incomparable, row.returns, row.asked, row.reported, row.last_reported,
        row.silent_run,
    )  # fmt: skip
    gaps = [LineGap(each.year, each.state) for each in years if each.state != "there"]
    return summary_phrase((row.first_year, row.last_year), summary, gaps, row.ending, language)


def line_table(detail: LineDetail) -> RenderableType:
    """Show a line year by year, what changed marked in each year's words."""
    table = Table(box=None, header_style="bold", pad_edge=False, show_lines=False)
    for title in ("年份", "文字", "变化", "结果"):
        table.add_column(title, overflow="fold", ratio=5 if title == "文字" else None)
    before = ""
    for each in detail.years:
        if each.text is None:
            table.add_row(str(each.year), Text(name_of("gap", each.state), style="yellow"), "", "")
            continue
        table.add_row(str(each.year), _redlined(before, each.text), _changes(each), _told(each))
        before = each.text
    head = Text(f"{detail.row.line_id}\n{line_sentence(detail.row, detail.years)}", style="bold")
    branches = [Text(_branch(detail, each)) for each in detail.branches if each.kind != "doubtful"]
    return Group(head, Text(), table, *branches)


def _branch(detail: LineDetail, branch: BranchRow) -> str:
    other = branch.new_line if branch.old_line == detail.row.line_id else branch.old_line
    years = f"{branch.old_year}→{branch.new_year}"
    return f"{name_of('branch', branch.kind)} {years}：{branch.text[:_QUOTED]}（{other}）"


def _redlined(before: str, text: str) -> Text:
    if not before:
        return Text(text)
    shown = Text()
    for edit in redline(before, text):
        shown.append(_MARKS[edit.op].format(edit.text), style=_STYLES[edit.op])
    return shown


def _changes(each: LineYearRow) -> str:
    words = [name_of("facet", facet) for facet in each.facets or ()]
    words += [name_of("incomparable", reason) for reason in each.incomparable or ()]
    if each.joint == "returned":
        words.insert(0, name_of("joint", "returned"))
    return "、".join(words)


def _told(each: LineYearRow) -> str:
    verdicts = dict.fromkeys(each.verdicts or ())
    return "、".join(f"{name_of('outcome_mark', v)} {name_of('outcome', v)}" for v in verdicts)


def outcome_table(rows: Sequence[OutcomeRow], title: str) -> RenderableType:
    """Show what became of a year's promises: what is disputed, then silence, first.

    Under the table stand the targets that are less than their own report says was reached the year before.
    """
    table = Table(title=title, title_justify="left", box=None, header_style="bold", pad_edge=False)
    for heading in ("结果", "承诺", "依据"):
        table.add_column(heading, overflow="fold", ratio=None if heading == "结果" else 1)
    for row in sorted(rows, key=lambda row: not row.disputed)[:_SHOWN]:
        mark = f"{name_of('outcome_mark', row.verdict)} {name_of('outcome', row.verdict)}"
        promised = row.target_quote or row.old_text
        if row.indicator and row.indicator not in promised:
            promised = f"{row.indicator}：{promised}"
        mark += "\n⚠ 来源不一致" if row.disputed else ""
        table.add_row(mark, escape(f"{promised} [{row.unit_id}]"), escape("\n".join(_grounds(row))))
    rest = len(rows) - _SHOWN
    below = dict.fromkeys(row.below_last for row in rows if row.below_last)
    return Group(
        table,
        Text(f"另有 {rest} 项，见 --json。" if rest > 0 else ""),
        *(Text(f"↓ {sentence}") for sentence in below),
    )


def _grounds(row: OutcomeRow) -> list[str]:
    """Return why an outcome is so, and what digests say of it."""
    told = [
        f"{name_of('trust', each.trust)}：{each.value:g}{each.unit_text or ''}"
        f"{'，' + name_of('outcome', each.verdict) if each.verdict else ''}（{each.source}）"
        for each in row.digests
    ]
    return [row.reason, *told]
