"""Headline targets of two places over the years, against what the next report tells of each."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from compare.outcomes import outcomes
from compare.pair import Pair, Side
from ingest.readers.plain import decode
from ingest.report import read_report

if TYPE_CHECKING:
    from warehouse.records import ReadReport

GOLDEN: dict[str, list[list[object]]] = json.loads(
    (Path(__file__).parents[1] / "golden" / "headline_outcomes.json").read_text(encoding="utf-8")
)["regions"]
CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
YEARS = sorted({(region, int(str(row[0]))) for region, rows in GOLDEN.items() for row in rows})


@cache
def report(region: str, year: int) -> ReadReport:
    if not CORPUS.is_dir():
        pytest.skip("the shared corpus is not beside the checkout (../shared/corpus)")
    text = decode((CORPUS / region / f"{year}.txt").read_bytes()).text
    return read_report(text, region=region, year=year)


@pytest.mark.corpus
@pytest.mark.parametrize(("region", "year"), YEARS)
def test_every_figure_that_was_checked_is_found_and_judged(region: str, year: int) -> None:
    old, new = report(region, year), report(region, year + 1)
    told = outcomes(Pair(Side.of(old), Side.of(new), (), ()))
    found = {
        (old.targets[o.target].indicator, old.targets[o.target].aspect, o.value, o.verdict)
        for o in told
        if o.target is not None
    }
    wanted = {(row[1], row[2], row[4], row[5]) for row in GOLDEN[region] if row[0] == year}
    assert wanted - found == set()
