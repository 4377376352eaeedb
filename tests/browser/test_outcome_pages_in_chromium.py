"""Outcomes, indicators and lines of the bundled sample: wide, narrow, dark and light."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect
from running_app import stands

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page
    from running_app import App

    Visit = Callable[..., Page]

PLACE = {"region": "yunting", "years": "2021-2022"}


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
    expect(page.locator(".dz-plot .dz-point").first).to_be_visible()
