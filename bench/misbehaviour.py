"""Print what comes of every misbehaviour of a site: outcome, seconds, memory, and whom else was contacted.

    python bench/misbehaviour.py [--json]

A local site (tests/site/misbehaving.py) misbehaves, a Fetcher with short time-outs and the real limits of
size asks it. Memory is the peak of this whole process, site included, since the case began; other hosts are
all that anything in this process tried to connect to beside the site (an audit hook of the interpreter).
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tests" / "site")]

from behaviours import BEHAVIOURS  # noqa: E402 — the checkout is put on the path first
from misbehaving import MisbehavingSite  # noqa: E402

from ingest.fetch import Fetcher  # noqa: E402
from ingest.readers import read_bytes_as_text  # noqa: E402
from ingest.sites.cutting import cut  # noqa: E402
from ingest.sites.families import family_named  # noqa: E402
from ingest.web.fetch_settings import load_settings  # noqa: E402
from ingest.web.page import Request  # noqa: E402
from ingest.web.visits import read_visits  # noqa: E402
from warehouse.errors import DuizhangError  # noqa: E402

SETTINGS = replace(
    load_settings(),
    delay=0.02,
    connect_seconds=0.5,
    read_seconds=0.4,
    total_seconds=0.9,
    attempts=2,
    back_off=0.05,
    longest_back_off=0.1,
    longest_wait=2.0,
)
"""Short time-outs and waits; the limits of size are the real ones."""
PATIENT = replace(SETTINGS, read_seconds=10.0, total_seconds=20.0)
"""For what is to reach a limit of size."""
BIG = frozenset({"endless", "endless-head", "gzip-bomb", "robots-endless"})
ROBOTS = {
    "robots-fault": ("503 Service Unavailable", b""),
    "robots-forbids": ("200 OK", b"User-agent: duizhang\nDisallow: /\n"),
}
"""Status and body of the robots.txt that a case has."""
ROBOTS_PATHS = {"robots-endless": "/endless", "robots-slow": "/slow"}
AS_REPORTS = frozenset({"challenge-page", "changed-layout"})
"""Answers that are pages, and refused where a report is cut out of them."""
HOSTS = {"rebound-name": "localhost", "private-address": "10.0.0.1"}
CASES = (*(path.removeprefix("/") for path in BEHAVIOURS), *ROBOTS, *ROBOTS_PATHS, *HOSTS)
SITE = "127.0.0.1"


@dataclass(frozen=True)
class Result:
    """What came of one misbehaviour."""

    case: str
    outcome: str
    sentence: str
    seconds: float
    peak_megabytes: float
    requests: int
    others: tuple[str, ...]
    """Hosts that a connection to was tried, beside the site."""

    def line(self) -> str:
        """Return its line of the table."""
        figures = f"{self.seconds:5.2f}{self.peak_megabytes:6.0f}{self.requests:7}"
        others = ", ".join(self.others) or "none"
        return f"{self.case:18}{self.outcome:20}{figures}  {others:13}{self.sentence}"


def run(case: str, contacts: set[str]) -> Result:
    """Ask a site that misbehaves as `case` says for one page; `contacts` is filled by the audit hook."""
    with tempfile.TemporaryDirectory() as folder, MisbehavingSite() as site:
        site.robots = ROBOTS.get(case, site.robots)
        site.robots_path = ROBOTS_PATHS.get(case)
        host = HOSTS.get(case, SITE)
        address = site.address(f"/ns_news/1/{case if f'/{case}' in BEHAVIOURS else 'fine'}").replace(
            SITE, host
        )
        contacts.clear()
        _forget_peak()
        began = time.monotonic()
        fetcher = Fetcher(
            Path(folder),
            hosts={host},
            settings=PATIENT if case in BIG else SETTINGS,
            allow_loopback=case != "rebound-name",
        )
        sentence = _told(fetcher, address, as_report=case in AS_REPORTS).replace(site.address(""), "")
        seconds = time.monotonic() - began
        outcome = read_visits(Path(folder))[-1].outcome
        others = tuple(sorted(contacts - {SITE}))
        return Result(case, outcome, sentence, seconds, _peak_megabytes(), len(site.seen), others)


def results() -> list[Result]:
    """Run every case."""
    contacts: set[str] = set()

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if event == "socket.connect" and isinstance(arguments[1], tuple):
            contacts.add(str(arguments[1][0]))

    sys.addaudithook(note)
    return [run(case, contacts) for case in CASES]


def _told(fetcher: Fetcher, address: str, *, as_report: bool) -> str:
    """Return the beginning of the page as it is read, or what the user is told instead."""
    try:
        page = fetcher.get(Request(address))
        if as_report:
            return cut(page, family_named("changzhou_gov"), "main").body.text[:40]
        return read_bytes_as_text(page.body).text[:40]
    except DuizhangError as error:
        return f"{type(error).__name__}: {error}"


def _forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _peak_megabytes() -> float:
    found = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(encoding="ascii"))
    return int(found[1]) / 1024 if found else 0.0


def main() -> None:
    """Print the table, or with --json one document."""
    found = results()
    if "--json" in sys.argv[1:]:
        json.dump([asdict(result) for result in found], sys.stdout, ensure_ascii=False)
        return
    print(
        f"{'misbehaviour':18}{'outcome':20}{'s':>5}{'MB':>6}{'asked':>7}  other hosts  what the user is told"
    )
    for result in found:
        print(result.line())
    slowest, most = max(r.seconds for r in found), max(r.peak_megabytes for r in found)
    print(f"slowest {slowest:.2f} s, most memory {most:.0f} MB")


if __name__ == "__main__":
    main()
