"""Targets of linked units → what moved: the number, the firmness, or whether there is a number at all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from compare.modifiers import compare_modifiers, same_measure, stretches
from compare.tables import read_table
from warehouse.records import Ambition, Aspect, Target, TargetMove

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.pair import IndexedTarget


@dataclass(frozen=True, slots=True)
class _Rules:
    name_likeness: float
    contained: float
    same_matter: float
    kinds: tuple[frozenset[str], ...]
    percent_kinds: tuple[frozenset[str], ...]
    last_pair: float


@cache
def _rules() -> _Rules:
    table = read_table("target_moves")
    matching = table["matching"]
    return _Rules(
        name_likeness=matching["name_likeness"],
        contained=matching["contained"],
        same_matter=matching["same_matter"],
        kinds=tuple(map(frozenset, matching["kinds"])),
        percent_kinds=tuple(map(frozenset, matching["percent_kinds"])),
        last_pair=matching["last_pair"],
    )


def target_moves(
    old: Sequence[IndexedTarget],
    new: Sequence[IndexedTarget],
    texts: tuple[str, str],
    *,
    alone: bool = False,
) -> tuple[TargetMove, ...]:
    """Match the targets of linked units by indicator and say how each pair moved.

    A number without counterpart is `dequantified` (or `quantified`) where the other of `texts` still
    speaks of the same matter; pairs that are equal in value and firmness are listed with no facet.
    `alone` tells that one unit goes on in one other and nothing else does: any first number is then its own.
    """
    if not old and not new:
        return ()
    old_text, new_text = texts
    pairs = _matched(old, new)
    moves = [_move(old_target, new_target) for old_target, new_target in pairs]
    paired_old = {i for (i, _), _ in pairs}
    paired_new = {j for _, (j, _) in pairs}
    gone = [(i, t) for i, t in old if i not in paired_old and t.value is not None]
    come = [(j, t) for j, t in new if j not in paired_new and t.value is not None]
    known_old, known_new = (
        [t for _, t in old if t.value is not None],
        [t for _, t in new if t.value is not None],
    )
    moves += [
        TargetMove(i, None, ("dequantified",), "unclear")
        for i, t in gone
        if not _named_among(t, known_new) and (not known_new or _speaks_of(new_text, t))
    ]
    moves += [
        TargetMove(None, j, ("quantified",), "unclear")
        for j, t in come
        if (alone and not known_old) or (not _named_among(t, known_old) and _speaks_of(old_text, t))
    ]
    return tuple(moves)


def likeness(old: Target, new: Target) -> float:
    """Say how surely two targets are the same indicator, 0..1; 0 where units or aspects forbid it."""
    both_numeric = old.value is not None and new.value is not None
    if both_numeric and not (same_measure(old, new) and _same_kind(old, new)):
        return 0.0
    return _name_likeness(old, new)


def combined_ambition(moves: Sequence[TargetMove]) -> Ambition:
    """Say whether several moves together are more or less ambitious; mixed directions are unclear."""
    directions = {m.ambition for m in moves} - {"same"}
    if not directions:
        return "same"
    return directions.pop() if len(directions) == 1 else "unclear"


def _matched(
    old: Sequence[IndexedTarget],
    new: Sequence[IndexedTarget],
) -> list[tuple[IndexedTarget, IndexedTarget]]:
    """Pair targets one to one, the likest first; then what alone is left of its measure on each side."""
    pairs = _likest_pairs(old, new, _rules().name_likeness)
    used_old = {i for (i, _), _ in pairs}
    used_new = {j for _, (j, _) in pairs}
    left_old = [(i, t) for i, t in old if i not in used_old and t.value is not None]
    left_new = [(j, t) for j, t in new if j not in used_new and t.value is not None]
    for one in left_old:
        others = [t for t in left_new if same_measure(one[1], t[1])]
        alone = sum(same_measure(t, others[0][1]) for _, t in left_old) == 1 if others else False
        if len(others) == 1 and alone:
            pairs += _likest_pairs([one], others, _rules().last_pair)
    return pairs


def _likest_pairs(
    old: Sequence[IndexedTarget],
    new: Sequence[IndexedTarget],
    threshold: float,
) -> list[tuple[IndexedTarget, IndexedTarget]]:
    upper_old, upper_new = _upper(old), _upper(new)
    ranked = sorted(
        ((likeness(before[1], after[1]), before, after) for before in old for after in new),
        key=lambda found: (
            -found[0],
            (found[1][0] in upper_old) != (found[2][0] in upper_new),
            abs(found[1][0] - found[2][0]),
            found[1][0],
            found[2][0],
        ),
    )
    used_old: set[int] = set()
    used_new: set[int] = set()
    pairs = []
    for score, before, after in ranked:
        if score < threshold or before[0] in used_old or after[0] in used_new:
            continue
        used_old.add(before[0])
        used_new.add(after[0])
        pairs.append((before, after))
    return pairs


def _upper(indexed: Sequence[IndexedTarget]) -> frozenset[int]:
    """Return the indices of upper tiers: they go on in an upper tier if there is one."""
    upper = stretches([target for _, target in indexed])
    return frozenset(index for place, (index, _) in enumerate(indexed) if place in upper)


def _move(old: IndexedTarget, new: IndexedTarget) -> TargetMove:
    (i, before), (j, after) = old, new
    compared = compare_modifiers(before, after)
    return TargetMove(i, j, compared.facets, compared.ambition)


def _same_kind(old: Target, new: Target) -> bool:
    """Tell whether two figures may be compared: a stock with a stock, a growth rate with a growth rate."""
    return old.aspect == new.aspect or _kinds_agree(old.aspect, new.aspect, old.unit_base in {"%", "％"})


@lru_cache(maxsize=256)
def _kinds_agree(old: Aspect, new: Aspect, percent: bool) -> bool:  # noqa: FBT001 - half of what the cache knows by
    families = _rules().percent_kinds if percent else _rules().kinds
    return any({old, new} <= family for family in families)


def _name_likeness(old: Target, new: Target) -> float:
    if old.canonical is not None and new.canonical is not None:
        return 1.0 if old.canonical == new.canonical else 0.0
    if old.indicator == new.indicator:
        return 1.0
    before, after = _bigrams(old.indicator), _bigrams(new.indicator)
    if not before or not after:
        return 0.0
    shared = 2 * len(before & after) / (len(before) + len(after))
    return max(shared, _rules().contained if before <= after or after <= before else 0.0)


def _named_among(target: Target, others: Sequence[Target]) -> bool:
    """Tell whether the indicator goes on with a figure of another kind: then its number has not gone."""
    threshold = _rules().name_likeness
    return any(_name_likeness(target, other) >= threshold for other in others)


@lru_cache(maxsize=4096)
def _bigrams(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


def _speaks_of(text: str, target: Target) -> bool:
    name = _bigrams(target.indicator)
    return bool(name) and len(name & _bigrams(text)) / len(name) >= _rules().same_matter
