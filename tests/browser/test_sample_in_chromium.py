"""The bundled sample as a newcomer sees it after `./duizhang up`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from warehouse import read
from warehouse.read_changes import fate_counts
from warehouse.read_targets import headline_targets

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page
    from running_app import App

    from warehouse.answers import PairHeld

    Visit = Callable[..., Page]


def pairs(home: Path) -> list[PairHeld]:
    with read.opened(home) as warehouse:
        return [pair for region in read.regions(warehouse) for pair in region.pairs]


def test_counts_and_targets_of_every_pair_are_the_warehouses(sample_app: App, visit: Visit) -> None:
    for pair in pairs(sample_app.home):
        with read.opened(sample_app.home) as warehouse:
            counts = {row.fate: str(row.count) for row in fate_counts(warehouse, pair.pair_id)}
            targets = headline_targets(warehouse, pair)
        shown = visit(
            sample_app.url("overview", region=pair.region, years=f"{pair.old_year}-{pair.new_year}")
        )
        assert {fate: shown.locator(f".dz-tile-{fate} strong").inner_text() for fate in counts} == counts
        assert shown.locator(".dz-target:not(.dz-target-head)").count() == len(targets)


def test_an_incomplete_year_is_said_to_be_incomplete(sample_app: App, visit: Visit) -> None:
    shown = visit(sample_app.url("overview", region="yunting", years="2022-2023"))
    expect(shown.get_by_text("2023 年的文本不完整")).to_be_visible()


def test_the_sample_is_marked_as_invented_on_every_page(sample_app: App, visit: Visit) -> None:
    for page in ("overview", "changes", "reader", "sources"):
        expect(visit(sample_app.url(page)).get_by_text("为演示编造的城市")).to_be_visible()
