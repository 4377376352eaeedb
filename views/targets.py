"""Headline targets old → new, in the sources' own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from compare.modifiers import firmness
from views.links import link, with_links
from views.markup import badge, html, joined, quoted, safe
from views.redlines import redlined
from views.said import indicator_html, written_html
from views.state import address_of_page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from views.language import Words
    from views.markup import Html
    from warehouse.answers import PairHeld, TargetPair, TargetWording

NumberMove = Literal["up", "down", "same", "none"]
_WORDING: Final = {"tightened", "softened", "quantified", "dequantified"}
_TOLD: Final = 4  # moved targets that the sentence names
_ARROWS: Final = {"up": "↑", "down": "↓", "same": "→", "none": "·"}


def number_move(target: TargetPair) -> NumberMove:
    """Say where the number alone went; `none` where the two sides have no comparable number."""
    old, new = target.old, target.new
    if old is None or new is None or old.value_si is None or new.value_si is None:
        return "none"
    if old.unit_base != new.unit_base:
        return "none"
    if old.value_si == new.value_si:
        return "same"
    return "up" if new.value_si > old.value_si else "down"


def moves(target: TargetPair) -> bool:
    """Say whether a target that both years have differs in number or in firmness."""
    both = target.old is not None and target.new is not None
    return both and (number_move(target) in {"up", "down"} or bool(_WORDING & set(target.facets)))


def targets_sentence(targets: Sequence[TargetPair], words: Words) -> Html:
    """Return in one sentence, as HTML, which headline targets moved and from what to what."""
    moved = [target for target in targets if moves(target)]
    both = sum(1 for target in targets if target.old and target.new)
    if not both:
        news = sum(target.new is not None for target in targets)
        return safe(words("target.told_none", old=len(targets) - news, new=news))
    told = [safe(words("target.told", all=len(targets), same=both - len(moved)))]
    shown = [_moved_html(target, words) for target in moved[:_TOLD]]
    if len(moved) > _TOLD:
        shown.append(safe(words("target.told_more", count=len(moved) - _TOLD)))
    told += shown
    for side, count in (
        ("new", sum(target.old is None for target in targets)),
        ("old", sum(target.new is None for target in targets)),
    ):
        if count:
            told.append(safe(words(f"target.told_only_{side}", count=count)))
    return joined(told, words("target.told_join")) + words("target.told_end")


def _moved_html(target: TargetPair, words: Words) -> Html:
    name = indicator_html(target.name, words)
    if target.old is None or target.new is None:
        return name
    old, new = _figure(target.old, words), _figure(target.new, words)
    return html("{} <strong>{} → {}</strong>", name, written_html(old, words), written_html(new, words))


def _figure(wording: TargetWording, words: Words) -> str:
    """Return a target's figure as it is written in the language of the page; its own words without one."""
    if wording.value is None:
        return wording.wording
    value = words.quantity(wording.value, wording.unit_text, wording.value_high)
    if wording.value_high is not None:
        return value
    return words.name("phrase", wording.comparator).format(v=value, h=value, r="")


def firmness_badge(wording: TargetWording, words: Words) -> Html:
    """Return a label where a target binds more firmly than a bare figure, or less; else nothing."""
    rank = firmness(wording.comparator, wording.hedge)
    bare = firmness("=", None)
    if rank == bare:
        return html("")
    kind = "hard" if rank > bare else "soft"
    label, told = words(f"target.{kind}"), words(f"target.{kind}_told")
    return html(' <span class="dz-badge dz-{}" title="{}">{}</span>', kind, told, label)


def targets_html(
    targets: Sequence[TargetPair], pair: PairHeld, words: Words, seals: Mapping[str, str]
) -> Html:
    """Return the table of headline targets, each with a link to its evidence; `seals`: of changes."""
    heads = (words("target.indicator"), str(pair.old_year), str(pair.new_year), words("target.move"))
    cells = joined(html("<span>{}</span>", head) for head in heads)
    rows = joined(
        with_links(_target_html(target, pair, words), *_to_detail(target, words, seals)) for target in targets
    )
    return html('<div class="dz-targets"><div class="dz-target dz-target-head">{}</div>{}</div>', cells, rows)


def _to_detail(target: TargetPair, words: Words, seals: Mapping[str, str]) -> list[Html]:
    if not target.change_id:
        return []
    where = address_of_page(change=target.change_id, cited=seals.get(target.change_id))
    return [link("changes", words("target.detail"), where)]


def _target_html(target: TargetPair, pair: PairHeld, words: Words) -> Html:
    sides = (_side(target, "old", pair, words), _side(target, "new", pair, words))
    still = "" if moves(target) or not (target.old and target.new) else " dz-still"
    return html(
        '<div class="dz-target{}"><strong>{}</strong>'
        '<span data-year="{}">{}</span>'
        '<span data-year="{}">{}</span>'
        "<span>{}</span></div>",
        still,
        indicator_html(target.name, words),
        pair.old_year,
        sides[0],
        pair.new_year,
        sides[1],
        _move(target, words),
    )


def _side(target: TargetPair, side: Literal["old", "new"], pair: PairHeld, words: Words) -> Html:
    wording, other = (target.old, target.new) if side == "old" else (target.new, target.old)
    if wording is None:
        without = (
            words("target.only_new", old=pair.old_year)
            if side == "old"
            else words("target.only_old", new=pair.new_year)
        )
        return html('<em class="dz-note">{}</em>', without)
    firm = firmness_badge(wording, words)
    if other is None:
        return quoted(wording.wording) + firm
    old, new = (wording, other) if side == "old" else (other, wording)
    return redlined(old.wording, new.wording, side) + firm


def _move(target: TargetPair, words: Words) -> Html:
    if target.old is None or target.new is None:
        fate = target.fate if target.fate in {"added", "dropped", "cannot_tell"} else None
        return badge(words.fate(fate), f"dz-{fate}") if fate else html("")
    move = number_move(target)
    told = words(f"target.number_{move}")
    arrow = html(
        '<span class="dz-arrow" role="img" aria-label="{}" title="{}">{}</span>', told, told, _ARROWS[move]
    )
    facets = [
        badge(words.name("facet", facet)) for facet in target.facets if facet not in {"raised", "lowered"}
    ]
    ambition = badge(words.name("ambition", target.ambition), f"dz-ambition-{target.ambition}")
    return arrow + joined(facets) + ambition
