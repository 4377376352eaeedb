"""One click leads from the first row of every page to the sentence in its context, with source and hash."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from every_page import PLACE
from playwright.sync_api import expect
from running_app import stands

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page
    from running_app import App

    Visit = Callable[..., Page]

ROWS = {
    "overview": (".dz-targets .dz-item", "依据"),
    "changes": (".dz-item", "详情"),
    "dropped": (".dz-item", "详情"),
    "outcomes": (".dz-item", "原句与引用"),
    "indicators": (".dz-table tbody tr", "原句与引用"),
    "line": (".dz-item", "原句与引用"),
    "reader": (".dz-reader .dz-changed", "依据"),
    "search": (".dz-item", "来源和引用"),
}
"""How a page's rows are found, and which of their links leads to the evidence."""


@pytest.mark.parametrize("name", ROWS)
def test_one_click_leads_from_a_row_to_its_sentence(sample_app: App, visit: Visit, name: str) -> None:
    row, label = ROWS[name]
    asked = {"q": "建设", "in": PLACE["region"]} if name == "search" else PLACE
    page = visit(sample_app.url(name, **asked))
    page.locator(row).first.get_by_role("link", name=re.compile(label)).first.click()
    expect(page).to_have_url(re.compile(r"/(changes|sentence)\?.*cited="))
    stands(page)
    main = page.get_by_test_id("stMain")
    expect(main.locator("blockquote mark").first).to_be_visible()
    expect(main.locator(".dz-hash").first).to_have_text(re.compile(r"^[0-9a-f]{64}$"))
    expect(main.locator(".dz-source").first).to_contain_text(re.compile(r"\d+年\d+月\d+日"))
    assert page.locator(".dz-notice.warning").count() == 0


def test_an_outcome_leads_to_the_sentence_that_tells_of_it(sample_app: App, visit: Visit) -> None:
    page = visit(sample_app.url("outcomes", **PLACE, verdict="met"))
    told = page.locator(".dz-item").first.locator("details")
    page.locator(".dz-item").first.get_by_role("link", name="回顾原句").click()
    expect(page).to_have_url(re.compile(r"/sentence\?.*unit=yunting-2022%2Freview"))
    stands(page)
    expect(page.locator("blockquote mark").first).to_be_visible()
    assert told.count() == 0
    assert page.locator(".dz-notice.warning").count() == 0


def test_a_box_of_the_chart_leads_to_its_section_without_loading_the_page_anew(
    sample_app: App, visit: Visit
) -> None:
    page = visit(sample_app.url("priorities", **PLACE))
    page.evaluate("window.stays = true")
    page.locator(".dz-flow a").nth(1).click()
    expect(page).to_have_url(re.compile("/reader"))
    stands(page)
    page.go_back()
    expect(page).to_have_url(re.compile("/priorities"))
    stands(page)
    page.locator(".dz-flow a").nth(1).focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/reader"))
    stands(page)
    assert page.evaluate("window.stays")
