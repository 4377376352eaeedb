"""Snapshots on disk by hash, and an append-only log; nothing is ever overwritten.

Layout under the home directory: `snapshots/ab/<sha256>` holds the bytes, `log.jsonl` one line per
capture, `visits.jsonl` (ingest.web.visits) one line per answer of a site. Bytes are safely on the disk before
a line names them, so a kill at any moment leaves at most bytes that no line names, or an unfinished file
that `sweep` removes.
"""

from __future__ import annotations

import fcntl
import hashlib
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from pydantic import TypeAdapter

from ingest.durable import INCOMING, make_directory, write_whole
from ingest.journal import Journal
from warehouse.errors import ArchiveDamaged
from warehouse.records import Capture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_CAPTURE: Final = TypeAdapter(Capture)


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
        self._log = Journal(self.log_path, Capture)

    def captures(self) -> tuple[Capture, ...]:
        """Return every line of the log, oldest first; raise ArchiveDamaged naming a broken one."""
        return self._log.rows()

    def path_of(self, sha256: str) -> Path:
        """Return where the bytes of that hash lie."""
        return self.snapshots / sha256[:2] / sha256

    def holds(self, sha256: str) -> bool:
        """Say whether the bytes of that hash are there and whole."""
        try:
            self.read(sha256)
        except ArchiveDamaged:
            return False
        return True

    def read(self, sha256: str) -> bytes:
        """Return the bytes of that hash; raise ArchiveDamaged where they are gone or altered."""
        path = self.path_of(sha256)
        try:
            data = path.read_bytes()
        except FileNotFoundError as error:
            raise ArchiveDamaged(
                f"The snapshot {path} is gone; add the file or fetch the page again."
            ) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise ArchiveDamaged(
                f"The snapshot {path} no longer matches its hash; add the file or fetch the page again."
            )
        return data

    def add(self, pieces: Iterable[tuple[bytes, Capture]]) -> tuple[Capture, ...]:
        """Store bytes and log lines that say something new, under one lock; return the captures that do.

        A capture says nothing new where the newest of the same text has the same bytes from the same
        place: a page that was changed and changed back is three captures. Of a given file the day on which
        its page was read is news too.
        """
        with self._log.locked() as append:
            newest = {_text(capture): capture for capture in self.captures()}
            new: list[Capture] = []
            for data, capture in pieces:
                self.keep(data)
                if _says_more(capture, newest.get(_text(capture))):
                    newest[_text(capture)] = capture
                    new.append(capture)
            append(new)
            return tuple(new)

    def keep(self, data: bytes) -> str:
        """Store bytes that are not held yet, or no longer whole; return their hash."""
        sha256 = hashlib.sha256(data).hexdigest()
        if not self.holds(sha256):
            with self._writers(fcntl.LOCK_SH):
                write_whole(self.path_of(sha256), data)
        return sha256

    def unfinished(self) -> tuple[Path, ...]:
        """Return the files that are being written, or whose writer was killed."""
        return tuple(sorted(self.snapshots.glob(f"??/{INCOMING}*")))

    def sweep(self) -> int:
        """Remove what killed writers left, once no writer is at work; return how many files that were."""
        if not self.unfinished():
            return 0
        with self._writers(fcntl.LOCK_EX):
            left = self.unfinished()
            for path in left:
                path.unlink()
            return len(left)

    @contextmanager
    def _writers(self, lock: int) -> Iterator[None]:
        """Share the snapshots with other writers, or (LOCK_EX) wait until there are none."""
        make_directory(self.snapshots)
        with (self.snapshots / ".lock").open("ab") as file:
            fcntl.flock(file, lock)
            yield


def make_capture(data: bytes, **fields: str | int | None) -> Capture:
    """Return a capture of `data` made now; `fields` are the other fields of Capture."""
    known = {"at": utc_now(), "sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
    return _CAPTURE.validate_python(known | fields)


def day_of_access(capture: Capture) -> str | None:
    """Return the day on which a capture's page was read; None where nobody knows, or it has no page.

    A log of before the day was kept tells a fetched page by its selector.
    """
    if capture.source_url is None:
        return None
    return capture.accessed_on or (capture.at[:10] if capture.selector else None)


def _text(capture: Capture) -> tuple[object, ...]:
    """Return which text of which report a capture is of."""
    return (capture.region, capture.year, capture.witness)


def _says_more(capture: Capture, newest: Capture | None) -> bool:
    """Say whether a capture has other bytes or another place than the newest, or names its day."""
    if newest is None or (capture.sha256, capture.source_url) != (newest.sha256, newest.source_url):
        return True
    fetched = capture.selector is not None
    return not fetched and capture.accessed_on not in {None, day_of_access(newest)}
