"""The Sources page of a report that several texts tell, as people see it: both themes, wide and narrow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from collated_home import build_collated
from playwright.sync_api import expect
from running_app import running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page
    from running_app import App

    Visit = Callable[..., Page]

OPENED = {"region": "yunting", "text": "yunting-2022/reprint", "differ": "all"}
WORDS = """
() => {
  const page = document.querySelector('[data-testid=stMain]').cloneNode(true);
  page.querySelectorAll('[lang=zh]').forEach(each => each.remove());
  return page.innerText;
}
"""


@pytest.fixture(scope="module")
def collated_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    with running(build_collated(tmp_path_factory.mktemp("collated"))) as started:
        yield started


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (400, False)])
def test_both_quotes_of_a_difference_are_marked_by_more_than_colour(
    collated_app: App,
    visit: Visit,
    width: int,
    dark: bool,  # noqa: FBT001
) -> None:
    shot = f"differences-{'dark' if dark else 'light'}-{width}"
    shown = visit(collated_app.url("sources", **OPENED), width=width, dark=dark, shot=shot)
    first = shown.locator(".dz-both-texts").first
    expect(first).to_contain_text("【2.52%】")
    expect(first).to_contain_text("【25.2%】")
    line = "element => getComputedStyle(element).textDecorationLine"
    assert {mark.evaluate(line) for mark in first.locator("mark").all()} == {"underline"}
    assert shown.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width


def test_a_click_on_a_class_shows_its_differences_and_writes_it_into_the_address(
    collated_app: App, visit: Visit
) -> None:
    shown = visit(collated_app.url("sources", **OPENED))
    shown.get_by_role("link", name=re.compile("^缺文 3")).click()
    expect(shown).to_have_url(re.compile("differ=lost_passage"))
    expect(shown.locator(".dz-both-texts")).to_have_count(3)


def test_the_english_page_of_differences_holds_no_chinese_but_report_text(
    collated_app: App, visit: Visit
) -> None:
    shown = visit(collated_app.url("sources", **OPENED, lang="en"), shot="differences-english")
    left = shown.evaluate(WORDS).replace("云汀市", "")
    assert not re.findall(r"[\u4e00-\u9fff]+", left)
