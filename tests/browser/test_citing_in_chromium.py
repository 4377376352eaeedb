"""From words to a citation and back by its permanent address, which tells when the text has changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect
from running_app import PATIENCE, stands
from small_texts import YEARS
from small_warehouse import build_small

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from playwright.sync_api import Page
    from running_app import App

    Visit = Callable[..., Page]


def copied(page: Page, number: int) -> str:
    """Return what stands in one of the boxes that can be copied: both citations, then the address."""
    return page.locator("[class*=st-key-citation-] pre").nth(number).inner_text().strip()


def sought(app: App, visit: Visit, words: str) -> Page:
    """Look for words, and follow the first hit to its sentence."""
    page = visit(app.url("search"))
    page.get_by_label("词语").fill(words)
    page.get_by_label("词语").press("Enter")
    expect(page).to_have_url(re.compile("q="))
    page.get_by_role("link", name="来源和引用").first.click()
    expect(page.locator("mark")).to_be_visible(timeout=PATIENCE)
    stands(page)
    return page


def test_words_lead_to_a_sentence_and_its_citation_back_to_the_page(app: App, visit: Visit) -> None:
    page = sought(app, visit, "科创基金")
    expect(page.locator("mark")).to_contain_text("设立云汀科创基金")
    assert copied(page, 0).startswith("云汀市人民政府. 2024年政府工作报告")
    link = copied(page, 2)
    assert link.startswith(f"{app.address}/sentence?")
    again = visit(link)
    expect(again.locator("mark")).to_contain_text("设立云汀科创基金")
    expect(again.locator(".dz-notice.warning")).to_have_count(0)


def test_a_citation_is_copied_with_a_click(app: App, visit: Visit) -> None:
    page = sought(app, visit, "科创基金")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    box = page.locator("[class*=st-key-citation-] [data-testid=stCode]").first
    box.hover()
    box.get_by_role("button", name="复制").click()
    assert page.evaluate("navigator.clipboard.readText()").strip() == copied(page, 0)


def test_a_year_of_the_chart_narrows_the_search(app: App, visit: Visit) -> None:
    page = visit(app.url("search", q="轴承"))
    page.locator(".dz-columns a", has_text="2023").click()
    expect(page).to_have_url(re.compile("from=2023&to=2023"))
    expect(page.get_by_text("1 句，见于 1 个地区的 1 份报告")).to_be_visible()


def test_an_address_that_was_cited_says_after_a_rebuild_that_its_text_has_changed(
    fresh_app: App, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_small(fresh_app.home)
    link = copied(sought(fresh_app, visit, "科创基金"), 2)
    monkeypatch.setitem(YEARS, 2024, YEARS[2024].replace("首期规模5亿元", "首期规模3亿元"))
    build_small(fresh_app.home)
    page = visit(link, shot="a-changed-sentence")
    expect(page.get_by_text("这个链接背后的文字在被引用以后变了")).to_be_visible()
    expect(page.locator("mark")).to_contain_text("首期规模3亿元")
