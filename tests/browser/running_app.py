"""The running app and what a page in Chromium must not do."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

CHECKOUT = Path(__file__).resolve().parent.parent.parent
ARTIFACTS = CHECKOUT / "test-artifacts"
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
PATIENCE = 20_000
"""Milliseconds that a busy machine may take; what a page really takes is in test-artifacts/timings.txt."""
_STANDS = """
    document.querySelector('.dz-pages')?.checkVisibility()
      && document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'
      && !document.querySelector('[data-stale=true], [data-testid=stSkeleton]')
"""
"""Asked for in the page itself: `expect` describes the whole page each time that it does not hold yet."""
TIMES: list[tuple[float, str]] = []
"""Seconds until each opened address stood."""


@dataclass(frozen=True)
class App:
    """A running app and the home that it reads."""

    address: str
    home: Path

    def url(self, page: str = "", **query: str | list[str]) -> str:
        return f"{self.address}/{page}?{urlencode(query, doseq=True)}"


@contextmanager
def running(home: Path, script: Path | None = None) -> Iterator[App]:
    """Run our app, or another script of Streamlit's, as a user starts it."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script or "app.py")]
    environment = {**os.environ, "DUIZHANG_HOME": str(home)}
    with subprocess.Popen(
        [*command, "--server.port", str(port), "--server.fileWatcherType", "none"],
        cwd=CHECKOUT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            app = App(f"http://localhost:{port}", home)
            _wait_for(app)
            yield app
        finally:
            server.terminate()


def _wait_for(app: App) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"{app.address}/_stcore/health").close()  # noqa: S310 our own app
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
        else:
            return
    pytest.fail("the app did not start within a minute")


class Tab:
    """A tab for one test after another; it notes whatever a page does wrong."""

    def __init__(self, page: Page) -> None:
        """Watch a page from now on."""
        self.page, self._host, self._faults = page, "", list[str]()
        page.set_default_timeout(PATIENCE)
        page.on("request", lambda request: self._on_request(request.url))
        page.on(
            "console", lambda message: self._on_console(message.type, message.text, message.location["url"])
        )
        page.on("pageerror", lambda error: self._faults.append(f"page error: {error}"))

    def make_ready(self, host: str, width: int, *, dark: bool) -> None:
        """Be as a new tab is, whatever the test before did with window, theme and mouse."""
        self._host = host
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.emulate_media(color_scheme="dark" if dark else "light")
        self.page.mouse.move(0, 0)

    def left(self) -> list[str]:
        """Leave the page; return what it did wrong."""
        self.page.goto("about:blank")
        faults, self._faults = self._faults, []
        return faults

    def _on_request(self, url: str) -> None:
        if urlsplit(url).scheme in {"http", "https", "ws", "wss"} and urlsplit(url).netloc != self._host:
            self._faults.append(f"asked another host: {url}")

    def _on_console(self, kind: str, text: str, place: str) -> None:
        # Streamlit looks for its own service below the page's path first, which no server can answer.
        if kind == "error" and "/_stcore/" not in place:
            self._faults.append(f"console: {text} {place}")


def stands(page: Page) -> None:
    """Wait until the script has run and its page is complete, and say that no error is shown."""
    page.wait_for_function(_STANDS, timeout=PATIENCE)
    assert page.locator("[data-testid=stException]").count() == 0


def picture(page: Page, name: str, width: int = 1280) -> None:
    """Keep a picture of the whole page for people to look at."""
    ARTIFACTS.mkdir(exist_ok=True)
    height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": width, "height": min(max(height, 600), 4000)})
    page.screenshot(path=ARTIFACTS / f"{name}.png")
    page.set_viewport_size({"width": width, "height": 900})


def narrow(page: Page) -> None:
    """Show a page as a phone of 390 points does, and wait until its charts have followed."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function(
        "(main => main.scrollWidth <= main.clientWidth)(document.querySelector('[data-testid=stMain]'))",
        timeout=PATIENCE,
    )


def note_time(url: str, seconds: float) -> None:
    """Remember what an address took until its page stood."""
    parts = urlsplit(url)
    TIMES.append((seconds, f"{parts.path}?{parts.query}"))


def kept_times() -> list[str]:
    """Keep the times of this run, slowest first, and return the lines that sum them up."""
    if not TIMES:
        return []
    slowest = sorted(TIMES, reverse=True)
    lines = [f"{seconds:6.2f} s  {address}" for seconds, address in slowest]
    ARTIFACTS.mkdir(exist_ok=True)
    (ARTIFACTS / "timings.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    median = slowest[len(slowest) // 2][0]
    return [f"{len(lines)} addresses opened, median {median:.2f} s, slowest:", *lines[:3]]
