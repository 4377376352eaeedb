"""The guide to adding a city is held to the code: its entries are valid, its adapters and outcomes exist."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.regions import load_regions
from ingest.sites.adapters import adapter_named
from ingest.sources import load_sources

if TYPE_CHECKING:
    from pathlib import Path


def blocks(checkout: Path) -> list[str]:
    guide = (checkout / "docs" / "adding-a-city.md").read_text(encoding="utf-8")
    return re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)


def test_its_region_is_valid(checkout: Path, tmp_path: Path) -> None:
    path = tmp_path / "regions.toml"
    path.write_text(blocks(checkout)[0], encoding="utf-8")
    assert load_regions(path)["yunting"].name == "云汀市"


def test_its_sources_are_valid(checkout: Path, tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(blocks(checkout)[1], encoding="utf-8")
    known, looked_up = load_sources(path)
    assert known.address == "https://www.yunting.gov.cn/zwgk/zfgzbg/202301/17.html"
    assert looked_up.address is None


def test_its_adapters_exist(checkout: Path) -> None:
    guide = (checkout / "docs" / "adding-a-city.md").read_text(encoding="utf-8")
    table = guide.split("| adapter | for |")[1].split("\n\n")[0]
    assert all(adapter_named(name) for name in re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE))
