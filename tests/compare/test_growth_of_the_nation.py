"""The growth of GDP that national reports promised, against what the next one tells, year by year."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from compare.outcomes import outcomes
from compare.pair import Pair, Side
from ingest.readers.plain import decode
from ingest.report import read_report

if TYPE_CHECKING:
    from warehouse.records import Outcome, ReadReport

GOLDEN: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "golden" / "national_growth.json").read_text(encoding="utf-8")
)["years"]
CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "national"


@cache
def report(year: int) -> ReadReport:
    if not CORPUS.is_dir():
        pytest.skip("the shared corpus is not beside the checkout (../shared/corpus)")
    return read_report(decode((CORPUS / f"{year}.txt").read_bytes()).text, region="national", year=year)


@cache
def told(year: int) -> tuple[Outcome, ...]:
    return outcomes(Pair(Side.of(report(year)), Side.of(report(year + 1)), (), ()))


def growth(year: int) -> list[int]:
    targets = report(year).targets
    return [i for i, t in enumerate(targets) if t.canonical == "生产总值" and t.aspect == "growth"]


@pytest.mark.corpus
@pytest.mark.parametrize("year", sorted(map(int, GOLDEN)))
def test_the_promised_growth_is_read(year: int) -> None:
    wanted = GOLDEN[str(year)]["target"]
    found = {(t.value, t.value_high) for t in (report(year).targets[i] for i in growth(year))}
    span = tuple(wanted) if isinstance(wanted, list) else (wanted, None)
    assert found == (set() if wanted is None else {span})


@pytest.mark.corpus
@pytest.mark.parametrize("year", [int(y) for y, row in GOLDEN.items() if row["verdict"]])
def test_the_growth_that_was_reached_is_found_and_judged(year: int) -> None:
    row = GOLDEN[str(year)]
    found = {(o.value, o.verdict) for o in told(year) if o.target in growth(year)}
    assert found == {(row["reached"], row["verdict"])}


@pytest.mark.corpus
@pytest.mark.parametrize(
    "year", [int(y) for y, row in GOLDEN.items() if row["target"] and not row["verdict"]]
)
def test_where_only_five_years_are_told_no_number_is_given(year: int) -> None:
    assert {o.value for o in told(year) if o.target in growth(year)} == {None}
