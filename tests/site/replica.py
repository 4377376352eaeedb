"""A site on this machine, made like the sites of Changzhou, that shows the bundled sample, a fictional city.

By hand: `.venv/bin/python tests/site/replica.py --port 8765`, and in another shell
`./duizhang fetch sample-on-replica --replica http://127.0.0.1:8765/`.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Self
from urllib.parse import parse_qs, urlsplit

import replica_pages as pages
from replica_pages import Article

SAMPLE = Path(__file__).resolve().parents[2] / "reports" / "sample"
LAST_MODIFIED = "Sun, 21 Jan 2024 01:00:00 GMT"
ROBOTS = "User-agent: *\nDisallow: /admin/\n"
CHANNEL = "w2w7sv77"
"""The channel of the list of pages that is for work reports."""


@dataclass(frozen=True)
class Served:
    """A page as it is sent: no charset is declared, unless it is a wrong one."""

    body: bytes
    content_type: str = "text/html"


@dataclass(frozen=True)
class Asked:
    """A request that was made, and the status of its answer."""

    method: str
    place: str
    status: int
    conditional: bool = False


def _lines(name: str) -> list[str]:
    return (SAMPLE / name).read_bytes().decode().splitlines()


def _page(html: str) -> Served:
    return Served(html.encode())


def sample_pages() -> dict[str, Served]:
    """Return every page of the sample by path and query."""
    main = Article(
        "云汀市2021年政府工作报告", _lines("2021.txt"), "2021-01-24", "2021-01-19", "000000000/2021-00086"
    )
    second = Article("云汀市2022年政府工作报告", _lines("2022.txt"), "2022-01-23", "2022-01-11")
    newest = Article("2024年云汀市政府工作报告", _lines("2024.txt"), wrapped=True)
    half = Article("云汀市政府工作报告", _lines("2023.newspaper.txt"), "2023-01-12")
    reprint = Article("云汀市政府工作报告", _lines("2022.reprint.txt"), "2022-02-18")
    web = Article("云汀市2021年政府工作报告", _lines("2021.web.txt"), "2021-01-20")
    return {
        "/gi_news/100161144000010": _page(pages.disclosure_page(main)),
        "/html/rd/2021/KQWDNXAB_0120/2101.html": _page(pages.congress_page(web)),
        "/ns_news/100164289000022": _page(pages.news_page(second)),
        "/newarea/roll/202202/18/t20220218_22022022.shtml": _page(pages.reprint_page(reprint)),
        "/site1/czrb/html/2023-01/12/content_230112.htm": Served(
            pages.old_article(half).encode("gb18030"), "text/html; charset=ISO-8859-1"
        ),
        "/site1/czrb/html/2023-01/12/node_2.htm": _page(
            pages.issue_page([("content_230111.htm", "渡口新桥今日通车")])
        ),
        "/site1/czrb/html/2023-01/12/content_230111.htm": _page(
            pages.old_article(
                Article("渡口新桥今日通车", ["昨日上午，渡口新桥正式通车，两岸居民往来只要五分钟。" * 4])
            )
        ),
        "/ns_news/100170579900040": _page(pages.news_page(newest)),
        "/gi_news/100170580100041": _page(pages.disclosure_page(newest)),
        "/downxxgk.php?fid=100170580100041": _page(pages.print_page(newest)),
        "/ns_news/100170590000050": _page(
            pages.news_page(Article("政府工作报告", second.lines, "2024-03-01"))
        ),
    }


LISTED: list[pages.Row] = [
    ("/gi_news/100170700000060", "2024年云汀市政府工作报告任务分解方案", "2024-02-03"),
    (
        "/ns_news/100170590000050",
        "政府工作报告",
        "2024-03-01",
    ),  # moved to the present system late: that of 2022
    ("", "2024年政府工作报告（英文版另行发布）", "2024-02-01"),
    ("/downxxgk.php?fid=100170580100041", "2024年云汀市政府工作报告", "2024-01-23"),
    ("/gi_news/100170580100041", "2024年云汀市政府工作报告", "2024-01-23"),
    ("/ns_news/100170579900040", "2024年云汀市政府工作报告", "2024-01-21"),
    ("/ns_news/100170580200042", "一图读懂2024年云汀市政府工作报告", "2024-01-21"),
    ("/ns_news/100164289000022", "云汀市2022年政府工作报告", "2022-01-23"),
    ("/gi_news/100161144000010", "云汀市2021年政府工作报告", "2021-01-24"),
]
"""What the list of the city's site announces, newest first."""
ROWS = 5
"""Rows on one page of it; the next page begins with the last of the page before."""


@dataclass
class Replica:
    """The site; a context manager."""

    port: int = 0
    pages: dict[str, Served] = field(default_factory=sample_pages)
    moved: dict[str, str] = field(default_factory=dict)
    """Addresses that lead to others on the site."""
    listed: list[pages.Row] = field(default_factory=lambda: list(LISTED))
    found: list[pages.Row] = field(default_factory=list)
    """What the newspaper's search finds."""
    asked: list[Asked] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), _Handler)
        self._server.replica = self  # type: ignore[attr-defined]
        self.port = self._server.server_address[1]

    @property
    def base(self) -> str:
        """Return where the site stands."""
        return f"http://127.0.0.1:{self.port}/"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self.close()

    def close(self) -> None:
        """Give the port back."""
        self._server.server_close()

    def serve_forever(self) -> None:
        """Serve until the process is stopped."""
        self._server.serve_forever()

    def edit(self, place: str, old: str, new: str, encoding: str = "utf-8") -> None:
        """Change the text of a page, as a site does without saying so."""
        page = self.pages[place]
        text = page.body.decode(encoding)
        if old not in text:
            raise ValueError(f"{place} does not say {old}")
        self.pages[place] = Served(text.replace(old, new).encode(encoding), page.content_type)

    def put(self, place: str, html: str) -> None:
        """Show a page."""
        self.pages[place] = _page(html)

    def answer(self, method: str, place: str, form: dict[str, list[str]]) -> Served | None:
        """Return what stands at a path with its query."""
        parts = urlsplit(place)
        if parts.path == "/robots.txt":
            return Served(ROBOTS.encode(), "text/plain")
        if method == "POST":
            return self._search(form) if parts.path == "/xy/Search.do" else None
        if parts.path == "/ns_class/zwgk_18":
            return self._list(parse_qs(parts.query, keep_blank_values=True))
        return self.pages.get(place)

    def _list(self, query: dict[str, list[str]]) -> Served:
        number = int(query.get("page", ["1"])[0])
        if query.get("gi") != [CHANNEL] or query.get("act") != ["ajax"]:
            return Served(pages.nothing_listed().encode(), "application/json")
        start = min((number - 1) * (ROWS - 1), max(len(self.listed) - ROWS, 0))
        rows = self.listed[start : start + ROWS]
        answer = pages.list_fragment(rows) if rows else pages.nothing_listed()
        return Served(answer.encode(), "text/html")

    def _search(self, form: dict[str, list[str]]) -> Served:
        number, size = (int(form[name][0]) for name in ("pageNo", "pageSize"))
        rows = self.found[(number - 1) * size : number * size]
        absolute = [(self.base + url.lstrip("/"), title, day) for url, title, day in rows]
        return Served(pages.search_answer(absolute).encode(), "application/json")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._serve({})

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length", 0))
        self._serve(parse_qs(self.rfile.read(length).decode(), keep_blank_values=True))

    def _serve(self, form: dict[str, list[str]]) -> None:
        replica: Replica = self.server.replica  # type: ignore[attr-defined]
        if self.path in replica.moved:
            self._send(301, b"", ("Location", replica.moved[self.path]))
            return
        served = replica.answer(self.command, self.path, form)
        if served is None:
            self._send(404, "页面不存在".encode())
            return
        etag = f'"{hashlib.sha256(served.body).hexdigest()[:16]}"'
        headers = (("ETag", etag), ("Last-Modified", LAST_MODIFIED), ("Content-Type", served.content_type))
        if self.command == "GET" and self.headers.get("If-None-Match") == etag:
            self._send(304, b"", *headers)
        else:
            self._send(200, served.body, *headers)

    def _send(self, status: int, body: bytes, *headers: tuple[str, str]) -> None:
        conditional = "If-None-Match" in self.headers
        asked = Asked(self.command, self.path, status, conditional)
        self.server.replica.asked.append(asked)  # type: ignore[attr-defined]
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: what was asked is in `asked`."""


def main() -> None:
    """Serve the sample until Ctrl-C."""
    parser = argparse.ArgumentParser(description="Serve the bundled sample as the sites of a city do.")
    parser.add_argument("--port", type=int, default=8765)
    replica = Replica(parser.parse_args().port)
    sys.stdout.write(f"The replica runs at {replica.base} (stop it with Ctrl-C).\n")
    sys.stdout.flush()
    try:
        replica.serve_forever()
    except KeyboardInterrupt:
        sys.stdout.write("Stopped.\n")


if __name__ == "__main__":
    main()
