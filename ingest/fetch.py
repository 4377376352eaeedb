"""Get pages from sites: the only module on the network.

An exchange goes over a connection of its own to an address that was judged in the moment of connecting, ends
within its time and limits, and knows no cookies, proxies or redirects. What is asked when:
ingest.web.visiting.
"""

from __future__ import annotations

import queue
import socket
import ssl
import threading
from contextlib import contextmanager, suppress
from http import HTTPStatus
from typing import TYPE_CHECKING, Final, Self
from urllib.parse import urlencode

import httpcore2

from ingest.web.addresses import full_address, may_connect, origin_of
from ingest.web.answers import Answer, headers_of
from ingest.web.bodies import ACCEPTED, BodyLimits, read_body
from ingest.web.clock import Clock
from ingest.web.fetch_settings import FetchSettings, load_settings
from ingest.web.page import Request
from ingest.web.visiting import Visitor
from warehouse.errors import BrokenAnswer, Forbidden, Unreachable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from ingest.web.page import Page

_LINGER: Final = 0.25
"""Seconds to wait for the end of a connection that was to be closed: what still comes was not announced."""
_END_OF_HEAD, _INTERIM = b"\r\n\r\n", b"HTTP/1.1 1"


class Fetcher:
    """Gets pages for one home directory: `fetcher.get` is the Getter that site adapters are given."""

    def __init__(  # noqa: PLR0913 - the options of one run
        self,
        home: Path,
        *,
        hosts: Collection[str],
        settings: FetchSettings | None = None,
        allow_loopback: bool = False,
        offline: bool = False,
        force: bool = False,
        told: Callable[[str], None] | None = None,
    ) -> None:
        """Let requests and redirects go to `hosts` only.

        `offline` answers from what is held; `force` asks even where the answer held is fresh; `told` gets a
        sentence where the user has to wait; `allow_loopback` is for tests with a site on this machine.
        """
        settings = settings or load_settings()
        exchange = None if offline else _Wire(settings, allow_loopback=allow_loopback).exchange
        self._visitor = Visitor(home, exchange, hosts, settings, force=force, told=told)

    def __enter__(self) -> Self:
        """Clear away what a killed run left unfinished."""
        self._visitor.begin()
        return self

    def __exit__(self, *_: object) -> None:
        """Leave nothing to close: a connection lives for one answer only."""

    def get(self, request: Request) -> Page:
        """Return the page that answers a request, from the site or, where that is as good, as it is held.

        Raises FetchFailed with its reason; offline NotHeld where nothing is held. A body answered as not
        modified is the one held, `fetched_at` the time it was confirmed.
        """
        return self._visitor.get(request)


class _Wire:
    """One exchange at a time, each over a connection of its own."""

    def __init__(self, settings: FetchSettings, *, allow_loopback: bool) -> None:
        self._settings = settings
        self._allow_loopback = allow_loopback
        self._tls = httpcore2.default_ssl_context()
        self._waits = {
            "connect": settings.connect_seconds,
            "read": settings.read_seconds,
            "write": settings.read_seconds,
            "pool": settings.connect_seconds,
        }

    def exchange(self, request: Request, address: str, conditional: Mapping[str, str]) -> Answer:
        """Send a request and return the whole answer; raise FetchFailed where there is none."""
        clock = Clock(address, self._settings.total_seconds)
        backend = _Backend(clock, allow_loopback=self._allow_loopback)
        content = None if request.data is None else urlencode(request.data).encode()
        sent = self._headers(request, conditional)
        with (
            _told_plainly(address, clock),
            httpcore2.ConnectionPool(ssl_context=self._tls, network_backend=backend) as pool,
            pool.stream(
                request.method, address, headers=sent, content=content, extensions={"timeout": self._waits}
            ) as response,
        ):
            headers = headers_of(response.headers)
            return Answer(response.status, headers, self._body(address, response, headers), clock.passed())

    def _headers(self, request: Request, conditional: Mapping[str, str]) -> list[tuple[str, str]]:
        headers = {"accept": "*/*", "accept-language": "zh-CN,zh;q=0.9"}
        headers |= {name.lower(): value for name, value in request.headers.items()}
        if request.referer:
            headers["referer"] = full_address(Request(request.referer))
        if request.data is not None:
            headers["content-type"] = "application/x-www-form-urlencoded"
        headers |= {"accept-encoding": ACCEPTED, "connection": "close", **conditional}
        headers["user-agent"] = self._settings.user_agent
        return list(headers.items())

    def _body(self, address: str, response: httpcore2.Response, headers: Mapping[str, str]) -> bytes:
        settings = self._settings
        coding = headers.get("content-encoding", "")
        if response.status != HTTPStatus.OK:
            limits = BodyLimits(settings.error_bytes, settings.error_bytes)
            with suppress(BrokenAnswer):
                return read_body(address, response.iter_stream(), coding, limits)
            return b""
        limits = BodyLimits(settings.wire_bytes, settings.decoded_bytes)
        body = read_body(address, response.iter_stream(), coding, limits)
        if "content-length" in headers and "transfer-encoding" not in headers:
            _refuse_surplus(address, response, int(headers["content-length"]))
        return body


def _refuse_surplus(address: str, response: httpcore2.Response, announced: int) -> None:
    """Raise BrokenAnswer where more was sent than announced: what was taken is the page's beginning only."""
    stream: _Stream = response.extensions["network_stream"]
    with suppress(httpcore2.TimeoutException, httpcore2.NetworkError):
        stream.read(1, _LINGER)
    if stream.body_bytes > announced:
        raise BrokenAnswer(
            f"{address} announces {announced:,} bytes and sends more; what came is cut off.", "wrong_length"
        )


@contextmanager
def _told_plainly(address: str, clock: Clock) -> Iterator[None]:
    """Turn what goes wrong on the wire into the error that a caller can decide by."""
    try:
        yield
    except (httpcore2.ConnectTimeout, httpcore2.PoolTimeout) as error:
        raise _unreachable(address, "no connection in time", passing=True) from error
    except httpcore2.TimeoutException as error:
        clock.left(None)  # says so where it was the whole time that is up
        sentence = f"{address} did not answer in time; run this again later."
        raise Unreachable(sentence, "timeout", passing=True) from error
    except httpcore2.ConnectError as error:
        raise _unreachable(address, str(error), passing=True) from error
    except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
        sentence = f"{address}: the connection broke before the answer was whole ({error})."
        raise BrokenAnswer(sentence, "broken_off", passing=True) from error


def _unreachable(address: str, why: str, *, passing: bool) -> Unreachable:
    return Unreachable(
        f"{origin_of(address)} could not be reached ({why}); check the connection and run this again.",
        "no_connection",
        passing=passing,
    )


class _Backend(httpcore2.NetworkBackend):
    """Connects to addresses that may be connected, and to nothing that a name was made to mean since."""

    def __init__(self, clock: Clock, *, allow_loopback: bool) -> None:
        self._clock = clock
        self._allow_loopback = allow_loopback
        self._sockets = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Resolve a name, judge what it means, and connect to the first address that answers."""
        addresses = _resolved(host, port, self._clock, self._clock.left(timeout))
        for address in addresses:
            if not may_connect(address, allow_loopback=self._allow_loopback):
                raise Forbidden(
                    f"{self._clock.address} was not asked: {host} is {address}, no public address.",
                    "address_refused",
                )
        failed: httpcore2.NetworkError | httpcore2.TimeoutException | None = None
        for address in addresses:
            wait = self._clock.left(timeout)
            try:
                stream = self._sockets.connect_tcp(address, port, wait, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
            else:
                return _Stream(stream, self._clock)
        raise failed or _unreachable(self._clock.address, "its name means no address", passing=False)


def _resolved(host: str, port: int, clock: Clock, seconds: float) -> list[str]:
    """Return the addresses of a name; in a thread, since the system's resolver knows no time-out."""
    found: queue.SimpleQueue[list[str] | OSError | UnicodeError] = queue.SimpleQueue()

    def look_up() -> None:
        try:
            infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            found.put(error)
        else:
            found.put([str(info[4][0]) for info in infos])

    threading.Thread(target=look_up, daemon=True).start()
    try:
        answer = found.get(timeout=seconds)
    except queue.Empty:
        raise _unreachable(clock.address, "its name was not found in time", passing=False) from None
    if isinstance(answer, list):
        return answer
    why = getattr(answer, "strerror", None) or str(answer)
    raise _unreachable(clock.address, why, passing=False) from answer


class _Stream(httpcore2.NetworkStream):
    """A connection that ends with its clock, and counts what comes after the head of the answer."""

    def __init__(self, inner: httpcore2.NetworkStream, clock: Clock) -> None:
        self._inner = inner
        self._clock = clock
        self._head: bytes | None = b""
        self.body_bytes = 0

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read, no longer than the clock allows."""
        data = self._inner.read(max_bytes, self._clock.left(timeout))
        if self._head is None:
            self.body_bytes += len(data)
        else:
            self._pass_head(self._head + data)
        return data

    def _pass_head(self, received: bytes) -> None:
        head, end, rest = received.partition(_END_OF_HEAD)
        if not end:
            self._head = received
        elif head.startswith(_INTERIM):
            self._pass_head(rest)
        else:
            self._head = None
            self.body_bytes = len(rest)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write, no longer than the clock allows."""
        self._inner.write(buffer, self._clock.left(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """Encrypt the connection; the certificate is checked against the name, not the address."""
        try:
            inner = self._inner.start_tls(ssl_context, server_hostname, self._clock.left(timeout))
        except httpcore2.ConnectError as error:
            if not isinstance(error.__cause__, ssl.SSLCertVerificationError):
                raise
            sentence = f"{self._clock.address} was not asked: its host does not prove who it is ({error})."
            raise Forbidden(sentence, "tls_refused") from error
        return _Stream(inner, self._clock)

    def get_extra_info(self, info: str) -> object:
        """Pass on what the connection knows of itself."""
        return self._inner.get_extra_info(info)
