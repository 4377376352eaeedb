from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.journal import Journal
from warehouse.errors import ArchiveDamaged

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Line:
    text: str


@pytest.fixture
def journal(tmp_path: Path) -> Journal[Line]:
    return Journal(tmp_path / "deep" / "er" / "log.jsonl", Line)


def test_a_journal_that_was_never_written_is_empty(journal: Journal[Line]) -> None:
    assert journal.rows() == ()
    assert not journal.path.parent.exists()


def test_lines_come_back_in_order_whatever_they_hold(journal: Journal[Line]) -> None:
    lines = (Line("政府\n工作"), Line(""), Line("\u2028\x00"))
    for line in lines:
        journal.append((line,))
    assert journal.rows() == lines


@given(st.integers(0, 200))
@settings(max_examples=40, deadline=None)  # a sync of the disk takes as long as it takes
def test_whatever_a_kill_left_of_the_last_line_the_others_stay(
    tmp_path_factory: pytest.TempPathFactory, kept: int
) -> None:
    journal = Journal(tmp_path_factory.mktemp("j") / "log.jsonl", Line)
    journal.append([Line(str(number)) for number in range(10)])
    whole = journal.path.read_bytes()
    journal.path.write_bytes(whole[:kept])
    before = journal.rows()
    journal.append((Line("next"),))
    assert before == tuple(Line(str(number)) for number in range(whole[:kept].count(b"\n")))
    assert journal.rows() == (*before, Line("next"))


def test_a_line_in_the_middle_that_is_none_is_named(journal: Journal[Line]) -> None:
    journal.append((Line("a"),))
    with journal.path.open("ab") as file:
        file.write(b"\0\0\0\n")
    journal.append((Line("b"),))
    with pytest.raises(ArchiveDamaged, match="line 2"):
        journal.rows()


def test_on_a_full_disk_all_lines_are_written_or_none(journal: Journal[Line], checkout: Path) -> None:
    journal.append((Line("kept"),))
    limited = [sys.executable, "-c", APPEND_TOO_MUCH, str(journal.path)]
    assert subprocess.run(limited, check=False, cwd=checkout).returncode == 0
    assert journal.path.read_bytes() == b'{"text":"kept"}\n'
    assert [path.name for path in journal.path.parent.iterdir()] == ["log.jsonl"]


APPEND_TOO_MUCH = """
import resource, signal, sys
from dataclasses import dataclass
from pathlib import Path
from ingest.journal import Journal

@dataclass(frozen=True)
class Line:
    text: str

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
try:
    Journal(Path(sys.argv[1]), Line).append([Line("x" * 30)] * 5)
except OSError:
    sys.exit(0)
sys.exit("no error")
"""
"""A file that may not grow beyond 100 bytes is cut short as on a full disk; in a process of its own."""
