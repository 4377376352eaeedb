"""What all tests share: the corpus beside the checkout, and the program as a user starts it."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from forking import Forking
from hypothesis import is_hypothesis_test, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

# A test process runs on every core: threads of linear algebra would wait for one another, and spin meanwhile.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# A busy machine must fail no property: what must not take long counts its steps.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

UNTRACED = ("browser", "corpus", "slow")
"""Marks of tests that coverage leaves out: tracing would take minutes and show no line that others do not."""
PAGES = Path(__file__).resolve().parent / "views"
"""Tests of pages are left out, too: pages are not counted, and Streamlit traced takes thrice the time."""
CHECKOUT = Path(__file__).resolve().parent.parent
SHARED = CHECKOUT.parent / "shared"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Pause coverage for a whole test, its fixtures too; pytest-cov's own `no_cover` knows the call alone.

    A property is left out as well: traced, its hundred examples take three times as long.
    """
    plugin = item.config.pluginmanager.getplugin("_cov")
    tracer = plugin and plugin.cov_controller
    property_test = is_hypothesis_test(getattr(item, "obj", None))
    marked = any(map(item.get_closest_marker, UNTRACED))
    if not tracer or not (marked or property_test or PAGES in item.path.parents):
        return (yield)
    tracer.pause()
    try:
        return (yield)
    finally:
        tracer.resume()


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


def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the test processes of one run share."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@pytest.fixture(scope="session")
def duizhang(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Ran]]:
    """Run `./duizhang …` in a process of its own: `duizhang("build", home=tmp_path)`.

    The first run of a command starts as a user's does; later ones fork from a process with loaded libraries.
    """
    forking = Forking(CHECKOUT, tmp_path_factory.mktemp("printed"))
    started = shared_folder(tmp_path_factory) / "started"
    started.mkdir(exist_ok=True)

    def run(*arguments: object, home: Path | None = None, timeout: float = 240) -> Ran:
        environment = {**os.environ, "DUIZHANG_HOME": str(home)} if home else dict(os.environ)
        words = [str(argument) for argument in arguments]
        try:
            (started / Path(words[0]).name).touch(exist_ok=False)
        except FileExistsError:
            return Ran(*forking.run(words, environment, timeout))
        done = subprocess.run(
            [sys.executable, "-m", "cli", *words],
            cwd=CHECKOUT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    yield run
    forking.close()


@pytest.fixture(scope="session")
def built_sample(
    tmp_path_factory: pytest.TempPathFactory, sample: Path, duizhang: Callable[..., Ran]
) -> Path:
    """A home with the bundled sample, added and built by the program once a run: read only."""
    folder = shared_folder(tmp_path_factory)
    home = folder / "built-sample"
    with (folder / "built-sample.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not home.exists():
            making = tmp_path_factory.mktemp("making")
            for arguments in (("add", "--index", sample / "index.csv"), ("build",)):
                ran = duizhang(*arguments, home=making)
                assert ran.code == 0, ran.err
            making.rename(home)
    return home


@pytest.fixture(scope="session")
def copy_of_sample(built_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """Return a copy of the built sample for tests that add to it."""
    return lambda: Path(
        shutil.copytree(built_sample, tmp_path_factory.mktemp("sample") / "home", symlinks=True)
    )
