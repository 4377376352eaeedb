"""Status: region × year, what kind of text is held, whose word it is, and what is missing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from ingest.web.visits import Visit, Visits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

PAGE = "https://www.changzhou.gov.cn/ns_news/100000000000001"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, sample: Path, duizhang: Callable[..., Ran]) -> Path:
    """A home with a whole text from an official page, the rest of another, and one year between missing."""
    place = tmp_path_factory.mktemp("home")
    text = (sample / "2024.txt").read_text(encoding="utf-8")
    rest = place / "rest.txt"
    rest.write_text(text[len(text) // 2 :], encoding="utf-8")
    official = ("--region", "yunting", "--year", 2022, "--witness", "gov", "--source-url", PAGE)
    assert duizhang("add", sample / "2022.txt", *official, home=place).code == 0
    assert duizhang("add", rest, "--region", "yunting", "--year", 2024, home=place).code == 0
    for outcome, at in (("ok", "2026-01-02T03:04:05Z"), ("timeout", "2026-01-03T03:04:05Z")):
        Visits(place).append(Visit(at, "GET", PAGE, outcome))
    assert duizhang("build", home=place).code == 0
    return place


@pytest.fixture(scope="module")
def rows(home: Path, duizhang: Callable[..., Ran]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(duizhang("status", "--json", home=home).out)
    return found


def test_a_text_says_its_kind_its_trust_and_when_its_page_last_answered(rows: list[dict[str, Any]]) -> None:
    (text,) = (row for row in rows if row["year"] == 2022)
    told = {name: text[name] for name in ("held", "kind", "trust", "source_url", "last_checked", "missing")}
    assert told == {
        "held": True,
        "kind": "full",
        "trust": "official",
        "source_url": PAGE,
        "last_checked": "2026-01-02T03:04:05Z",
        "missing": [],
    }


def test_a_year_between_and_the_rest_of_a_partial_text_are_missing(rows: list[dict[str, Any]]) -> None:
    gaps = {row["year"]: row for row in rows if not row["held"]}
    assert sorted(gaps) == [2023, 2024]
    assert gaps[2023]["missing"] == ["全文"]
    assert gaps[2024]["missing"] == ["目标", "回顾（1）"]
    (partial,) = (row for row in rows if row["held"] and row["year"] == 2024)
    assert (partial["kind"], partial["trust"], partial["last_checked"]) == ("excerpt", "given", None)


def test_the_table_shows_them_too(home: Path, duizhang: Callable[..., Ran]) -> None:
    out = duizhang("status", home=home).out
    assert "2026-01-02" in out
    assert "缺什么，到哪里找" in out
    assert "未登记" in out


def test_figures_are_shown_as_such_and_fill_no_year(
    tmp_path: Path, checkout: Path, duizhang: Callable[..., Ran]
) -> None:
    facts = checkout / "reports" / "changzhou" / "facts.csv"
    assert duizhang("add", "--facts", facts, home=tmp_path).code == 0
    rows = json.loads(duizhang("status", "--json", home=tmp_path).out)
    digests = [row for row in rows if row["held"]]
    assert {(row["kind"], row["coverage"]) for row in digests} == {("digest", None)}
    missing = {row["year"]: row["where"] for row in rows if not row["held"]}
    assert sorted(missing) == list(range(min(row["year"] for row in digests), 2027))
    assert missing[2023] == ["https://www.changzhou.gov.cn/ns_news/331167348393879"]
