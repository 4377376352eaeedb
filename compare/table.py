"""A comparison on the terminal: counts, headline targets old → new, what to look at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from compare.names import name_of, target_phrase
from compare.redline import redline
from compare.summary import HeadlineRow, Summary, summarise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from compare.page import SourceNote
    from warehouse.records import Change, Comparison, Unit

_SHOWN = 12
"""Changes of each kind that the terminal shows: the full list is in the HTML report and the JSON."""
_QUOTED = 30
"""Characters of a text changed after publication that the warning quotes."""
_COLOURS = {"carried": "dim", "revised": "blue", "added": "green", "dropped": "red"}


def comparison_table(comparison: Comparison, sources: Sequence[SourceNote] = ()) -> RenderableType:
    """Lay a comparison out for a terminal of 100 columns: warnings, counts, targets, top changes."""
    summary = summarise(comparison)
    warnings = [*summary.warnings, *(told for source in sources for told in _edited(source))]
    blocks: list[RenderableType] = [Text(f"⚠{w}", style="bold yellow") for w in warnings]
    blocks.append(_counts(summary))
    blocks.append(_headline(summary))
    old = {u.id: u for u in comparison.old.units}
    new = {u.id: u for u in comparison.new.units}
    for kind in ("dropped", "revised", "added"):
        changes = [
            c for c in comparison.changes if c.kind == kind and c.commitment and c.verdict != "cannot_tell"
        ]
        blocks += _list(kind, changes, old, new)
    return Group(*blocks)


def _edited(source: SourceNote) -> Iterator[str]:
    """Warn of a text that was changed after publication, its first change shown."""
    if source.silent_edits:
        first = source.silent_edits[0]
        was, now = (text[:_QUOTED] or "（无）" for text in (first.old_text, first.new_text))
        places = len(source.silent_edits)
        yield f"{source.label}的文本公布后改动 {places} 处（{first.noticed_at} 发现）：{was} → {now}"


def _counts(summary: Summary) -> Text:
    line = Text()
    for kind, number in summary.kinds.items():
        line.append(f"{name_of('mark', kind)} {name_of('kind', kind)} {number}   ", style=_COLOURS[kind])
    verdicts = "，".join(f"{name_of('verdict', v)} {n}" for v, n in summary.verdicts.items())
    line.append(f"（{verdicts}）" if verdicts else "")
    if any(summary.untold.values()):
        dropped, added = summary.untold["dropped"], summary.untold["added"]
        line.append(f"\n？ 无法判断：旧文 {dropped} 项、新文 {added} 项", style="yellow")
    line.append(f"\n{summary.commitments} 项变化中 {summary.needs_an_eye} 项待人工判断；")
    line.append(f"标题、口号等 {summary.others} 条不计。")
    return line


def _headline(summary: Summary) -> RenderableType:
    if not summary.headline:
        return Text("两份文本里都没有找到主要预期指标的段落。", style="dim")
    table = Table(title="主要预期指标", title_justify="left", width=100)
    for heading, ratio in (("指标", 4), ("旧", 2), ("新", 2), ("变化", 3)):
        table.add_column(heading, ratio=ratio, overflow="fold")
    for row in summary.headline:
        table.add_row(
            escape(row.indicator),
            escape(target_phrase(row.old)) if row.old else "—",
            escape(target_phrase(row.new)) if row.new else "—",
            _moved(row),
        )
    return Padding(table, (1, 0))


def _moved(row: HeadlineRow) -> str:
    if row.untold:
        return "？ 文本不完整，无法判断"
    if row.old is None:
        return "＋ 新列"
    if row.new is None:
        return "－ 未列"
    if not row.facets:
        return "= 不变"
    arrow = {"up": "▲ ", "down": "▼ "}.get(row.ambition, "～ ")
    return arrow + "、".join(name_of("facet", f) for f in row.facets)


def _list(
    kind: str, changes: list[Change], old: Mapping[str, Unit], new: Mapping[str, Unit]
) -> list[RenderableType]:
    if not changes:
        return []
    shown = changes[:_SHOWN]
    title = f"{name_of('mark', kind)} {name_of('kind', kind)} {len(changes)} 项"
    if len(changes) > len(shown):
        title += f"，前 {len(shown)} 项"
    blocks: list[RenderableType] = [Text(f"\n{title}", style=f"bold {_COLOURS[kind]}")]
    for change in shown:
        blocks.append(_remark(change))
        blocks.append(Padding(_passage(change, old, new), (0, 0, 0, 4)))
    return blocks


def _remark(change: Change) -> Text:
    words = [name_of("facet", f) for f in change.facets]
    if change.verdict:
        words.append(name_of("verdict", change.verdict))
    words.append(name_of("certainty", change.certainty))
    if change.ambition in {"up", "down"}:
        words.append(name_of("ambition", change.ambition))
    return Text(f"  {name_of('mark', change.kind)} " + " · ".join(words), style=_COLOURS[change.kind])


def _passage(change: Change, old: Mapping[str, Unit], new: Mapping[str, Unit]) -> Text:
    before = "".join(old[i].text for i in change.old)
    after = "".join(new[i].text for i in change.new)
    if not (before and after):
        return Text(before or after)
    text = Text()
    for edit in redline(before, after):
        if edit.op == "delete":
            text.append(f"[-{edit.text}-]", style="red strike")
        elif edit.op == "insert":
            text.append(f"{{+{edit.text}+}}", style="green underline")
        else:
            text.append(edit.text)
    return text
