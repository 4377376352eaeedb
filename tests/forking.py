"""A process that has the heavy libraries loaded and runs the program in a fork of itself, again and again.

Loading takes longer than most commands; every run is still a process of its own. Nothing is loaded here that
starts a thread of its own, as polars does: a fork would leave it behind. Two texts are compared
beforehand, so that patterns and word lists are made.
"""

from __future__ import annotations

import importlib
import json
import os
import runpy
import select
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LOADED = (
    "bs4", "diff_match_patch", "duckdb", "httpcore2", "jinja2", "lxml.html", "numpy", "pydantic", "rapidfuzz",
    "rich.progress", "rich.table", "rjieba", "scipy.sparse", "typer", "compare.comparison", "compare.lineage",
    "ingest.collate", "ingest.intake",
)  # fmt: skip


class Forking:
    """The process, started when it is first needed."""

    def __init__(self, checkout: Path, folder: Path) -> None:
        """Run the program of a checkout; what it prints goes through files of a folder."""
        self._checkout = checkout
        self._printed = (folder / "out", folder / "err")
        self._process: subprocess.Popen[str] | None = None

    def run(
        self, arguments: Sequence[str], environment: Mapping[str, str], timeout: float
    ) -> tuple[int, str, str]:
        """Return exit code, output and errors of `./duizhang ARGUMENTS`."""
        process = self._process = self._process or self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        asked = [list(arguments), dict(environment), *map(str, self._printed)]
        process.stdin.write(json.dumps(asked) + "\n")
        process.stdin.flush()
        if not select.select([process.stdout], [], [], timeout)[0]:
            self.close()
            raise subprocess.TimeoutExpired([*arguments], timeout)
        code = int(process.stdout.readline())
        out, err = (file.read_text(encoding="utf-8") for file in self._printed)
        return code, out, err

    def close(self) -> None:
        """End the process and, by its group, a run that goes on."""
        if self._process is not None:
            os.killpg(self._process.pid, 9)
            with self._process:
                self._process = None

    def _start(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, __file__],
            cwd=self._checkout,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )


def warm() -> None:
    """Compare two reports of the sample: whatever is made once from words and patterns is then there."""
    from compare.comparison import compare_reports
    from ingest.report import read_report

    texts = (Path(f"reports/sample/{year}.txt").read_text(encoding="utf-8") for year in (2021, 2022))
    compare_reports(*(read_report(text) for text in texts))


def serve(asked: TextIO) -> None:
    """Fork for every line, be the program in the child, tell its exit code."""
    for line in asked:
        arguments, environment, out, err = json.loads(line)
        child = os.fork()
        if child == 0:
            _become(arguments, environment, out, err)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        sys.stdout.write(f"{code}\n")
        sys.stdout.flush()


def _become(arguments: list[str], environment: dict[str, str], out: str, err: str) -> None:
    for number, name in enumerate((os.devnull, out, err)):
        os.dup2(os.open(name, os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv[1:] = arguments
    runpy.run_module("cli", run_name="__main__", alter_sys=True)
    sys.exit()


if __name__ == "__main__":
    sys.path[0] = str(Path.cwd())
    for name in LOADED:
        importlib.import_module(name)
    warm()
    serve(sys.stdin)
