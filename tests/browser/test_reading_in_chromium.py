"""From the flow of priorities to the two texts, and through them by key, link and address."""

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

PLACE = {"region": "yunting", "years": "2021-2022"}
HERE = "[aria-current=location]"


def here(page: Page) -> str:
    return page.locator(HERE).get_attribute("id") or ""


def test_a_section_of_the_table_opens_in_the_reader_without_a_reload(sample_app: App, visit: Visit) -> None:
    page = visit(sample_app.url("priorities", region="yunting"), shot="priorities")
    page.evaluate("window.stays = true")
    page.locator(".dz-priorities a").first.click()
    expect(page).to_have_url(re.compile(r"/reader\?.*section=tasks"))
    stands(page)
    expect(page.locator(".dz-reader")).to_be_visible()
    assert page.evaluate("window.stays")
    page.go_back()
    expect(page.locator(".dz-priorities").first).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_what_a_box_of_the_chart_says_stands_within_it(sample_app: App, visit: Visit, width: int) -> None:
    page = visit(sample_app.url("priorities", region="yunting"), width=width)
    boxes = page.locator(".dz-flow .dz-box:not(.dz-tight)")
    assert boxes.count() > 10
    spilt = "all => all.filter(each => each.scrollHeight > each.clientHeight + 1).map(each => each.innerText)"
    assert boxes.evaluate_all(spilt) == []


def test_a_phone_shows_the_newest_years_of_the_chart_first(sample_app: App, visit: Visit) -> None:
    page = visit(sample_app.url("priorities", region="yunting"), width=390)
    years = page.locator(".dz-flow .dz-head")
    expect(years.last).to_be_in_viewport()
    expect(years.first).not_to_be_in_viewport()


def test_the_keys_go_from_change_to_change_and_on_to_the_next_section(sample_app: App, visit: Visit) -> None:
    page = visit(sample_app.url("reader", **PLACE, section="tasks.2.1"), shot="reader-sample")
    changed = page.locator(".dz-changed")
    expect(changed.first).to_be_visible()
    page.keyboard.press("j")
    first = here(page)
    expect(page.locator(HERE)).to_be_in_viewport()
    page.keyboard.press("j")
    assert here(page) != first
    page.keyboard.press("k")
    assert here(page) == first
    for _ in range(changed.count()):
        page.keyboard.press("j")
    expect(page).to_have_url(re.compile("section=tasks.2.2"))


def test_keys_typed_into_a_field_step_nowhere(sample_app: App, visit: Visit) -> None:
    page = visit(sample_app.url("reader", **PLACE, section="tasks.2.1"))
    page.get_by_role("combobox", name="地区").press("j")
    expect(page.locator(HERE)).to_have_count(0)


def test_the_address_of_a_row_brings_it_into_sight(sample_app: App, visit: Visit) -> None:
    page = visit(sample_app.url("reader", **PLACE, section="tasks.2.1"))
    last = page.locator(".dz-own").last
    last.click()
    expect(page).to_have_url(re.compile("unit="))
    stands(page)
    expect(page.locator(HERE)).to_be_in_viewport()
    page.reload()
    stands(page)
    expect(page.locator(HERE)).to_be_in_viewport()


@pytest.mark.parametrize(("width", "columns"), [(1280, True), (390, False)])
def test_a_narrow_screen_shows_one_redline_and_a_list_of_sections(
    sample_app: App, visit: Visit, width: int, columns: bool  # noqa: FBT001 - a case of the table above
) -> None:  # fmt: skip
    page = visit(sample_app.url("reader", **PLACE, section="tasks.2.1"), width=width)
    expect(page.locator(".dz-side").last).to_be_visible(visible=columns)
    expect(page.locator(".dz-both").last).to_be_visible(visible=not columns)
    expect(page.locator(".dz-tree")).to_be_visible(visible=columns)
    expect(page.locator(".st-key-reader-choice")).to_be_visible(visible=not columns)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
