"""Answer how headline targets moved between two reports, in the sources' own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from warehouse.answers import TargetPair, TargetWording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warehouse.answers import Fate, PairHeld
    from warehouse.read import Warehouse
    from warehouse.records import Ambition, Facet

_HEADLINES = """
    SELECT t.idx, t.canonical, t.unit_id, t.indicator,
           substr(w.text, t.char_start + 1, t.char_end - t.char_start) AS wording, t.aspect,
           t.comparator, t.value, t.value_high, t.unit_text, t.value_si, t.unit_base, t.hedge
    FROM targets t JOIN witnesses w USING (witness_id)
    WHERE t.witness_id = $witness AND t.headline ORDER BY t.char_start, t.idx
"""
_MOVES = """
    SELECT m.old_target, m.new_target, m.facets, m.ambition
    FROM (SELECT unnest(moves) AS m, ord FROM changes WHERE pair_id = $pair)
    WHERE m.old_target IS NOT NULL AND m.new_target IS NOT NULL ORDER BY ord
"""
_FATE_OF_UNITS = """
    SELECT cu.side, cu.unit_id, c.change_id,
           CASE WHEN c.verdict = 'cannot_tell' THEN 'cannot_tell' ELSE c.kind END
    FROM change_units cu JOIN changes c USING (pair_id, change_id)
    WHERE c.pair_id = $pair ORDER BY c.ord DESC
"""


@dataclass(frozen=True, slots=True)
class _Side:
    index: int
    canonical: str | None
    wording: TargetWording


@dataclass(frozen=True, slots=True)
class _Move:
    facets: tuple[Facet, ...]
    ambition: Ambition


_Sides = tuple[_Side | None, _Side | None]


def headline_targets(warehouse: Warehouse, pair: PairHeld) -> tuple[TargetPair, ...]:
    """Return the headline targets in the newer text's order, then those that only the older text has.

    Counterparts are what the comparison moved, else the same indicator and aspect in order, else the same
    indicator where one side gives no figure.
    What a text says again in the same terms is shown once.
    """
    olds, news = _headlines(warehouse, pair.old_witness), _headlines(warehouse, pair.new_witness)
    moves = {
        (old, new): _Move(tuple(f), a) for old, new, f, a in warehouse.rows(_MOVES, {"pair": pair.pair_id})
    }
    fates = {
        (side, unit): (change, fate)
        for side, unit, change, fate in warehouse.rows(_FATE_OF_UNITS, {"pair": pair.pair_id})
    }
    partner = _partners(olds, news, moves)
    matched = {old.index for old in partner.values()}
    gone = [old for old in olds if old.index not in matched]
    sides = [*((partner.get(new.index), new) for new in news), *((old, None) for old in gone)]
    return tuple(_pair(old, new, moves, fates) for old, new in _said_once(sides))


def _said_once(rows: Sequence[_Sides]) -> list[_Sides]:
    """Leave out a row each of whose sides stands in the same terms in another, whole rows before halves."""
    kept: list[int] = []
    seen: set[tuple[object, ...]] = set()
    for place in sorted(range(len(rows)), key=lambda place: None in rows[place]):
        said = {(side, *_said(each)) for side, each in enumerate(rows[place]) if each is not None}
        if not said <= seen:
            kept.append(place)
        seen |= said
    return [rows[place] for place in sorted(kept)]


def _said(side: _Side) -> tuple[object, ...]:
    qualitative = side.wording.wording if side.wording.value is None else None
    return (_name(side), side.wording.aspect, *_terms(side.wording), qualitative)


def _headlines(warehouse: Warehouse, witness_id: str) -> list[_Side]:
    return [_side(row) for row in warehouse.rows(_HEADLINES, {"witness": witness_id})]


def _side(row: tuple[Any, ...]) -> _Side:
    index, canonical, unit, indicator, wording, *rest = row
    return _Side(index, canonical, TargetWording(unit, indicator, re.sub(r"\s+", "", wording), *rest))


def _partners(olds: list[_Side], news: list[_Side], moves: dict[tuple[int, int], _Move]) -> dict[int, _Side]:
    """Match each new headline target (by index) with at most one old one."""
    free = {old.index: old for old in olds}
    held = {new.index for new in news}
    partner: dict[int, _Side] = {}
    for old_index, new_index in moves:
        if old_index in free and new_index in held and new_index not in partner:
            partner[new_index] = free.pop(old_index)
    for alike in (_same_indicator, _lost_or_gained_a_figure):
        for new in news:
            same = next((o for o in free.values() if new.index not in partner and alike(o, new)), None)
            if same is not None:
                partner[new.index] = free.pop(same.index)
    return partner


def _same_indicator(old: _Side, new: _Side) -> bool:
    return _name(old) == _name(new) and old.wording.aspect == new.wording.aspect


def _lost_or_gained_a_figure(old: _Side, new: _Side) -> bool:
    """Say whether one indicator stands there without a figure in either year: a figure tells its aspect."""
    return _name(old) == _name(new) and None in {old.wording.value, new.wording.value}


def _name(side: _Side) -> str:
    return side.canonical or side.wording.indicator


def _pair(
    old: _Side | None,
    new: _Side | None,
    moves: dict[tuple[int, int], _Move],
    fates: dict[tuple[str, str], tuple[str, Fate]],
) -> TargetPair:
    move = moves.get((old.index, new.index)) if old and new else None
    side, named = ("new", new) if new else ("old", old)
    if named is None:
        raise ValueError("a pair of targets needs one side")
    change, fate = fates.get((side, named.wording.unit_id), (None, None))
    return TargetPair(
        name=named.canonical or named.wording.indicator,
        old=old.wording if old else None,
        new=new.wording if new else None,
        facets=move.facets if move else (),
        ambition=move.ambition if move else _unmoved(old, new),
        change_id=change,
        fate=fate,
    )


def _unmoved(old: _Side | None, new: _Side | None) -> Ambition:
    if old and new and _terms(old.wording) == _terms(new.wording):
        return "same"
    return "unclear"


def _terms(wording: TargetWording) -> tuple[object, ...]:
    return (wording.comparator, wording.value_si, wording.value_high)
