"""The real app on loopback, read in the system's Chromium; whatever a page does wrong fails its test."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from running_app import CHROMIUM, FLAGS, App, Tab, kept_times, note_time, picture, running, stands
from small_warehouse import build_small

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    missing = pytest.mark.skip(
        reason="no Chromium: apt-get update && apt-get install -y chromium fonts-noto-cjk"
    )
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.enable_socket)
            if not CHROMIUM.exists():
                item.add_marker(missing)


def pytest_sessionfinish() -> None:
    """Keep the times where tests run side by side, too: only the process that opened pages knows them."""
    kept_times()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in kept_times():
        terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app on a small warehouse whose content is known, with a hostile city beside the fictional one."""
    with running(build_small(tmp_path_factory.mktemp("app"), hostile=True)) as started:
        yield started


@pytest.fixture(scope="session")
def sample_app(copy_of_sample: Callable[[], Path]) -> Iterator[App]:
    """The app on the bundled sample, added and built as a user does it."""
    with running(copy_of_sample()) as started:
        yield started


@pytest.fixture
def fresh_app(tmp_path: Path) -> Iterator[App]:
    """The app on a home of this one test: nothing is built yet."""
    with running(tmp_path) as started:
        yield started


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def readers(chromium: Browser) -> Callable[..., BrowserContext]:
    """Return the one visitor with such a window: what it fetched once it need not fetch for every test."""
    known: dict[tuple[int, bool], BrowserContext] = {}

    def visitor(width: int, *, dark: bool) -> BrowserContext:
        if (width, dark) not in known:
            known[width, dark] = chromium.new_context(
                viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light"
            )
        return known[width, dark]

    return visitor


@pytest.fixture(scope="session")
def tabs(readers: Callable[..., BrowserContext]) -> Callable[..., Tab]:
    """Return the one tab of such a visitor: a new one costs as much processor time as the page in it."""
    known: dict[tuple[int, bool], Tab] = {}

    def tab(width: int, *, dark: bool) -> Tab:
        if (width, dark) not in known:
            known[width, dark] = Tab(readers(width, dark=dark).new_page())
        return known[width, dark]

    return tab


@pytest.fixture
def visit(tabs: Callable[..., Tab]) -> Iterator[Callable[..., Page]]:
    """Open an address and wait until the page stands; faults of all opened pages fail the test at its end.

    Two addresses of one window follow each other in one tab, as they do where a visitor types them.
    """
    used: list[Tab] = []

    def run(url: str, *, width: int = 1280, dark: bool = False, shot: str = "") -> Page:
        tab = tabs(width, dark=dark)
        used.append(tab)
        tab.make_ready(urlsplit(url).netloc, width, dark=dark)
        began = time.monotonic()
        tab.page.goto(url)
        stands(tab.page)
        note_time(url, time.monotonic() - began)
        if shot:
            picture(tab.page, shot, width)
        return tab.page

    yield run
    assert [fault for tab in used for fault in tab.left()] == []
