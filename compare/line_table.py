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
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType

    from compare.names import Language
    from warehouse.line_answers import BranchRow, DigestTold, LineDetail, LineRow, LineYearRow, OutcomeRow
    from warehouse.table_words import TableWords

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


def line_table(detail: LineDetail, words: TableWords) -> RenderableType:
    """Show a line year by year, what changed marked in each year's words."""
    table = Table(box=None, header_style="bold", pad_edge=False, show_lines=False)
    for title in ("year", "words", "change", "outcome"):
        table.add_column(words(f"line.{title}"), overflow="fold", ratio=5 if title == "words" else None)
    before = ""
    for each in detail.years:
        if each.text is None:
            table.add_row(
                str(each.year), Text(name_of("gap", each.state, words.language), style="yellow"), "", ""
            )
            continue
        table.add_row(str(each.year), _redlined(before, each.text), _changes(each, words), _told(each, words))
        before = each.text
    told = line_sentence(detail.row, detail.years, words.language)
    head = Text(f"{detail.row.line_id}\n{told}", style="bold")
    branches = [Text(_branch(detail, each, words)) for each in detail.branches if each.kind != "doubtful"]
    return Group(head, Text(), table, *branches)


def _branch(detail: LineDetail, branch: BranchRow, words: TableWords) -> str:
    other = branch.new_line if branch.old_line == detail.row.line_id else branch.old_line
    return words(
        "line.branch",
        kind=name_of("branch", branch.kind, words.language),
        old=branch.old_year,
        new=branch.new_year,
        quote=branch.text[:_QUOTED],
        line=other,
    )


def _redlined(before: str, text: str) -> Text:
    if not before:
        return Text(text)
    shown = Text()
    for edit in redline(before, text):
        shown.append(_MARKS[edit.op].format(edit.text), style=_STYLES[edit.op])
    return shown


def _changes(each: LineYearRow, words: TableWords) -> str:
    told = [name_of("facet", facet, words.language) for facet in each.facets or ()]
    told += [name_of("incomparable", reason, words.language) for reason in each.incomparable or ()]
    if each.joint == "returned":
        told.insert(0, name_of("joint", "returned", words.language))
    return words.join(told)


def _told(each: LineYearRow, words: TableWords) -> str:
    return words.join(outcome_mark(verdict, words.language) for verdict in dict.fromkeys(each.verdicts or ()))


def outcome_mark(verdict: str, language: Language) -> str:
    """Return the sign and the name of a verdict."""
    return f"{name_of('outcome_mark', verdict, language)} {name_of('outcome', verdict, language)}"


def outcome_table(rows: Sequence[OutcomeRow], title: str, words: TableWords) -> RenderableType:
    """Show what became of a year's promises: what is disputed, then silence, first.

    Under the table stand the targets that are less than their own report says was reached the year before.
    """
    table = Table(title=title, title_justify="left", box=None, header_style="bold", pad_edge=False)
    for heading in ("outcome", "promised", "grounds"):
        ratio = None if heading == "outcome" else 1
        table.add_column(words(f"outcomes.{heading}"), overflow="fold", ratio=ratio)
    for row in sorted(rows, key=lambda row: not row.disputed)[:_SHOWN]:
        mark = outcome_mark(row.verdict, words.language)
        promised = row.target_quote or row.old_text
        if row.indicator and row.indicator not in promised:
            promised = words("outcomes.named", indicator=words.indicator(row.indicator), quote=promised)
        mark += "\n" + words("outcomes.disputed") if row.disputed else ""
        table.add_row(mark, escape(f"{promised} [{row.unit_id}]"), escape("\n".join(_grounds(row, words))))
    rest = len(rows) - _SHOWN
    below = dict.fromkeys(row.below_last for row in rows if row.below_last)
    return Group(
        table,
        Text(words("outcomes.rest", n=rest) if rest > 0 else ""),
        *(Text(f"↓ {words.said(sentence)}") for sentence in below),
    )


def _grounds(row: OutcomeRow, words: TableWords) -> list[str]:
    """Return why an outcome is so, and what digests say of it."""
    check = [words("outcomes.check", quote=row.nearest_text)] if row.nearest_text else []
    return [words.said(row.reason), *check, *digest_phrases(row.digests, words)]


def digest_phrases(digests: Iterable[DigestTold], words: TableWords) -> list[str]:
    """Say what digests of figures say of a target, and whose word each is."""
    return [
        words(
            "outcomes.digest",
            trust=name_of("trust", each.trust, words.language),
            figure=words.figure(each.value, None, each.unit_text),
            verdict=_verdict(each.verdict, words),
            source=each.source,
        )
        for each in digests
    ]


def _verdict(verdict: str | None, words: TableWords) -> str:
    return words("outcomes.verdict", verdict=name_of("outcome", verdict, words.language)) if verdict else ""
