"""Kill a fetch at random moments: is anything damaged or lost, does a later run complete?

    python bench/kills.py [KILLS] [--sample] [--json]

A child process fetches from a local site into an archive and confirms each text that is kept; now and then
two do so at once. They are killed (SIGKILL) at a moment drawn evenly from half the time that a whole run
takes, the archive is examined, and the next run goes on in the same home until one completes. The texts are
twenty large pages or, with --sample, what `fetch sample-on-replica` gets.
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
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tests" / "site")]

from misbehaving import Exchange, MisbehavingSite  # noqa: E402 — the checkout is put on the path first
from replica import Replica  # noqa: E402

from ingest.archive import Archive, make_capture  # noqa: E402
from ingest.fetch import Fetcher  # noqa: E402
from ingest.fetching import fetch, planned_sources  # noqa: E402
from ingest.web.fetch_settings import load_settings  # noqa: E402
from ingest.web.page import Request  # noqa: E402
from ingest.web.visits import read_visits  # noqa: E402
from warehouse.errors import ArchiveDamaged  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Confirm = Callable[[int], object]

Key = tuple[str, int, str]
"""Region, year and witness of a text."""
PAGES: tuple[Key, ...] = tuple(("yunting", year, "main") for year in range(2000, 2020))
PAGE_BYTES = 1_500_000
SETTINGS = replace(load_settings(), delay=0.001)


@dataclass
class Tally:
    """What was done and found."""

    kills: int = 0
    completed: int = 0
    """Homes whose fetch was completed in the end, every text once in the log."""
    confirmed: int = 0
    """Texts that a child said were kept, before it was killed or ended."""
    unfinished: int = 0
    """Files that kills left half written, and the next run removed."""
    texts_when_killed: dict[int, int] = field(default_factory=dict)
    """Number of texts confirmed in a home by then → kills."""
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0


@dataclass(frozen=True)
class Child:
    """A fetch in a process of its own."""

    pid: int
    confirmations: int
    """The end of the pipe where it writes the number of each text that it kept."""


class Pages:
    """A fetch of large pages, each kept as soon as it came, as the command does."""

    keys = PAGES

    @contextmanager
    def site(self) -> Iterator[str]:
        """Serve the pages; give where."""
        with MisbehavingSite(pages={"/page": self._answer}) as site:
            yield site.address("")

    def fetch(self, home: Path, base: str, confirm: Confirm) -> None:
        """Fetch and keep every page."""
        archive = Archive(home)
        with Fetcher(home, hosts={"127.0.0.1"}, settings=SETTINGS, allow_loopback=True) as fetcher:
            for number, (region, year, witness) in enumerate(PAGES):
                page = fetcher.get(Request(f"{base}/page?{number}"))
                names = {"region": region, "year": year, "witness": witness, "file_name": "page.html"}
                capture = make_capture(page.body, media_type="text/html", source_url=page.url, **names)
                archive.add([(page.body, capture)])
                confirm(number)

    @staticmethod
    def _answer(exchange: Exchange) -> None:
        """Answer `/page?7` with the seventh page, confirmed where it is held."""
        number = exchange.seen.path.partition("?")[2]
        if exchange.seen.headers.get("if-none-match") == f'"{number}"':
            exchange.answer("304 Not Modified", length=-1)
        else:
            body = f"page {number} ".encode().ljust(PAGE_BYTES, b".")
            exchange.answer("200 OK", f'ETag: "{number}"', body=body)


class Sample:
    """The fetch of the bundled sample from the replica of the sites."""

    def __init__(self) -> None:
        """Look up which texts there are."""
        sources = planned_sources("sample-on-replica", None, "http://127.0.0.1/")
        self.keys = tuple((s.entry.region, s.entry.year, s.entry.witness) for s in sources)

    @contextmanager
    def site(self) -> Iterator[str]:
        """Serve the replica; give where."""
        with Replica() as replica:
            yield replica.base

    def fetch(self, home: Path, base: str, confirm: Confirm) -> None:
        """Fetch every source."""
        sources = planned_sources("sample-on-replica", None, base)
        with Fetcher(home, hosts={"127.0.0.1"}, settings=SETTINGS, allow_loopback=True) as fetcher:
            fetch(home, sources, fetcher.get, lambda _, done, __: confirm(done - 1))


@dataclass
class Harness:
    """The kills of one kind of fetch."""

    job: Pages | Sample
    base: str
    longest: float = 0.0
    """Seconds that a whole run takes."""
    tally: Tally = field(default_factory=Tally)

    def start(self, home: Path) -> Child:
        """Fork a child that fetches everything."""
        read_end, write_end = os.pipe()
        pid = os.fork()
        if pid == 0:
            try:
                self.job.fetch(home, self.base, lambda number: os.write(write_end, bytes([number])))
            finally:
                os._exit(0)
        os.close(write_end)
        return Child(pid, read_end)

    def kill_once(self, home: Path, confirmed: set[int]) -> None:
        """Start one or two fetches, kill them at a random moment, and look at what they left."""
        children = [self.start(home) for _ in range(random.choice((1, 1, 2)))]  # noqa: S311 - no secret
        time.sleep(random.uniform(0, self.longest / 2))  # noqa: S311
        for child in children:
            os.kill(child.pid, signal.SIGKILL)
        said = set[int]().union(*(end(child) for child in children))
        confirmed |= said
        kills = self.tally.texts_when_killed
        kills[len(confirmed)] = kills.get(len(confirmed), 0) + 1
        self.tally.kills += 1
        self.tally.confirmed += len(said)
        self.tally.unfinished += len(Archive(home).unfinished())
        self.tally.faults += self.faults(home, confirmed)

    def complete(self, home: Path, confirmed: set[int]) -> None:
        """Run a fetch to its end, and look whether everything is there."""
        began = time.monotonic()
        confirmed |= end(self.start(home))
        self.longest = self.longest or time.monotonic() - began
        self.tally.faults += self.faults(home, confirmed)
        if len(confirmed) < len(self.job.keys):
            self.tally.faults.append(f"a later run does not complete: {len(confirmed)} texts")
        self.tally.faults += [f"{path} was not swept" for path in Archive(home).unfinished()]
        self.tally.completed += 1

    def faults(self, home: Path, confirmed: set[int]) -> Iterator[str]:
        """Yield what is wrong with an archive whose texts `confirmed` were said to be kept."""
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
        held = Counter((capture.region, capture.year, capture.witness) for capture in captures)
        yield from (f"{self.job.keys[n]} is lost" for n in confirmed if self.job.keys[n] not in held)
        yield from (f"{key} is there {times} times" for key, times in held.items() if times > 1)


def end(child: Child) -> set[int]:
    """Wait for the end of a child; return the texts that it confirmed."""
    os.waitpid(child.pid, 0)
    confirmed = set(os.read(child.confirmations, 1000))
    os.close(child.confirmations)
    return confirmed


def serve(job: Pages | Sample) -> str:
    """Fork the site, so that this process has no threads when it forks; return its address."""
    read_end, write_end = os.pipe()
    parent = os.getpid()
    if os.fork() == 0:
        with job.site() as base:
            os.write(write_end, base.encode())
            while os.getppid() == parent:
                time.sleep(0.1)
        os._exit(0)
    return os.read(read_end, 100).decode()


def run(kills: int, job: Pages | Sample) -> Tally:
    """Kill so many fetches; a home is done with after six, or once it has every text."""
    harness, began = Harness(job, serve(job)), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        harness.complete(Path(folder) / "first", set())
        while harness.tally.kills < kills:
            home, confirmed = Path(folder) / str(harness.tally.kills), set[int]()
            for _ in range(min(6, kills - harness.tally.kills)):
                if len(confirmed) < len(job.keys):
                    harness.kill_once(home, confirmed)
            harness.complete(home, confirmed)
    harness.tally.seconds = time.monotonic() - began
    return harness.tally


def main() -> None:
    """Print what was found, or with --json one document; exit 1 where anything is wrong."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    tally = run(numbers[0] if numbers else 100, Sample() if "--sample" in sys.argv else Pages())
    if "--json" in sys.argv:
        json.dump(asdict(tally), sys.stdout)
    else:
        print(f"{tally.kills} kills in {tally.seconds:.0f} s, {len(tally.faults)} faults")
        print(f"{tally.completed} homes completed; {tally.confirmed} texts confirmed before a kill")
        print(f"{tally.unfinished} files left half written, all removed by a later run")
        print(f"kills by texts confirmed in that home: {sorted(tally.texts_when_killed.items())}")
    for fault in tally.faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if tally.faults else 0)


if __name__ == "__main__":
    main()
