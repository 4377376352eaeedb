"""What Streamlit's own parts say is said in the page's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from running_app import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page
    from running_app import App

    Visit = Callable[..., Page]

PLACE = {"region": "yunting", "years": "2021-2022"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_page_names_its_language_for_screen_readers(sample_app: App, visit: Visit, language: str) -> None:
    shown = visit(sample_app.url("overview", lang=language, **PLACE))
    expect(shown.locator("html")).to_have_attribute("lang", language)


def test_the_frameworks_own_parts_speak_chinese_and_english_again_after_a_switch(
    sample_app: App, visit: Visit
) -> None:
    shown = visit(sample_app.url("changes", **PLACE))
    expect(shown.get_by_label("下一页")).to_be_visible()
    shown.locator("[data-testid=stTextInput] input").fill("发展")
    expect(shown.get_by_text("按回车应用")).to_be_visible()
    # Else leaving the box may apply the word, and its few hits need no second page.
    shown.locator("[data-testid=stTextInput] input").fill("")
    shown.get_by_text("English", exact=True).click()
    expect(shown.locator("html")).to_have_attribute("lang", "en", timeout=PATIENCE)
    expect(shown.get_by_label("Next page")).to_be_visible(timeout=PATIENCE)


def test_an_unknown_page_is_said_in_the_pages_language(
    sample_app: App, readers: Callable[..., BrowserContext]
) -> None:
    shown = readers(1280, dark=False).new_page()
    shown.goto(sample_app.url("no-such-page", **PLACE))
    expect(shown.get_by_role("dialog").get_by_text("没有这个页面").first).to_be_visible(timeout=PATIENCE)


def test_a_list_without_hit_says_so_in_chinese(sample_app: App, visit: Visit) -> None:
    shown = visit(sample_app.url("overview", **PLACE))
    box = shown.locator("[data-testid=stSelectbox] input").first
    box.click()
    box.fill("没有这样的城市")
    expect(shown.get_by_text("没有匹配的选项")).to_be_visible()


@pytest.mark.parametrize(("language", "said"), [("zh", "正在读取……"), ("en", "Reading…")])
def test_what_takes_longer_than_a_second_says_so(
    sample_app: App, visit: Visit, language: str, said: str
) -> None:
    shown = visit(sample_app.url("overview", lang=language, **PLACE))
    app = "document.querySelector('[data-testid=stApp]')"
    assert shown.evaluate(f"getComputedStyle({app}, '::after').content") != f'"{said}"'
    shown.evaluate(f"{app}.dataset.testScriptState = 'running'")
    assert shown.evaluate(f"getComputedStyle({app}, '::after').content") == f'"{said}"'
    assert shown.evaluate(f"getComputedStyle({app}, '::after').visibility") == "hidden"
    shown.wait_for_function(f"getComputedStyle({app}, '::after').visibility === 'visible'")
