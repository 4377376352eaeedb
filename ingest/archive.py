"""Snapshots on disk by hash, and an append-only log; nothing is ever overwritten.

Layout under the home directory: `snapshots/ab/<sha256>` holds the bytes, `log.jsonl` one line per
capture. Bytes are written to a temporary name, synced and renamed before the line is appended, so a
kill at any moment leaves at most an unreferenced file. A last line without its newline is the mark of
a write that was cut off: it is ignored on reading and cut away before the next append.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import tempfile
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from pydantic import TypeAdapter, ValidationError

from warehouse.errors import ArchiveDamaged
from warehouse.records import Capture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LINE = TypeAdapter(Capture)


def utc_now() -> str:
    """Return the time in UTC as ISO 8601, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Archive:
    """The snapshots and the log of one home directory."""

    def __init__(self, home: Path) -> None:
        """Point at `home`; nothing is created until something is added."""
        self.home = home
        self.log_path = home / "log.jsonl"
        self.snapshots = home / "snapshots"

    def captures(self) -> tuple[Capture, ...]:
        """Return every line of the log, oldest first; raise ArchiveDamaged naming a broken one."""
        if not self.log_path.exists():
            return ()
        lines = self.log_path.read_bytes().split(b"\n")[:-1]
        return tuple(self._parse(number, line) for number, line in enumerate(lines, start=1))

    def _parse(self, number: int, line: bytes) -> Capture:
        try:
            return _LINE.validate_json(line)
        except ValidationError as error:
            raise ArchiveDamaged(
                f"{self.log_path}, line {number} cannot be read; restore the line from a backup or remove it."
            ) from error

    def path_of(self, sha256: str) -> Path:
        """Return where the bytes of that hash lie."""
        return self.snapshots / sha256[:2] / sha256

    def read(self, sha256: str) -> bytes:
        """Return the bytes of that hash; raise ArchiveDamaged where they are gone or altered."""
        path = self.path_of(sha256)
        try:
            data = path.read_bytes()
        except FileNotFoundError as error:
            raise ArchiveDamaged(f"The snapshot {path} is gone; add the file again.") from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise ArchiveDamaged(f"The snapshot {path} no longer matches its hash; restore it from a backup.")
        return data

    def add(self, pieces: Iterable[tuple[bytes, Capture]]) -> tuple[Capture, ...]:
        """Store bytes and log lines not yet held, all under one lock; return the captures that were new."""
        self.home.mkdir(parents=True, exist_ok=True)
        with self._locked_log() as log:
            held = {_identity(capture) for capture in self.captures()}
            new: list[Capture] = []
            for data, capture in pieces:
                if _identity(capture) in held:
                    continue
                self._store(capture.sha256, data)
                held.add(_identity(capture))
                new.append(capture)
            log.write(b"".join(_LINE.dump_json(capture) + b"\n" for capture in new))
            log.flush()
            os.fsync(log.fileno())
            return tuple(new)

    @contextmanager
    def _locked_log(self) -> Iterator[BinaryIO]:
        with self.log_path.open("a+b") as log:
            fcntl.flock(log, fcntl.LOCK_EX)
            _cut_torn_line(log)
            yield log

    def _store(self, sha256: str, data: bytes) -> None:
        path = self.path_of(sha256)
        if path.exists():
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".incoming-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(path)
        finally:
            Path(temporary).unlink(missing_ok=True)
        _sync_directory(path.parent)


def make_capture(data: bytes, **fields: str | int | None) -> Capture:
    """Return a capture of `data` made now; `fields` are the other fields of Capture."""
    known = {"at": utc_now(), "sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
    return _LINE.validate_python(known | fields)


def _identity(capture: Capture) -> tuple[object, ...]:
    """Return what makes two captures the same: the bytes, what they are a text of, and whence."""
    return (capture.sha256, capture.region, capture.year, capture.witness, capture.source_url)


def _cut_torn_line(log: BinaryIO) -> None:
    end = log.seek(0, os.SEEK_END)
    log.seek(0)
    whole = log.read().rfind(b"\n") + 1
    if whole < end:
        log.truncate(whole)
    log.seek(0, os.SEEK_END)


def _sync_directory(directory: Path) -> None:
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
