"""Everything that a mouse does is done with the keyboard, and it is seen where one is."""

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

MOST = 60
"""Presses of the tabulator after which a visitor has given up."""
HERE = """
    () => {
      const here = document.activeElement;
      const box = here.closest('[data-baseweb=select], [data-baseweb=input]') || here;
      const ring = [here, box, box.firstElementChild || box].some(each => {
        const style = getComputedStyle(each);
        return style.outlineStyle !== 'none' || style.boxShadow !== 'none';
      });
      return {name: (here.getAttribute('aria-label') || here.innerText || '').trim(), tag: here.tagName,
              seen: ring || here.tagName === 'MAIN' || here.tagName === 'INPUT'};
    }
"""


def tab_to(page: Page, name: str) -> list[dict[str, str | bool]]:
    """Press the tabulator until what is called so has the focus; return every stop on the way."""
    stops = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(HERE))
        if re.search(name, str(stops[-1]["name"])) and stops[-1]["tag"] != "MAIN":
            return stops
    return pytest.fail(f"{name} is not reached by {MOST} presses of the tabulator")


def test_a_change_is_reached_and_opened_with_the_keyboard_alone(sample_app: App, visit: Visit) -> None:
    page = visit(sample_app.url("overview", **PLACE))
    stops = tab_to(page, "^变化$")
    assert "跳到正文" in str(stops[0]["name"])
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="详情").first).to_be_visible()
    stands(page)
    stops += tab_to(page, "^详情$")
    page.keyboard.press("Enter")
    expect(page.locator(".dz-redline").first).to_be_visible()
    assert [stop["name"] for stop in stops if not stop["seen"]] == []


def test_the_region_comes_before_what_is_said_of_it(sample_app: App, visit: Visit) -> None:
    page = visit(sample_app.url("overview", **PLACE))
    order = [str(stop["name"]) for stop in tab_to(page, "年份")]
    assert any("地区" in name for name in order)
