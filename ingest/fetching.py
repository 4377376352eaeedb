"""Fetch the texts of a region's reports: find, check, keep; one source that fails does not stop the others.

Each text is in the archive before the next is asked for, so a fetch that was stopped goes on where it was:
what is held is asked for with a condition, and is not stored twice.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from ingest.archive import Archive, make_capture
from ingest.fetched import FetchOutcome
from ingest.media import media_type
from ingest.readers import read_bytes_as_text
from ingest.regions import region_for
from ingest.sites import adapter_named
from ingest.sources import load_sources, regions_named, sources_of
from ingest.web.visits import asked
from warehouse.errors import (
    ArchiveDamaged,
    ChallengePage,
    EmptyPage,
    FetchFailed,
    NotAReport,
    NotHeld,
    NotPublishedYet,
    UnexpectedPage,
    Unreachable,
    UnreadableSource,
    UsageError,
    WrongLanguage,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from ingest.sites import FoundPage
    from ingest.sources import Source
    from ingest.web.page import Getter, Page, Request
    from ingest.web.visits import Asked
    from warehouse.errors import DuizhangError
    from warehouse.records import Capture

_STRIKES: Final = {"no_connection": 2, "timeout": 1}
_OUT: Final = 2
"""Strikes after which a host is not asked again in a run."""
_SMALL: Final = 1_000_000
"""Bytes of an answer that may be remembered for a run."""
_LETTERS: Final = re.compile(r"\W+")


def planned_sources(name: str | None, year: int | None, base: str | None = None) -> tuple[Source, ...]:
    """Return the sources of a region, a group of regions, or all; raise UsageError where there is none."""
    everything = load_sources(base=base)
    names = regions_named(name) if name else sorted({source.entry.region for source in everything})
    found = tuple(source for region in names for source in sources_of(everything, region, year))
    if found:
        for source in found:
            adapter_named(source.site.adapter)
        return found
    known = [source for source in everything if source.entry.region in names]
    if not known:
        raise UsageError(
            f"No source of {name} is registered; add one to reports/sources.toml (see docs/adding-a-city.md)."
        )
    if not any(source.site.is_placed for source in known):
        raise UsageError(
            f"Where the sites of {name} stand is not known: start them with "
            "`.venv/bin/python tests/site/replica.py` and say where with --replica URL."
        )
    years = sorted({source.entry.year for source in known})
    raise UsageError(
        f"No source of {name or 'any region'} {year} is registered; there are {years[0]}–{years[-1]}."
    )


def hosts_of(sources: Iterable[Source]) -> frozenset[str]:
    """Return the hosts that a fetch may ask and be redirected to."""
    return frozenset(host for source in sources for host in source.site.hosts)


def plan(sources: Iterable[Source]) -> tuple[FetchOutcome, ...]:
    """Return what a fetch would ask for, without asking."""
    return tuple(
        _outcome(source, "planned", "" if source.address else "looked up in the site's list")
        for source in sources
    )


def fetch(
    home: Path, sources: tuple[Source, ...], get: Getter, progress: Callable[[str, int, int], None]
) -> tuple[FetchOutcome, ...]:
    """Fetch every source into the archive of `home`; return what came of each text.

    `progress` is told a stage, how many of its steps are done, and how many there are.
    """
    run = _Run(Archive(home), _Sparing(get))
    outcomes: list[FetchOutcome] = []
    for number, source in enumerate(sources, start=1):
        outcomes += run.fetch(source)
        progress("fetching", number, len(sources))
    return tuple(outcomes)


class _Sparing:
    """A Getter of one run: it asks nothing twice, and no host that does not answer.

    Years of a region share the lists of its site; each page of a dead host would wait as long for nothing.
    """

    def __init__(self, get: Getter) -> None:
        self._get = get
        self._pages: dict[Asked, Page] = {}
        self._strikes: dict[str, int] = {}
        self._last: dict[str, Unreachable] = {}

    def __call__(self, request: Request) -> Page:
        known = self._pages.get(asked(request))
        if known:
            return known
        host = urlsplit(request.url).netloc
        if self._strikes.get(host, 0) >= _OUT:
            raise self._last[host]
        try:
            page = self._get(request)
        except Unreachable as error:
            self._strikes[host] = self._strikes.get(host, 0) + _STRIKES.get(error.outcome, 0)
            self._last[host] = error
            raise
        self._strikes[host] = 0
        if len(page.body) < _SMALL:
            self._pages[asked(request)] = page
        return page


class _Run:
    """One run over the sources; remembers which texts it met, to tell twins."""

    def __init__(self, archive: Archive, get: Getter) -> None:
        self._archive = archive
        self._get = get
        self._met: dict[tuple[str, int, str], str] = {}
        """Region, year and the letters of a text → the witness that has them."""

    def fetch(self, source: Source) -> list[FetchOutcome]:
        """Find the texts of one source and keep them."""
        try:
            pages = adapter_named(source.site.adapter)(source, self._get)
            return [self._keep(source, found) for found in pages]
        except _TOLD as error:
            return [_outcome(source, _word_for(error), str(error))]

    def _keep(self, source: Source, found: FoundPage) -> FetchOutcome:
        letters = hashlib.sha256(_LETTERS.sub("", found.body.text).encode()).hexdigest()
        text = (source.entry.region, source.entry.year, letters)
        capture = _capture(source, found)
        held = [c for c in self._archive.captures() if _text(c) == _text(capture)]
        twin = self._met.get(text)
        if twin and not held:
            return _kept(source, found, "twin", f"The same text as {twin}.")
        self._met[text] = found.witness
        if held and self._is_same(held[-1], capture, found):
            return _kept(source, found, "unchanged", found.note or "")
        self._archive.add([(found.page.body, capture)])
        is_known_page = any(c.source_url == capture.source_url for c in held)
        return _kept(source, found, "changed" if is_known_page else "got", found.note or "")

    def _is_same(self, held: Capture, capture: Capture, found: FoundPage) -> bool:
        """Say whether a page holds the text that is held of it: a counter of views may have gone on."""
        if held.source_url != capture.source_url:
            return False
        if held.sha256 == capture.sha256:
            return True
        try:
            decoded = read_bytes_as_text(self._archive.read(held.sha256), selector=held.selector)
        except (ArchiveDamaged, UnreadableSource):
            return False
        return decoded.text == found.body.text


def _capture(source: Source, found: FoundPage) -> Capture:
    entry = source.entry
    region = region_for(entry.region)
    path = urlsplit(found.page.url).path
    return make_capture(
        found.page.body,
        media_type=media_type(found.page.body),
        region=entry.region,
        year=entry.year,
        witness=found.witness,
        file_name=PurePosixPath(path).name or "index.html",
        source_url=found.page.url,
        region_name=region.name,
        region_level=region.level,
        note="; ".join(_provenance(source, found)),
        selector=found.selector,
        accessed_on=found.page.fetched_at[:10],
    )


def _provenance(source: Source, found: FoundPage) -> Iterator[str]:
    """Give what the registry and the page say of a text, for the note of its capture."""
    yield f"trust: {source.trust}"
    for name in ("published_on", "produced_on", "index_number"):
        if said := getattr(found, name):
            yield f"{name}: {said}"
    registered = source.entry.published_on
    if registered and found.published_on and registered.isoformat() != found.published_on:
        yield f"published_on in the registry: {registered}"
    yield from (note for note in (source.entry.note, found.note) if note)


def _text(capture: Capture) -> tuple[str, int, str]:
    return capture.region, capture.year, capture.witness


def _kept(source: Source, found: FoundPage, outcome: str, sentence: str = "") -> FetchOutcome:
    sha256 = hashlib.sha256(found.page.body).hexdigest()
    entry = source.entry
    return FetchOutcome(
        entry.region, entry.year, found.witness, entry.site, found.page.url, outcome, sentence, sha256
    )


def _outcome(source: Source, outcome: str, sentence: str) -> FetchOutcome:
    entry = source.entry
    address = source.address or source.site.address(source.site.lists[0].url)
    return FetchOutcome(entry.region, entry.year, entry.witness, entry.site, address, outcome, sentence)


_WORDS: Final[tuple[tuple[type[DuizhangError], str], ...]] = (
    (NotPublishedYet, "not_published"),
    (ChallengePage, "challenge"),
    (EmptyPage, "empty_page"),
    (WrongLanguage, "wrong_language"),
    (UnexpectedPage, "unexpected_page"),
    (NotAReport, "not_a_report"),
    (NotHeld, "not_held"),
    (UnreadableSource, "unreadable"),
)
_TOLD: Final[tuple[type[DuizhangError], ...]] = (FetchFailed, *(kind for kind, _ in _WORDS))
"""What may come of a source without harm to the others."""


def _word_for(error: DuizhangError) -> str:
    """Return the outcome in one word, as the log of visits has it where the network failed."""
    if isinstance(error, FetchFailed):
        return error.outcome
    return next(word for kind, word in _WORDS if isinstance(error, kind))
