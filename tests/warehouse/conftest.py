"""A fictional city before and after its warehouse is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fictional_city import City, fictional_city

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def city(tmp_path: Path) -> City:
    """A city of which nothing is built yet."""
    return fictional_city(tmp_path)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> City:
    """A city that is built, to be read only."""
    city = fictional_city(tmp_path_factory.mktemp("built"))
    city.build()
    return city
