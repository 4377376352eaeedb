"""The time that one answer may take, from looking up a name to the last byte."""

from __future__ import annotations

import time

from warehouse.errors import Unreachable


class Clock:
    """The time that one answer may take in all."""

    def __init__(self, address: str, seconds: float) -> None:
        """Start now; `address` is what is asked for."""
        self.address = address
        self._seconds = seconds
        self._began = time.monotonic()

    def passed(self) -> float:
        """Return the seconds since the request began."""
        return time.monotonic() - self._began

    def left(self, wanted: float | None) -> float:
        """Return how long one step may take; raise Unreachable where the time is up."""
        left = self._seconds - self.passed()
        if left <= 0:
            raise Unreachable(
                f"{self.address} was not whole after {self._seconds:g} seconds; run this again later.",
                "timeout",
            )
        return left if wanted is None else min(wanted, left)
