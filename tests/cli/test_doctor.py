from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

import pytest

from ingest.archive import Archive
from ingest.web.visits import Visit, Visits


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home where a site was visited and nothing else done."""
    sha256 = Archive(tmp_path).keep(b"a page")
    Visits(tmp_path).append(Visit("2026-01-26T08:00:00Z", "GET", "http://a.example/", "ok", 200, sha256, 6))
    return tmp_path


def test_what_a_visit_brought_is_checked_too(home: Path, duizhang: Callable[..., Any]) -> None:
    assert "All 1 snapshots match" in duizhang("doctor", home=home).out
    (page,) = home.glob("snapshots/*/*")
    page.write_bytes(b"another")
    ran = duizhang("doctor", home=home)
    assert ran.code == 1
    assert str(page) in ran.out


def test_what_killed_runs_left_is_removed_and_told(home: Path, duizhang: Callable[..., Any]) -> None:
    (page,) = home.glob("snapshots/*/*")
    page.with_name(".incoming-abc").write_bytes(b"half a p")
    assert "Half-written files that killed runs left: 1, removed." in duizhang("doctor", home=home).out
    assert list(page.parent.iterdir()) == [page]
