"""Time the app in Chromium on a built home, then on its regions copied until there are 3,000 reports.

    python bench/app.py .duizhang [reports]

Prints, for each page: seconds of a first visit with an empty cache, of the change to it by a link, and
of a filter or choice on it; each until the page stands. The app runs as a user starts it. The first line
is the baseline, taken in the same browser: a page of Streamlit's that says one word and reads nothing.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from playwright.sync_api import sync_playwright

CHECKOUT: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tests" / "browser")]

from running_app import CHROMIUM, FLAGS, running, stands  # noqa: E402 - the tests' own start of the app

from bench.more_regions import copy_regions  # noqa: E402
from views.frame import PAGES  # noqa: E402
from warehouse import read  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page
    from running_app import App

MANY: Final = 3_000
_NOTHING: Final = """
import streamlit as st
run = st.button("again")
st.html(f'<nav class="dz-pages">{int(run)}</nav>')
"""
TIMES: Final = 3
"""Each is done so often; the middle one counts."""


def seconds(act: Callable[[], object], page: Page) -> float:
    """Return what an act takes until the page that it leads to stands."""
    began = time.perf_counter()
    act()
    stands(page)
    return time.perf_counter() - began


def middle(found: list[float]) -> float:
    """Return the median of an odd number of times."""
    return sorted(found)[len(found) // 2]


def first_visits(app: App, browser: Browser, place: dict[str, str]) -> dict[str, float]:
    """Return the seconds of a first visit to each page: nothing is in the browser's cache."""
    found = {}
    for name in PAGES:
        times = []
        for _ in range(TIMES):
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            page = context.new_page()
            url = app.url(name, **place)
            times.append(seconds(lambda page=page, url=url: page.goto(url), page))  # type: ignore[misc]
            context.close()
        found[name] = middle(times)
    return found


def baseline(browser: Browser, folder: Path) -> tuple[float, float]:
    """Return the seconds of a first visit and of one more run of a page of Streamlit's that does nothing."""
    script = folder / "nothing.py"
    script.write_text(_NOTHING, encoding="utf-8")
    first, again = [], []
    with running(folder, script) as app:
        for _ in range(TIMES):
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            page = context.new_page()
            first.append(seconds(lambda page=page: page.goto(app.url()), page))  # type: ignore[misc]
            again.append(seconds(lambda page=page: _run_again(page), page))  # type: ignore[misc]
            context.close()
    return middle(first), middle(again)


def _run_again(page: Page) -> None:
    page.get_by_role("button", name="again").click()
    page.locator(".dz-pages", has_text="1").wait_for()


def _gone_to(page: Page, name: str) -> None:
    page.locator(f".dz-to-{name}").click()
    page.wait_for_url(f"**/{name}*")
    page.locator(f".dz-to-{name}[aria-current]").wait_for()


def page_changes(app: App, browser: Browser, place: dict[str, str]) -> dict[str, float]:
    """Return the seconds from a click in the navigation to the page that it names."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(app.url("method", **place))
    stands(page)
    found: dict[str, list[float]] = {name: [] for name in PAGES if name != "method"}
    for _ in range(TIMES):
        for name, times in found.items():
            times.append(seconds(lambda name=name: _gone_to(page, name), page))  # type: ignore[misc]
    return {name: middle(times) for name, times in found.items()}


def _filtered(page: Page, word: str) -> None:
    box = page.get_by_label("查找文字")
    box.fill(word)
    box.press("Enter")
    page.wait_for_url("**q=*")


def _searched(page: Page, word: str) -> None:
    box = page.locator("input[type=text]").first
    box.fill(word)
    box.press("Enter")
    page.wait_for_url(f"**q={quote(word)}*")


def choices(app: App, browser: Browser, place: dict[str, str]) -> dict[str, float]:
    """Return the seconds of what readers do most within a page."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    found: dict[str, float] = {}
    page.goto(app.url("changes", **place))
    stands(page)
    pill = page.locator("[data-testid=stButtonGroup] button").first
    found["changes: by kind"] = seconds(lambda: (pill.click(), page.wait_for_url("**kind=*")), page)
    found["changes: by words"] = seconds(lambda: _filtered(page, "建设"), page)
    page.goto(app.url("overview", **place))
    stands(page)
    regions = page.get_by_role("combobox").first
    other = page.get_by_role("option").nth(1)
    found["overview: another region"] = seconds(
        lambda: (regions.click(), other.click(), page.wait_for_url("**region=*")), page
    )
    page.goto(app.url("search"))
    stands(page)
    for word, told in (("高质量发展", "a long word"), ("安全", "a frequent word")):
        found[f"search: {told} in all texts"] = seconds(lambda word=word: _searched(page, word), page)  # type: ignore[misc]
    return found


def report(home: Path) -> None:
    """Print the table of one home, the place of most pairs of years chosen."""
    with read.opened(home) as warehouse:
        held = read.regions(warehouse)
    region = max(held, key=lambda each: len(each.pairs))
    pair = region.pairs[0]
    place = {"region": region.slug, "years": f"{pair.old_year}-{pair.new_year}"}
    print(f"\n{sum(len(each.years) for each in held):,} reports of {len(held):,} regions")
    with running(home) as app, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with tempfile.TemporaryDirectory() as folder:
            empty = baseline(browser, Path(folder))
        first, changed = first_visits(app, browser, place), page_changes(app, browser, place)
        print(f"{'page':<32}{'first visit':>12}{'by a link':>12}")
        print(f"{'(Streamlit alone)':<32}{empty[0]:>10.2f} s{empty[1]:>10.2f} s")
        for name in PAGES:
            by_link = f"{changed[name]:.2f} s" if name in changed else ""
            print(f"{name:<32}{first[name]:>10.2f} s{by_link:>12}")
        for name, took in choices(app, browser, place).items():
            print(f"{name:<32}{'':>12}{took:>10.2f} s")
        browser.close()


def main() -> None:
    """Time the home that is named, then one of many reports."""
    home = Path(sys.argv[1]).resolve()
    report(home)
    with tempfile.TemporaryDirectory() as folder:
        many = Path(folder) / "home"
        copy_regions(home, many, int(sys.argv[2]) if len(sys.argv) > 2 else MANY)  # noqa: PLR2004
        report(many)


if __name__ == "__main__":
    main()
