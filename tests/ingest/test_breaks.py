"""Sentences broken within a line: what leaves a trace is named, sound prose is left alone."""

from __future__ import annotations

import pytest
from fictional_report import SPEECH, report
from hypothesis import given
from hypothesis import strategies as st

from ingest.report import read_report

PROSE = "我们沿着江岸一段一段地清淤，一座一座地修码头，让渡船重新靠上每一个村口。"


def found(sentence: str) -> list[tuple[str, str]]:
    source = report(*SPEECH[:-1], PROSE + sentence + PROSE, SPEECH[-1])
    kinds = {"splice", "suspect_figure"}
    return [(f.kind, source[f.start : f.end]) for f in read_report(source).findings if f.kind in kinds]


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("办好“返乡学堂和渡口夜市都有了新去处。", ["“返乡学堂和渡口夜市都有了新去处。"]),
        ("办好返乡学堂”和渡口夜市。", ["办好返乡学堂”"]),
        ("全市货运量增长6.1学堂的孩子们都坐上了校车。", ["6.1"]),
        ("全市财政拨付00多万元修缮老桥。", ["00多万"]),
        ("全市货运量增长6.学堂的孩子们都坐上了校车。", ["6."]),
        ("全市学堂的孩子们.4万人都坐上了校车。", [".4"]),
        ("做好三件事：一是修渠，三是护林。", ["三是"]),
    ],
)
def test_a_sentence_that_breaks_off_against_the_grammar_is_a_splice(sentence: str, places: list[str]) -> None:
    assert found(sentence) == [("splice", place) for place in places]


def test_a_nought_before_other_digits_is_a_lost_decimal_point() -> None:
    assert found("城镇化率提高09个百分点。") == [("suspect_figure", "09个百分点")]


@pytest.mark.parametrize(
    "sentence",
    [
        "提升12345热线的接听效率。",
        "绿荫覆盖率提高0.9个百分点。",
        "船闸过闸用时减少8.5小时。",
        "今年有两件事：1.修渠；2.护林。",
        "实现渡口从0到1的突破。",
        "办好“一村一渡（含义渡）”工程。",
        "做好三件事：一是修渠，二是护林，三是办学。",
        "护林员一是一、二是二，件件记账。",
    ],
)
def test_sound_prose_has_no_break(sentence: str) -> None:
    assert found(sentence) == []


def test_a_mark_closed_by_one_of_another_kind_is_a_slip_of_the_pen() -> None:
    assert found("编好“渡口志》。") == []


def test_carelessly_set_quotes_show_nothing() -> None:
    assert found("建好“渡口。修好“码头。办好“夜市。守好“山林。") == []


@given(st.text(alphabet="“”《》（）。，渡口修好0123一二三是亿元增长", max_size=80))
def test_any_prose_gives_findings_within_it(text: str) -> None:
    source = PROSE + PROSE + text
    assert all(0 <= f.start < f.end <= len(source) for f in read_report(source).findings)
