"""`up` builds the sample in an empty home, prints the app's address and serves it."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 120


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture
def running(tmp_path: Path, checkout: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "cli", "--home", str(tmp_path), "up", "--port", str(free_port())]
    with subprocess.Popen(
        command,
        cwd=checkout,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        yield process
        process.kill()


def test_up_in_an_empty_home_serves_the_app_at_the_address_it_prints(
    running: subprocess.Popen[str],
) -> None:
    assert running.stdout is not None
    said = ""
    while not (address := re.search(r"http://localhost:\d+", said)):
        line = running.stdout.readline()
        assert line, said
        said += line
    assert "fictional" in said
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(f"{address[0]}/_stcore/health", timeout=5) as answer:  # noqa: S310 - our own app
                assert answer.status == 200
                return
        except OSError:
            assert time.monotonic() < deadline, said
            time.sleep(0.2)
