"""Whose turn it is to ask a host: one request in flight, a pause between two, among all processes of a home.

`turns/<host>` is locked while a request is under way (the lock goes with the process that holds it, however
that ends) and says when the last one was and until when the host wants to be left alone.
"""

from __future__ import annotations

import fcntl
import json
import time
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from ingest.durable import make_directory
from warehouse.errors import Busy, ComeBackLater

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import timedelta
    from io import FileIO
    from pathlib import Path

_POLL: Final = 0.02


@dataclass(frozen=True, slots=True)
class _Note:
    """What a turn's file says, in seconds since 1970."""

    last: float = 0.0
    not_before: float = 0.0


class Turn:
    """The turn that is under way."""

    def __init__(self) -> None:
        """Start without a wish of the host."""
        self.not_before = 0.0

    def postpone(self, wait: timedelta) -> None:
        """Leave the host alone for so long after this turn."""
        self.not_before = time.time() + wait.total_seconds()


class Turns:
    """The turns of all hosts of one home directory."""

    def __init__(self, home: Path, *, longest_wait: float, queue_seconds: float) -> None:
        """Wait at most `longest_wait` for what a host asks, `queue_seconds` for other processes."""
        self._folder = home / "turns"
        self._longest_wait = longest_wait
        self._queue_seconds = queue_seconds

    @contextmanager
    def turn(self, host: str, delay: float, told: Callable[[str], None]) -> Iterator[Turn]:
        """Wait for a turn at `host`, at least `delay` after the end of the last one, and hold it.

        Raises ComeBackLater where the host wants to be left alone for longer than a run can wait, Busy
        where other processes do not give way.
        """
        make_directory(self._folder)
        with (self._folder / host.replace(":", "_")).open("a+b", buffering=0) as file:
            self._take(file, host, delay, told)
            turn = Turn()
            _write(file, _Note(time.time(), 0.0))
            try:
                yield turn
            finally:
                _write(file, _Note(time.time(), turn.not_before))

    def _take(self, file: FileIO, host: str, delay: float, told: Callable[[str], None]) -> None:
        patience = time.monotonic() + self._queue_seconds
        while True:
            wait = self._wait(_read(file), host, delay)
            if wait > delay:
                told(f"{host} asks us to wait: {wait:.0f} s.")
            time.sleep(wait)
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > patience:
                    raise Busy(
                        f"Other processes are fetching from {host}; run this again after them."
                    ) from None
                time.sleep(_POLL)
                continue
            note = _read(file)
            if self._wait(note, host, delay) <= 0:
                time.sleep(delay if note.last > time.time() else 0)
                return
            fcntl.flock(file, fcntl.LOCK_UN)

    def _wait(self, note: _Note, host: str, delay: float) -> float:
        """Return how long to wait; what was noted before the clock was set back says nothing."""
        now = time.time()
        since = now - note.last
        asked = note.not_before - now
        if asked > self._longest_wait:
            when = datetime.fromtimestamp(note.not_before, UTC).strftime("%Y-%m-%d %H:%M:%S")
            raise ComeBackLater(
                f"{host} asks to be left alone until {when} UTC; run this again then.", "come_back_later"
            )
        return max(0.0, asked, delay - since if since >= 0 else 0.0)


def _read(file: FileIO) -> _Note:
    file.seek(0)
    try:
        return _Note(**json.loads(file.read()))
    except (ValueError, TypeError):
        return _Note()


def _write(file: FileIO, note: _Note) -> None:
    """Replace what the file says; half written it says nothing, and is read again under the lock."""
    file.truncate(0)
    file.write(json.dumps(asdict(note)).encode())
