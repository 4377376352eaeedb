"""Time the main job on an index of texts: add, build, build again, build after one more file.

    python bench/build.py ../shared/corpus/index.csv

Prints seconds and peak memory of every step, each a process of its own as a user starts it. The
baseline of the second and third build is the first: all that an incremental build saves.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent


def timed(home: Path, *arguments: object) -> None:
    """Run one command and print what it took; memory is of the largest process of the run."""
    command = [sys.executable, "-m", "cli", *map(str, arguments)]
    started = time.perf_counter()
    done = subprocess.run(
        command,
        cwd=CHECKOUT,
        env={**os.environ, "DUIZHANG_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    last = (done.stdout.strip().splitlines() or done.stderr.strip().splitlines() or [""])[-1]
    print(
        f"{seconds:7.1f} s  {peak:6.0f} MiB so far  {' '.join(map(str, arguments))[:60]}\n           {last}"
    )
    if done.returncode:
        sys.exit(done.stderr)


def main() -> None:
    """Run the steps in a temporary home."""
    index = Path(sys.argv[1]).resolve()
    sample = CHECKOUT / "reports" / "sample"
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        timed(home, "add", "--index", index)
        timed(home, "build")
        timed(home, "build")
        timed(home, "add", sample / "2021.txt", "--region", "yunting", "--year", 2021)
        timed(home, "build")


if __name__ == "__main__":
    main()
