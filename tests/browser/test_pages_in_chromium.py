"""What pages show of a small warehouse whose content is known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from warehouse.answers import ChangeFilter
from warehouse.read import opened
from warehouse.read_changes import change_count, fate_counts

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page
    from running_app import App

    Visit = Callable[..., Page]

PLACE = {"region": "yunting", "years": "2023-2024"}


def test_the_counts_are_the_warehouses(app: App, visit: Visit) -> None:
    with opened(app.home) as warehouse:
        counts = {row.fate: row.count for row in fate_counts(warehouse, "yunting-2023-2024")}
    shown = visit(app.url("overview", **PLACE))
    tiles = {fate: shown.locator(f".dz-tile-{fate} strong").inner_text() for fate in counts}
    assert tiles == {fate: str(count) for fate, count in counts.items()}


def test_the_length_of_the_list_is_the_warehouses(app: App, visit: Visit) -> None:
    with opened(app.home) as warehouse:
        count = change_count(warehouse, "yunting-2023-2024", ChangeFilter(fates=("dropped",)))
    shown = visit(app.url("changes", **PLACE, kind="dropped"))
    assert shown.locator(".dz-row").count() == count
    expect(shown.get_by_text(f"共 {count} 项变化")).to_be_visible()


def test_headline_targets_stand_old_beside_new(app: App, visit: Visit) -> None:
    shown = visit(app.url("overview", **PLACE))
    row = shown.locator(".dz-targets .dz-item").first
    expect(row).to_contain_text("地区生产总值增长6%以上")
    expect(row).to_contain_text("地区生产总值增长5.5%左右")


def test_the_root_leads_to_the_overview(app: App, visit: Visit) -> None:
    shown = visit(app.url(**PLACE))
    expect(shown.locator("h1").first).to_contain_text("2023 年 → 2024 年")
    expect(shown).to_have_url(re.compile("/overview[?]"))


def test_hostile_text_is_shown_as_text(app: App, visit: Visit) -> None:
    shown = visit(app.url("changes", region="hostile"), shot="changes-hostile")
    expect(shown.locator(".dz-row-revised")).to_contain_text("<script>document.title")
    assert shown.title() != "owned"
    assert shown.locator("[data-testid=stMain] img, [data-testid=stMain] .katex").count() == 0
    assert shown.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 1280
