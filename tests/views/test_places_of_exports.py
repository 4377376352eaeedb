"""A row that leaves the house names the very characters of the snapshot that it rests on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polars as pl
import pytest

from views.exported_rows import indicator_rows, line_rows
from warehouse.read import opened, regions
from warehouse.read_exports import chosen_rows
from warehouse.read_indicators import indicators

if TYPE_CHECKING:
    from pathlib import Path


def test_a_row_of_an_indicator_or_a_line_names_the_very_characters_of_its_snapshot(
    sample_home: Path,
) -> None:
    with opened(sample_home) as warehouse:
        region = next(each for each in regions(warehouse) if each.slug == "yunting")
        held = indicators(warehouse, "yunting")[0]
        frames = {
            "quote": indicator_rows(region, held, warehouse),
            "last_text": line_rows("yunting", (), "longest", warehouse),
        }
        texts = dict(warehouse.rows("SELECT sha256, text FROM witnesses WHERE text IS NOT NULL"))
    for quote, frame in frames.items():
        assert {"region", "fictional", "witness_id", "char_start", "char_end"} <= set(frame.columns)
        assert frame.select("unit_id", "sha256", "origin_start", "origin_end").null_count().row(0) == (0,) * 4
        for row in frame.head(40).iter_rows(named=True):
            named = texts[row["sha256"]][row["origin_start"] : row["origin_end"]]
            assert folded(named) == folded(row[quote])


@pytest.mark.parametrize(
    ("view", "quote", "side"),
    [
        ("v_changes", "old_text", "old_"),
        ("v_changes", "new_text", "new_"),
        ("v_outcomes", "old_text", "old_"),
        ("v_units", "text", ""),
        ("v_line_years", "text", ""),
    ],
)
def test_the_place_of_a_row_begins_and_ends_with_its_words(
    sample_home: Path, view: str, quote: str, side: str
) -> None:
    with opened(sample_home) as warehouse:
        frame = chosen_rows(warehouse, view, "yunting", ["region"], [("yunting",)])
        texts = dict(warehouse.rows("SELECT sha256, text FROM witnesses WHERE text IS NOT NULL"))
    rows = frame.filter(pl.col(quote).str.len_chars() > 0).head(60)
    assert rows.height
    for row in rows.iter_rows(named=True):
        start, end = row[f"{side}origin_start"], row[f"{side}origin_end"]
        first = folded(row[quote].split("\n")[0])
        named = folded(texts[row[f"{side}sha256"]][start:end])
        assert named.startswith(first)


def folded(text: str) -> str:
    """Leave out what reading folds: blanks, line ends and the number of a page within a sentence."""
    return re.sub(r"—\d+—", "", re.sub(r"\s", "", text))
