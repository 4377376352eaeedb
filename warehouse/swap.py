"""Keep versioned warehouse files and switch which one is current, in one step.

`<home>/warehouse/duizhang.duckdb` is a symbolic link to the newest `duizhang-<stamp>.duckdb`. A reader opens
the file that the link leads to (`current_file`), never the link: DuckDB caches open databases by path within
a process, so a path that changes its content would serve old data.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from warehouse.errors import Busy, WarehouseMissing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CURRENT = "duizhang.duckdb"
_VERSIONS = "duizhang-*.duckdb"
_UNFINISHED = "*.building*"
_LOCK = ".lock"
_KEPT_VERSIONS = 2


def warehouse_folder(home: Path) -> Path:
    """Return the folder of `home` that holds the warehouse files."""
    return home / "warehouse"


def held_file(home: Path) -> Path | None:
    """Return the versioned file that is current, or None before the first build."""
    link = warehouse_folder(home) / _CURRENT
    return link.resolve() if link.exists() else None


def current_file(home: Path) -> Path:
    """Return the versioned file to open read-only; raise WarehouseMissing before the first build."""
    held = held_file(home)
    if held is None:
        raise WarehouseMissing("Nothing is built yet; run `duizhang build` first.")
    return held


@contextmanager
def build_lock(home: Path) -> Iterator[None]:
    """Hold the right to build in `home`; raise Busy where another process holds it.

    The kernel drops the lock with the process, so a killed build never blocks the next.
    """
    folder = warehouse_folder(home)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy(
                "Another build is running in this home; wait for it to end, then try again."
            ) from error
        yield


def unfinished_file(home: Path) -> Path:
    """Name a file to build into; call it under `build_lock`."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%f")
    return warehouse_folder(home) / f"duizhang-{stamp}.duckdb.building"


def remove_unfinished(home: Path) -> None:
    """Delete what stopped builds left behind; call it under `build_lock`."""
    for leftover in warehouse_folder(home).glob(_UNFINISHED):
        if leftover.is_dir():
            for spilled in leftover.iterdir():
                spilled.unlink()
            leftover.rmdir()
        else:
            leftover.unlink()


def switch_to(home: Path, unfinished: Path) -> Path:
    """Make a closed, complete `unfinished` file the current version and return its final path.

    Bytes reach the disk before the link moves, so that a power cut leaves either the old version or the new.
    """
    folder = warehouse_folder(home)
    _sync(unfinished)
    version = unfinished.with_suffix("")
    unfinished.rename(version)
    link = folder / f"{_CURRENT}.building"
    link.symlink_to(version.name)
    link.replace(folder / _CURRENT)
    _sync(folder)
    _remove_old(folder, version)
    return version


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove_old(folder: Path, current: Path) -> None:
    """Delete all versions but the current and the one before; a reader's open file outlives its name."""
    others = sorted((file for file in folder.glob(_VERSIONS) if file != current), reverse=True)
    for file in others[_KEPT_VERSIONS - 1 :]:
        file.unlink()
