"""Matters that every whole report dwells on: where one has no place, its section is likely to be missing."""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections import Counter
from importlib.resources import files
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from ingest.outlining.numbering import find_gaps
from ingest.saying import say
from warehouse.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ingest.outline import Outline
    from ingest.outlining.drafts import DraftUnit
    from warehouse.records import Unit

RULES: Final = tomllib.loads((files("ingest.damage") / "matters.toml").read_text(encoding="utf-8"))
"""Which matters each part dwells on, and how much at the least: `bench/matters.py` prints its source."""
_WINDOW: Final[int] = RULES["window"]
_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    matter: tuple(dict.fromkeys(words.split())) for matter, words in RULES["words"].items()
}
_NAMES: Final[Mapping[str, str]] = RULES["names"]
_PARTS: Final = {"review": "工作回顾", "tasks": "任务部分"}


def find_unnamed(outline: Outline) -> Iterator[Finding]:
    """Find the matters that have no place in a part, though every whole report dwells on them; warnings.

    Nothing is said of a text that has no opening or closing, nor of a part whose numbers show a gap: there
    it is known already that something is missing.
    """
    if not outline.frame.opened or outline.frame.closing is None:
        return
    of_state = any(RULES["by_state"] in draft.text for draft in outline.drafts if draft.role == "preamble")
    gapped = {gap.role for gap in find_gaps(outline)}
    for part, name in _PARTS.items():
        drafts = [draft for draft in outline.drafts if draft.role in RULES["roles"][part]]
        own = [draft for draft in drafts if draft.role == part]
        if not own or part in gapped or sum(len(draft.text) for draft in drafts) < RULES["fewest"]:
            continue
        least = RULES["state" if of_state else "local"][part]
        unnamed = [m for m, words in least.items() if densest(drafts, m) < words]
        if unnamed:
            matters = "、".join(dict.fromkeys(_NAMES[matter] for matter in unnamed))
            detail = say("unnamed", role=name, matters=matters)
            yield Finding("missing_section", own[-1].start, own[-1].end, detail)


def densest(drafts: Sequence[DraftUnit | Unit], matter: str) -> int:
    """Count a matter's different words at the place, some units long, that has most of them."""
    named = _named(drafts, _WORDS[matter])
    held: Counter[str] = Counter()
    first = length = distinct = best = 0
    for position, draft in enumerate(drafts):
        for word in named[position]:
            held[word] += 1
            distinct += held[word] == 1
        length += len(draft.text)
        while length - len(drafts[first].text) >= _WINDOW:
            for word in named[first]:
                held[word] -= 1
                distinct -= held[word] == 0
            length -= len(drafts[first].text)
            first += 1
        best = max(best, distinct)
    return best


def _named(drafts: Sequence[DraftUnit | Unit], words: Sequence[str]) -> list[list[str]]:
    """List the words that each unit holds: one search through the joined text for each word is far faster."""
    text = "\n".join(draft.text for draft in drafts)
    starts = [0, *accumulate(len(draft.text) + 1 for draft in drafts)]
    named: list[list[str]] = [[] for _ in drafts]
    for word in words:
        at = text.find(word)
        while at >= 0:
            position = bisect_right(starts, at) - 1
            named[position].append(word)
            at = text.find(word, starts[position + 1])
    return named
