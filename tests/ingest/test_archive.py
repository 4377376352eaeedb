from __future__ import annotations

import hashlib
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from ingest.archive import Archive, make_capture
from warehouse.errors import ArchiveDamaged

if TYPE_CHECKING:
    from pathlib import Path

    from warehouse.records import Capture


def piece(data: bytes = b"text", year: int = 2024, witness: str = "main") -> tuple[bytes, Capture]:
    return data, make_capture(
        data, media_type="text/plain", region="yunting", year=year, witness=witness, file_name="a.txt"
    )


def test_bytes_come_back_by_their_hash(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    (capture,) = archive.add([piece("对账".encode())])
    assert archive.read(capture.sha256) == "对账".encode()


def test_adding_the_same_bytes_twice_changes_nothing(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.add([piece()])
    before = archive.log_path.read_bytes()
    assert archive.add([piece()]) == ()
    assert archive.log_path.read_bytes() == before


def test_the_same_bytes_as_another_witness_are_another_capture(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.add([piece(), piece(witness="reprint")])
    assert [capture.witness for capture in archive.captures()] == ["main", "reprint"]


def test_a_line_cut_off_by_a_kill_is_ignored_and_the_next_line_is_whole(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.add([piece()])
    with archive.log_path.open("ab") as log:
        log.write(b'{"at":"2026-0')
    archive.add([piece(b"other", year=2025)])
    assert [capture.year for capture in archive.captures()] == [2024, 2025]


def test_a_damaged_line_in_the_middle_is_named(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.add([piece()])
    whole = archive.log_path.read_bytes()
    archive.log_path.write_bytes(whole + b"garbage\n" + whole)
    with pytest.raises(ArchiveDamaged, match="line 2"):
        archive.captures()


def test_altered_bytes_are_noticed(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    (capture,) = archive.add([piece()])
    archive.path_of(capture.sha256).write_bytes(b"altered")
    with pytest.raises(ArchiveDamaged, match="no longer matches"):
        archive.read(capture.sha256)


def test_a_failure_half_way_leaves_the_log_as_it_was(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.add([piece()])
    before = archive.log_path.read_bytes()

    def failing() -> object:
        yield piece(b"one", year=2001)
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        archive.add(failing())  # type: ignore[arg-type]
    assert archive.log_path.read_bytes() == before


def test_on_a_full_disk_nothing_half_written_stands_under_a_hash(tmp_path: Path, checkout: Path) -> None:
    limited = [sys.executable, "-c", KEEP_TOO_MUCH, str(tmp_path)]
    assert subprocess.run(limited, check=False, cwd=checkout).returncode == 0
    archive = Archive(tmp_path)
    assert [path for path in archive.snapshots.rglob("*") if path.is_file()] == [archive.snapshots / ".lock"]
    assert archive.captures() == ()


KEEP_TOO_MUCH = """
import resource, signal, sys
from pathlib import Path
from ingest.archive import Archive, make_capture
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
data = b"x" * 5000
try:
    Archive(Path(sys.argv[1])).add([(data, make_capture(
        data, media_type="text/plain", region="a", year=2000, witness="main", file_name="a.txt"))])
except OSError:
    sys.exit(0)
sys.exit("no error")
"""


def test_a_text_that_was_changed_and_changed_back_is_three_captures(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    for data in (b"first", b"second", b"first", b"first"):
        archive.add([piece(data)])
    hashes = [capture.sha256 for capture in archive.captures()]
    assert len(hashes) == 3
    assert hashes[0] == hashes[2] != hashes[1]


def test_a_change_of_one_text_says_nothing_of_another(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    pieces = [piece(b"a"), piece(b"b", witness="reprint"), piece(b"c", year=2025)]
    archive.add(pieces)
    assert archive.add(pieces) == ()


@pytest.mark.parametrize("damage", [None, b"", b"altered"])
def test_adding_a_file_again_mends_its_bytes(tmp_path: Path, damage: bytes | None) -> None:
    archive = Archive(tmp_path)
    (capture,) = archive.add([piece(b"whole")])
    archive.path_of(capture.sha256).unlink()
    if damage is not None:
        archive.path_of(capture.sha256).write_bytes(damage)
    archive.add([piece(b"whole")])
    assert archive.read(capture.sha256) == b"whole"
    assert archive.captures() == (capture,)


def test_what_a_killed_writer_left_is_named_and_swept(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    (capture,) = archive.add([piece()])
    left = archive.path_of(capture.sha256).with_name(".incoming-abc")
    left.write_bytes(b"half")
    assert archive.unfinished() == (left,)
    assert archive.sweep() == 1
    assert archive.unfinished() == ()
    assert archive.read(capture.sha256) == b"text"


def test_nothing_is_swept_while_another_process_writes(tmp_path: Path, checkout: Path) -> None:
    archive = Archive(tmp_path)
    archive.add([piece()])
    held = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], cwd=checkout, stdout=subprocess.PIPE, text=True
    )
    assert held.stdout is not None
    assert held.stdout.readline() == "writing\n"
    began = time.monotonic()
    assert archive.sweep() == 0
    assert time.monotonic() - began > 0.2
    assert held.wait() == 0
    held.stdout.close()
    assert archive.holds(hashlib.sha256(b"slowly written").hexdigest())


HOLD = """
import sys, time
from pathlib import Path
import ingest.archive, ingest.durable
def slow(path, data):
    ingest.durable.make_directory(path.parent)
    half = path.with_name(".incoming-half")
    half.write_bytes(data)
    print("writing", flush=True)
    time.sleep(0.5)
    half.replace(path)
ingest.archive.write_whole = slow
ingest.archive.Archive(Path(sys.argv[1])).keep(b"slowly written")
"""


ADD_MANY = """
import sys
from pathlib import Path
from ingest.archive import Archive, make_capture
for year in range(2000, 2020):
    data = f"{sys.argv[2]} {year}".encode()
    Archive(Path(sys.argv[1])).add([(data, make_capture(
        data, media_type="text/plain", region=sys.argv[2], year=year, witness="main", file_name="a.txt"))])
"""


def test_two_processes_at_once_lose_no_line(tmp_path: Path, checkout: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", ADD_MANY, str(tmp_path), region], cwd=checkout)
        for region in ("first", "second")
    ]
    assert [writer.wait() for writer in writers] == [0, 0]
    captures = Archive(tmp_path).captures()
    assert len({(capture.region, capture.year) for capture in captures}) == len(captures) == 40
