"""The words by which to look for a commitment in the newer text, each with how often it stands there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from compare.catchwords import catchwords
from views.links import href
from views.markup import html, joined, quoted
from views.state import address_of_page
from warehouse.read_own_words import WordCount, word_counts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from views.language import Words
    from views.markup import Html
    from warehouse.answers import PairHeld
    from warehouse.dropped_answers import DroppedRow
    from warehouse.read import Warehouse

_NAMED: Final = re.compile("[“《「]([^”》」]{2,16})[”》」]")
_MOST: Final = 4
_COMMON: Final = 5
"""A word of more sentences of the older text says little about one of them."""


def own_words(
    warehouse: Warehouse, pair: PairHeld, rows: Sequence[DroppedRow]
) -> dict[str, tuple[WordCount, ...]]:
    """Give for each row its names and indicators, then its rarest words, with their counts."""
    names = {row.change_id: _names(row) for row in rows}
    things = {row.change_id: catchwords(row.text) for row in rows}
    asked = {word for table in (names, things) for words in table.values() for word in words}
    counts = word_counts(warehouse, pair, asked)
    return {
        change: _chosen([counts[w] for w in names[change]], [counts[w] for w in things[change]])
        for change in names
    }


def _names(row: DroppedRow) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*_NAMED.findall(row.text), *(each.indicator for each in row.peers)]))


def _chosen(names: Sequence[WordCount], things: Sequence[WordCount]) -> tuple[WordCount, ...]:
    rare = sorted((w for w in things if w.old <= _COMMON), key=lambda w: w.old)
    others = [w for w in rare if not any(w.word in name.word for name in names)]
    return tuple([*names, *others][:_MOST])


def own_words_html(found: Sequence[WordCount], pair: PairHeld, words: Words) -> Html:
    """Return links that look for a row's own words in the newer text; those that are not there have none."""
    place = {"in": pair.region, "from": str(pair.new_year), "to": str(pair.new_year), "page": None}

    def counted(each: WordCount) -> Html:
        if not each.new:
            return quoted(each.word) + words("dropped.none_there")
        where = href("search", address_of_page(**place, q=each.word))
        return html("<a href='{}'>{}</a>{}", where, quoted(each.word), words("dropped.there", count=each.new))

    if not found:
        return html("")
    return html(" {} {}", words("dropped.look_for", new=pair.new_year), joined(map(counted, found), " · "))
