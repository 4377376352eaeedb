"""Each page from its own address, in both languages and themes, wide and narrow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from warehouse.answers import ChangeFilter
from warehouse.read import opened
from warehouse.read_changes import change_count, fate_counts

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page
    from running_app import App

    Visit = Callable[..., Page]

PAGES = ("overview", "changes", "reader", "sources", "method")
PLACE = {"region": "yunting", "years": "2023-2024"}
WORDS = """
() => {
  const page = document.querySelector('[data-testid=stMain]').cloneNode(true);
  page.querySelectorAll('[lang=zh], .st-key-nav-language').forEach(each => each.remove());
  return page.innerText;
}
"""


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (400, False)])
def test_a_page_stands_at_its_own_address(app: App, visit: Visit, page: str, width: int, dark: bool) -> None:  # noqa: FBT001
    shot = f"{page}-{'dark' if dark else 'light'}-{width}"
    shown = visit(app.url(page, **PLACE), width=width, dark=dark, shot=shot)
    expect(shown.locator("h1").first).to_be_visible()
    assert shown.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width


@pytest.mark.parametrize("page", PAGES)
def test_the_english_page_holds_no_chinese_but_report_text(app: App, visit: Visit, page: str) -> None:
    shown = visit(app.url(page, **PLACE, lang="en"), shot=f"{page}-english")
    left = shown.evaluate(WORDS).replace("云汀市", "")
    assert not re.findall(r"[\u4e00-\u9fff]+", left)


def test_the_counts_are_the_warehouses(app: App, visit: Visit) -> None:
    with opened(app.home) as warehouse:
        counts = {row.fate: row.count for row in fate_counts(warehouse, "yunting-2023-2024")}
    shown = visit(app.url("overview", **PLACE))
    tiles = {fate: shown.locator(f".st-key-tile-{fate} strong").inner_text() for fate in counts}
    assert tiles == {fate: str(count) for fate, count in counts.items()}


def test_the_length_of_the_list_is_the_warehouses(app: App, visit: Visit) -> None:
    with opened(app.home) as warehouse:
        count = change_count(warehouse, "yunting-2023-2024", ChangeFilter(fates=("dropped",)))
    shown = visit(app.url("changes", **PLACE, kind="dropped"))
    assert shown.locator(".dz-row").count() == count
    expect(shown.get_by_text(f"共 {count} 项变化")).to_be_visible()


def test_headline_targets_stand_old_beside_new(app: App, visit: Visit) -> None:
    shown = visit(app.url("overview", **PLACE))
    row = shown.locator(".st-key-target-0")
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


@pytest.mark.parametrize("page", ["overview", "reader", "sources"])
def test_hostile_headings_and_names_are_shown_as_text(app: App, visit: Visit, page: str) -> None:
    shown = visit(app.url(page, region="hostile"), shot=f"{page}-hostile")
    text = (shown.locator("[data-testid=stMain]").text_content() or "") + " ".join(
        box.input_value() for box in shown.get_by_role("combobox").all()
    )
    assert "<b>恶意市</b>" in text
    assert "**章节**" in text
    assert shown.title() != "owned"
