"""The fetcher against a site on this machine: what is asked, what is kept, what is asked again."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from behaviours import BODY
from misbehaving import MisbehavingSite

from ingest.archive import Archive
from ingest.fetch import Fetcher
from ingest.web.fetch_settings import load_settings
from ingest.web.page import Page, Request
from ingest.web.visits import Visit, Visits, read_visits
from warehouse.errors import BrokenAnswer, ComeBackLater, Forbidden, NotHeld, NotThere, Unreachable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

QUICK = replace(load_settings(), delay=0.01, attempts=2, back_off=0.01, longest_wait=2.0, read_seconds=2.0)


@pytest.fixture
def site() -> Iterator[MisbehavingSite]:
    with MisbehavingSite() as site:
        yield site


def get(home: Path, request: Request | str, *, offline: bool = False, force: bool = False) -> Page:
    """Fetch as a run of its own does."""
    request = Request(request) if isinstance(request, str) else request
    options = {"offline": offline, "force": force}
    with Fetcher(home, hosts={"127.0.0.1"}, settings=QUICK, allow_loopback=True, **options) as fetcher:
        return fetcher.get(request)


def test_a_page_comes_with_its_bytes_and_where_it_stands(tmp_path: Path, site: MisbehavingSite) -> None:
    page = get(tmp_path, site.address("/near"))
    assert (page.url, page.final_url) == (site.address("/near"), site.address("/fine"))
    assert (page.status, page.body, page.headers["etag"]) == (200, BODY, '"1"')


def test_who_asks_is_said_with_a_contact(
    tmp_path: Path, site: MisbehavingSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUIZHANG_CONTACT", "desk@yunting.example")
    settings = replace(QUICK, contact=load_settings().contact)
    with Fetcher(tmp_path, hosts={"127.0.0.1"}, settings=settings, allow_loopback=True) as fetcher:
        fetcher.get(Request(site.address("/fine"), referer=site.address("/报告"), headers={"Accept": "a/b"}))
    sent = site.asked_for("/fine")[0].headers
    assert sent["user-agent"].startswith("duizhang/")
    assert "desk@yunting.example" in sent["user-agent"]
    assert (sent["referer"], sent["accept"]) == (site.address("/%E6%8A%A5%E5%91%8A"), "a/b")


def test_a_second_run_only_asks_whether_the_page_is_another(tmp_path: Path, site: MisbehavingSite) -> None:
    first = get(tmp_path, site.address("/fine"))
    second = get(tmp_path, site.address("/fine"))
    assert [seen.headers.get("if-none-match") for seen in site.asked_for("/fine")] == [None, '"1"']
    assert second.body == first.body
    assert [visit.outcome for visit in read_visits(tmp_path)] == ["not_there", "ok", "not_modified"]


def test_a_page_that_is_still_fresh_is_not_asked_for_unless_forced(
    tmp_path: Path, site: MisbehavingSite
) -> None:
    for force in (False, False, True):
        assert get(tmp_path, site.address("/fresh"), force=force).body == BODY
    assert len(site.asked_for("/fresh")) == 2


def test_robots_is_asked_for_once_a_day(tmp_path: Path, site: MisbehavingSite) -> None:
    site.robots = ("200 OK", b"User-agent: *\nDisallow: /gone\n")
    get(tmp_path, site.address("/fine"))
    with pytest.raises(Forbidden, match=r"robots\.txt does not allow"):
        get(tmp_path, site.address("/gone"))
    assert len(site.asked_for("/robots.txt")) == 1
    assert site.asked_for("/gone") == []


def test_offline_the_newest_answer_held_is_given(tmp_path: Path, site: MisbehavingSite) -> None:
    get(tmp_path, site.address("/near"))
    asked = len(site.seen)
    assert get(tmp_path, site.address("/near"), offline=True).final_url == site.address("/fine")
    assert len(site.seen) == asked


def test_offline_redirects_of_different_days_that_make_a_circle_are_left(
    tmp_path: Path, site: MisbehavingSite
) -> None:
    visits = Visits(tmp_path)
    for here, there in (("a", "b"), ("b", "a")):
        visit = Visit("2026-01-26T08:00:00Z", "GET", site.address(f"/{here}"), "redirect", 302)
        visits.append(replace(visit, redirected_to=site.address(f"/{there}")))
    with pytest.raises(BrokenAnswer, match="in a circle"):
        get(tmp_path, site.address("/a"), offline=True)


def test_offline_what_is_not_held_is_said_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(NotHeld, match="without --offline"):
        get(tmp_path / "home", "http://127.0.0.1:9/none", offline=True)
    assert not (tmp_path / "home").exists()


def test_a_form_is_sent_and_its_answer_is_that_forms_alone(tmp_path: Path, site: MisbehavingSite) -> None:
    form = Request(site.address("/fine"), method="POST", data={"q": "政府工作报告", "pageNo": "1"})
    get(tmp_path, form)
    assert site.asked_for("/fine")[0].body.startswith(b"q=%E6%94%BF")
    assert get(tmp_path, form, offline=True).body == BODY
    with pytest.raises(NotHeld):
        get(tmp_path, replace(form, data={"q": "政府工作报告", "pageNo": "2"}), offline=True)


def test_a_form_is_sent_each_time_however_fresh_its_answer(tmp_path: Path, site: MisbehavingSite) -> None:
    for _ in range(2):
        get(tmp_path, Request(site.address("/fresh"), method="POST", data={"q": "报告"}))
    assert len(site.asked_for("/fresh")) == 2


def test_no_cookie_is_kept_and_no_proxy_is_asked(
    tmp_path: Path, site: MisbehavingSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with Fetcher(tmp_path, hosts={"127.0.0.1"}, settings=QUICK, allow_loopback=True) as fetcher:
        fetcher.get(Request(site.address("/cookie")))
        fetcher.get(Request(site.address("/cookie")))
    assert all("cookie" not in seen.headers for seen in site.seen)


def test_bytes_that_are_gone_are_fetched_again_in_full(tmp_path: Path, site: MisbehavingSite) -> None:
    get(tmp_path, site.address("/fine"))
    for visit in read_visits(tmp_path):
        if visit.sha256:
            Archive(tmp_path).path_of(visit.sha256).unlink()
    assert get(tmp_path, site.address("/fine")).body == BODY
    assert "if-none-match" not in site.asked_for("/fine")[1].headers


def test_every_answer_is_a_line_and_an_errors_body_is_kept(tmp_path: Path, site: MisbehavingSite) -> None:
    with pytest.raises(NotThere):
        get(tmp_path, site.address("/gone"))
    with pytest.raises(Unreachable):
        get(tmp_path, site.address("/fault"))
    visits = read_visits(tmp_path)
    assert [visit.url for visit in visits] == [site.address(seen.path) for seen in site.seen]
    assert [visit.status for visit in visits] == [404, 404, 500, 500]
    assert Archive(tmp_path).read(visits[1].sha256 or "") == "没有找到".encode()
    assert visits[1].reason == f"{site.address('/gone')}: the site has no such page (404)."


def test_retry_after_is_kept_to(tmp_path: Path, site: MisbehavingSite) -> None:
    assert get(tmp_path, site.address("/busy")).body == BODY
    first, second = site.asked_for("/busy")
    assert second.began - first.began >= 1


def test_a_site_that_wants_an_hour_is_not_asked_again_by_the_next_run(
    tmp_path: Path, site: MisbehavingSite
) -> None:
    with pytest.raises(ComeBackLater, match=r"until 20\d\d-"):
        get(tmp_path, site.address("/busy-for-an-hour"))
    with pytest.raises(ComeBackLater, match="run this again then"):
        get(tmp_path, site.address("/fine"))
    assert [seen.path for seen in site.seen] == ["/robots.txt", "/busy-for-an-hour"]


def test_a_site_that_nobody_serves_is_said_in_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}"
        with pytest.raises(Unreachable, match=f"^{address} could not be reached .*run this again.$"):
            get(tmp_path, address + "/page")


def test_a_host_that_takes_no_connection_is_given_up_in_time(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full, socket.socket() as first:
        first.connect(full.getsockname())
        address = f"http://127.0.0.1:{full.getsockname()[1]}"
        settings = replace(QUICK, connect_seconds=0.3)
        began = time.monotonic()
        with pytest.raises(Unreachable, match="no connection in time") as raised:
            Fetcher(tmp_path, hosts={"127.0.0.1"}, settings=settings, allow_loopback=True).get(
                Request(address)
            )
    assert raised.value.outcome == "no_connection"
    assert time.monotonic() - began < 60  # the system's own patience is over two minutes


def test_a_host_that_is_not_named_is_not_asked(tmp_path: Path, site: MisbehavingSite) -> None:
    with pytest.raises(Forbidden, match="no host of this source"):
        get(tmp_path, site.address("/fine").replace("127.0.0.1", "localhost"))
    assert site.seen == []
    assert [visit.outcome for visit in read_visits(tmp_path)] == ["host_refused"]


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[list[str]]]:
    """What the name server says of a name, each time it is asked; the last answer stays."""
    said: dict[str, list[list[str]]] = {}
    real = socket.getaddrinfo

    def look_up(host: str, port: int, *rest: Any, **more: Any) -> list[Any]:
        if host not in said:
            return real(host, port, *rest, **more)
        now = said[host].pop(0) if len(said[host]) > 1 else said[host][0]
        return [info for address in now for info in real(address, port, *rest, **more)]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return said


def get_by_name(home: Path, site: MisbehavingSite) -> Page:
    with Fetcher(home, hosts={"a.example"}, settings=QUICK, allow_loopback=True) as fetcher:
        return fetcher.get(Request(site.address("/fine").replace("127.0.0.1", "a.example")))


def test_a_name_that_changes_its_meaning_gains_nothing(
    tmp_path: Path, site: MisbehavingSite, names: dict[str, list[list[str]]]
) -> None:
    names["a.example"] = [["127.0.0.1"], ["10.0.0.1"]]
    with pytest.raises(Forbidden, match=r"a\.example is 10\.0\.0\.1, no public address"):
        get_by_name(tmp_path, site)
    assert [seen.path for seen in site.seen] == ["/robots.txt"]


def test_a_name_with_one_private_address_among_others_is_refused(
    tmp_path: Path, site: MisbehavingSite, names: dict[str, list[list[str]]]
) -> None:
    names["a.example"] = [["127.0.0.1", "169.254.169.254"]]
    with pytest.raises(Forbidden, match="no public address"):
        get_by_name(tmp_path, site)
    assert site.seen == []


def test_the_next_address_of_a_name_is_tried_where_one_does_not_answer(
    tmp_path: Path, site: MisbehavingSite, names: dict[str, list[list[str]]]
) -> None:
    names["a.example"] = [["::1", "127.0.0.1"]]
    assert get_by_name(tmp_path, site).body == BODY


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not there to make a certificate")
def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = "openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=a -addext subjectAltName=IP:127.0.0.1"
    command = [*made.split(), "-keyout", key, "-out", certificate]
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_shake_hands, args=(server, context), daemon=True).start()
        with pytest.raises(Forbidden, match="does not prove who it is"):
            get(tmp_path / "home", f"https://127.0.0.1:{server.getsockname()[1]}/")


def _shake_hands(server: socket.socket, context: ssl.SSLContext) -> None:
    connection, _ = server.accept()
    with connection, pytest.raises(ssl.SSLError):
        context.wrap_socket(connection, server_side=True)
