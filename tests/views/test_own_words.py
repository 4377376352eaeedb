"""The words by which a reader checks that a commitment is gone, and how often the newer text has each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlparse

from compare.catchwords import catchwords

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    Opened = Callable[..., AppTest]

GONE = {"region": "yunting", "years": "2023-2024"}


def html_of(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(element.proto.body for element in app.get("html"))


def checks(app: AppTest) -> list[str]:
    return re.findall('<p class="dz-check">(.*?)</p>', html_of(app))


def test_catchwords_name_things_and_no_bare_verbs() -> None:
    found = catchwords("加快修复滩涂湿地，培训船工。")
    assert {"滩涂", "船工"} <= set(found)
    assert not {"加快", "修复"} & set(found)


def test_each_row_names_its_rarest_words_and_says_which_are_nowhere_in_the_newer_text(
    opened_page: Opened,
) -> None:
    (silent, *_) = checks(opened_page("dropped", **GONE))
    assert "在 2024 年全文中查找" in silent
    assert "班列</bdi>（没有）" in silent


def test_a_word_that_is_there_leads_to_its_sentences_with_their_number(opened_page: Opened) -> None:
    told = " ".join(checks(opened_page("dropped", **GONE)))
    address, count = re.findall(r"<a href='([^']+)'>(?:(?!</a>).)*</a>（(\d+) 句）", told)[0]
    asked = parse_qs(urlparse(address.replace("&amp;", "&")).query)
    assert asked["in"] == ["yunting"]
    assert asked["from"] == asked["to"] == ["2024"]
    found = html_of(opened_page("search", **{name: value[0] for name, value in asked.items()}))
    assert re.search(rf"(?<!\d){count}(?!\d)", found)
