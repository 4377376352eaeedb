"""A redline replays exactly and never cuts a number."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.redline import Edit, redline, tokenize

WORDS = st.sampled_from(
    [
        "新建",
        "公园",
        "12座",
        "6%",
        "5.5%",
        "以上",
        "，",
        "。",
        "1.3万亿斤",
        "2024年",
        "绿道",
        "左右",
        "\n",
        "<b>",
    ],
)
TEXT = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=20).map("".join))


def replay(edits: tuple[Edit, ...], *ops: str) -> str:
    return "".join(e.text for e in edits if e.op in ops)


@given(TEXT, TEXT)
def test_kept_and_deleted_runs_give_the_old_text_kept_and_inserted_the_new(old: str, new: str) -> None:
    edits = redline(old, new)
    assert (replay(edits, "equal", "delete"), replay(edits, "equal", "insert")) == (old, new)


@given(TEXT, TEXT)
def test_no_run_is_empty_and_neighbours_differ_in_kind(old: str, new: str) -> None:
    ops = [e.op for e in redline(old, new) if e.text or pytest.fail("empty run")]
    assert all(a != b for a, b in itertools.pairwise(ops))


@given(TEXT)
def test_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(tokenize(text)) == text


@given(st.lists(WORDS, min_size=1, max_size=20), st.lists(WORDS, min_size=1, max_size=20))
def test_a_number_is_never_cut(old: list[str], new: list[str]) -> None:
    old_text, new_text = "、".join(old), "、".join(new)
    for edit in redline(old_text, new_text):
        for number in re.findall(r"[\d.]+", edit.text):
            assert number in re.findall(r"[\d.]+", old_text + "、" + new_text)


def test_a_percentage_is_replaced_as_one_token() -> None:
    assert redline("增长6%以上", "增长5.5%左右") == (
        Edit("equal", "增长"),
        Edit("delete", "6%以上"),
        Edit("insert", "5.5%左右"),
    )


@pytest.mark.parametrize("number", ["1.3万亿斤", "2024年", "6%", "1,234.5亿元", "三分之一", "0.5个百分点"])
def test_a_number_keeps_its_unit(number: str) -> None:
    assert number in tokenize(f"全年达到{number}，稳步推进")


def test_more_tokens_than_the_basic_private_area_are_still_told_apart() -> None:
    old = "".join(f"{n}个" for n in range(6_600))
    kept = "".join(f"{n}个" for n in range(6_300, 6_600))
    assert [e.text for e in redline(old, f"甲{kept}乙") if e.op == "equal"] == [kept]


def test_a_hopelessly_long_pair_is_one_replacement_and_quick() -> None:
    old, new = "甲1，" * 3_000, "乙2。" * 3_000
    assert [e.op for e in redline(old, new)] == ["delete", "insert"]
