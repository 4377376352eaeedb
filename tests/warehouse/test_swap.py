from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import duckdb
import pytest

from warehouse.errors import Busy, WarehouseMissing
from warehouse.swap import build_lock, current_file, held_file, warehouse_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from fictional_city import City

    Start = Callable[[str], subprocess.Popen[str]]


READER = """
import sys
import duckdb
from pathlib import Path
from warehouse.swap import current_file
connection = duckdb.connect(str(current_file(Path(sys.argv[1]))), read_only=True)
for _ in sys.stdin:
    build = connection.execute("SELECT fingerprint, (SELECT count(*) FROM v_units) FROM build").fetchone()
    print(build, flush=True)
"""
STUCK_WRITER = """
import sys
from pathlib import Path
from warehouse.database import BulkLoader
from warehouse.records import Capture
from warehouse.write import WarehouseWriter
with WarehouseWriter(Path(sys.argv[1]), fingerprint="never", program_version="1") as writer:
    for number in range(60_000):
        name = f"{number:064d}"
        writer.add_capture(Capture("2032-01-01T00:00:00Z", name, 1, "text/plain", "r", 2031, name, name))
    print("halfway", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def start(city: City, checkout: Path) -> Iterator[Callable[[str], subprocess.Popen[str]]]:
    """Start a Python process of its own on the city's home; it is killed when the test ends."""
    started: list[subprocess.Popen[str]] = []

    def run(program: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", program, str(city.home)],
            cwd=checkout,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()


def _ask(reader: subprocess.Popen[str]) -> str:
    assert reader.stdin is not None
    reader.stdin.write("\n")
    reader.stdin.flush()
    return _line(reader)


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_before_the_first_build_the_reader_is_told_what_to_do(tmp_path: Path) -> None:
    assert held_file(tmp_path) is None
    with pytest.raises(WarehouseMissing, match="duizhang build"):
        current_file(tmp_path)


def test_a_reader_in_another_process_keeps_its_version_while_a_new_one_is_published(
    city: City, start: Start
) -> None:
    city.build(fingerprint="first")
    early = start(READER)
    assert _ask(early) == "('first', 8)"
    city.build(fingerprint="second")
    city.build(fingerprint="third")
    assert _ask(early) == "('first', 8)"
    assert _ask(start(READER)) == "('third', 8)"


def test_one_process_sees_each_version_under_a_path_of_its_own(city: City) -> None:
    with duckdb.connect(str(city.build(fingerprint="first")), read_only=True) as early:
        city.build(fingerprint="second")
        assert early.execute("SELECT fingerprint FROM build").fetchall() == [("first",)]
        assert city.query("SELECT fingerprint FROM build") == [("second",)]


def test_only_the_current_version_and_the_one_before_are_kept(city: City) -> None:
    versions = [city.build(fingerprint=str(number)).name for number in range(4)]
    assert city.files() == [".lock", *versions[-2:], "duizhang.duckdb"]


def test_a_killed_build_leaves_the_old_version_and_the_next_build_clears_up(city: City, start: Start) -> None:
    before = city.build(fingerprint="first")
    writer = start(STUCK_WRITER)
    assert _line(writer) == "halfway"
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    assert any(".building" in name for name in city.files())
    assert city.query("SELECT fingerprint FROM build") == [("first",)]
    after = city.build(fingerprint="second")
    assert city.files() == [".lock", before.name, after.name, "duizhang.duckdb"]


def test_a_second_build_at_the_same_time_is_refused(city: City, start: Start) -> None:
    writer = start(STUCK_WRITER)
    assert _line(writer) == "halfway"
    with pytest.raises(Busy, match="Another build"):
        city.build()


def test_the_lock_is_free_again_after_a_build_that_failed(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), build_lock(tmp_path):
        raise RuntimeError
    with build_lock(tmp_path):
        assert warehouse_folder(tmp_path).is_dir()


def test_a_home_that_moves_takes_its_warehouse_along(
    city: City, tmp_path_factory: pytest.TempPathFactory
) -> None:
    city.build(fingerprint="first")
    moved = city.home.rename(tmp_path_factory.mktemp("elsewhere") / "home")
    with duckdb.connect(str(current_file(moved)), read_only=True) as connection:
        assert connection.execute("SELECT fingerprint FROM build").fetchall() == [("first",)]
