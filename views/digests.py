"""Digests of figures on the Sources page: sources with trust, and every row, as HTML."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from views.markup import badge, html, joined, notice, outward, quoted, safe
from views.said import indicator_html
from warehouse.fact_records import figure_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from views.language import Words
    from views.markup import Html
    from warehouse.line_answers import DigestTold
    from warehouse.read_facts import DigestShown, FactShown

_COLUMNS: Final = ("indicator", "figure", "about", "source", "line")


_DIGITS: Final = 8
"""Of a digest's hash, enough to tell one digest of a region from another."""


def row_name(sha256: str, line: int) -> str:
    """Return the name by which an address asks for a row of a digest: a later version has another hash."""
    return f"{sha256[:_DIGITS]}-{line}"


def digests_html(digests: Sequence[DigestShown], words: Words, asked: str | None = None) -> Html:
    """Return the digests of a region, one part a report, the asked row in sight; empty for none."""
    parts = joined(_digest_html(digest, words, asked) for digest in digests)
    if not parts:
        return html("")
    named = {row_name(digest.sha256, fact.line) for digest in digests for fact in digest.facts}
    if asked and asked not in named:
        parts = notice(words("digest.no_row", row=asked), "warning") + parts
    return html("<h2>{}</h2><p class='dz-note'>{}</p>{}", words("digest.title"), words("digest.note"), parts)


def digests_told_html(digests: Iterable[DigestTold], words: Words) -> Html:
    """Return what other sources say of a target: figure, verdict, whose word it is; empty for none."""
    items = joined(
        html(
            "<li>{} {}{} {}</li>",
            trust_badge(each.trust, words),
            words.quantity(each.value, each.unit_text),
            _verdict(each, words),
            _source(each.source),
        )
        for each in digests
    )
    if not items:
        return html("")
    return html('<div class="dz-note">{}<ul>{}</ul></div>', words("outcomes.digests"), items)


def _verdict(told: DigestTold, words: Words) -> str:
    if told.verdict:
        return f" · {words.name('outcome', told.verdict)}"
    return "" if told.confidence == "high" else f" · {safe(words(f'digest.{told.confidence}'))}"


def trust_badge(trust: str | None, words: Words) -> Html:
    """Return whose word a source is as a label; empty where that is not known."""
    return badge(words(f"trust.{trust}")) if trust else html("")


def _digest_html(digest: DigestShown, words: Words, asked: str | None) -> Html:
    counts = Counter((fact.source, fact.trust) for fact in digest.facts)
    title = words("digest.of_report", year=digest.year, count=len(digest.facts), sources=len(counts))
    sources = joined(
        html(
            "<li>{} {} {}</li>", trust_badge(trust, words), _source(source), words("digest.rows", count=count)
        )
        for (source, trust), count in counts.items()
    )
    heads = joined(html("<th>{}</th>", words(f"digest.{name}")) for name in _COLUMNS)
    here = next((fact for fact in digest.facts if row_name(digest.sha256, fact.line) == asked), None)
    rows = joined(_row(fact, words, here=fact is here) for fact in digest.facts)
    return html(
        "<details{}><summary>{}</summary><ul>{}</ul>"
        '<div class="dz-scroll"><table class="dz-table"><tr>{}</tr>{}</table></div>'
        '<dl class="dz-source"><dt>{}</dt>'
        '<dd><code class="dz-hash">{}</code></dd></dl></details>',
        html(" open") if here else "",
        title,
        sources,
        heads,
        rows,
        words("detail.sha256"),
        digest.sha256,
    )


def _row(fact: FactShown, words: Words, *, here: bool) -> Html:
    marks = badge(words("digest.disputed"), "dz-open") if fact.disputed else ""
    if fact.confidence != "high":
        marks += badge(words(f"digest.{fact.confidence}"))
    note = html('<br><span class="dz-note">{}</span>', quoted(fact.note)) if fact.note else ""
    about = f"{fact.ref_year} {words(f'digest.{fact.kind}')}"
    return html(
        "<tr{}><td>{}{}</td><td>{} {}</td><td>{}</td><td>{} {}</td><td>{}</td></tr>",
        html(' id="digest-row" aria-current="location"') if here else "",
        indicator_html(fact.indicator, words),
        note,
        quoted(figure_in_words(fact.wording, fact.value, fact.value_high, fact.unit_text)),
        marks,
        about,
        trust_badge(fact.trust, words),
        _source(fact.source),
        fact.line,
    )


def _source(source: str) -> Html:
    if source.startswith("sha256:"):
        return html('<code class="dz-hash">{}</code>', source)
    return outward(source, source)
