"""Every page of the sample from its own address: both languages, both themes, wide and narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from every_page import NAMES, address_of, barriers, chinese_of_the_interface, overflow
from playwright.sync_api import expect
from running_app import narrow, picture

from warehouse.read import opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page
    from running_app import App

    Visit = Callable[..., Page]
    Query = dict[str, str | list[str]]


@pytest.fixture(scope="session")
def addresses(sample_app: App) -> dict[str, tuple[str, Query]]:
    with opened(sample_app.home) as warehouse:
        return {name: address_of(name, warehouse) for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_a_page_stands_without_barriers_in_light_dark_and_narrow(
    sample_app: App, visit: Visit, addresses: dict[str, tuple[str, Query]], name: str
) -> None:
    page, query = addresses[name]
    shown = visit(sample_app.url(page, **query), shot=f"{name}-light-1280")
    expect(shown.locator("h1").first).to_be_visible()
    assert barriers(shown) == []
    assert overflow(shown) == 0
    shown.emulate_media(color_scheme="dark")
    assert barriers(shown) == []
    picture(shown, f"{name}-dark-1280")
    narrow(shown)
    assert overflow(shown) == 0
    picture(shown, f"{name}-dark-390", 390)


@pytest.mark.parametrize("name", NAMES)
def test_an_english_page_holds_no_chinese_but_report_text(
    sample_app: App, visit: Visit, addresses: dict[str, tuple[str, Query]], name: str
) -> None:
    page, query = addresses[name]
    shown = visit(sample_app.url(page, lang="en", **query), shot=f"{name}-english-1280")
    assert chinese_of_the_interface(shown) == []
    narrow(shown)
    assert overflow(shown) == 0
    assert barriers(shown) == []
    picture(shown, f"{name}-english-390", 390)
