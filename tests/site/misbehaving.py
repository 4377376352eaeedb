"""A site on this machine that misbehaves on demand: the path says how, `seen` what was asked of it and when.

It writes to the socket itself, since no HTTP server can be made to answer wrongly enough.
"""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import TYPE_CHECKING, Self

from behaviours import BEHAVIOURS, gone

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterator


@dataclass
class Seen:
    """One request, and when it was answered."""

    path: str
    headers: dict[str, str]
    body: bytes
    began: float
    ended: float = 0.0


@dataclass
class Exchange:
    """What a behaviour is given: the request, the number of the visit to this path, and the socket."""

    seen: Seen
    visit: int
    site: MisbehavingSite
    socket: socket.socket

    def send(self, data: bytes) -> None:
        """Send raw bytes."""
        self.socket.sendall(data)

    def answer(self, status: str, *headers: str, body: bytes = b"", length: int | None = None) -> None:
        """Send a whole answer; `length` is what it announces, -1 for nothing."""
        announced = len(body) if length is None else length
        lines = [f"HTTP/1.1 {status}", *headers, "Connection: close"]
        if announced >= 0:
            lines.append(f"Content-Length: {announced}")
        self.send("\r\n".join([*lines, "", ""]).encode() + body)

    def pause(self, seconds: float) -> None:
        """Wait, but not beyond the end of the site."""
        self.site.closing.wait(seconds)


class _Handler(StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        request = self.rfile.readline().decode("latin-1").split()
        if len(request) < 2:
            return
        headers = dict(self._headers())
        body = self.rfile.read(int(headers.get("content-length", 0)))
        site = self.server.site
        seen = Seen(request[1], headers, body, time.monotonic())
        with site.noted(seen) as visit, suppress(OSError):
            site.behave(Exchange(seen, visit, site, self.connection))

    def _headers(self) -> Iterator[tuple[str, str]]:
        while line := self.rfile.readline().strip().decode("latin-1"):
            name, _, value = line.partition(":")
            yield name.lower(), value.strip()


class _Server(ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    site: MisbehavingSite

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients are expected to hang up."""


@dataclass
class MisbehavingSite:
    """The site; a context manager."""

    robots: tuple[str, bytes] = ("404 Not Found", b"")
    """Status and body of its robots.txt."""
    robots_path: str | None = None
    """Let robots.txt misbehave as this path does."""
    seen: list[Seen] = field(default_factory=list)
    most_in_flight: int = 0
    closing: threading.Event = field(default_factory=threading.Event)
    pages: dict[str, Callable[[Exchange], None]] = field(default_factory=dict)
    """Further behaviours, by path."""

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._in_flight = 0
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.site = self

    @property
    def port(self) -> int:
        """Return the port it listens on."""
        return int(self._server.server_address[1])

    def address(self, path: str) -> str:
        """Return the address of a path."""
        return f"http://127.0.0.1:{self.port}{path}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()

    def asked_for(self, path: str) -> list[Seen]:
        """Return the requests for a path, in order."""
        return [seen for seen in self.seen if seen.path == path]

    def behave(self, exchange: Exchange) -> None:
        """Answer as the last part of the path says."""
        path = exchange.seen.path.partition("?")[0]
        if path == "/robots.txt" and self.robots_path:
            path = self.robots_path
        if path == "/robots.txt":
            exchange.answer(self.robots[0], body=self.robots[1])
        else:
            (self.pages | BEHAVIOURS).get("/" + path.rpartition("/")[2], gone)(exchange)

    @contextmanager
    def noted(self, seen: Seen) -> Iterator[int]:
        """Note a request while it is answered; give how often its path was asked for by now."""
        with self._lock:
            self.seen.append(seen)
            self._in_flight += 1
            self.most_in_flight = max(self.most_in_flight, self._in_flight)
            visit = len(self.asked_for(seen.path))
        try:
            yield visit
        finally:
            with self._lock:
                seen.ended = time.monotonic()
                self._in_flight -= 1
