"""A replica for every test, and what finds pages on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from finding import Finds
from replica import Replica

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def site() -> Iterator[Replica]:
    replica = Replica()
    yield replica
    replica.close()


@pytest.fixture
def find(site: Replica, tmp_path: Path) -> Finds:
    return Finds(site, tmp_path)
