"""What reading one file may cost at most; the figures and their reasons stand in limits.toml."""

from __future__ import annotations

import time
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ingest.readers.refusals import too_large


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of reading one file."""

    bytes: int
    text_bytes: int
    html_tags: int
    html_depth: int
    pdf_pages: int
    pdf_stream_bytes: int
    zip_members: int
    zip_depth: int
    zip_bytes: int
    ocr_pixels: int
    seconds: int
    ocr_seconds: int

    def check_size(self, size: int) -> None:
        """Raise TooLarge where a file of `size` bytes is none to read."""
        if size > self.bytes:
            raise too_large("too_many_bytes", count=f"{size:,}")


LIMITS: Final = Limits(**tomllib.loads(Path(__file__).with_name("limits.toml").read_text(encoding="utf-8")))


class Deadline:
    """The end of the time that a piece of work may take."""

    def __init__(self, seconds: float) -> None:
        """Let the work take so many seconds from now on."""
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def check(self) -> None:
        """Raise TooLarge where the time is up."""
        if time.monotonic() > self._end:
            raise too_large("too_long_to_read", count=f"{self._seconds:,}")
