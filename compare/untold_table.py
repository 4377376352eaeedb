"""Targets of which no later report tells, on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from compare.line_table import digest_phrases, outcome_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from warehouse.read_untold import UntoldTarget
    from warehouse.table_words import TableWords


def untold_table(rows: Sequence[UntoldTarget], title: str, words: TableWords) -> RenderableType:
    """Show a year's targets with what digests say of them, and last year's results in the same report."""
    table = Table(title=title, title_justify="left", box=None, header_style="bold", pad_edge=False)
    for heading in ("outcome", "promised", "grounds"):
        ratio = None if heading == "outcome" else 1
        table.add_column(words(f"outcomes.{heading}"), overflow="fold", ratio=ratio)
    for row in rows:
        table.add_row(_settled(row, words), escape(_promised(row, words)), escape(_grounds(row, words)))
    return Group(Text(words("untold.note"), style="yellow"), table)


def _settled(row: UntoldTarget, words: TableWords) -> str:
    if row.settled == "disputed":
        return words("outcomes.disputed")
    return outcome_mark(row.settled, words.language) if row.settled else words("untold.unknown")


def _promised(row: UntoldTarget, words: TableWords) -> str:
    quote = row.quote
    if row.indicator not in quote:
        quote = words("outcomes.named", indicator=words.indicator(row.indicator), quote=quote)
    if row.unit_id is None:
        return words("untold.of_digest", quote=quote, line=row.line)
    return f"{quote} [{row.unit_id}]"


def _grounds(row: UntoldTarget, words: TableWords) -> str:
    below = "↓ " if row.below else ""
    last = [f"{below}{words.said(row.last_year)}"] if row.last_year else []
    return "\n".join([*digest_phrases(row.digests, words), *last])
