from __future__ import annotations

import errno
import os
import resource
import signal
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.journal import Journal
from warehouse.errors import ArchiveDamaged

if TYPE_CHECKING:
    from collections.abc import Iterator
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


@pytest.fixture
def full_disk() -> Iterator[None]:
    """Let no file grow beyond 100 bytes: a write is then cut short, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.usefixtures("full_disk")
def test_on_a_full_disk_all_lines_are_written_or_none(journal: Journal[Line]) -> None:
    journal.append((Line("kept"),))
    with pytest.raises(OSError) as raised:  # noqa: PT011 - which one is asserted
        journal.append([Line("x" * 30)] * 5)
    assert raised.value.errno in {errno.ENOSPC, errno.EFBIG}
    assert journal.path.read_bytes() == b'{"text":"kept"}\n'
    assert os.listdir(journal.path.parent) == ["log.jsonl"]  # noqa: PTH208
