"""Show what the fewest words of each matter in a whole report are, and how often an unseen one falls below.

    python bench/matters.py     over whole texts of ../shared/corpus: behind ingest/damage/matters.toml

The last line leaves each region out in turn (of the state's reports, each year): of its texts, those count
that have fewer words of a matter than any text left in, or than the second fewest where `matters.toml` asks
for more than the fewest seen.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.corruption import clean_texts
from ingest.damage.matters import RULES, densest

_STATE = "national"


class Text(NamedTuple):
    """A whole text's numbers in one part."""

    group: str
    """What is left out together: a region, or one report of the state."""
    name: str
    words: dict[str, int]


def texts_of(whose: str, part: str) -> list[Text]:
    """Count each matter's words at its densest place in the part, in every text long enough."""
    found = []
    for clean in clean_texts():
        units = [unit for unit in clean.read.units if unit.role in RULES["roles"][part]]
        if (clean.region == _STATE) != (whose == "state") or sum(len(u.text) for u in units) < RULES[
            "fewest"
        ]:
            continue
        name = f"{clean.region}/{clean.name}"
        words = {matter: densest(units, matter) for matter in RULES[whose][part]}
        found.append(Text(name if whose == "state" else clean.region, name, words))
    return found


def main() -> None:
    """Print the table and how many unseen texts would be called incomplete."""
    false: dict[str, set[str]] = defaultdict(set)
    for whose in ("local", "state"):
        for part in ("review", "tasks"):
            texts = texts_of(whose, part)
            for matter, least in RULES[whose][part].items():
                seen = sorted((text.words[matter], text.name) for text in texts)
                rank = sum(words < least for words, _ in seen)
                median = seen[len(seen) // 2][0]
                print(f"{whose} {part} {matter}: at least {least}; median {median}, fewest {seen[:4]}")
                for text in texts:
                    others = sorted(other.words[matter] for other in texts if other.group != text.group)
                    if text.words[matter] < others[rank]:
                        false[text.name].add(f"{part} {matter}")
    print(f"{len(false)} of {len(clean_texts())} texts, left out in turn, would be called incomplete:")
    print(*(f"  {name}: {', '.join(sorted(why))}" for name, why in sorted(false.items())), sep="\n")


if __name__ == "__main__":
    main()
