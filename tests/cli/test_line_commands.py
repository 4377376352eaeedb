"""The commands `outcomes` and `line` on the bundled sample."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran


@pytest.fixture(scope="module")
def built(built_sample: Path) -> Path:
    return built_sample


def test_outcomes_print_one_json_document_silence_first(built: Path, duizhang: Callable[..., Ran]) -> None:
    rows = json.loads(duizhang("outcomes", "yunting", 2021, "--json", home=built).out)
    verdicts = [row["verdict"] for row in rows]
    assert verdicts[0] == "not_reported"
    assert {"met", "missed"} <= set(verdicts)


def test_a_silence_in_doubt_names_the_sentence_to_check(built: Path, duizhang: Callable[..., Ran]) -> None:
    rows = json.loads(duizhang("outcomes", "yunting", 2021, "--json", home=built).out)
    sentence = next(row["nearest_text"] for row in rows if row["nearest"])
    table = duizhang("outcomes", "yunting", 2021, home=built).out
    assert "请核对：" in table
    assert sentence[:6] in table


def test_a_line_is_followed_from_any_commitment_on_it(built: Path, duizhang: Callable[..., Ran]) -> None:
    rows = json.loads(duizhang("outcomes", "yunting", 2021, "--json", home=built).out)
    told = json.loads(duizhang("line", "yunting", rows[-1]["unit_id"], "--json", home=built).out)
    assert told["row"]["line_id"] == rows[-1]["line_id"]
    assert told["years"][0]["year"] == 2021


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("outcomes", "yunting", 1999),
            "Nothing is held of the targets of yunting in 1999; ask for one of 2021",
        ),
        (
            ("outcomes", "atlantis", 2021),
            "Nothing is held of the targets of atlantis in 2021; add its reports",
        ),
        (("line", "yunting", "nothing"), "yunting has no line and no commitment nothing"),
    ],
)
def test_what_is_not_held_is_one_sentence(
    built: Path, duizhang: Callable[..., Ran], words: tuple[object, ...], said: str
) -> None:
    ran = duizhang(*words, home=built)
    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err
    assert len(ran.err.strip().splitlines()) == 1


def test_the_newest_reports_targets_stand_beside_last_years_results(
    built: Path, duizhang: Callable[..., Ran]
) -> None:
    rows = json.loads(duizhang("outcomes", "yunting", 2024, "--json", home=built).out)
    below = [row for row in rows if row["below"]]
    assert below == rows[: len(below)]
    assert all("低于上年结果" in row["last_year"] for row in below)
    assert {row["settled"] for row in rows} == {None}


def test_without_a_warehouse_both_say_what_to_do(tmp_path: Path, duizhang: Callable[..., Ran]) -> None:
    for words in (("outcomes", "yunting", 2021), ("line", "yunting", "x")):
        ran = duizhang(*words, home=tmp_path)
        assert ran.code == 1
        assert "duizhang build" in ran.err
