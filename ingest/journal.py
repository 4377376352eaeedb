"""An append-only log, one JSON object a line: read by anybody, written by one process at a time.

A last line without its newline is the mark of a write that was cut off: what it would have said was never
confirmed to anybody, so it is passed over on reading and cut away before the next line is written.
"""

from __future__ import annotations

import errno
import fcntl
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from ingest.durable import make_directory, sync_directory
from warehouse.errors import ArchiveDamaged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from io import FileIO
    from pathlib import Path

Row = TypeVar("Row")


class Journal(Generic[Row]):
    """The log at one path, each line a record of one frozen dataclass."""

    def __init__(self, path: Path, kind: type[Row]) -> None:
        """Point at `path`; nothing is created until something is appended."""
        self.path = path
        self._line: TypeAdapter[Row] = TypeAdapter(kind)

    def rows(self) -> tuple[Row, ...]:
        """Return every record, oldest first; raise ArchiveDamaged naming a line that is none."""
        if not self.path.exists():
            return ()
        lines = self.path.read_bytes().split(b"\n")[:-1]
        return tuple(self._parsed(number, line) for number, line in enumerate(lines, start=1))

    def append(self, rows: Iterable[Row]) -> None:
        """Append records, safely on the disk before this returns."""
        with self.locked() as append:
            append(rows)

    @contextmanager
    def locked(self) -> Iterator[Callable[[Iterable[Row]], None]]:
        """Keep other writers out; give what appends records, all of them or, on a full disk, none."""
        make_directory(self.path.parent)
        is_new = not self.path.exists()
        with self.path.open("a+b", buffering=0) as log:
            fcntl.flock(log, fcntl.LOCK_EX)
            if is_new:
                sync_directory(self.path.parent)
            _cut_torn_line(log)
            yield lambda rows: _append(log, b"".join(self._line.dump_json(row) + b"\n" for row in rows))

    def _parsed(self, number: int, line: bytes) -> Row:
        try:
            return self._line.validate_json(line)
        except ValidationError as error:
            raise ArchiveDamaged(
                f"{self.path}, line {number} cannot be read; restore the line from a backup or remove it."
            ) from error


def _append(log: FileIO, lines: bytes) -> None:
    size = log.seek(0, os.SEEK_END)
    try:
        _write(log, lines)
    except OSError:
        log.truncate(size)
        raise


def _write(log: FileIO, lines: bytes) -> None:
    if log.write(lines) != len(lines):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    os.fsync(log.fileno())


def _cut_torn_line(log: FileIO) -> None:
    end = log.seek(0, os.SEEK_END)
    log.seek(max(0, end - 1))
    if log.read(1) in {b"", b"\n"}:
        return
    log.seek(0)
    log.truncate(log.read().rfind(b"\n") + 1)
