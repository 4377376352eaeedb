"""Whatever stands in a report, a region's name, a title or a reason is shown as text on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from every_page import NAMES, address_of, overflow
from running_app import picture, running
from tainted_home import taint

from warehouse.read import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page
    from running_app import App

    Visit = Callable[..., Page]

MARKS = ("<i class='owned'>", "<script>window.owned=1</script>")
SILENT = ("method", "search", "a-lost-sentence")
"""What quotes no report."""
OWNED = "() => Boolean(window.owned) || document.querySelectorAll('.owned').length > 0"
TURNED = "() => document.querySelector('[data-testid=stMain]').textContent.includes('\\u202e')"
SHOWN = """
    () => document.querySelector('[data-testid=stMain]').textContent + ' '
      + [...document.querySelectorAll('input')].map(each => each.value).join(' ')
"""


@pytest.fixture(scope="module")
def tainted_app(sample_app: App, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    with running(taint(sample_app.home, tmp_path_factory.mktemp("tainted") / "home")) as started:
        yield started


@pytest.mark.parametrize("name", NAMES)
def test_hostile_text_stays_text(tainted_app: App, visit: Visit, name: str) -> None:
    with opened(tainted_app.home) as warehouse:
        page, query = address_of(name, warehouse)
    shown = visit(tainted_app.url(page, **query))
    picture(shown, f"{name}-hostile")
    assert not shown.evaluate(OWNED)
    assert shown.locator(".katex, [data-testid=stMarkdownColoredText], .stMarkdownColoredText").count() == 0
    assert not shown.evaluate(TURNED)
    assert overflow(shown) == 0
    if name not in SILENT:
        told = shown.evaluate(SHOWN)
        assert all(mark in told for mark in MARKS)
