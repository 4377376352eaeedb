"""An address that was cited, opened after a rebuild: it says what has changed and where the words are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from shown_links import shown_links
from small_texts import FACTS, YEARS
from small_warehouse import build_small
from test_pages import html_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    Opened = Callable[..., AppTest]
    Address = dict[str, str]

PLACE = {"region": "yunting", "years": "2023-2024"}


def address_of(app: AppTest, key: str) -> Address:
    """Return the first address on the page that carries a seal and this key."""
    queries = [link.query for link in shown_links(app)]
    found = next(query for query in queries if "cited" in query and key in query)
    return {name: values[0] for name, values in found.items()}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return build_small(tmp_path)


@pytest.fixture
def change(home: Path, opened_page: Opened) -> Address:
    """The address of the change about car parks as its list gave it before the rebuild."""
    return address_of(opened_page("changes", home=home, **PLACE, q="停车位"), "change")


@pytest.fixture
def unit(home: Path, opened_page: Opened) -> Address:
    """The address of the sentence about car parks in 2024."""
    return address_of(
        opened_page("search", home=home, q="公共停车位", **{"from": "2024", "to": "2024"}), "unit"
    )


def rebuilt(home: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str) -> Path:
    """Build again after a word of the text of 2024 was changed at its source."""
    assert old in YEARS[2024]
    monkeypatch.setitem(YEARS, 2024, YEARS[2024].replace(old, new))
    return build_small(home)


def test_an_address_with_a_seal_is_silent_while_nothing_has_changed(
    home: Path, opened_page: Opened, change: Address, unit: Address
) -> None:
    shown = html_of(opened_page("changes", home=home, **change))
    shown += html_of(opened_page("sentence", home=home, **unit))
    assert 'class="dz-notice warning"' not in shown


def test_a_changed_text_is_said_at_the_change_and_at_the_sentence(
    home: Path, opened_page: Opened, change: Address, unit: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    rebuilt(home, monkeypatch, "停车位1000个", "停车位3000个")
    for page, address in (("changes", change), ("sentence", unit)):
        shown = html_of(opened_page(page, home=home, **address))
        assert "这个链接背后的文字在被引用以后变了" in shown
        assert "3000个" in shown


def test_another_snapshot_with_the_same_words_is_told_apart(
    home: Path, opened_page: Opened, unit: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    rebuilt(home, monkeypatch, "首期规模5亿元", "首期规模6亿元")
    shown = html_of(opened_page("sentence", home=home, **unit))
    assert "文字与被引用时相同，但来源快照已经不同" in shown


def test_a_changed_judgement_is_told_apart_from_a_changed_text(
    home: Path, opened_page: Opened, change: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = (*FACTS[2024][:-1], replace(FACTS[2024][-1], kind="revised", facets=("softened",)))
    monkeypatch.setitem(FACTS, 2024, facts)
    shown = html_of(opened_page("changes", home=build_small(home), **change))
    assert "变的是程序的判断" in shown
    assert "文字在被引用以后变了" not in shown


def test_a_change_that_is_gone_leads_to_its_sentence(
    home: Path, opened_page: Opened, change: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(FACTS, 2024, FACTS[2024][:-1])
    app = opened_page("changes", home=build_small(home), **change)
    shown = html_of(app)
    assert "被引用的那一项变化" in shown
    assert "新增公共停车位1000个" in shown
    assert any("unit=" in link.query_string for link in shown_links(app))


def test_words_that_moved_to_another_number_are_found_again(
    home: Path, opened_page: Opened, unit: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    rebuilt(
        home, monkeypatch, "设立云汀科创基金，首期规模5亿元。", "设立云汀科创与湖泊治理基金，首期规模五亿元。"
    )
    app = opened_page("sentence", home=home, **unit)
    shown = html_of(app)
    assert "库里没有编号为" in shown
    assert "被引用的文字现在在这里" in shown
    assert "新增公共停车位1000个" in shown


def test_words_that_are_gone_altogether_are_said_to_be_gone(
    home: Path, opened_page: Opened, unit: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = {2023: YEARS[2023].replace("停车位1000个", "停车位900个")}
    monkeypatch.setitem(YEARS, 2023, old[2023])
    rebuilt(home, monkeypatch, "（二）建设宜居水城", "（二）建设更加宜居的水城")
    rebuilt(home, monkeypatch, "新增公共停车位1000个。", "新增公共停车位2000个。")
    assert "被引用的文字在现有文本里找不到了" in html_of(opened_page("sentence", home=home, **unit))


@pytest.mark.parametrize("cited", ["", "x", "0" * 8, "'; --", "00000000-00000000-00000000-0"])
def test_what_is_no_seal_is_no_reason_to_warn(
    home: Path, opened_page: Opened, change: Address, cited: str
) -> None:
    assert 'class="dz-notice warning"' not in html_of(
        opened_page("changes", home=home, **{**change, "cited": cited})
    )


def test_the_seal_goes_with_the_thing_that_was_cited_and_no_further(
    home: Path, opened_page: Opened, change: Address
) -> None:
    app = opened_page("changes", home=home, **change)
    back = next(link for link in shown_links(app) if link.label.startswith("←"))
    other = next(link for link in shown_links(app) if link.label == "English")
    assert "cited=" not in back.query_string
    assert "cited=" in other.query_string


def test_the_readers_links_carry_the_seal_too(home: Path, opened_page: Opened, change: Address) -> None:
    shown = html_of(opened_page("reader", home=home, **PLACE, change=change["change"]))
    assert f"cited={change['cited']}" in shown


def test_the_links_of_the_dropped_carry_the_seal_that_their_change_has(
    home: Path, opened_page: Opened
) -> None:
    address = address_of(opened_page("dropped", home=home, **PLACE), "change")
    assert 'class="dz-notice warning"' not in html_of(opened_page("changes", home=home, **address))
    listed = address_of(opened_page("changes", home=home, **PLACE, kind="dropped"), "change")
    assert (address["change"], address["cited"]) == (listed["change"], listed["cited"])
