"""The registry of sources: `reports/sources.toml`, validated.

A site is described once, with the lists on which it announces reports; a source is one text of one report
on such a site. A source without an address is looked up in the site's list. A site without `base` is only
known at run time, such as the replica that the tests start: `load_sources(base=…)` says where it is.
"""

from __future__ import annotations

import tomllib
from dataclasses import field, replace
from datetime import date  # noqa: TC003 - pydantic reads annotations when it runs
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urljoin, urlsplit

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from ingest.regions import Slug  # noqa: TC001 - likewise
from warehouse.errors import UsageError

REGISTRY = Path(__file__).resolve().parent.parent / "reports" / "sources.toml"

SourceKind = Literal["full", "abstract", "excerpt", "key_work", "livelihood", "task_list"]
Trust = Literal["official", "press", "mirror"]
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
    trust: Trust
    hosts: tuple[Host, ...] = ()
    """Hosts that its pages may stand on and redirect to."""
    base: Annotated[str, Field(pattern=r"^(https?://[^\s]+/)?$")] = ""
    lists: tuple[Listing, ...] = ()

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
    trust: Trust | None = None
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
    def trust(self) -> Trust:
        """Return how far the text is to be trusted: its own trust, else its site's."""
        return self.entry.trust or self.site.trust


def load_sources(path: Path = REGISTRY, *, base: str | None = None) -> tuple[Source, ...]:
    """Read the registry; sites that are placed at run time are placed at `base`.

    Raises UsageError naming file, entry and field where the registry is wrong.
    """
    registry = _read(path)
    sites = {name: _placed(site, base) for name, site in registry.site.items()}
    for number, entry in enumerate(registry.source):
        if entry.site not in sites:
            raise UsageError(
                f"{path.name}, entry source.{number}.site: there is no site '{entry.site}'; "
                "describe it under [site] or correct the name."
            )
    _refuse_twins(path, registry.source)
    return tuple(Source(entry, sites[entry.site]) for entry in registry.source)


def sources_of(sources: tuple[Source, ...], region: str, year: int | None = None) -> tuple[Source, ...]:
    """Return the sources of a region whose site is known, of one year or of all."""
    return tuple(
        source
        for source in sources
        if source.site.is_placed and source.entry.region == region and year in (None, source.entry.year)
    )


def _read(path: Path) -> Registry:
    try:
        content: Any = tomllib.loads(path.read_text(encoding="utf-8"))
        return TypeAdapter(Registry).validate_python(content)
    except FileNotFoundError as error:
        raise UsageError(f"There is no file {path}; check the path.") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path.name} is not valid TOML: {error}; correct it and try again.") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"{path.name}, entry {place}: {first['msg']}; correct it and try again.") from error


def _placed(site: Site, base: str | None) -> Site:
    if site.is_placed or not base:
        return site
    host = urlsplit(base).hostname or ""
    return replace(site, base=base.rstrip("/") + "/", hosts=(host,))


def _refuse_twins(path: Path, entries: tuple[SourceEntry, ...]) -> None:
    """Two sources may not fill the same place of the archive: one text would hide the other."""
    seen: dict[tuple[str, int, str], int] = {}
    for number, entry in enumerate(entries):
        key = (entry.region, entry.year, entry.witness)
        if key in seen:
            raise UsageError(
                f"{path.name}, entry source.{number}.witness: source.{seen[key]} has the same region, year "
                f"and witness '{entry.witness}'; give it another name."
            )
        seen[key] = number
