"""A fetch that is killed at any moment, as bench/kills.py does it in processes of their own."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("what", [[], ["--sample"]], ids=["large pages", "the sample on the replica"])
def test_no_kill_damages_or_loses_anything_and_a_later_run_completes(checkout: Path, what: list[str]) -> None:
    command = [sys.executable, "bench/kills.py", "15", "--json", *what]
    done = subprocess.run(command, cwd=checkout, check=False, capture_output=True, text=True, timeout=120)
    tally = json.loads(done.stdout)
    assert tally["faults"] == []
    assert tally["kills"] == 15
    assert tally["completed"] > 1
