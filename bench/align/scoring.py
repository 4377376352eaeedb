"""Score links with the shared scorer, so that figures are comparable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bench.gold import scorer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bench.align.gold import GoldPair
    from warehouse.records import Unit


def score(
    pair: GoldPair, links: Iterable[tuple[str, str]], old: Sequence[Unit], new: Sequence[Unit]
) -> dict[str, Any]:
    """Score links given as pairs of unit ids; what has no link is dropped or added."""
    links = list(links)
    from_old, to_new = {o for o, _ in links}, {n for _, n in links}
    gone = [{"kind": "dropped", "old": [u.id], "new": []} for u in old if u.id not in from_old]
    come = [{"kind": "added", "old": [], "new": [u.id]} for u in new if u.id not in to_new]
    got = {
        "old": {"units": [{"id": u.id, "start": u.start, "end": u.end} for u in old]},
        "new": {"units": [{"id": u.id, "start": u.start, "end": u.end} for u in new]},
        "links": [{"old": o, "new": n} for o, n in links],
        "changes": gone + come,
    }
    result: dict[str, Any] = scorer().score_align(pair.labels, got)
    return result


def gold_hits(spans: dict[str, list[int]], units: Sequence[Unit]) -> list[list[str]]:
    """Name for each unit the gold units that it stands for, by the scorer's own rule."""
    known = scorer().Spans(spans)
    return [known.hit(unit.start, unit.end) for unit in units]
