"""Learn which words tell the last section of a review from those before it; test them on unseen regions.

    python bench/last_sections.py           over whole texts of ../shared/corpus
    python bench/last_sections.py --write   the same, and ingest/damage/last_section.toml anew

A section's score is the sum of the logarithms of how much more often last sections hold each word. The words
are those of ingest/damage/matters.toml. Cut out is each review's last section, so that the one before it is
the last. The limit is the second lowest score of a whole review when its region was left out of the learning.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from math import log
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.corruption import clean_texts
from bench.corruptions import MARK
from ingest.damage.last_section import FEWEST, is_long, numbered_sections, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bench.corruptions import Clean

_TABLE = Path(__file__).resolve().parent.parent / "ingest" / "damage" / "last_section.toml"
_SEEN = 3
"""A word in fewer sections says nothing of them."""
_UNSEEN = 0.5
_HALVINGS = 30


class Section(NamedTuple):
    """A review's section: where it stands, and the words that it holds."""

    region: str
    report: str
    from_end: int
    """0 for the last one, 1 for the one that would be the last if that were lost."""
    words: frozenset[str]


def sections_of(clean: Clean) -> list[Section]:
    """Return the numbered sections of a report's review, none of a review that has too few."""
    found = numbered_sections([s for s in clean.read.sections if MARK.match(clean.source, s.start)])
    last = len(found) - 1
    return [
        Section(clean.region, f"{clean.region}/{clean.name}", last - at, words_of(clean.read.units, section))
        for at, section in enumerate(found)
        if len(found) >= FEWEST and is_long(clean.read.units)
    ]


def learned(sections: Sequence[Section]) -> dict[str, float]:
    """Return the weight of each word: the logarithm of how much more often last sections hold it."""
    last = [section for section in sections if section.from_end == 0]
    others = [section for section in sections if section.from_end > 0]
    in_last = Counter(word for section in last for word in section.words)
    elsewhere = Counter(word for section in others for word in section.words)
    return {
        word: log((in_last[word] + _UNSEEN) / (len(last) + 2 * _UNSEEN))
        - log((elsewhere[word] + _UNSEEN) / (len(others) + 2 * _UNSEEN))
        for word in sorted({*in_last, *elsewhere})
        if in_last[word] + elsewhere[word] >= _SEEN
    }


def score(weights: Mapping[str, float], section: Section) -> float:
    """Return how much a section is like the last ones."""
    return sum(weights.get(word, 0.0) for word in section.words)


def unseen_scores(sections: Sequence[Section]) -> list[tuple[float, Section]]:
    """Score each last section and the one before it by what the other regions teach."""
    scored = []
    for region in sorted({section.region for section in sections}):
        weights = learned([section for section in sections if section.region != region])
        own = [section for section in sections if section.region == region and section.from_end <= 1]
        scored += [(score(weights, section), section) for section in own]
    return scored


def limit_of(scored: Sequence[tuple[float, Section]]) -> float:
    """Return the second lowest score of a last section: one whole review may be suspected."""
    return sorted(value for value, section in scored if section.from_end == 0)[1]


def by_halves(sections: Sequence[Section]) -> tuple[float, float]:
    """Learn weights and limit on half of the regions; return false suspicions and recall on the rest."""
    random, regions = Random(5), sorted({section.region for section in sections})  # noqa: S311 - no secret
    counts: Counter[tuple[int, bool]] = Counter()
    for _ in range(_HALVINGS):
        random.shuffle(regions)
        half = set(regions[: len(regions) // 2])
        for known in (half, set(regions) - half):
            seen = [section for section in sections if section.region in known]
            weights, limit = learned(seen), limit_of(unseen_scores(seen))
            for section in sections:
                if section.region not in known and section.from_end <= 1:
                    counts[section.from_end, score(weights, section) < limit] += 1
    false, found = ((counts[at, True] / (counts[at, True] + counts[at, False])) for at in (0, 1))
    return false, found


def main() -> None:
    """Print the figures; write the table where asked to."""
    parser = argparse.ArgumentParser(description="Learn what last sections of reviews speak of.")
    parser.add_argument("--write", action="store_true")
    said = parser.parse_args()
    sections = [section for clean in clean_texts() for section in sections_of(clean)]
    scored = unseen_scores(sections)
    limit, weights = limit_of(scored), learned(sections)
    for whole, name in ((0, "whole reviews suspected"), (1, "reviews without their last section found")):
        values = [value for value, section in scored if section.from_end == whole]
        print(f"{sum(value < limit for value in values)} of {len(values)} {name}, each region left out")
    false, found = by_halves(sections)
    print(
        f"learned on half of the regions, of the other half: {false:.3f} suspected falsely, {found:.3f} found"
    )
    print(f"limit {limit:.1f}, {len(weights)} words")
    if said.write:
        head = _TABLE.read_text(encoding="utf-8").partition("limit = ")[0]
        rows = "\n".join(f'"{word}" = {weight:.2f}' for word, weight in weights.items())
        _TABLE.write_text(f"{head}limit = {limit:.1f}\n\n[weights]\n{rows}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
