"""A small fictional warehouse, and the app run against it without a browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from small_warehouse import build_small
from streamlit.testing.v1 import AppTest

if TYPE_CHECKING:
    from collections.abc import Callable

CHECKOUT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="session")
def small_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_small(tmp_path_factory.mktemp("small"), hostile=True)


@pytest.fixture
def opened_page(small_home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Run one page: `opened_page("changes", region="yunting", kind=["dropped"])`."""

    def run(page: str, /, *, home: Path = small_home, **query: str | list[str]) -> AppTest:
        monkeypatch.setenv("DUIZHANG_HOME", str(home))
        app = AppTest.from_file(str(CHECKOUT / "app.py"), default_timeout=30)
        for name, value in query.items():
            app.query_params[name] = value
        app.switch_page(f"views/{page}.py")
        return app.run()

    return run


@pytest.fixture(scope="session")
def sample_home(copy_of_sample: Callable[[], Path]) -> Path:
    return copy_of_sample()


@pytest.fixture
def page(opened_page: Callable[..., AppTest], sample_home: Path) -> Callable[..., AppTest]:
    def run(name: str, /, **query: str | list[str]) -> AppTest:
        return opened_page(name, home=sample_home, region="yunting", **query)

    return run
