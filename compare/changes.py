"""Links → one change per old unit: carried, or revised with its facets."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from compare.names import name_of
from compare.ranking import revised_weight
from compare.saying import say
from compare.sections import main_counterparts
from compare.tables import read_table
from compare.target_moves import combined_ambition, target_moves
from compare.wording import wording_facets
from warehouse.records import Ambition, Certainty, Change, Facet, TargetMove, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.pair import Pair


_FACET_ORDER: tuple[Facet, ...] = (
    "raised",
    "lowered",
    "tightened",
    "softened",
    "quantified",
    "dequantified",
    "scope_changed",
    "reworded",
    "moved",
    "merged",
    "split",
)
_CERTAIN, _LIKELY = 0.8, 0.5
"""Probability of the best link from which a change is certain, or likely."""
_NO_WORD = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_YEAR = re.compile(r"\d{4}年")


@dataclass(frozen=True, slots=True)
class _Rules:
    filler: re.Pattern[str]
    bound: re.Pattern[str]


@cache
def _rules() -> _Rules:
    rules = read_table("changes")
    table = rules["same_text"]
    words = _any_of([*table["year"], *table["fillers"]]), _any_of(table["bounds"])
    return _Rules(*words)


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))


def linked_changes(pair: Pair) -> tuple[Change, ...]:
    """Make one change for every old unit that has a link, with all new units it goes on in."""
    news: dict[str, list[str]] = defaultdict(list)
    olds: dict[str, list[str]] = defaultdict(list)
    scores: dict[tuple[str, str], float] = {}
    for link in pair.links:
        news[link.old].append(link.new)
        olds[link.new].append(link.old)
        scores[link.old, link.new] = link.score
    place = {unit.id: n for n, unit in enumerate(pair.new.report.units)}
    main = main_counterparts(pair.old.report, pair.new.report, pair.links)
    changes = []
    for unit in pair.old.report.units:
        if unit.id not in news:
            continue
        targets = sorted(news[unit.id], key=place.__getitem__)
        shared = any(len(olds[new]) > 1 for new in targets)
        best = max(scores[unit.id, new] for new in targets)
        moved = _moved(pair, main, unit, [pair.new.units[i] for i in targets])
        changes.append(_linked_change(pair, _Continued(unit, tuple(targets), shared, moved, best)))
    return tuple(changes)


def change_id(pair: Pair, old: Unit | None, new: Unit | None) -> str:
    """Name a change by its place: `<old unit>><year>` or, for what was added, `<year>><new unit>`."""
    if old is not None:
        return f"{old.id}>{pair.new.report.year or 'new'}"
    if new is None:
        raise ValueError("a change has an old or a new unit")
    return f"{pair.old.report.year or 'old'}>{new.id}"


@dataclass(frozen=True, slots=True)
class _Continued:
    """An old unit and where it goes on."""

    unit: Unit
    new: tuple[str, ...]
    shared: bool
    """Another old unit goes on there too."""
    moved: bool
    score: float
    """Of the best link."""


def _linked_change(pair: Pair, continued: _Continued) -> Change:
    unit, new_ids, shared = continued.unit, continued.new, continued.shared
    news = [pair.new.units[i] for i in new_ids]
    compared = _twin(unit, news) or news
    moves = target_moves(
        pair.old.targets_of([unit.id]),
        pair.new.targets_of([n.id for n in compared]),
        (unit.text, "".join(n.text for n in compared)),
        alone=len(news) == 1 and not shared,
    )
    facets = _facets(unit, compared, moves)
    if continued.moved:
        facets.add("moved")
    if shared:
        facets.add("merged")
    if len(news) > 1:
        facets.add("split")
    carried = not facets - {"moved", "merged", "split"}
    ordered = tuple(f for f in _FACET_ORDER if f in facets)
    return Change(
        id=change_id(pair, unit, None),
        kind="carried" if carried else "revised",
        facets=ordered,
        old=(unit.id,),
        new=new_ids,
        ambition=_ambition(ordered, moves),
        certainty=_certainty(continued.score),
        verdict=None,
        evidence=(),
        weight=revised_weight(unit, pair, moves, ordered),
        commitment=unit.commitment,
        moves=moves,
        reason=_reason(ordered, carried=carried),
    )


def _twin(unit: Unit, news: Sequence[Unit]) -> list[Unit]:
    """Find the new unit of the same substance: where else the matter is spoken of is then no revision."""
    return [n for n in news if substance(n.text) == substance(unit.text)][:1]


@lru_cache(maxsize=16_384)  # the texts of a region: its lines ask for each of them again for every year
def substance(text: str) -> str:
    """Strip a text of what may differ without any change of substance: punctuation, year words, fillers."""
    bare = _rules().filler.sub("", _YEAR.sub("", text))
    return _NO_WORD.sub("", bare)


def _facets(unit: Unit, news: Sequence[Unit], moves: Sequence[TargetMove]) -> set[Facet]:
    facets: set[Facet] = {facet for move in moves for facet in move.facets}
    new_text = "".join(n.text for n in news)
    if _wording(unit.text, bounds=not facets) != _wording(new_text, bounds=not facets):
        facets.add("reworded")
        facets.update(wording_facets(unit.text, new_text))
    elif not facets and substance(unit.text) != substance(new_text):
        facets.add("reworded")
    return facets


def _wording(text: str, *, bounds: bool) -> str:
    """Strip a text of its numbers, and of the words that bind them unless `bounds` are to count."""
    bare = _NUMBER.sub("0", substance(text))
    return bare if bounds else _rules().bound.sub("", bare)


def _moved(pair: Pair, main: Mapping[str, frozenset[str]], unit: Unit, news: Sequence[Unit]) -> bool:
    """Tell whether no new unit stands in a main counterpart of the innermost old section that has any."""
    known = next((k for k in pair.old.sections_around(unit) if k in main), None)
    if known is None:
        return False
    around = {key for n in news for key in pair.new.sections_around(n)}
    return bool(around) and not around & main[known]


def _ambition(facets: Sequence[Facet], moves: Sequence[TargetMove]) -> Ambition:
    counted = [m for m in moves if m.facets]
    if counted:
        return combined_ambition(counted)
    firmer, weaker = "tightened" in facets, "softened" in facets
    if firmer != weaker:
        return "up" if firmer else "down"
    return "same" if not firmer else "unclear"


def _certainty(score: float) -> Certainty:
    return "certain" if score >= _CERTAIN else "likely" if score >= _LIKELY else "open"


def _reason(facets: Sequence[Facet], *, carried: bool) -> str:
    names = "、".join(name_of("facet", f) for f in facets)
    if carried:
        return say("same_substance_but", facets=names) if names else say("same_substance")
    return say("same_matter", facets=names) if names else say("same_matter_words")
