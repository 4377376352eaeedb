"""What is dropped, exported from its list; and the page of two years, opened from disk without a network."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from running_app import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page
    from running_app import App

YEARS = {"region": "yunting", "years": "2021-2022"}


@pytest.fixture(scope="module")
def page_of_years(sample_app: App, duizhang: Callable[..., Any]) -> Path:
    target = sample_app.home / "page.html"
    done = duizhang(
        "export", target, "--region", "yunting", "--years", 2021, 2022, "--lang", "en", home=sample_app.home
    )
    assert done.code == 0, done.err
    return target


def downloaded(page: Page, label: str) -> bytes:
    with page.expect_download(timeout=PATIENCE) as download:
        page.get_by_role("button", name=label).click()
    return download.value.path().read_bytes()


def test_what_is_dropped_is_exported_from_its_list(sample_app: App, visit: Callable[..., Page]) -> None:
    page = visit(sample_app.url("dropped", lang="en", **YEARS))
    page.get_by_role("button", name="Export").click()
    frame = pl.read_csv(BytesIO(downloaded(page, "CSV")))
    assert frame.height > 0
    assert set(frame["kind"]) == {"dropped"}
    assert frame.select("old_text", "old_sha256", "reason").null_count().row(0) == (0, 0, 0)


def test_the_comparison_is_had_from_the_overview(sample_app: App, visit: Callable[..., Page]) -> None:
    page = visit(sample_app.url("", lang="en", **YEARS))
    assert downloaded(page, "Download the whole comparison").startswith(b"<!doctype html>")


@pytest.mark.parametrize(
    ("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]
)
def test_the_page_stands_alone_and_fits_its_window(
    chromium: Browser, page_of_years: Path, width: int, scheme: Any
) -> None:
    reader = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, offline=True)
    page = reader.new_page()
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: faults.append(message.text))
    page.goto(page_of_years.as_uri())
    assert (asked, faults) == ([page_of_years.as_uri()], [])
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("link", name="Sources").click()
    assert "SHA-256" in page.locator("#sources").inner_text()
    reader.close()


def test_the_page_prints_on_a4(chromium: Browser, page_of_years: Path) -> None:
    import pypdfium2

    reader = chromium.new_context(offline=True)
    page = reader.new_page()
    page.goto(page_of_years.as_uri())
    printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    reader.close()
    assert {tuple(round(side) for side in sheet.get_size()) for sheet in printed} == {(595, 842)}
    last = printed[len(printed) - 1].get_textpage().get_text_bounded()
    assert f"{len(printed)} / {len(printed)}" in last
