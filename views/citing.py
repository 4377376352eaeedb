"""The citation of what a page shows, and the permanent address that leads back to it."""

from __future__ import annotations

from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode, urljoin

import streamlit as st

from views.citation import Cited, Passage, apa_citation, gb_citation
from views.language import Words
from views.markup import html, plain, show_html
from views.seal import Seal, seal_of
from views.state import Query, asked
from warehouse.read_collation import places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from views.frame import PairScope
    from warehouse.answers import ChangeRow, RegionHeld, TextHeld, UnitInPlace
    from warehouse.dropped_answers import DroppedRow
    from warehouse.read import Warehouse
    from warehouse.read_collation import Place

_STYLES: Final = (("gb", gb_citation, Words("zh")), ("apa", apa_citation, Words("en")))


def cited(region: RegionHeld, text: TextHeld, stands: Sequence[Place]) -> Cited:
    """Return passages of a text as a citation needs them; without passages the report as a whole."""
    first = stands[0] if stands else text
    return Cited(
        region=region.slug,
        region_name=region.name,
        level=region.level,
        fictional=region.fictional,
        year=text.year,
        title=text.title,
        session=text.session,
        delivered_on=text.delivered_on,
        published_on=text.published_on,
        url=first.source_url,
        accessed=date.fromisoformat(first.accessed_on) if first.accessed_on else None,
        added=first.captured_at.date() if first.captured_at else None,
        passages=tuple(Passage(place.sha256, place.start, place.end) for place in stands),
    )


def places_of(units: Sequence[UnitInPlace]) -> tuple[Place, ...]:
    """Return where units stand in snapshots, in their order."""
    return tuple(chain.from_iterable(unit.places for unit in units))


def seal_of_change(row: ChangeRow, old: TextHeld, new: TextHeld) -> Seal:
    """Return the seal of a change: both texts, both snapshots, and what the program makes of them."""
    judged = (row.kind, row.verdict or "", row.certainty, *sorted(row.facets))
    return seal_of((row.old_text, row.new_text), (old.sha256, new.sha256), judged)


def sealed(row: ChangeRow, scope: PairScope) -> str:
    """Return the seal of a change as its address carries it."""
    return str(seal_of_change(row, scope.old, scope.new))


def sealed_drop(row: DroppedRow, scope: PairScope) -> str:
    """Return the seal of a commitment without counterpart as its change has it: one older text, no facets."""
    judged = ("dropped", row.verdict, row.certainty)
    return str(seal_of((row.text, ""), (scope.old.sha256, scope.new.sha256), judged))


def seal_of_unit(unit: UnitInPlace) -> Seal:
    """Return the seal of a sentence: its cleaned text and the snapshot that it begins in."""
    return seal_of((unit.text,), [place.sha256 for place in unit.places[:1]])


def snapshots_of(warehouse: Warehouse, text: TextHeld, units: Sequence[str]) -> dict[str, str]:
    """Return the hash of the snapshot that each unit begins in, asked for only of a text put together."""
    if not text.collated:
        return dict.fromkeys(units, text.sha256)
    found = places(warehouse, text.witness_id, units)
    return {unit: stands[0].sha256 for unit, stands in found.items()}


def permalink(page: str, query: Query) -> str:
    """Return the full address of a page as this visitor's browser reaches it."""
    language = asked("lang")
    told = urlencode({**({"lang": language} if language else {}), **query}, doseq=True)
    return urljoin(st.context.url or "", f"{page}?{told}")


def show_citation(
    entries: Sequence[Cited], link: str, words: Words, name: str = "all", *, folded: bool = True
) -> None:
    """Show ready citations of all entries and their permanent address, each with a button that copies it.

    A page that shows several names each.
    """
    with (
        st.container(key=f"citation-{name}"),
        st.expander(words("citation.title")) if folded else st.container(),
    ):
        if not folded:
            show_html(html("<h2>{}</h2>", words("citation.title")))
        for style, cite, own in _STYLES:
            lines = [cite(entry) for entry in entries]
            show_html(html("<h3>{}</h3>", words(f"citation.{style}")))
            told = [*lines, own("citation.permalink_line", url=link)]
            st.code(plain("\n".join(told)), language=None, wrap_lines=True)
        show_html(html("<h3>{}</h3>", words("citation.permalink")))
        st.code(link, language=None, wrap_lines=True)
        show_html(html('<p class="dz-note">{}</p>', words("citation.permalink_note")))
