"""What digests say became of targets, disagreeing sources, and targets below last year's result."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from warehouse.swap import current_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

HEADER = "region,year,kind,indicator,wording,value,unit,ref_year,source,trust,confidence,block,note"
PAGE, OTHER = "https://www.changzhou.gov.cn/gi_news/100000000000002", "https://other.example/"
ROWS = [
    f"yunting,2030,target,地区生产总值增长,增长…以上,5,%,2030,{PAGE},official,high,headline,",
    f"yunting,2031,outcome,地区生产总值增长,增长,5.4,%,2030,{PAGE},official,high,bulletin,",
    f"yunting,2031,target,地区生产总值增长,增长…左右,6,%,2031,{PAGE},official,high,headline,",
    f"yunting,2032,outcome,地区生产总值增长,增长,5.95,%,2031,{PAGE},official,high,bulletin,",
    f"yunting,2032,outcome,地区生产总值增长,增长,5.2,%,2031,{OTHER},other,high,review,",
    f"yunting,2032,target,进出口总额增长,增长,3,%,2032,{PAGE},official,high,headline,",
    f"yunting,2033,outcome,进出口总额增长,增长,2,%,2032,{PAGE},official,low,bulletin,",
]


@pytest.fixture(scope="module")
def home(copy_of_sample: Callable[[], Path], duizhang: Callable[..., Ran]) -> Path:
    place = copy_of_sample()
    facts = place / "facts.csv"
    facts.write_text("\n".join([HEADER, *ROWS]) + "\n", encoding="utf-8")
    assert duizhang("add", "--facts", facts, home=place).code == 0
    assert duizhang("build", home=place).code == 0
    return place


def asked(home: Path, sql: str, *values: object) -> list[tuple[Any, ...]]:
    with duckdb.connect(current_file(home), read_only=True) as connection:
        return connection.execute(sql, list(values)).fetchall()


def told(home: Path, year: int) -> list[tuple[Any, ...]]:
    return asked(
        home,
        "SELECT value, trust, verdict, settled FROM v_digest_outcomes"
        " WHERE ref_year = ? AND target_origin = 'digest' ORDER BY value",
        str(year),
    )


def test_a_digests_figure_says_what_became_of_a_target(home: Path) -> None:
    assert told(home, 2030) == [(5.4, "official", "exceeded", "exceeded")]


def test_sources_that_disagree_are_both_shown_and_settle_the_target_as_disputed(home: Path) -> None:
    assert told(home, 2031) == [
        (5.2, "other", "missed", "disputed"),
        (5.95, "official", "met", "disputed"),
    ]


def test_a_figure_of_low_confidence_settles_nothing(home: Path) -> None:
    assert told(home, 2032) == [(2.0, "official", None, None)]


@pytest.mark.parametrize(("year", "settled"), [(2030, "exceeded"), (2031, "disputed"), (2032, None)])
def test_a_digest_with_target_and_outcome_settles_a_year_without_reports(
    home: Path, duizhang: Callable[..., Ran], year: int, settled: str | None
) -> None:
    (row,) = json.loads(duizhang("outcomes", "yunting", year, "--json", home=home).out)
    assert (row["origin"], row["settled"]) == ("digest", settled)
    assert row["digests"][0]["source"] == PAGE


def test_the_terminal_names_figure_verdict_and_trust_of_a_digest(
    home: Path, duizhang: Callable[..., Ran]
) -> None:
    shown = "".join(duizhang("outcomes", "yunting", 2030, home=home).out.split())
    assert "增长5%以上（指标摘录第2行）" in shown
    assert "官方：5.4%，超过" in shown


def test_a_target_below_last_years_result_stands_in_the_warehouse_with_both_places(home: Path) -> None:
    rows = asked(home, "SELECT year, reason, told_text, quote FROM v_below_last")
    assert rows
    assert all("低于上年结果" in reason and told and quote for _, reason, told, quote in rows)


def test_a_build_after_another_year_keeps_what_was_settled(home: Path, duizhang: Callable[..., Ran]) -> None:
    before = asked(home, "FROM below_last ORDER BY ALL"), asked(home, "FROM below_last_sets ORDER BY ALL")
    facts = home / "more.csv"
    row = f"yunting,2040,outcome,地区生产总值增长,增长,5,%,2039,{PAGE},official,high,bulletin,"
    facts.write_text(f"{HEADER}\n{row}\n", encoding="utf-8")
    duizhang("add", "--facts", facts, home=home)
    assert duizhang("build", home=home).code == 0
    assert (
        asked(home, "FROM below_last ORDER BY ALL"),
        asked(home, "FROM below_last_sets ORDER BY ALL"),
    ) == before


@pytest.fixture(scope="module")
def contested(copy_of_sample: Callable[[], Path], duizhang: Callable[..., Ran]) -> Path:
    """Build with the bundled sample and a digest that contradicts what its city reported of one target."""
    place = copy_of_sample()
    facts = place / "facts.csv"
    row = f"yunting,2022,outcome,地区生产总值增长,增长,0.4,%,2021,{PAGE},official,high,bulletin,"
    facts.write_text(f"{HEADER}\n{row}\n", encoding="utf-8")
    assert duizhang("add", "--facts", facts, home=place).code == 0
    assert duizhang("build", home=place).code == 0
    return place


def test_a_digest_against_the_report_is_shown_beside_it_and_disputes_the_outcome(
    contested: Path, duizhang: Callable[..., Ran]
) -> None:
    rows = json.loads(duizhang("outcomes", "yunting", 2021, "--json", home=contested).out)
    (row,) = (row for row in rows if row["disputed"])
    assert row["reported_value"] != row["digests"][0]["value"] == 0.4
    assert (row["digests"][0]["verdict"], row["digests"][0]["trust"]) == ("missed", "official")


def test_the_terminal_marks_a_disputed_outcome_and_names_both_figures(
    contested: Path, duizhang: Callable[..., Ran]
) -> None:
    shown = duizhang("outcomes", "yunting", 2021, home=contested).out
    assert "来源不一致" in shown
    assert "0.4%" in shown


def test_the_terminal_and_the_json_tell_which_targets_lie_below_last_years_result(
    contested: Path, duizhang: Callable[..., Ran]
) -> None:
    rows = json.loads(duizhang("outcomes", "yunting", 2022, "--json", home=contested).out)
    assert any("低于上年结果" in (row["below_last"] or "") for row in rows)
    assert "低于上年结果" in duizhang("outcomes", "yunting", 2022, home=contested).out
