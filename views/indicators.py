"""One indicator over the years: target, wording and outcome; what is missing stays a gap."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import streamlit as st

from compare.measures import in_unit
from compare.names import target_phrase
from compare.results import is_difference
from views.below_last import show_below_last
from views.digests import row_name
from views.exported_rows import export_indicator
from views.frame import Scope, say, show_region_page
from views.indicator_chart import Mark, Series, indicator_chart, segments
from views.links import href
from views.markup import badge, html, joined, outward, quoted, safe, show_html
from views.outcomes import verdict_badge
from views.said import said_html, written_html
from views.seal import seal_of
from views.state import address_of_page, asked, edit
from warehouse.read_indicators import indicator_years, indicators
from warehouse.read_outcomes import ORDER
from warehouse.records import Target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from views.language import Words
    from views.markup import Html
    from warehouse.line_answers import IndicatorHeld, IndicatorYear


_HASH: Final = len("sha256:") + 8
_COLUMNS: Final = ("year", "wording", "quote", "outcome", "reason", "source")


def show(scope: Scope) -> None:
    """Show the indicator that the address names, the first headline one where it names none."""
    words = scope.words
    held = {_key(each): each for each in indicators(scope.warehouse, scope.region.slug)}
    show_html(html("<h1>{}</h1>", words("indicators.title")))
    if not held:
        say(words("indicators.none"))
        return
    wanted = asked("indicator")
    if wanted is not None and wanted not in held:
        say(words("indicators.unknown", name=wanted), "warning")
    key = wanted if wanted in held else next(iter(held))
    st.selectbox(
        words("indicators.choose"),
        list(held),
        format_func=lambda each: _label(held[each], words),
        key="indicator-choice",
        on_change=edit("indicator-choice", key, "indicator", options=held),
        width=480,
    )
    rows = indicator_years(scope.warehouse, scope.region.slug, held[key])
    show_html(html('<p class="dz-lead">{}</p>', _answer(rows, words)))
    _show_chart(scope, rows)
    _show_table(scope, rows)
    export_indicator(scope, held[key])
    show_below_last(scope.warehouse, words, scope.region.slug, indicator=held[key].name)


def _key(held: IndicatorHeld) -> str:
    return f"{held.name}·{'rate' if held.rate else 'level'}·{held.unit_base or '-'}"


def _label(held: IndicatorHeld, words: Words) -> str:
    kind = words("indicators.rate" if held.rate else "indicators.level")
    unit = words.unit(held.unit_base) if held.unit_base else words("indicators.in_words")
    return words("indicators.label", name=words.indicator(held.name), kind=kind, unit=unit, years=held.years)


def _answer(rows: Sequence[IndicatorYear], words: Words) -> Html:
    """Say how often a target was set, which one is the newest, and how often the next report met it."""
    promised = [row for row in rows if row.kind == "target"]
    if not promised:
        return safe(words("indicators.lead_outcomes", count=len({row.year for row in rows})))
    newest = promised[-1]
    years = {row.year for row in promised}
    told = words("indicators.lead", first=min(years), last=max(years), years=len(years), newest=newest.year)
    wording = written_html(target_phrase(target_of(newest), words.language), words)
    settled = Counter(verdict for _, verdict in {(row.year, row.verdict) for row in promised if row.verdict})
    parts = [
        words("indicators.lead_part", verdict=words.name("outcome", verdict), count=settled[verdict])
        for verdict in ORDER
        if settled[verdict]
    ]
    listed = words("target.told_join").join(parts)
    key = "indicators.lead_outcome" if parts else "indicators.lead_no_outcome"
    return html("{} <strong>{}</strong>{}", told, wording, words(key, parts=listed))


def _show_chart(scope: Scope, rows: Sequence[IndicatorYear]) -> None:
    words = scope.words
    promised = [
        row
        for row in rows
        if row.kind == "target" and row.value is not None and not is_difference(row.reference)
    ]
    if not promised:
        say(words("indicators.no_figures"))
        return
    unit = promised[-1].unit_text
    marks = [mark for row in rows for mark in marks_of(row, unit, words)]
    years = range(min(mark.year for mark in marks), max(mark.year for mark in marks) + 1)
    show_html(indicator_chart(segments(marks), years, words.unit(unit or ""), words))
    show_html(html('<p class="dz-note">{}</p>', words("indicators.chart_note")))


def marks_of(row: IndicatorYear, unit: str | None, words: Words) -> list[Mark]:
    """Return the figures of a row as marks of the chart, in one unit; words without figure give none.

    A promise of so much more than last year is no level of the indicator and stands in the table alone.
    """
    found = []
    if row.value is not None and not is_difference(row.reference):
        series: Series = "digest_target" if row.kind == "target" else "digest_outcome"
        if row.origin == "report":
            series = row.kind
        high = in_unit(row.value_high, row.unit_text, unit) if row.value_high is not None else None
        told = _wording(row, words) if row.kind == "target" else ""
        value = in_unit(row.value, row.unit_text, unit)
        found.append(Mark(row.year, series, value, high, told, row.reference or ""))
    if row.reached is not None and row.verdict is not None:
        told = words("indicators.reached", value=words.quantity(row.reached, row.reached_unit))
        reached = in_unit(row.reached, row.reached_unit, unit)
        found.append(Mark(row.year, "outcome", reached, None, told, ""))
    return found


def _wording(row: IndicatorYear, words: Words) -> str:
    """Return the words that bind a figure, without it: 左右, 以上."""
    if row.comparator in {"=", "range"}:
        return ""
    return words.name("phrase", row.comparator).format(v="", h="", r=row.reference or "").strip()


def target_of(row: IndicatorYear) -> Target:
    """Return a row as a target, for what compares and phrases targets."""
    return Target(
        "", 0, 0, None, None, row.indicator, None, row.aspect, row.comparator, row.value, row.value_high,
        row.unit_text, None, row.value_si, row.hedge, row.reference, headline=True,
    )  # fmt: skip


def _show_table(scope: Scope, rows: Sequence[IndicatorYear]) -> None:
    words = scope.words
    head = joined(html("<th>{}</th>", words(f"indicators.{name}")) for name in _COLUMNS)
    by_year: dict[int, list[IndicatorYear]] = {}
    for row in rows:
        by_year.setdefault(row.year, []).append(row)
    body = []
    for year in range(min(by_year), max(by_year) + 1):
        if year not in by_year:
            body.append(_gap_html(year, scope))
        body += [_row_html(row, scope) for row in by_year.get(year, ())]
    show_html(
        html(
            "<h2>{}</h2><div class='dz-scroll'><table class='dz-table dz-stack'>"
            "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>",
            words("indicators.table"),
            head,
            joined(body),
        )
    )


def _source_html(source: str, words: Words) -> Html:
    """Return a link to a page; a text that was given without address by the beginning of its hash."""
    if source.startswith("sha256:"):
        return html("<code title='{}'>{}…</code>", source, source[:_HASH])
    return outward(source, words("indicators.page"))


def _cite_html(row: IndicatorYear, words: Words) -> Html:
    """Return a link to the sentence that sets a target, or to the line of a digest with its figure."""
    if row.unit_id is None:
        asked_row = row_name(row.sha256, row.line) if row.sha256 and row.line else None
        where = href("sources", address_of_page(years=None, row=asked_row))
        name = words(
            "indicators.digest_line", line=row.line, sha256=(row.sha256 or "")[: _HASH - len("sha256:")]
        )
        return html('<br><a href="{}" title="{}">{}</a>', where, row.sha256, name)
    seal = str(seal_of((row.sentence or "",), (row.sentence_sha256 or "",)))
    query = address_of_page(years=None, unit=row.unit_id, cited=seal)
    return html('<br><a href="{}">{}</a>', href("sentence", query), words("indicators.cite"))


def _whose(row: IndicatorYear, words: Words) -> str:
    trust = words.known("trust", row.trust) if row.trust else words("indicators.digest")
    return words("indicators.digest_of", trust=trust)


def _gap_html(year: int, scope: Scope) -> Html:
    state = "not_there" if year in scope.region.years else "not_held"
    told = safe(scope.words.name("gap", state))
    return html('<tr><td>{}</td><td colspan="5"><span class="dz-note">{}</span></td></tr>', year, told)


def _row_html(row: IndicatorYear, scope: Scope) -> Html:
    words = scope.words
    wording = target_phrase(target_of(row), words.language) if row.kind == "target" else ""
    labels = badge(_whose(row, words)) if row.origin == "digest" else ""
    if row.disputed:
        labels += badge(words("indicators.disputed"), "dz-open")
    outcome = verdict_badge(row.verdict, words) if row.verdict else ""
    value, unit = (row.value, row.unit_text) if row.kind == "outcome" else (row.reached, row.reached_unit)
    reached = words.quantity(value, unit) if value is not None else ""
    named = row.source or (row.sha256 and f"sha256:{row.sha256}")
    source = (_source_html(named, words) if named else "") + _cite_html(row, words)
    cells = (
        written_html(wording, words) + labels, quoted(row.quote) if row.quote else html(""),
        html("{}{}", outcome, written_html(reached, words) if reached else "") or _not_told(row, scope),
        said_html(row.reason or "", words), source,
    )  # fmt: skip
    names = (words(f"indicators.{name}") for name in _COLUMNS[1:])
    shown = joined(html('<td data-name="{}">{}</td>', n, cell) for n, cell in zip(names, cells, strict=True))
    return html("<tr><td>{}</td>{}</tr>", row.year, shown)


def _not_told(row: IndicatorYear, scope: Scope) -> Html:
    """Say why a target of a report has no outcome: no report of the year after is held."""
    if row.kind == "outcome" or row.origin == "digest" or row.year + 1 in scope.region.years:
        return html("")
    return html('<span class="dz-note">{}</span>', scope.words("indicators.not_yet", year=row.year + 1))


if __name__ == "__main__":
    show_region_page("indicators", show)
