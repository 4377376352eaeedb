"""What people come for, done with clicks; the address tells it all the way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect
from running_app import stands
from small_warehouse import build_small

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page
    from running_app import App

    Visit = Callable[..., Page]

PLACE = {"region": "yunting", "years": "2023-2024"}


def follow(page: Page, text: str) -> None:
    page.get_by_role("link", name=text).first.click()


def test_from_the_count_of_the_dropped_to_the_source_and_the_reader(app: App, visit: Visit) -> None:
    page = visit(app.url("overview", **PLACE))
    page.locator(".dz-tile-dropped").click()
    expect(page.locator(".dz-row")).to_have_count(2)
    follow(page, "详情")
    expect(page.get_by_text("https://www.yunting.example/2023")).to_be_visible()
    expect(page.locator(".dz-evidence")).to_have_count(1)
    follow(page, "在对照阅读中查看")
    expect(page.locator(".dz-here")).to_be_in_viewport()
    expect(page.locator(".dz-here")).to_contain_text("开行云汀至海港的货运班列")


def test_filters_survive_a_reload(app: App, visit: Visit) -> None:
    page = visit(app.url("changes", **PLACE))
    page.get_by_role("button", name="修订").click()
    expect(page.locator(".dz-row")).to_have_count(4)
    page.get_by_label("查找文字").fill("小区")
    page.get_by_label("查找文字").press("Enter")
    expect(page.locator(".dz-row")).to_have_count(1)
    page.reload()
    stands(page)
    expect(page.locator(".dz-row")).to_have_count(1)
    expect(page.get_by_label("查找文字")).to_have_value("小区")


def test_another_pair_of_years_is_chosen_and_stays_in_the_address(app: App, visit: Visit) -> None:
    page = visit(app.url("overview", region="yunting"))
    page.get_by_role("combobox", name="年份").click()
    page.get_by_role("option", name="2023 → 2024").click()
    expect(page.locator("h1")).to_contain_text("2023 年 → 2024 年")
    expect(page).to_have_url(re.compile("years=2023-2024"))


def test_going_back_from_a_change_leads_to_the_list_as_it_was(app: App, visit: Visit) -> None:
    page = visit(app.url("changes", **PLACE, kind="dropped"))
    follow(page, "详情")
    expect(page.locator(".dz-redline")).to_be_visible()
    page.go_back()
    expect(page.locator(".dz-row")).to_have_count(2)


def test_the_language_is_switched_and_the_place_stays(app: App, visit: Visit) -> None:
    page = visit(app.url("changes", **PLACE, kind="dropped"))
    follow(page, "English")
    expect(page.locator("h1")).to_have_text("Changes from 2023 to 2024")
    expect(page.locator(".dz-row")).to_have_count(2)
    expect(page).to_have_url(re.compile("lang=en"))


def test_a_rebuild_under_a_reading_visitor_shows_the_new_data(fresh_app: App, visit: Visit) -> None:
    page = visit(fresh_app.url("overview", region="yunting"))
    expect(page.get_by_text("./duizhang up")).to_be_visible()
    build_small(fresh_app.home, upto=2024)
    follow(page, "总览")
    expect(page.locator("h1")).to_contain_text("2023 年 → 2024 年")
    build_small(fresh_app.home)
    follow(page, "变化")
    page.get_by_role("combobox", name="年份").click()
    page.get_by_role("option", name="2024 → 2025").click()
    expect(page.get_by_text("无法判断 3")).to_be_visible()
    stands(page)
