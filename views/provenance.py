"""Where characters stand: the text, its snapshot's hash, the place in it, address and time, as HTML."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from views.markup import html, joined, outward, safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from views.language import Words
    from views.markup import Html
    from warehouse.answers import TextHeld, UnitInPlace
    from warehouse.read_collation import Place


def text_source_html(text: TextHeld, words: Words) -> Html:
    """Return where a text came from; one that is put together has no snapshot and says so."""
    if text.collated:
        return html('<p class="dz-note">{}</p>', words("sources.no_snapshot"))
    facts = [_text(text.witness_id, words), _hash(text.sha256, words)]
    return _listed(facts + _whence(text, words))


def unit_source_html(unit: UnitInPlace, words: Words) -> Html:
    """Return every place in a snapshot at which a unit stands: mostly one."""
    return places_html(unit.places, words)


def places_html(places: Iterable[Place], words: Words) -> Html:
    """Return places in snapshots, one list for each."""
    return joined(_place_html(place, words) for place in places)


def _place_html(place: Place, words: Words) -> Html:
    offsets = (words("detail.offsets"), html("<code>{}–{}</code>", place.start, place.end))
    facts = [_text(place.witness_id, words), _hash(place.sha256, words), offsets]
    return _listed(facts + _whence(place, words))


def widest_by_text(places: Iterable[Place]) -> Sequence[Place]:
    """Return one place for each text, from the first character of all its places to the last."""
    widest: dict[str, Place] = {}
    for place in places:
        known = widest.setdefault(place.witness_id, place)
        start, end = min(known.start, place.start), max(known.end, place.end)
        widest[place.witness_id] = replace(known, start=start, end=end)
    return tuple(widest.values())


def _text(witness_id: str, words: Words) -> tuple[str, Html]:
    return words("detail.text"), html("<code>{}</code>", witness_id)


def _hash(sha256: str, words: Words) -> tuple[str, Html]:
    return words("detail.sha256"), html('<code class="dz-hash">{}</code>', sha256)


def _whence(held: TextHeld | Place, words: Words) -> list[tuple[str, Html]]:
    """Return the address, the day on which its page was read, and when the archive got it."""
    url = held.source_url
    facts = [(words("detail.url"), outward(url, url) if url else safe(words("detail.no_url")))]
    if url:
        day = words.day_told(held.accessed_on) if held.accessed_on else words("detail.not_told")
        facts.append((words("detail.accessed"), safe(day)))
    if held.captured_at:
        facts.append((words("detail.captured"), safe(words.date(held.captured_at))))
    return facts


def _listed(facts: Iterable[tuple[str, Html]]) -> Html:
    rows = joined(html("<dt>{}</dt><dd>{}</dd>", name, value) for name, value in facts)
    return html('<dl class="dz-source">{}</dl>', rows)
