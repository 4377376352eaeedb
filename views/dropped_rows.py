"""One commitment without counterpart: what speaks against its loss, and what a person should check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.markup import badge, html, joined, paragraphs, quoted, safe
from views.own_words import own_words_html
from views.redlines import alike, redlined
from views.rows import fate_badge
from views.said import indicator_html, said_html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from views.language import Words
    from views.markup import Html
    from warehouse.answers import PairHeld
    from warehouse.dropped_answers import DroppedRow, NearText, Peers
    from warehouse.read_own_words import WordCount


def dropped_html(
    row: DroppedRow, pair: PairHeld, words: Words, own: Sequence[WordCount], *, gap: bool
) -> Html:
    """Return a commitment as a row, with its own words to look for.

    `gap` tells that the newer text lacks a part in which it may stand.
    """
    fate = "cannot_tell" if row.verdict == "cannot_tell" else "dropped"
    return html(
        '<div class="dz-row dz-row-{}"><div class="dz-row-head">{}'
        '<span class="dz-place">{}</span></div>'
        '<div class="dz-row-text">{}</div>{}'
        "{}{}"
        "{}</div>",
        fate,
        _badges(row, words),
        joined((quoted(title) for title in row.path), " / "),
        quoted(row.text),
        html('<p class="dz-note">{}</p>', said_html(row.reason, words)),
        check_html(row, pair, words, own, gap=gap),
        _told_html(row, pair, words),
        _candidates_html(row, pair, words, gap=gap),
    )


def check_html(row: DroppedRow, pair: PairHeld, words: Words, own: Sequence[WordCount], *, gap: bool) -> Html:
    """Return what a person should check, with searches for the row's own words, and what like regions did."""
    return html(
        '<p class="dz-check"><strong>{}</strong> {}{}</p>{}',
        words("dropped.check"),
        words(f"dropped.{_check(row, gap=gap)}", new=pair.new_year),
        own_words_html(own, pair, words),
        _peers_html(row.peers, pair, words),
    )


def _badges(row: DroppedRow, words: Words) -> Html:
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
    return joined(labels)


def _check(row: DroppedRow, *, gap: bool) -> str:
    """Name the sentence that tells a person what to check."""
    if row.verdict == "cannot_tell":
        return "check_missing" if gap else "check_near"
    if row.verdict != "dropped_silent":
        return f"check_{row.verdict}"
    return "check_told" if row.told else f"check_silent_{row.certainty}"


def _peers_html(peers: Sequence[Peers], pair: PairHeld, words: Words) -> Html:
    lines = []
    for each in peers:
        name = indicator_html(each.indicator, words)
        if each.still_here:
            before = safe(words("dropped.still_before", new=pair.new_year))
            lines.append(before + name + words("dropped.still_after"))
        if each.regions:
            after = words(
                "dropped.peers_after",
                regions=each.regions,
                without=each.without,
                old=pair.old_year,
                new=pair.new_year,
            )
            lines.append(safe(words("dropped.peers_before")) + name + after)
    return joined(html('<p class="dz-note">{}</p>', line) for line in lines)


def outcomes_html(row: DroppedRow, pair: PairHeld, words: Words) -> Html:
    """Return the sentences of the later review that may speak of it and are no part of its verdict."""
    seen = {near.text for near in row.near if near.part == "review"}
    return joined(_quote_html(name, text) for name, text in _outcomes(row, pair, words, seen))


def _told_html(row: DroppedRow, pair: PairHeld, words: Words) -> Html:
    """Return what the later review says, and the sentence that took in a part of it."""
    review = words("dropped.review", new=pair.new_year)
    found = [(review, near.text) for near in row.near if near.part == "review"]
    found += _outcomes(row, pair, words, {text for _, text in found})
    successor = words("dropped.successor", new=pair.new_year)
    found += [(successor, near.text) for near in row.near if near.part == "successor"]
    return joined(_quote_html(name, text) for name, text in found)


def _quote_html(name: str, text: str) -> Html:
    return html('<div class="dz-told"><span class="dz-note">{}</span>{}</div>', name, paragraphs(text))


def _outcomes(row: DroppedRow, pair: PairHeld, words: Words, seen: set[str]) -> list[tuple[str, str]]:
    review = words("dropped.review", new=pair.new_year)
    found: list[tuple[str, str]] = []
    for told in row.told:
        name = f"{review} · {words.name('outcome_mark', told.verdict)} {words.name('outcome', told.verdict)}"
        found += [(name, text) for text in told.texts if text not in seen]
        seen.update(told.texts)
    return found


def _candidates_html(row: DroppedRow, pair: PairHeld, words: Words, *, gap: bool) -> Html:
    near = [each for each in row.near if each.part == "candidate"]
    if not near:
        return html('<p class="dz-note">{}</p>', words("dropped.no_candidates", new=pair.new_year))
    title = safe(words("dropped.candidates", new=pair.new_year, count=len(near)))
    listed = joined(_candidate_html(row.text, each, words) for each in near)
    unfold = " open" if row.certainty == "open" and not gap else ""
    return html("<details{}><summary>{}</summary>{}</details>", unfold, title, listed)


def _candidate_html(old: str, near: NearText, words: Words) -> Html:
    score = words("dropped.probability", score=f"{near.score:.0%}")
    why = said_html(near.note, words)
    shown = redlined(old, near.text) if alike(old, near.text) else quoted(near.text)
    place = joined([safe(words(f"role.{near.role}")), *(quoted(title) for title in near.path)], " / ")
    return html(
        '<div class="dz-evidence"><div class="dz-row-head"><strong>{}</strong>'
        '&nbsp;<span class="dz-note">{}</span></div>'
        '<div class="dz-place">{}</div><div>{}</div></div>',
        score,
        why,
        place,
        shown,
    )
