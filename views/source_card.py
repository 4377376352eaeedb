"""One text of a report as a card: its facts, its snapshot, its certificate, its faults."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from views.certificate import coverage_badge, section_title, sections_of
from views.digests import trust_badge
from views.markup import badge, html, joined, mixed, quoted
from views.provenance import text_source_html
from views.said import said_html

if TYPE_CHECKING:
    from views.language import Words
    from views.markup import Html
    from warehouse.answers import FindingInContext, TextHeld
    from warehouse.records import Coverage

_STATE_SIGNS: Final = {"present": "✓", "damaged": "!", "missing": "✗"}


def text_html(text: TextHeld, words: Words, *, here: bool) -> Html:
    """Return what is known of a text; `here` marks the one that the address asks for."""
    use = badge(words("sources.base" if text.is_base else "sources.other"))
    named = (("title_field", text.title), ("session", text.session), ("speaker", text.speaker))
    dated = (("delivered", text.delivered_on), ("published", text.published_on))
    facts = [(name, quoted(value)) for name, value in named if value]
    facts += [(name, mixed(words.day_told(value))) for name, value in dated if value]
    listed = joined(html("<dt>{}</dt><dd>{}</dd>", words(f"sources.{name}"), value) for name, value in facts)
    size = ""
    if text.size is not None and text.length is not None:
        media = words.known("media", text.media_type) if text.media_type else ""
        told = words("sources.size_value", bytes=text.size, characters=text.length, media=media)
        size = html("<dt>{}</dt><dd>{}</dd>", words("sources.size"), told)
    body = _certificate(text.coverage, words) if text.coverage else _unread(text, words)
    return html(
        '<div class="dz-row-head"{}><strong>{}</strong> {} {} {}</div><dl class="dz-facts">{}{}</dl>{}{}',
        html(' id="{}" aria-current="location"', text.witness_id) if here else "",
        text.witness,
        coverage_badge(text, words),
        use,
        trust_badge(text.trust, words),
        listed,
        size,
        text_source_html(text, words),
        body,
    )


def _unread(text: TextHeld, words: Words) -> Html:
    reason = said_html(text.unread_reason, words) if text.unread_reason else ""
    return html("<p>{} {}</p>", words("sources.unread"), reason)


def _certificate(coverage: Coverage, words: Words) -> Html:
    roles = joined(
        badge(f"{_STATE_SIGNS[state]} {words(f'role.{role}')} {words(f'state.{state}')}", f"dz-state-{state}")
        for role, state in coverage.roles.items()
    )
    rows = [html("<dt>{}</dt><dd>{}</dd>", words("sources.roles"), roles)]
    seen = joined(
        html(
            '<li title="{}">{} {}</li>',
            words(f"state.{each.state}"),
            _STATE_SIGNS[each.state],
            section_title(each, words),
        )
        for each in sections_of(coverage)
    )
    rows.append(html("<dt>{}</dt><dd><ul class='dz-sections'>{}</ul></dd>", words("sources.sections"), seen))
    if coverage.reasons:
        items = joined(html("<li>{}</li>", said_html(reason, words)) for reason in coverage.reasons)
        rows.append(html("<dt>{}</dt><dd><ul>{}</ul></dd>", words("sources.reasons"), items))
    opened = "" if coverage.verdict == "full" else " open"
    return html(
        '<details{}><summary>{}</summary><dl class="dz-facts">{}</dl></details>',
        opened,
        words("sources.certificate"),
        joined(rows),
    )


def finding_html(row: FindingInContext, text: TextHeld, words: Words) -> Html:
    """Return a fault of a text with its passage in its context."""
    place = words("sources.finding_place", start=row.start, end=row.end)
    if text.collated:
        place += words("sources.finding_origin", text=row.origin, start=row.origin_start)
    cut = ""
    if len(row.passage) < row.end - row.start:
        cut = html(' <span class="dz-note">{}</span>', words("sources.cut", length=row.end - row.start))
    return html(
        '<div class="dz-evidence"><div class="dz-row-head">'
        "{}"
        "<strong>{}</strong> <code>{}</code></div>"
        "<p>{}</p>"
        '<blockquote><span class="dz-context">{}</span><mark>{}</mark>'
        '{}<span class="dz-context">{}</span></blockquote></div>',
        badge(words(f"severity.{row.severity}"), f"dz-{row.severity}"),
        words.known("finding", row.kind),
        place,
        said_html(row.detail, words),
        quoted(row.before),
        quoted(row.passage),
        cut,
        quoted(row.after),
    )
