"""Answer in how many sentences of two years' texts each of some words stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from warehouse.answers import PairHeld
    from warehouse.read import Warehouse


@dataclass(frozen=True, slots=True)
class WordCount:
    """In how many sentences a word stands, headings among them; the search counts alike."""

    word: str
    old: int
    new: int


def word_counts(warehouse: Warehouse, pair: PairHeld, words: Collection[str]) -> dict[str, WordCount]:
    """Count each word's sentences in the whole of either text, page furniture and repeats left out."""
    sql = """
        SELECT w.word,
               (count(*) FILTER (u.witness_id = $old))::INTEGER AS old,
               (count(*) FILTER (u.witness_id = $new))::INTEGER AS new
        FROM (SELECT unnest($words::VARCHAR[]) AS word) w
        LEFT JOIN (
            FROM units WHERE witness_id IN ($old, $new) AND repeat_of IS NULL AND role <> 'furniture'
        ) u ON contains(u.text, w.word)
        GROUP BY w.word
    """
    asked = {"old": pair.old_witness, "new": pair.new_witness, "words": sorted(set(words))}
    return {row["word"]: WordCount(**row) for row in warehouse.named(sql, asked)}
