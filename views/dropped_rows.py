"""One commitment without counterpart: what speaks against its loss, and what a person should check."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from views.links import href
from views.markup import badge, paragraphs, quoted, safe
from views.redlines import alike, redlined
from views.rows import fate_badge
from views.said import indicator_html, said_html
from views.state import address_of_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from views.language import Words
    from warehouse.answers import PairHeld
    from warehouse.dropped_answers import DroppedRow, NearText, Peers

_NAMED: Final = re.compile("[“《「]([^”》」]{2,16})[”》」]")
_SEARCHES: Final = 3


def dropped_html(row: DroppedRow, pair: PairHeld, words: Words, *, gap: bool) -> str:
    """Return a commitment as a row; `gap` tells that the newer text lacks a part in which it may stand."""
    fate = "cannot_tell" if row.verdict == "cannot_tell" else "dropped"
    return (
        f'<div class="dz-row dz-row-{fate}"><div class="dz-row-head">{_badges(row, words)}'
        f'<span class="dz-place">{" / ".join(quoted(title) for title in row.path)}</span></div>'
        f'<div class="dz-row-text">{quoted(row.text)}</div>'
        f"{check_html(row, pair, words, gap=gap)}{_told_html(row, pair, words)}"
        f"{_candidates_html(row, pair, words, gap=gap)}</div>"
    )


def check_html(row: DroppedRow, pair: PairHeld, words: Words, *, gap: bool) -> str:
    """Return what a person should check, with searches for the row's own names, and what like regions did."""
    return (
        f'<p class="dz-check"><strong>{words("dropped.check")}</strong> '
        f"{safe(words(f'dropped.{_check(row, gap=gap)}', new=pair.new_year))}"
        f"{_searches(row, pair, words)}</p>{_peers_html(row.peers, pair, words)}"
    )


def _badges(row: DroppedRow, words: Words) -> str:
    if row.verdict == "cannot_tell":
        labels = [fate_badge("cannot_tell", words)]
    else:
        silent = "dz-dropped" if row.verdict == "dropped_silent" else ""
        labels = [badge(f"－ {words.name('verdict', row.verdict)}", silent)]
        style = "dz-open" if row.certainty == "open" else ""
        labels.append(badge(words.name("certainty", row.certainty), style))
    if row.verdict == "dropped_silent" and row.told:
        labels.append(badge(words("dropped.maybe_told"), "dz-open"))
    if row.boilerplate:
        labels.append(badge(words("changes.shared")))
    return "".join(labels)


def _check(row: DroppedRow, *, gap: bool) -> str:
    """Name the sentence that tells a person what to check."""
    if row.verdict == "cannot_tell":
        return "check_missing" if gap else "check_near"
    if row.verdict != "dropped_silent":
        return f"check_{row.verdict}"
    return "check_told" if row.told else f"check_silent_{row.certainty}"


def _searches(row: DroppedRow, pair: PairHeld, words: Words) -> str:
    """Return links that look for the row's own names and indicators in the newer text."""
    names = dict.fromkeys([*_NAMED.findall(row.text), *(each.indicator for each in row.peers)])
    place = {"in": pair.region, "from": str(pair.new_year), "to": str(pair.new_year), "page": None}

    def where(name: str) -> str:
        return href("search", address_of_page(**place, q=name))

    links = [f"<a href='{where(name)}'>{quoted(name)}</a>" for name in list(names)[:_SEARCHES]]
    return f" {safe(words('dropped.look_for', new=pair.new_year))} {' · '.join(links)}" if links else ""


def _peers_html(peers: Sequence[Peers], pair: PairHeld, words: Words) -> str:
    lines = []
    for each in peers:
        name = indicator_html(each.indicator, words)
        if each.still_here:
            before = safe(words("dropped.still_before", new=pair.new_year))
            lines.append(f"{before}{name}{safe(words('dropped.still_after'))}")
        if each.regions:
            after = words(
                "dropped.peers_after",
                regions=each.regions,
                without=each.without,
                old=pair.old_year,
                new=pair.new_year,
            )
            lines.append(f"{safe(words('dropped.peers_before'))}{name}{safe(after)}")
    return "".join(f'<p class="dz-note">{line}</p>' for line in lines)


def outcomes_html(row: DroppedRow, pair: PairHeld, words: Words) -> str:
    """Return the sentences of the later review that may speak of it and are no part of its verdict."""
    seen = {near.text for near in row.near if near.part == "review"}
    return "".join(_quote_html(name, text) for name, text in _outcomes(row, pair, words, seen))


def _told_html(row: DroppedRow, pair: PairHeld, words: Words) -> str:
    """Return what the later review says, and the sentence that took in a part of it."""
    review = words("dropped.review", new=pair.new_year)
    found = [(review, near.text) for near in row.near if near.part == "review"]
    found += _outcomes(row, pair, words, {text for _, text in found})
    successor = words("dropped.successor", new=pair.new_year)
    found += [(successor, near.text) for near in row.near if near.part == "successor"]
    return "".join(_quote_html(name, text) for name, text in found)


def _quote_html(name: str, text: str) -> str:
    return f'<div class="dz-told"><span class="dz-note">{safe(name)}</span>{paragraphs(text)}</div>'


def _outcomes(row: DroppedRow, pair: PairHeld, words: Words, seen: set[str]) -> list[tuple[str, str]]:
    review = words("dropped.review", new=pair.new_year)
    found: list[tuple[str, str]] = []
    for told in row.told:
        name = f"{review} · {words.name('outcome_mark', told.verdict)} {words.name('outcome', told.verdict)}"
        found += [(name, text) for text in told.texts if text not in seen]
        seen.update(told.texts)
    return found


def _candidates_html(row: DroppedRow, pair: PairHeld, words: Words, *, gap: bool) -> str:
    near = [each for each in row.near if each.part == "candidate"]
    if not near:
        return f'<p class="dz-note">{safe(words("dropped.no_candidates", new=pair.new_year))}</p>'
    title = safe(words("dropped.candidates", new=pair.new_year, count=len(near)))
    listed = "".join(_candidate_html(row.text, each, words) for each in near)
    unfold = " open" if row.certainty == "open" and not gap else ""
    return f"<details{unfold}><summary>{title}</summary>{listed}</details>"


def _candidate_html(old: str, near: NearText, words: Words) -> str:
    score = words("dropped.probability", score=f"{near.score:.0%}")
    why = said_html(near.note, words)
    shown = redlined(old, near.text) if alike(old, near.text) else quoted(near.text)
    place = " / ".join([safe(words(f"role.{near.role}")), *(quoted(title) for title in near.path)])
    return (
        f'<div class="dz-evidence"><div class="dz-row-head"><strong>{safe(score)}</strong>'
        f'&nbsp;<span class="dz-note">{why}</span></div>'
        f'<div class="dz-place">{place}</div><div>{shown}</div></div>'
    )
