from __future__ import annotations

import subprocess
import sys
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
