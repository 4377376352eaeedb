"""How the texts of one report differ, class by class, and what a text put together is made of."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

import streamlit as st

from views.links import link
from views.markup import badge, html, joined, quoted, safe, show_html
from views.said import said_html
from views.state import address, asked, asked_page, edit
from warehouse.read_collation import difference_rows, differences, pieces

if TYPE_CHECKING:
    from collections.abc import Mapping

    from views.frame import Scope
    from views.language import Words
    from views.markup import Html
    from warehouse.answers import TextHeld
    from warehouse.read_collation import DifferenceShown, PieceHeld, Quote
    from warehouse.records import DifferenceKind

PER_PAGE: Final = 20
ALL: Final = "all"
_LONG: Final = 30
"""Characters from which a passage is shown by its beginning and end."""


def pieces_html(scope: Scope, text: TextHeld) -> Html:
    """Return the table of the pieces that a text is put together from; empty for any other text."""
    if not text.collated:
        return html("")
    words, held = scope.words, pieces(scope.warehouse, text.witness_id)
    names = ("piece_text", "piece_here", "piece_there", "piece_passage")
    head = joined(html("<th>{}</th>", words(f"sources.{name}")) for name in names)
    rows = joined(_piece_html(piece) for piece in held)
    title = words("sources.made_of", count=len(held), texts=len({p.place.witness_id for p in held}))
    return html(
        "<details open><summary>{}</summary>"
        '<div class="dz-scroll"><table class="dz-table"><tr>{}</tr>{}</table></div></details>',
        title,
        head,
        rows,
    )


def _piece_html(piece: PieceHeld) -> Html:
    shown = piece.first if piece.end - piece.start <= _LONG else f"{piece.first} … {piece.last}"
    place = piece.place
    return html(
        "<tr><td><code>{}</code></td><td><code>{}–{}</code></td><td><code>{}–{}</code></td><td>{}</td></tr>",
        place.witness_id,
        piece.start,
        piece.end,
        place.start,
        place.end,
        quoted(shown),
    )


def differences_html(text: TextHeld, counts: Mapping[DifferenceKind, int], words: Words) -> Html:
    """Return in how many places of each class a text differs from the base, and a link that opens them."""
    if not counts:
        return html("")
    query = address(text=text.witness_id, differ=ALL, page=None)
    opens = link("sources", words("sources.show_differences"), query)
    return _title(words, _counts(counts, words)) + opens


def show_differences(scope: Scope, text: TextHeld, counts: Mapping[DifferenceKind, int]) -> None:
    """Show the places in which a text differs from the base, of the class that the address asks for."""
    if not counts:
        return
    chosen = next((kind for kind in counts if kind == asked("differ")), None)
    show_html(_title(scope.words) + _classes(counts, text, scope.words))
    _show_rows(scope, text, chosen)


def _title(words: Words, counts: Html | str = "") -> Html:
    return html('<div class="dz-row-head"><strong>{}</strong>{}</div>', words("sources.differs"), counts)


def _counts(counts: Mapping[DifferenceKind, int], words: Words) -> Html:
    return joined(badge(_class(kind, count, words), f"dz-differ-{kind}") for kind, count in counts.items())


def _class(kind: DifferenceKind, count: int, words: Words) -> str:
    return f"{words(f'difference.{kind}')} {count:,}"


def _classes(counts: Mapping[DifferenceKind, int], text: TextHeld, words: Words) -> Html:
    """Return a link for each class of difference, the chosen one in bold."""
    chosen = asked("differ")
    labels = [(ALL, words("sources.all_differences"))]
    labels += [(kind, _class(kind, count, words)) for kind, count in counts.items()]
    queries = [(name, label, address(text=text.witness_id, differ=name, page=None)) for name, label in labels]
    return joined(link("sources", label, query, here=name == chosen) for name, label, query in queries)


def _show_rows(scope: Scope, text: TextHeld, kind: DifferenceKind | None) -> None:
    pages = ceil(difference_rows(scope.warehouse, text.witness_id, kind) / PER_PAGE)
    page = max(min(asked_page(), pages), 1)
    skip = (page - 1) * PER_PAGE
    rows = differences(scope.warehouse, text.witness_id, kind, limit=PER_PAGE, skip=skip)
    show_html(joined(_row_html(row, text, scope.words) for row in rows))
    if pages > 1:
        st.pagination(pages, key="page-choice", on_change=edit("page-choice", page, "page"))


def _row_html(row: DifferenceShown, text: TextHeld, words: Words) -> Html:
    sides = ((words("sources.in_base"), row.base), (safe(text.witness), row.text))
    quotes = joined(_quote_html(name, quote, words) for name, quote in sides)
    return html(
        '<div class="dz-evidence"><div class="dz-row-head">'
        "{}"
        "{}</div>"
        '<dl class="dz-facts dz-both-texts">{}</dl></div>',
        badge(words(f"difference.{row.kind}"), f"dz-differ-{row.kind}"),
        said_html(row.detail, words),
        quotes,
    )


def _quote_html(name: str, quote: Quote, words: Words) -> Html:
    """Return a passage between brackets in its context, with its place; a sign where there is nothing."""
    length = quote.end - quote.start
    cut = safe(words("sources.characters", count=length)) if len(quote.passage) < length else ""
    passage = (
        html("<mark>{}</mark>{}", quoted(quote.passage), cut)
        if length
        else html("<mark>{}</mark>", words("sources.nothing"))
    )
    return html(
        "<dt>{}<br><code>{}–{}</code></dt>"
        '<dd><span class="dz-context">{}</span>【{}】'
        '<span class="dz-context">{}</span></dd>',
        name,
        quote.start,
        quote.end,
        quoted(quote.before),
        passage,
        quoted(quote.after),
    )
