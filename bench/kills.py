"""Kill a fetch at random moments: is anything damaged or lost, does a later run complete?

    python bench/kills.py [KILLS] [--json]

A child process fetches pages from a local site into an archive and confirms each page that is kept; now and
then two do so at once. They are killed (SIGKILL) at a moment drawn evenly from the time that a whole run
takes, the archive is examined, and the next run goes on in the same home until one completes.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tests" / "site")]

from misbehaving import Exchange, MisbehavingSite  # noqa: E402 — the checkout is put on the path first

from ingest.archive import Archive, make_capture  # noqa: E402
from ingest.fetch import Fetcher  # noqa: E402
from ingest.fetch_settings import load_settings  # noqa: E402
from ingest.page import Request  # noqa: E402
from ingest.visits import read_visits  # noqa: E402
from warehouse.errors import ArchiveDamaged  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES = 20
PAGE_BYTES = 1_500_000
FIRST_YEAR = 2000
SETTINGS = replace(load_settings(), delay=0.001)


@dataclass
class Tally:
    """What was done and found."""

    kills: int = 0
    completed: int = 0
    """Homes whose fetch was completed in the end, every page once in the log."""
    confirmed: int = 0
    """Pages that a child said were kept, before it was killed or ended."""
    unfinished: int = 0
    """Files that kills left half written, and the next run removed."""
    pages_when_killed: dict[int, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0


@dataclass(frozen=True)
class Child:
    """A fetch in a process of its own."""

    pid: int
    confirmations: int
    """The end of the pipe where it writes the number of each page that it kept."""


def fetch_all(home: Path, base: str, confirm: int) -> None:
    """Fetch and keep every page, as the command does: the page, then its line in the archive's log."""
    archive = Archive(home)
    with Fetcher(home, hosts={"127.0.0.1"}, settings=SETTINGS, allow_loopback=True) as fetcher:
        for number in range(PAGES):
            page = fetcher.get(Request(f"{base}/page?{number}"))
            kept = make_capture(
                page.body,
                media_type="text/html",
                region="yunting",
                year=FIRST_YEAR + number,
                witness="main",
                file_name="page.html",
                source_url=page.url,
            )
            archive.add([(page.body, kept)])
            os.write(confirm, bytes([number]))


def start(home: Path, base: str) -> Child:
    """Fork a child that fetches everything."""
    read_end, write_end = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            fetch_all(home, base, write_end)
        finally:
            os._exit(0)
    os.close(write_end)
    return Child(pid, read_end)


def end(child: Child) -> set[int]:
    """Wait for the end of a child; return the pages that it confirmed."""
    os.waitpid(child.pid, 0)
    confirmed = set(os.read(child.confirmations, PAGES))
    os.close(child.confirmations)
    return confirmed


def faults(home: Path, confirmed: set[int]) -> Iterator[str]:
    """Yield what is wrong with an archive whose pages `confirmed` were said to be kept."""
    archive = Archive(home)
    try:
        captures, visits = archive.captures(), read_visits(home)
        for sha256 in {c.sha256 for c in captures} | {v.sha256 for v in visits if v.sha256}:
            archive.read(sha256)
    except ArchiveDamaged as error:
        yield str(error)
        return
    for path in archive.snapshots.glob("??/[0-9a-f]*"):
        if hashlib.sha256(path.read_bytes()).hexdigest() != path.name:
            yield f"{path} is not what its name says"
    held = Counter(capture.year - FIRST_YEAR for capture in captures)
    yield from (f"page {number} is lost" for number in confirmed - held.keys())
    yield from (f"page {number} is there {times} times" for number, times in held.items() if times > 1)


def kill_once(home: Path, base: str, longest: float, tally: Tally, confirmed: set[int]) -> None:
    """Start one or two fetches, kill them at a random moment, and look at what they left."""
    children = [start(home, base) for _ in range(random.choice((1, 1, 2)))]  # noqa: S311 - no secret
    time.sleep(random.uniform(0, longest))  # noqa: S311
    for child in children:
        os.kill(child.pid, signal.SIGKILL)
    said = set[int]().union(*(end(child) for child in children))
    confirmed |= said
    tally.kills += 1
    tally.confirmed += len(said)
    tally.unfinished += len(Archive(home).unfinished())
    tally.pages_when_killed[len(confirmed)] = tally.pages_when_killed.get(len(confirmed), 0) + 1
    tally.faults += faults(home, confirmed)


def complete(home: Path, base: str, tally: Tally, confirmed: set[int]) -> None:
    """Run a fetch to its end, and look whether everything is there."""
    confirmed |= end(start(home, base))
    tally.faults += faults(home, confirmed)
    if confirmed != set(range(PAGES)):
        tally.faults.append(f"a later run does not complete: {len(confirmed)} of {PAGES} pages")
    tally.faults += [f"{path} was not swept" for path in Archive(home).unfinished()]
    tally.completed += 1


def serve_page(exchange: Exchange) -> None:
    """Answer `/page?7` with the seventh page, confirmed where it is held."""
    number = exchange.seen.path.partition("?")[2]
    if exchange.seen.headers.get("if-none-match") == f'"{number}"':
        exchange.answer("304 Not Modified", length=-1)
    else:
        exchange.answer(
            "200 OK", f'ETag: "{number}"', body=f"page {number} ".encode().ljust(PAGE_BYTES, b".")
        )


def serve() -> str:
    """Fork the site, so that this process has no threads when it forks; return its address."""
    read_end, write_end = os.pipe()
    parent = os.getpid()
    if os.fork() == 0:
        with MisbehavingSite(pages={"/page": serve_page}) as site:
            os.write(write_end, site.address("").encode())
            while os.getppid() == parent:
                time.sleep(0.1)
        os._exit(0)
    return os.read(read_end, 100).decode()


def run(kills: int) -> Tally:
    """Kill so many fetches; a home is done with after six, or once it has every page."""
    base, tally, began = serve(), Tally(), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        warm = time.monotonic()
        complete(Path(folder) / "first", base, tally, set())
        longest = time.monotonic() - warm
        while tally.kills < kills:
            home, confirmed = Path(folder) / str(tally.kills), set[int]()
            for _ in range(min(6, kills - tally.kills)):
                if len(confirmed) < PAGES:
                    kill_once(home, base, longest / 2, tally, confirmed)
            complete(home, base, tally, confirmed)
    tally.seconds = time.monotonic() - began
    return tally


def main() -> None:
    """Print what was found, or with --json one document; exit 1 where anything is wrong."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    tally = run(numbers[0] if numbers else 100)
    if "--json" in sys.argv[1:]:
        json.dump(asdict(tally), sys.stdout)
    else:
        print(f"{tally.kills} kills in {tally.seconds:.0f} s, {len(tally.faults)} faults")
        print(
            f"{tally.completed} homes completed; {tally.confirmed} pages confirmed before a kill, none lost"
        )
        print(f"{tally.unfinished} files left half written, all removed by a later run")
        print(f"kills by pages confirmed in that home: {sorted(tally.pages_when_killed.items())}")
    for fault in tally.faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if tally.faults else 0)


if __name__ == "__main__":
    main()
