"""Delay and concurrency as the site measures them."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from misbehaving import MisbehavingSite

if TYPE_CHECKING:
    from pathlib import Path

    from misbehaving import Seen

FETCH = """
import sys
from dataclasses import replace
from pathlib import Path
from ingest.fetch import Fetcher
from ingest.web.fetch_settings import load_settings
from ingest.web.page import Request
home, base, first = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
settings = replace(load_settings(), delay=0.1)
with Fetcher(home, hosts={"127.0.0.1"}, settings=settings, allow_loopback=True) as fetcher:
    for number in range(first, first + 8):
        fetcher.get(Request(f"{base}/fine?{number}"))
"""


def fetch(home: Path, checkout: Path, site: MisbehavingSite, processes: int) -> None:
    running = [
        subprocess.Popen(
            [sys.executable, "-c", FETCH, str(home), site.address(""), str(100 * number)], cwd=checkout
        )
        for number in range(processes)
    ]
    assert [process.wait(timeout=60) for process in running] == [0] * processes


@pytest.mark.parametrize("processes", [1, 3])
def test_one_request_at_a_time_and_never_faster_than_the_delay(
    tmp_path: Path, checkout: Path, processes: int
) -> None:
    with MisbehavingSite() as site:
        fetch(tmp_path, checkout, site, processes)
    assert len(site.seen) >= 8 * processes + 1
    assert site.most_in_flight == 1
    assert min(pauses(site.seen)) >= 0.1


def test_the_crawl_delay_of_robots_is_kept_to(tmp_path: Path, checkout: Path) -> None:
    with MisbehavingSite(robots=("200 OK", b"User-agent: *\nCrawl-delay: 0.3\n")) as site:
        fetch(tmp_path, checkout, site, 1)
    assert min(pauses(site.seen[1:])) >= 0.3


def pauses(seen: list[Seen]) -> list[float]:
    """Return the times from one request to the next, which no busy machine shortens."""
    return [later.began - earlier.began for earlier, later in pairwise(seen)]
