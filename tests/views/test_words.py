"""The interface's words: complete in both languages, and all of them used."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

from compare.names import name_of
from views import language
from views.language import LANGUAGES, Words, phrase_keys
from views.rows import MARKS
from warehouse.answers import Fate
from warehouse.records import Ambition, Certainty, CoverageVerdict, Facet, Role, RoleState, Severity, Verdict

VIEWS = Path(language.__file__).parent
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def placeholders(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name}


def test_a_phrase_has_the_same_placeholders_in_both_languages() -> None:
    chinese, english = (Words(each) for each in LANGUAGES)
    differing = [k for k in phrase_keys() if placeholders(chinese.raw(k)) != placeholders(english.raw(k))]
    assert not differing


def test_an_english_phrase_holds_no_chinese() -> None:
    english = {key: Words("en").raw(key) for key in phrase_keys() if key != "app.other_language"}
    assert not [key for key, phrase in english.items() if CHINESE.search(phrase)]


def test_every_phrase_that_a_page_asks_for_exists() -> None:
    asked = {
        key
        for file in VIEWS.glob("*.py")
        for key in re.findall(r"words\(\s*\"([a-z_]+\.[a-z_0-9]+)\"", file.read_text(encoding="utf-8"))
    }
    assert asked <= set(phrase_keys())


@pytest.mark.parametrize(
    ("table", "names"),
    [("role", Role), ("coverage", CoverageVerdict), ("state", RoleState), ("severity", Severity)],
)
def test_every_word_of_the_records_has_a_name(table: str, names: object) -> None:
    assert all(Words("en")(f"{table}.{name}") for name in get_args(names))


@pytest.mark.parametrize(
    ("group", "names"),
    [("facet", Facet), ("verdict", Verdict), ("certainty", Certainty), ("ambition", Ambition)],
)
def test_every_word_of_a_change_has_a_name(group: str, names: object) -> None:
    assert all(name_of(group, name, "en") for name in get_args(names))


def test_every_fate_has_a_sign() -> None:
    assert set(MARKS) == set(get_args(Fate))


def test_an_unknown_kind_of_finding_is_shown_by_its_own_name() -> None:
    assert Words("zh").known("finding", "new_kind") == "new kind"


def test_no_table_of_words_stands_in_two_files() -> None:
    tables = [name for file in VIEWS.glob("words/*.toml") for name in tomllib.loads(file.read_text("utf-8"))]
    assert len(tables) == len(set(tables))


@pytest.mark.parametrize(
    ("told", "chinese", "english"),
    [
        ("2024-01-23", "2024年1月23日", "23 January 2024"),
        ("2024-01", "2024-01", "2024-01"),
        ("去年冬天", "去年冬天", "去年冬天"),
    ],
)
def test_a_day_is_written_by_the_languages_custom_and_what_is_no_day_as_it_stands(
    told: str, chinese: str, english: str
) -> None:
    assert [Words(each).day_told(told) for each in LANGUAGES] == [chinese, english]


@pytest.mark.parametrize(
    ("value", "unit", "chinese", "english"),
    [
        (1234567, "人", "1,234,567人", "1,234,567 people"),
        (60199.45, "亿元", "60,199.45亿元", "6.019945 trillion yuan"),
        (5000, "亿元", "5000亿元", "500 billion yuan"),
        (5.5, "%", "5.5%", "5.5%"),
    ],
)
def test_a_large_figure_is_written_in_full(value: float, unit: str, chinese: str, english: str) -> None:
    assert [Words(each).quantity(value, unit) for each in LANGUAGES] == [chinese, english]
