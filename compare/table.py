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
from warehouse.table_words import TableWords

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from compare.names import Language
    from warehouse.records import Change, Comparison, SourceNote, Unit

_CHINESE = TableWords()
_SHOWN = 12
"""Changes of each kind that the terminal shows: the full list is in the HTML report and the JSON."""
_QUOTED = 30
"""Characters of a text changed after publication that the warning quotes."""
_GROUNDS = 60
"""Characters of the sentence that is quoted beside a commitment called dropped."""
_COLOURS = {"carried": "dim", "revised": "blue", "added": "green", "dropped": "red"}


def comparison_table(
    comparison: Comparison, sources: Sequence[SourceNote] = (), words: TableWords = _CHINESE
) -> RenderableType:
    """Lay a comparison out for a terminal of 100 columns: warnings, counts, targets, top changes."""
    summary = summarise(comparison)
    warnings = [words.said(warning) for warning in summary.warnings]
    warnings += [told for source in sources for told in _edited(source, words)]
    blocks: list[RenderableType] = [Text(f"⚠{w}", style="bold yellow") for w in warnings]
    blocks.append(_counts(summary, words))
    blocks.append(_headline(summary, words))
    old = {u.id: u for u in comparison.old.units}
    new = {u.id: u for u in comparison.new.units}
    for kind in ("dropped", "revised", "added"):
        changes = [
            c for c in comparison.changes if c.kind == kind and c.commitment and c.verdict != "cannot_tell"
        ]
        blocks += _list(kind, changes, (old, new), words)
    return Group(*blocks)


def _edited(source: SourceNote, words: TableWords) -> Iterator[str]:
    """Warn of a text that was changed after publication, its first change shown."""
    if source.silent_edits:
        first = source.silent_edits[0]
        nothing = words("compare.nothing")
        was, now = (text[:_QUOTED] or nothing for text in (first.old_text, first.new_text))
        found = {"label": source.label, "n": len(source.silent_edits), "at": first.noticed_at}
        yield words("compare.edited", **found, was=was, now=now)


def _counts(summary: Summary, words: TableWords) -> Text:
    line, language = Text(), words.language
    for kind, number in summary.kinds.items():
        told = f"{name_of('mark', kind, language)} {name_of('kind', kind, language)} {number}   "
        line.append(told, style=_COLOURS[kind])
    verdicts = words.clauses(f"{name_of('verdict', v, language)} {n}" for v, n in summary.verdicts.items())
    line.append(words("compare.verdicts", list=verdicts) if verdicts else "")
    if any(summary.untold.values()):
        line.append("\n" + words("compare.untold", **summary.untold), style="yellow")
    counts = {"n": summary.commitments, "open": summary.needs_an_eye, "others": summary.others}
    line.append("\n" + words("compare.eye", **counts))
    return line


def _headline(summary: Summary, words: TableWords) -> RenderableType:
    if not summary.headline:
        return Text(words("compare.no_headline"), style="dim")
    table = Table(title=words("compare.headline"), title_justify="left", width=100)
    for heading, ratio in (("indicator", 4), ("old", 2), ("new", 2), ("change", 3)):
        table.add_column(words(f"compare.{heading}"), ratio=ratio, overflow="fold")
    for row in summary.headline:
        table.add_row(
            escape(words.indicator(row.indicator)),
            escape(target_phrase(row.old, words.language)) if row.old else "—",
            escape(target_phrase(row.new, words.language)) if row.new else "—",
            _moved(row, words),
        )
    return Padding(table, (1, 0))


def _moved(row: HeadlineRow, words: TableWords) -> str:
    if row.untold:
        return words("compare.incomplete")
    if row.old is None:
        return words("compare.newly")
    if row.new is None:
        return words("compare.gone")
    if not row.facets:
        return words("compare.same")
    arrow = {"up": "▲ ", "down": "▼ "}.get(row.ambition, f"{name_of('mark', 'revised', words.language)} ")
    return arrow + words.join(name_of("facet", f, words.language) for f in row.facets)


def _list(
    kind: str, changes: list[Change], units: tuple[Mapping[str, Unit], Mapping[str, Unit]], words: TableWords
) -> list[RenderableType]:
    if not changes:
        return []
    shown = changes[:_SHOWN]
    mark, name = (name_of(group, kind, words.language) for group in ("mark", "kind"))
    title = words("compare.title", mark=mark, kind=name, n=len(changes))
    if len(changes) > len(shown):
        title += words("compare.first", n=len(shown))
    blocks: list[RenderableType] = [Text(f"\n{title}", style=f"bold {_COLOURS[kind]}")]
    for change in shown:
        blocks.append(_remark(change, words.language))
        blocks.append(Padding(_passage(change, *units), (0, 0, 0, 4)))
        if kind == "dropped":
            blocks.append(Padding(_grounds(change, units[1], words), (0, 0, 0, 6)))
    return blocks


def _remark(change: Change, language: Language) -> Text:
    told = [name_of("facet", f, language) for f in change.facets]
    if change.verdict:
        told.append(name_of("verdict", change.verdict, language))
    told.append(name_of("certainty", change.certainty, language))
    if change.ambition in {"up", "down"}:
        told.append(name_of("ambition", change.ambition, language))
    return Text(
        f"  {name_of('mark', change.kind, language)} " + " · ".join(told), style=_COLOURS[change.kind]
    )


def _grounds(change: Change, new: Mapping[str, Unit], words: TableWords) -> Text:
    """Say why a commitment is called dropped; quote what speaks most of it, of the review or the nearest."""
    told = [words.said(change.reason)]
    for evidence in change.evidence[:1]:
        text = new[evidence.unit].text
        quote = text[:_GROUNDS] + "…" * (len(text) > _GROUNDS)
        part, note = name_of("part", evidence.part, words.language), words.said(evidence.note)
        told.append(words("compare.evidence", part=part, quote=quote, note=note))
    return Text("\n".join(told), style="dim")


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
