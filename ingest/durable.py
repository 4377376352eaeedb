"""Files that are whole after a kill or a power cut: written aside, synced, renamed, the folder synced too."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Final

INCOMING: Final = ".incoming-"
"""How the names of files begin that are not yet whole."""


def make_directory(directory: Path) -> None:
    """Create a directory and those above it, each safely entered in the one that holds it."""
    if directory.is_dir():
        return
    make_directory(directory.parent)
    directory.mkdir(exist_ok=True)
    sync_directory(directory.parent)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that its name never stands for anything but all of `data`."""
    make_directory(path.parent)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=INCOMING)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)
    sync_directory(path.parent)


def sync_directory(directory: Path) -> None:
    """Bring a directory's entries to the disk: without it a power cut can lose a file that was renamed."""
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
