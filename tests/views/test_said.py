from __future__ import annotations

import re

import pytest

from compare.saying import say as say_of_changes
from ingest.saying import say as say_of_texts
from views.language import Words
from views.said import said_html

_QUOTED = re.compile(r"<bdi[^>]*>.*?</bdi>", re.DOTALL)
_CHINESE = re.compile(r"[\u3400-\u9fff]")


@pytest.mark.parametrize(
    "sentence",
    [
        say_of_changes("mentions", quote="甲桥3座、乙桥2座"),
        say_of_changes("says", quote="甲桥建成") + say_of_changes("figure_short"),
        say_of_changes("in_gap", text="旧文本", gaps="任务部分第2节、修建甲桥"),
        say_of_texts("repeats", quote="甲桥“乙”丙", n=12),
        say_of_texts("role_lacks_sections", role="任务部分", numerals="二、十三"),
    ],
)
def test_in_english_only_words_of_a_report_are_chinese(sentence: str) -> None:
    assert not _CHINESE.search(_QUOTED.sub("", said_html(sentence, Words("en"))))


def test_in_chinese_a_sentence_stands_as_it_is_kept() -> None:
    sentence = say_of_changes("says", quote="甲桥建成")
    assert said_html(sentence, Words("zh")) == f'<bdi lang="zh" class="dz-text">{sentence}</bdi>'


def test_markup_in_quoted_words_stays_text() -> None:
    assert "<b>" not in said_html(say_of_changes("says", quote="<b>甲</b>"), Words("en"))


def test_a_sentence_that_no_table_knows_is_shown_as_it_is() -> None:
    assert "甲乙丙丁" in said_html("甲乙丙丁。", Words("en"))
