"""The registry of sources: valid as it stands, and a fault named by file, entry and field."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from ingest.regions import known_regions, load_regions
from ingest.sites import adapter_named
from ingest.sources import load_sources, sources_of
from ingest.trust import judge
from warehouse.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

SITE = """
[site.gov]
adapter = "changzhou_gov"
trust = "official"
base = "https://www.changzhou.gov.cn/"
hosts = ["www.changzhou.gov.cn"]

[[site.gov.lists]]
url = "ns_class/zwgk_18"
"""
ENTRY = """
[[source]]
region = "changzhou"
year = 2021
site = "gov"
kind = "full"
witness = "gov"
url = "ns_news/100000000000001"
delivered_on = 2021-01-13
published_on = 2021-01-18
"""
FAULTS = [
    ('kind = "full"', 'kind = "novel"', r"\[\[source\]\] no\. 1 \(changzhou 2021 gov\), field kind: "),
    ("year = 2021", 'year = "soon"', r"no\. 1 \(changzhou soon gov\), field year: .*integer"),
    ("year = 2021", "year = 1066", r"field year: .*1949"),
    ('region = "changzhou"\n', "", r"no\. 1 \(2021 gov\), field region: .*required"),
    ('region = "changzhou"', 'region = "changzou"', r"field region: changzou is not in regions\.toml"),
    ('region = "changzhou"', 'region = "常州"', r"field region: .*pattern"),
    ('site = "gov"', 'site = "gof"', r"field site: there is no site 'gof'"),
    ('witness = "gov"', 'witness = "../gov"', r"field witness: .*pattern"),
    ('kind = "full"', 'kind = "full"\ncolour = "red"', r"field colour: "),
    ('kind = "full"', 'kind = "full"\ntrust = "mirror"', r"field trust: .*'official', 'press' or 'other'"),
    ('url = "ns_news/', 'url = "https://elsewhere.example/', r"field url: .* on none of the hosts of gov"),
    ("2021-01-13", "2020-01-13", r"field delivered_on: 2020-01-13 is not in 2021"),
    ("2021-01-18", "2021-01-10", r"field published_on: 2021-01-10 is before the report was read out"),
    ("2021-01-18", '"some day"', r"field published_on: "),
    ('adapter = "changzhou_gov"\n', "", r"\[site\.gov\], field adapter: .*required"),
    ('trust = "official"', 'trust = "great"', r"\[site\.gov\], field trust: .*'official'"),
    ('hosts = ["www.changzhou.gov.cn"]', 'hosts = ["other.gov.cn"]', r"\[site\.gov\], field hosts: www"),
    ("www.changzhou.gov.cn", "www.essays.example", r"\[site\.gov\], field trust: .* not official"),
    ("www.changzhou.gov.cn", "loyalmeds.com", r"\[site\.gov\], field hosts: .*reproduces"),
    ('base = "https://', 'base = "ftp://', r"\[site\.gov\], field base: .*pattern"),
    ('url = "ns_class/zwgk_18"', "page = 1", r"\[site\.gov\], field lists\.0\.url: .*required"),
    ('url = "ns_class/', 'url = "https://elsewhere.example/', r"\[site\.gov\], field lists\.url: .*none of"),
    ("[[source]]", "[[source]", r"not valid TOML: .*line"),
    ("[[source]]", "[source]", r"field "),
]  # fmt: skip


def written(folder: Path, text: str) -> Path:
    path = folder / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("right", "wrong", "message"), FAULTS)
def test_a_fault_is_named_by_file_entry_and_field(
    tmp_path: Path, right: str, wrong: str, message: str
) -> None:
    assert right in SITE + ENTRY
    with pytest.raises(UsageError, match=rf"^sources\.toml.*{message}"):
        load_sources(written(tmp_path, (SITE + ENTRY).replace(right, wrong)))


def test_a_registry_without_a_fault_is_read(tmp_path: Path) -> None:
    (source,) = load_sources(written(tmp_path, SITE + ENTRY))
    assert (source.address, source.trust) == (
        "https://www.changzhou.gov.cn/ns_news/100000000000001",
        "official",
    )


def test_two_entries_of_one_place_are_refused(tmp_path: Path) -> None:
    with pytest.raises(
        UsageError, match=r"no\. 2 \(changzhou 2021 gov\), field witness: no\. 1 has the same"
    ):
        load_sources(written(tmp_path, SITE + ENTRY + ENTRY))


def test_an_entry_without_address_needs_a_list_to_look_it_up_in(tmp_path: Path) -> None:
    text = (SITE + ENTRY).replace('url = "ns_news/100000000000001"\n', "")
    (source,) = load_sources(written(tmp_path, text))
    assert source.address is None
    with pytest.raises(UsageError, match="field url: gov has no list to look the address up in"):
        load_sources(written(tmp_path, text[: text.index("[[site")] + text[text.index("[[source") :]))


def test_a_missing_file_and_a_file_in_another_encoding_are_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no file"):
        load_sources(tmp_path / "none.toml")
    (tmp_path / "sources.toml").write_bytes("# 常州".encode("gbk"))
    with pytest.raises(UsageError, match="not UTF-8"):
        load_sources(tmp_path / "sources.toml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[Nowhere]\nname = "某市"\nlevel = "city"', r"^regions\.toml, \[Nowhere\], field "),
        ('[nowhere]\nname = "某市"\nlevel = "village"', r"\[nowhere\], field level: .*'city'"),
        ('[nowhere]\nlevel = "city"', r"\[nowhere\], field name: .*required"),
        ('[nowhere]\nname = "某市"\nlevel = "city"\ncode = "32"', r"\[nowhere\], field code: .*pattern"),
        ('[nowhere]\nname = "某市"\nlevel = "city"\nmayor = "某"', r"\[nowhere\], field mayor: "),
        ("[nowhere", r"^regions\.toml is not valid TOML: "),
    ],
)
def test_a_fault_in_the_regions_is_named_by_file_entry_and_field(
    tmp_path: Path, text: str, message: str
) -> None:
    path = tmp_path / "regions.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        load_regions(path)


def test_the_bundled_registry_is_valid_and_names_no_host_that_is_refused() -> None:
    hosts = {host for source in load_sources() for host in source.site.hosts}
    assert {judge(f"https://{host}/").trust for host in hosts} == {"official", "press"}


def test_every_site_of_the_bundled_registry_has_an_adapter() -> None:
    assert all(callable(adapter_named(source.site.adapter)) for source in load_sources())


def test_the_bundled_registry_has_changzhou_for_every_year_since_2014() -> None:
    entries = [source.entry for source in sources_of(load_sources(), "changzhou")]
    assert {entry.year for entry in entries} == set(range(2014, 2027))
    assert known_regions()["changzhou"].code == "320400"


def test_a_site_is_placed_at_run_time_and_only_then_has_sources() -> None:
    assert sources_of(load_sources(), "yunting") == ()
    placed = sources_of(load_sources(base="http://127.0.0.1:8000"), "yunting", 2021)
    assert {source.site.hosts for source in placed} == {("127.0.0.1",)}
    assert {(source.address or "")[:22] for source in placed} == {"http://127.0.0.1:8000/"}


@pytest.mark.corpus
def test_every_text_that_was_seen_on_an_official_or_press_page_is_registered(corpus: Path) -> None:
    registered = {_page(source.address) for source in load_sources() if source.address}
    with (corpus.parent / "facts" / "sources.csv").open(encoding="utf-8", newline="") as file:
        seen = [
            row["url"] for row in csv.DictReader(file) if row["page_kind"].startswith(("full", "summary"))
        ]
    vouched = [url for url in seen if judge(url).trust in {"official", "press"}]
    assert len(vouched) > 8
    assert [url for url in vouched if _page(url) not in registered] == []


def _page(url: str | None) -> tuple[str, str, str]:
    parts = urlsplit(url or "")
    return ((parts.hostname or "").removeprefix("www."), parts.path, parts.query)
