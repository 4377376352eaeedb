"""A fetch that is killed at any moment, as bench/kills.py does it in processes of their own."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def test_no_kill_damages_or_loses_anything_and_a_later_run_completes(checkout: Path) -> None:
    command = [sys.executable, "bench/kills.py", "25", "--json"]
    done = subprocess.run(command, cwd=checkout, check=False, capture_output=True, text=True, timeout=120)
    tally = json.loads(done.stdout)
    assert tally["faults"] == []
    assert tally["kills"] == 25
    assert tally["completed"] > 1
