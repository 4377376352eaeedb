"""The registry of sources: `reports/sources.toml`, validated.

A site is described once, with the lists on which it announces reports; a source is one text of one report
on such a site. A source without an address is looked up in the site's list. A site without `base` is only
known at run time, such as the replica that the tests start: `load_sources(base=…)` says where it is.
"""

from __future__ import annotations

import tomllib
from dataclasses import asdict, field, replace
from datetime import date  # noqa: TC003 - pydantic reads annotations when it runs
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal
from urllib.parse import urljoin, urlsplit

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from ingest.regions import Slug, known_regions
from ingest.trust import judge
from warehouse.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

REGISTRY = Path(__file__).resolve().parent.parent / "reports" / "sources.toml"

SourceKind = Literal["full", "abstract", "excerpt", "key_work", "livelihood", "task_list"]
Vouched = Literal["official", "press", "other"]
"""Registered pages only: see ingest.trust for the rest."""
Host = Annotated[str, Field(pattern=r"^[a-z0-9.-]+$")]
Year = Annotated[int, Field(ge=1949, le=2100)]
Address = Annotated[str, Field(pattern=r"^[^\s]+$")]

_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, config=_STRICT)
class Listing:
    """Where a site announces reports, and what to send there; addresses are relative to the site's base."""

    url: Address
    method: Literal["GET", "POST"] = "GET"
    parameters: dict[str, str] = field(default_factory=dict)
    """Query parameters of a GET, form fields of a POST."""
    page_parameter: str | None = None
    """The parameter that counts pages from 1; without it page n of a list is `<url>/<n>`."""
    referer: Address | None = None
    headers: dict[str, str] = field(default_factory=dict)
    max_pages: Annotated[int, Field(ge=1, le=50)] = 3


@dataclass(frozen=True, config=_STRICT)
class Site:
    """A place where reports are published."""

    adapter: str
    trust: Vouched
    hosts: tuple[Host, ...] = ()
    """Hosts that its pages may stand on and redirect to."""
    base: Annotated[str, Field(pattern=r"^(https?://[^\s]+/)?$")] = ""
    lists: tuple[Listing, ...] = ()
    body: str = ""
    """Adapter `page` only: CSS selector of the one element that holds the text."""
    rows: str = ""
    """Adapter `page` only: CSS selector of the rows of its lists."""

    @property
    def is_placed(self) -> bool:
        """Say whether it is known where the site is."""
        return bool(self.base)

    def address(self, url: str) -> str:
        """Return the absolute address of one that is relative to the site's base."""
        return urljoin(self.base, url)


@dataclass(frozen=True, config=_STRICT)
class SourceEntry:
    """One table `[[source]]` of the registry."""

    region: Slug
    year: Year
    site: str
    kind: SourceKind
    witness: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")]
    url: Address | None = None
    trust: Vouched | None = None
    session: str | None = None
    speaker: str | None = None
    delivered_on: date | None = None
    published_on: date | None = None
    seen: bool = True
    """False where the address was inferred from a copy elsewhere and never seen to answer."""
    note: str | None = None


@dataclass(frozen=True, config=_STRICT)
class Registry:
    """The whole file."""

    site: dict[Slug, Site]
    source: tuple[SourceEntry, ...]
    group: dict[Slug, tuple[Slug, ...]] = field(default_factory=dict)
    """Regions that are fetched together under one name."""


@dataclass(frozen=True)
class Source:
    """One text of one report, and the site it is on."""

    entry: SourceEntry
    site: Site

    @property
    def address(self) -> str | None:
        """Return its absolute address, or None where the site's list must be asked for it."""
        return self.site.address(self.entry.url) if self.entry.url else None

    @property
    def trust(self) -> Vouched:
        """Return how far the text is to be trusted: its own trust, else its site's."""
        return self.entry.trust or self.site.trust


def load_sources(path: Path = REGISTRY, *, base: str | None = None) -> tuple[Source, ...]:
    """Read the registry; sites that are placed at run time are placed at `base`.

    Raises UsageError naming file, entry and field where the registry is wrong.
    """
    registry = _read(path)
    for where, field_name, fault in _faults(registry):
        raise _wrong(path, where, field_name, fault)
    sites = {name: _placed(site, base) for name, site in registry.site.items()}
    return tuple(Source(entry, sites[entry.site]) for entry in registry.source)


def sources_of(sources: tuple[Source, ...], region: str, year: int | None = None) -> tuple[Source, ...]:
    """Return the sources of a region whose site is known, of one year or of all."""
    return tuple(
        source
        for source in sources
        if source.site.is_placed and source.entry.region == region and year in (None, source.entry.year)
    )


def regions_named(name: str, path: Path = REGISTRY) -> tuple[str, ...]:
    """Return the regions of a group of the registry, or the one region that is called so."""
    return _read(path).group.get(name, (name,))


def _read(path: Path) -> Registry:
    content: Any = {}
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        return TypeAdapter(Registry).validate_python(content)
    except FileNotFoundError as error:
        raise UsageError(f"There is no file {path}; check the path.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path.name} is not UTF-8; save it as UTF-8 and try again.") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path.name} is not valid TOML: {error}; correct it and try again.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where, *rest = _split(first["loc"], content)
        raise _wrong(path, where, ".".join(rest), first["msg"]) from error


def _split(place: tuple[int | str, ...], content: dict[str, Any]) -> list[str]:
    """Turn pydantic's place of a fault into the name of the entry and the path of the field in it."""
    table, *rest = place
    if not rest:
        return ["the whole file", str(table)]
    entry, *fields = rest
    if table == "source" and isinstance(entry, int):
        return [_entry_name(entry, content["source"][entry]), *map(str, fields)]
    return [f"[{table}.{entry}]", *map(str, fields)]


def _entry_name(index: int, entry: dict[str, Any] | SourceEntry) -> str:
    """Name an entry as a person finds it in the file: its number from 1, and what it says of itself."""
    told = asdict(entry) if isinstance(entry, SourceEntry) else entry
    says = (str(told[name]) for name in ("region", "year", "witness") if told.get(name))
    return f"[[source]] no. {index + 1} ({' '.join(says)})"


def _wrong(path: Path, where: str, field_name: str, fault: str) -> UsageError:
    return UsageError(
        f"{path.name}, {where}, field {field_name or 'any'}: {fault}; correct it and try again."
    )


def _placed(site: Site, base: str | None) -> Site:
    if site.is_placed or not base:
        return site
    host = urlsplit(base).hostname or ""
    return replace(site, base=base.rstrip("/") + "/", hosts=(host,))


def _faults(registry: Registry) -> Iterator[tuple[str, str, str]]:
    """Give what is wrong between entries: the entry, its field, and the fault."""
    for name, site in registry.site.items():
        yield from ((f"[site.{name}]", field_name, fault) for field_name, fault in _site_faults(site))
    seen: dict[tuple[str, int, str], int] = {}
    for index, entry in enumerate(registry.source):
        site_of = registry.site.get(entry.site)
        for field_name, fault in _entry_faults(entry, site_of):
            yield _entry_name(index, entry), field_name, fault
        key = (entry.region, entry.year, entry.witness)
        if key in seen:
            fault = f"no. {seen[key] + 1} has the same region, year and witness, and one would hide the other"
            yield _entry_name(index, entry), "witness", fault
        seen[key] = index


def _site_faults(site: Site) -> Iterator[tuple[str, str]]:
    if site.adapter == "page" and not site.body:
        yield "body", "a plain page needs the selector of its text"
    if site.is_placed and _host(site.base) not in site.hosts:
        yield "hosts", f"{_host(site.base)}, where the site stands, is not among them"
    for host in site.hosts:
        judged = judge(f"https://{host}/")
        if judged.trust == "refused":
            yield "hosts", judged.reason
        elif site.trust == "official" != judged.trust:
            yield "trust", f"{host} is not official: {judged.reason}"
    for listing in site.lists:
        if site.is_placed and _host(site.address(listing.url)) not in site.hosts:
            yield "lists.url", f"{listing.url} is on none of the site's hosts"


def _entry_faults(entry: SourceEntry, site: Site | None) -> Iterator[tuple[str, str]]:
    if entry.region not in known_regions():
        yield "region", f"{entry.region} is not in regions.toml"
    if site is None:
        yield "site", f"there is no site '{entry.site}'"
    elif entry.url and site.is_placed and _host(site.address(entry.url)) not in site.hosts:
        yield "url", f"{entry.url} is on none of the hosts of {entry.site}"
    elif not entry.url and not site.lists:
        yield "url", f"{entry.site} has no list to look the address up in"
    if entry.delivered_on and entry.delivered_on.year != entry.year:
        yield "delivered_on", f"{entry.delivered_on} is not in {entry.year}"
    if entry.delivered_on and entry.published_on and entry.published_on < entry.delivered_on:
        yield "published_on", f"{entry.published_on} is before the report was read out"


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""
