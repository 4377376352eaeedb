"""Digests of figures: a fault named by file, line and column, and a row read as a report's figure is."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.digests import Digest, mark_disputed, read_facts
from ingest.figures import read_figure
from ingest.trust import judge
from warehouse.errors import UsageError
from warehouse.records import Capture

if TYPE_CHECKING:
    from pathlib import Path

    from warehouse.fact_records import Fact

HEADER = "region,year,kind,indicator,wording,value,unit,ref_year,source,trust,confidence,block,note\n"
PAGE = "https://www.changzhou.gov.cn/gi_news/100000000000001"
ROW = f"yunting,2024,target,地区生产总值增长,增长…以上,6,%,2024,{PAGE},official,high,headline,\n"
FAULTS = [
    ("yunting", "yunding", "line 3, column region: yunding is not in regions.toml"),
    ("yunting,2024", "yunting,soon", "line 3, column year: .*integer"),
    ("target", "wish", "line 3, column kind: .*'target'"),
    ("地区生产总值增长", "", "line 3, column indicator: .*at least 1"),
    (",6,", ",six,", "line 3, column value: .*pattern"),
    (",6,%,", ",6,,", "line 3, column unit: '增长…以上6' is not understood"),
    ("增长…以上,6,%", "喜人,,", "line 3, column wording: '喜人' is not understood"),
    ("增长…以上,6,%", ",,", "line 3, column value: a row needs a figure"),
    ("%,2024", "%,2024年", "line 3, column ref_year: .*pattern"),
    (PAGE, "changzhou.gov.cn", "line 3, column source: .*pattern"),
    (PAGE, "http://loyalmeds.com/gi_news/100000000000001", "line 3, column source: .*reproduces"),
    (PAGE, "https://essays.example/1", "line 3, column trust: the source is other, not official"),
    ("official", "certain", "line 3, column trust: .*'official'"),
    ("high", "quite", "line 3, column confidence: .*'high'"),
    ("headline,", "headline,,", "line 3: it has more or fewer cells"),
    ("headline,", "headline", "line 3: it has more or fewer cells"),
    ("headline,", 'headline,"', "line 3: unexpected end"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "message"), FAULTS)
def test_a_fault_is_named_by_file_line_and_column(right: str, wrong: str, message: str) -> None:
    rows = HEADER + ROW + ROW.replace(right, wrong)
    with pytest.raises(UsageError, match=rf"^facts\.csv, {message}"):
        read_facts(rows.encode(), "facts.csv")


@pytest.mark.parametrize(
    ("header", "message"),
    [
        (HEADER.replace("unit,", ""), "line 1: there is no column unit"),
        (HEADER.replace("note", "note,colour"), "line 1, column colour: not known"),
        (HEADER.replace("unit", "unit,unit"), "line 1, column unit: not known, or twice"),
        ("", "line 1: there is no column block"),
        (HEADER, "has no rows"),
    ],
)
def test_a_fault_in_the_columns_is_named(header: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read_facts(header.encode(), "facts.csv")


def test_a_file_in_another_encoding_is_told() -> None:
    with pytest.raises(UsageError, match="not UTF-8"):
        read_facts((HEADER + ROW).encode("gbk"), "facts.csv")


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: (HEADER + text).encode()))
def test_any_bytes_are_read_or_refused_in_one_sentence(data: bytes) -> None:
    with suppress(UsageError):
        assert read_facts(data, "facts.csv")


def test_a_row_knows_the_line_it_begins_on_though_notes_run_over_lines() -> None:
    rows = HEADER + ROW.replace("headline,", 'headline,"first\nsecond"') + ROW
    assert [fact.line for fact in read_facts(rows.encode(), "facts.csv")] == [2, 4]


@pytest.mark.parametrize(
    ("row", "read"),
    [
        (("地区生产总值增长", "增长…以上", "6", "%"), ("生产总值", "growth", ">=", 6.0, None)),
        (("地区生产总值", "预计达", "7700", "亿元"), ("生产总值", "level", "=", 7.7e11, "预计")),
        (("新增学位", "新增", "1.5", "万个"), ("学位", "increment", "=", 15000.0, None)),
        (("某项目", "力争…个以上", "4", "个"), (None, "count", ">=", 4.0, "力争")),
        (("某项目", "实施", "4", "个"), (None, "count", "=", 4.0, None)),
        (("某区", "建成", "2-3", "个"), (None, "count", "range", 2.0, None)),
        (("某事故起数", "下降", "18.6", "%"), (None, "reduction", "=", 18.6, None)),
        (("城乡居民收入比", "达", "1.7:1", ""), ("城乡居民收入比", "level", "=", 1.7, None)),
        (("某指标", "较2015年提高", "3", "个百分点"), (None, "increment", "=", 3.0, None)),
        (
            ("居民人均可支配收入增长", "与经济增长基本同步", "", ""),
            ("居民人均可支配收入", "growth", "sync", None, "基本"),
        ),
    ],
)
def test_a_row_is_read_as_the_figure_of_a_report(row: tuple[str, ...], read: tuple[object, ...]) -> None:
    figure = read_figure(*row)
    assert figure is not None
    assert (figure.canonical, figure.aspect, figure.comparator, figure.value_si, figure.hedge) == read


@given(
    st.text(max_size=12), st.text(max_size=12), st.from_regex(r"\d{1,4}", fullmatch=True), st.text(max_size=4)
)
def test_any_row_is_read_or_said_not_to_be_understood(name: str, wording: str, value: str, unit: str) -> None:
    figure = read_figure(name, wording, value, unit)
    assert figure is None or figure.value is not None


def disputed(*rows: tuple[str, str, str, str]) -> list[bool]:
    """Mark outcomes given as wording, value, source and ref_year."""
    lines = (
        f"yunting,2024,outcome,地区生产总值,{wording},{value},亿元,{ref_year},{source},other,high,,"
        for wording, value, source, ref_year in rows
    )
    facts = read_facts((HEADER + "\n".join(lines)).encode(), "facts.csv")
    (digest,) = mark_disputed([Digest(capture(), "", facts)])
    return [fact.disputed for fact in digest.facts]


def capture() -> Capture:
    return Capture("2026-01-01T00:00:00Z", "0" * 64, 1, "text/csv", "yunting", 2024, "digest", "facts.csv")


A, B = "https://a.example/", "https://b.example/"


@pytest.mark.parametrize(
    ("rows", "marks"),
    [
        ([("", "9500", A, "2023"), ("", "9550", B, "2023"), ("", "9500", A, "2022")], [True, True, False]),
        ([("", "9500", A, "2023"), ("", "9500", B, "2023")], [False, False]),
        ([("", "9500", A, "2023"), ("", "9550", A, "2023")], [False, False]),
        ([("突破", "9500", A, "2023"), ("", "9550", B, "2023")], [False, False]),
        ([("突破", "9600", A, "2023"), ("", "9550", B, "2023")], [True, True]),
    ],
)
def test_figures_of_two_sources_that_differ_are_both_kept_and_marked(
    rows: list[tuple[str, str, str, str]], marks: list[bool]
) -> None:
    assert disputed(*rows) == marks


def test_figures_of_two_digests_are_held_against_each_other() -> None:
    (fact,) = read_facts((HEADER + ROW).encode(), "facts.csv")
    other = replace(fact, value=7.0, value_si=7.0, source=A)
    digests = mark_disputed([Digest(capture(), "", (fact,)), Digest(capture(), "", (other,))])
    assert [digest.facts[0].disputed for digest in digests] == [True, True]


def bundled(checkout: Path) -> tuple[Fact, ...]:
    path = checkout / "reports" / "changzhou" / "facts.csv"
    return read_facts(path.read_bytes(), path.name)


def test_the_bundled_digest_is_understood_row_by_row_and_names_a_source_for_each(checkout: Path) -> None:
    facts = bundled(checkout)
    assert len(facts) > 200
    assert {fact.trust for fact in facts} == {"official", "press", "given"}
    pages = {fact.source for fact in facts if fact.trust != "given"}
    assert {judge(page).trust for page in pages} == {"official", "press"}
