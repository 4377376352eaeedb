"""Outcomes, indicators and lines of the bundled sample: wide, narrow, dark and light."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from running_app import stands

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page
    from running_app import App

    Visit = Callable[..., Page]

PAGES = ("outcomes", "indicators", "line")
PLACE = {"region": "yunting", "years": "2021-2022"}
WORDS = """
() => {
  const page = document.querySelector('[data-testid=stMain]').cloneNode(true);
  const ours = '[lang=zh], .st-key-nav-language, [data-testid=stSelectbox], [data-testid=stVegaLiteChart]';
  page.querySelectorAll(ours).forEach(each => each.remove());
  return page.innerText;
}
"""


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (400, False)])
def test_a_page_stands_at_its_own_address(
    sample_app: App,
    visit: Visit,
    page: str,
    width: int,
    dark: bool,  # noqa: FBT001
) -> None:
    shot = f"{page}-{'dark' if dark else 'light'}-{width}"
    shown = visit(sample_app.url(page, **PLACE), width=width, dark=dark, shot=shot)
    expect(shown.locator("h1").first).to_be_visible()
    assert shown.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width


@pytest.mark.parametrize("page", PAGES)
def test_the_english_page_holds_no_chinese_but_report_text(sample_app: App, visit: Visit, page: str) -> None:
    shown = visit(sample_app.url(page, **PLACE, lang="en"), shot=f"{page}-english")
    assert not re.findall(r"[\u4e00-\u9fff]+", shown.evaluate(WORDS).replace("云汀市", ""))


def test_from_a_silent_promise_to_its_line_and_back(sample_app: App, visit: Visit) -> None:
    page = visit(sample_app.url("outcomes", **PLACE, verdict="not_reported"))
    expect(page.locator(".dz-row").first).to_contain_text("未报告")
    page.get_by_role("link", name="沿革").nth(1).click()
    expect(page.locator(".dz-line-year").first).to_contain_text("2021")
    stands(page)
    page.go_back()
    expect(page.locator(".dz-row").first).to_contain_text("未报告")


def test_the_evidence_is_one_click_away(sample_app: App, visit: Visit) -> None:
    page = visit(sample_app.url("outcomes", **PLACE, verdict="met"))
    page.locator("summary", has_text="依据与来源").first.click()
    expect(page.get_by_text("2022 年报告的回顾部分").first).to_be_visible()


def test_an_indicator_is_drawn(sample_app: App, visit: Visit) -> None:
    page = visit(sample_app.url("indicators", region="yunting"))
    expect(page.locator("[data-testid=stVegaLiteChart]")).to_be_visible()
