"""The registry of governments: `reports/regions.toml`, validated."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from warehouse.errors import UsageError
from warehouse.records import Region

REGISTRY = Path(__file__).resolve().parent.parent / "reports" / "regions.toml"

Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]


class RegionEntry(BaseModel):
    """One table of the registry."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1)
    level: Literal["national", "province", "municipality", "city", "district"]
    code: str | None = Field(default=None, pattern=r"^\d{6}$")
    fictional: bool = False


def load_regions(path: Path = REGISTRY) -> dict[str, Region]:
    """Read the registry; raise UsageError naming file, entry and field where it is wrong."""
    adapter = TypeAdapter(dict[Slug, RegionEntry])
    try:
        entries = adapter.validate_python(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError as error:
        raise UsageError(f"There is no file {path}; check the path.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path.name} is not UTF-8; save it as UTF-8 and try again.") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path.name} is not valid TOML: {error}; correct it and try again.") from error
    except ValidationError as error:
        first = error.errors()[0]
        entry, *fields = (str(part) for part in first["loc"])
        where = f"{path.name}, [{entry}], field {'.'.join(fields) or 'any'}"
        raise UsageError(f"{where}: {first['msg']}; correct it and try again.") from error
    return {
        slug: Region(slug, entry.name, entry.level, entry.code, entry.fictional)
        for slug, entry in entries.items()
    }


@cache
def known_regions() -> dict[str, Region]:
    """Return the bundled registry, read once."""
    return load_regions()


def region_for(slug: str, name: str | None = None, level: str | None = None) -> Region:
    """Return the registered region, or one made of what the archive's log says of it."""
    known = known_regions().get(slug)
    return known or Region(slug, name or slug, level or "unknown")


def display_name(slug: str, name: str | None = None) -> str | None:
    """Return what a region is called in its own reports; None where only its short name is known."""
    named = region_for(slug, name).name
    return None if named == slug else named
