"""Matters that every whole report dwells on: where one has no place, its section is likely to be missing."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, deque
from functools import cache
from importlib.resources import files
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
ALL_WORDS: Final = tuple(dict.fromkeys(word for words in _WORDS.values() for word in words))
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
        unnamed = [m for m, words in least.items() if densest(drafts, m, words) < words]
        if unnamed:
            matters = "、".join(dict.fromkeys(_NAMES[matter] for matter in unnamed))
            detail = say("unnamed", role=name, matters=matters)
            yield Finding("missing_section", own[-1].start, own[-1].end, detail)


@cache
def _any_word(matter: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _WORDS[matter])))


def densest(drafts: Sequence[DraftUnit | Unit], matter: str, enough: int | None = None) -> int:
    """Count a matter's different words at the place, some units long, that has most of them.

    The places are looked at from the last one on, where most parts dwell on these matters, until one has
    `enough` words.
    """
    words, any_word = _WORDS[matter], _any_word(matter)
    held: Counter[str] = Counter()
    window: deque[tuple[int, list[str]]] = deque()
    length = distinct = best = 0
    for draft in reversed(drafts):
        text = draft.text
        named = [word for word in words if word in text] if any_word.search(text) else []
        for word in named:
            held[word] += 1
            distinct += held[word] == 1
        window.append((len(text), named))
        length += len(text)
        while length - len(text) >= _WINDOW:
            size, gone = window.popleft()
            for word in gone:
                held[word] -= 1
                distinct -= held[word] == 0
            length -= size
        best = max(best, distinct)
        if enough is not None and best >= enough:
            break
    return best
