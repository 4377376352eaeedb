"""How sites are asked: the figures and their reasons stand in fetch.toml."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Final

TOKEN: Final = "duizhang"  # noqa: S105 - the name that a robots.txt calls us by (RFC 9309, 2.2.1)

_FILE: Final = Path(__file__).with_name("fetch.toml")


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """Delays, time-outs and limits; seconds and bytes."""

    contact: str
    delay: float
    longest_crawl_delay: float
    queue_seconds: float
    connect_seconds: float
    read_seconds: float
    total_seconds: float
    attempts: int
    back_off: float
    longest_back_off: float
    longest_wait: float
    wire_bytes: int
    decoded_bytes: int
    error_bytes: int
    redirects: int
    robots_seconds: float
    longest_fresh: float

    @property
    def user_agent(self) -> str:
        """Say who asks, what for, and whom to tell to stop."""
        return f"{TOKEN}/{version('duizhang')} (reads published government work reports; {self.contact})"


def load_settings() -> FetchSettings:
    """Return the settings of fetch.toml, with the contact of whoever runs the program where that is set."""
    settings = FetchSettings(**tomllib.loads(_FILE.read_text(encoding="utf-8")))
    return replace(settings, contact=os.environ.get("DUIZHANG_CONTACT") or settings.contact)
