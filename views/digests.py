"""Digests of figures on the Sources page: sources with trust, and every row, as HTML."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from views.markup import badge, outward, quoted, safe
from views.said import indicator_html

if TYPE_CHECKING:
    from collections.abc import Iterable

    from views.language import Words
    from warehouse.line_answers import DigestTold
    from warehouse.read_facts import DigestShown, FactShown

_COLUMNS: Final = ("indicator", "figure", "about", "source", "line")


def digests_html(digests: Iterable[DigestShown], words: Words) -> str:
    """Return the digests of a region, one part a report; empty for none."""
    parts = "".join(_digest_html(digest, words) for digest in digests)
    if not parts:
        return ""
    return f"<h2>{words('digest.title')}</h2><p class='dz-note'>{safe(words('digest.note'))}</p>{parts}"


def digests_told_html(digests: Iterable[DigestTold], words: Words) -> str:
    """Return what other sources say of a target: figure, verdict, whose word it is; empty for none."""
    items = "".join(
        f"<li>{trust_badge(each.trust, words)} {safe(words.quantity(each.value, each.unit_text))}"
        f"{_verdict(each, words)} {_source(each.source)}</li>"
        for each in digests
    )
    if not items:
        return ""
    return f'<div class="dz-note">{safe(words("outcomes.digests"))}<ul>{items}</ul></div>'


def _verdict(told: DigestTold, words: Words) -> str:
    if told.verdict:
        return f" · {safe(words.name('outcome', told.verdict))}"
    return "" if told.confidence == "high" else f" · {safe(words(f'digest.{told.confidence}'))}"


def trust_badge(trust: str | None, words: Words) -> str:
    """Return whose word a source is as a label; empty where that is not known."""
    return badge(words(f"trust.{trust}")) if trust else ""


def _digest_html(digest: DigestShown, words: Words) -> str:
    counts = Counter((fact.source, fact.trust) for fact in digest.facts)
    title = words("digest.of_report", year=digest.year, count=len(digest.facts), sources=len(counts))
    sources = "".join(
        f"<li>{trust_badge(trust, words)} {_source(source)} {safe(words('digest.rows', count=count))}</li>"
        for (source, trust), count in counts.items()
    )
    heads = "".join(f"<th>{words(f'digest.{name}')}</th>" for name in _COLUMNS)
    rows = "".join(_row(fact, words) for fact in digest.facts)
    return (
        f"<details><summary>{safe(title)}</summary><ul>{sources}</ul>"
        f'<div class="dz-scroll"><table class="dz-table"><tr>{heads}</tr>{rows}</table></div>'
        f'<dl class="dz-source"><dt>{words("detail.sha256")}</dt>'
        f'<dd><code class="dz-hash">{safe(digest.sha256)}</code></dd></dl></details>'
    )


def _row(fact: FactShown, words: Words) -> str:
    marks = badge(words("digest.disputed"), "dz-open") if fact.disputed else ""
    if fact.confidence != "high":
        marks += badge(words(f"digest.{fact.confidence}"))
    note = f'<br><span class="dz-note">{quoted(fact.note)}</span>' if fact.note else ""
    about = f"{fact.ref_year} {words(f'digest.{fact.kind}')}"
    return (
        f"<tr><td>{indicator_html(fact.indicator, words)}{note}</td><td>{quoted(_figure(fact))} {marks}</td>"
        f"<td>{safe(about)}</td><td>{trust_badge(fact.trust, words)} {_source(fact.source)}</td>"
        f"<td>{fact.line}</td></tr>"
    )


def _figure(fact: FactShown) -> str:
    """Put the figure back into its wording: 增长…以上 and 6% are 增长6%以上."""
    if fact.value is None:
        return fact.wording
    high = "" if fact.value_high is None else f"–{fact.value_high:.12g}"
    figure = f"{fact.value:.12g}{high}{fact.unit_text or ''}"
    before, mark, after = fact.wording.partition("…")
    if mark and fact.unit_text:
        after = after.removeprefix(fact.unit_text)
    return f"{before}{figure}{after}"


def _source(source: str) -> str:
    if source.startswith("sha256:"):
        return f'<code class="dz-hash">{safe(source)}</code>'
    return outward(source, source)
