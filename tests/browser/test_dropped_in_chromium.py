"""What was promised and is not there: found, judged and followed to its evidence with clicks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect
from running_app import PATIENCE, stands

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page
    from running_app import App

    Visit = Callable[..., Page]

PLACE = {"region": "yunting", "years": "2023-2024"}


def test_from_the_count_to_the_list_to_the_evidence_and_back(app: App, visit: Visit) -> None:
    page = visit(app.url("overview", **PLACE))
    page.locator(".dz-tile-dropped").click()
    expect(page).to_have_url(re.compile("/dropped"), timeout=PATIENCE)
    stands(page)
    expect(page.locator(".dz-check")).to_have_count(2, timeout=PATIENCE)
    page.get_by_role("button", name="无声消失").click()
    expect(page.locator(".dz-row")).to_have_count(1, timeout=PATIENCE)
    stands(page)
    page.get_by_role("link", name="详情").click()
    expect(page).to_have_url(re.compile("/changes.*change="), timeout=PATIENCE)
    expect(page.locator(".dz-detail-title")).to_be_visible(timeout=PATIENCE)
    stands(page)
    expect(page.get_by_role("link", name="https://www.yunting.example/2023")).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".dz-check")).to_have_count(1, timeout=PATIENCE)
    page.go_back()
    expect(page).to_have_url(re.compile("verdict=dropped_silent"), timeout=PATIENCE)
    expect(page.locator(".dz-row")).to_have_count(1, timeout=PATIENCE)


def test_the_nearest_candidates_are_unfolded_where_the_row_stands(app: App, visit: Visit) -> None:
    page = visit(app.url("dropped", **PLACE, verdict="dropped_silent"))
    expect(page.get_by_text("为同一事项的可能性 20%")).to_be_hidden()
    page.get_by_text("最接近的 1 句").click()
    expect(page.get_by_text("为同一事项的可能性 20%")).to_be_visible()


def test_what_cannot_be_told_says_which_part_is_missing(app: App, visit: Visit) -> None:
    page = visit(app.url("dropped", region="yunting", years="2024-2025", lang="en"))
    expect(
        page.get_by_text("missing: opening, review").or_(page.get_by_text("missing: review"))
    ).to_be_visible()
    expect(page.locator(".dz-row-dropped")).to_have_count(0)
    expect(page.locator(".dz-row-cannot_tell")).to_have_count(3)


def test_a_narrow_dark_screen_holds_the_page_without_scrolling_sideways(app: App, visit: Visit) -> None:
    for name in ("dropped", "overview", "changes"):
        page = visit(app.url(name, **PLACE, lang="en"), width=390, dark=True, shot=f"{name}-narrow-dark")
        stands(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
