"""What all tests share: the corpus beside the checkout, and the program as a user starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

CHECKOUT = Path(__file__).resolve().parent.parent
SHARED = CHECKOUT.parent / "shared"


@pytest.fixture(scope="session")
def checkout() -> Path:
    return CHECKOUT


@pytest.fixture(scope="session")
def sample() -> Path:
    """The folder of the bundled sample, a fictional city."""
    return CHECKOUT / "reports" / "sample"


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real texts, which is no part of the project."""
    folder = SHARED / "corpus"
    if not folder.is_dir():
        pytest.skip("the corpus of real reports (../shared/corpus) is not beside this checkout")
    return folder


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of labels, which is no part of the project."""
    folder = SHARED / "gold"
    if not folder.is_dir():
        pytest.skip("the gold labels (../shared/gold) are not beside this checkout")
    return folder


@dataclass(frozen=True)
class Ran:
    """How a run of the program ended."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def duizhang() -> Callable[..., Ran]:
    """Run `./duizhang …` in a process of its own: `duizhang("build", home=tmp_path)`."""

    def run(*arguments: object, home: Path | None = None, timeout: float = 240) -> Ran:
        environment = {**os.environ, "DUIZHANG_HOME": str(home)} if home else dict(os.environ)
        command = [sys.executable, "-m", "cli", *(str(argument) for argument in arguments)]
        done = subprocess.run(
            command,
            cwd=CHECKOUT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return run
