"""How the site of misbehaving.py misbehaves: one function a fault, written to the socket itself."""

from __future__ import annotations

import gzip
import socket
import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from misbehaving import Exchange

PAGE = "<html><head><title>云汀市政府工作报告</title></head><body>各位代表，现在报告工作。</body></html>"
BODY = PAGE.encode()
PIECE = b"x" * 65_536
BOMB_MEMBER = 64_000_000
"""Bytes that one member of the gzip bomb unpacks to; it has sixteen."""


BEHAVIOURS: dict[str, Callable[[Exchange], None]] = {}


def behaviour(act: Callable[[Exchange], None]) -> Callable[[Exchange], None]:
    """Let a function answer its own name as a path: `cut_off` answers `/cut-off`."""
    BEHAVIOURS["/" + act.__name__.replace("_", "-")] = act
    return act


@behaviour
def fine(exchange: Exchange) -> None:
    """Behave: a page with a validator, confirmed where it is asked for by it."""
    if exchange.seen.headers.get("if-none-match") == '"1"':
        exchange.answer("304 Not Modified", 'ETag: "1"', length=-1)
    else:
        exchange.answer("200 OK", 'ETag: "1"', "Content-Type: text/html; charset=utf-8", body=BODY)


@behaviour
def fresh(exchange: Exchange) -> None:
    """Say that the page is good for a minute."""
    exchange.answer("200 OK", "Cache-Control: max-age=60", body=BODY)


@behaviour
def slow(exchange: Exchange) -> None:
    """Answer long after anybody waits."""
    exchange.pause(30)
    exchange.answer("200 OK", body=BODY)


@behaviour
def drip(exchange: Exchange) -> None:
    """Send a byte now and then, for ever."""
    exchange.answer("200 OK", length=1_000_000)
    while not exchange.site.closing.is_set():
        exchange.send(b"x")
        exchange.pause(0.05)


@behaviour
def drip_head(exchange: Exchange) -> None:
    """Send the head so, too."""
    exchange.send(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not exchange.site.closing.is_set():
        exchange.send(b"x")
        exchange.pause(0.05)


@behaviour
def cut_off(exchange: Exchange) -> None:
    """Close the connection in the middle of a page."""
    exchange.answer("200 OK", body=BODY[:50], length=len(BODY))


@behaviour
def cut_off_chunks(exchange: Exchange) -> None:
    """Close it before the last chunk."""
    exchange.answer("200 OK", "Transfer-Encoding: chunked", length=-1)
    exchange.send(b"32\r\n" + BODY[:50] + b"\r\n")


@behaviour
def cut_off_gzip(exchange: Exchange) -> None:
    """Close it within a packed page whose length was not announced."""
    exchange.answer("200 OK", "Content-Encoding: gzip", body=gzip.compress(BODY)[:60], length=-1)


@behaviour
def reset(exchange: Exchange) -> None:
    """Reset the connection."""
    exchange.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    exchange.socket.close()


@behaviour
def silence(exchange: Exchange) -> None:
    """Hang up without a word."""


@behaviour
def garbage(exchange: Exchange) -> None:
    """Speak no HTTP."""
    exchange.send(b"\x00\x01\x02 220 mail.example ready\r\n\r\n" * 20)


@behaviour
def wrong_length(exchange: Exchange) -> None:
    """Count characters where bytes are meant, so that a client that believes it loses the end."""
    exchange.answer("200 OK", body=BODY, length=len(PAGE))


@behaviour
def late_surplus(exchange: Exchange) -> None:
    """Send what was not announced a moment later."""
    exchange.answer("200 OK", body=BODY[:50])
    exchange.pause(0.1)
    exchange.send(BODY[50:])


@behaviour
def endless(exchange: Exchange) -> None:
    """Send a page without end, as fast as it is taken."""
    exchange.answer("200 OK", length=-1)
    while not exchange.site.closing.is_set():
        exchange.send(PIECE)


@behaviour
def endless_head(exchange: Exchange) -> None:
    """Send headers without end."""
    exchange.send(b"HTTP/1.1 200 OK\r\n")
    while not exchange.site.closing.is_set():
        exchange.send(b"X-More: " + PIECE[:1000] + b"\r\n")


@behaviour
def gzip_bomb(exchange: Exchange) -> None:
    """Send a megabyte that unpacks to a thousand."""
    member = _bomb_member()
    exchange.answer("200 OK", "Content-Encoding: gzip", body=member * 16)


@behaviour
def wrong_coding(exchange: Exchange) -> None:
    """Call a plain page packed."""
    exchange.answer("200 OK", "Content-Encoding: gzip", body=BODY)


@behaviour
def unknown_coding(exchange: Exchange) -> None:
    """Pack a page as nobody asked for."""
    exchange.answer("200 OK", "Content-Encoding: br", body=BODY)


@behaviour
def busy(exchange: Exchange) -> None:
    """Ask once to come back in a second."""
    if exchange.visit == 1:
        exchange.answer("429 Too Many Requests", "Retry-After: 1", body=b"slow down")
    else:
        exchange.answer("200 OK", body=BODY)


@behaviour
def busy_for_an_hour(exchange: Exchange) -> None:
    """Ask to come back in an hour."""
    exchange.answer("503 Service Unavailable", "Retry-After: 3600", body=b"closed")


@behaviour
def fault(exchange: Exchange) -> None:
    """Have a fault that does not pass."""
    exchange.answer("500 Internal Server Error", body=b"fault")


@behaviour
def passing_fault(exchange: Exchange) -> None:
    """Have a fault that does."""
    if exchange.visit == 1:
        exchange.answer("502 Bad Gateway", body=b"fault")
    else:
        exchange.answer("200 OK", body=BODY)


@behaviour
def gone(exchange: Exchange) -> None:
    """Have no such page."""
    exchange.answer("404 Not Found", body="没有找到".encode())


@behaviour
def no_content(exchange: Exchange) -> None:
    """Succeed with nothing."""
    exchange.answer("204 No Content", length=-1)


@behaviour
def loop(exchange: Exchange) -> None:
    """Redirect in a circle."""
    exchange.answer("302 Found", "Location: /loop-back")


@behaviour
def loop_back(exchange: Exchange) -> None:
    """Be the other half of the circle."""
    exchange.answer("302 Found", "Location: /loop")


@behaviour
def far(exchange: Exchange) -> None:
    """Redirect on and on, never to the same address twice."""
    step = exchange.seen.path.partition("?")[2] or "0"
    exchange.answer("301 Moved Permanently", f"Location: /far?{int(step) + 1}")


@behaviour
def near(exchange: Exchange) -> None:
    """Redirect to a page that is fine."""
    exchange.answer("302 Found", "Location: /fine", body=b"moved")


@behaviour
def metadata(exchange: Exchange) -> None:
    """Redirect to where a cloud tells its secrets."""
    exchange.answer("302 Found", "Location: http://169.254.169.254/latest/meta-data/")


@behaviour
def elsewhere(exchange: Exchange) -> None:
    """Redirect to another host."""
    exchange.answer("302 Found", f"Location: http://localhost:{exchange.site.port}/fine")


@behaviour
def challenge(exchange: Exchange) -> None:
    """Ask, as the guards of Chinese sites do, for a script to be run."""
    script = b"<html><script>document.cookie='__jsl_clearance=1';location.reload()</script></html>"
    exchange.answer("521 ", "Set-Cookie: __jsluid=1", body=script)


@behaviour
def challenge_page(exchange: Exchange) -> None:
    """Ask so in a page that looks like any other answer."""
    page = "<html><script src='/_waf_/1.js'></script><body>正在检查您的浏览器，请稍候</body></html>"
    exchange.answer("200 OK", "Content-Type: text/html", body=page.encode())


@behaviour
def changed_layout(exchange: Exchange) -> None:
    """Show the page in another layout than the site's."""
    page = PAGE.replace("<body>", "<body><main>").replace("</body>", "</main></body>")
    exchange.answer("200 OK", "Content-Type: text/html", body=page.encode())


@behaviour
def wrong_charset(exchange: Exchange) -> None:
    """Send GB 18030 and call it Latin-1."""
    page = PAGE.replace("<head>", '<head><meta charset="gb2312">').encode("gb18030")
    exchange.answer("200 OK", "Content-Type: text/html; charset=iso-8859-1", body=page)


@behaviour
def cookie(exchange: Exchange) -> None:
    """Set a cookie."""
    exchange.answer("200 OK", "Set-Cookie: id=1; Path=/", body=BODY)


def _bomb_member() -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    pieces = [packer.compress(bytes(1_000_000)) for _ in range(BOMB_MEMBER // 1_000_000)]
    return b"".join([*pieces, packer.flush()])
