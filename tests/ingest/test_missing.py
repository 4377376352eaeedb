"""What is missing of the reports held, and where it may be had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.holdings.missing import find_missing, in_words
from ingest.sources import Source, load_sources
from warehouse.held_records import HeldReport
from warehouse.records import Coverage, SectionSeen

if TYPE_CHECKING:
    from pathlib import Path

    from warehouse.records import CoverageVerdict

REGISTRY = """
[site.gov]
adapter = "changzhou_gov"
trust = "official"
base = "https://www.changzhou.gov.cn/"
hosts = ["www.changzhou.gov.cn"]

[[site.gov.lists]]
url = "ns_class/zwgk_18"
referer = "gi_class/zwgk_05"

[[source]]
region = "changzhou"
year = 2021
site = "gov"
kind = "full"
witness = "gov"
url = "ns_news/100000000000001"

[[source]]
region = "changzhou"
year = 2021
site = "gov"
kind = "key_work"
witness = "key_work"
url = "ns_news/100000000000002"

[[source]]
region = "changzhou"
year = 2024
site = "gov"
kind = "full"
witness = "gov"
"""
PAGE = "https://www.changzhou.gov.cn/ns_news/100000000000001"
LIST = "https://www.changzhou.gov.cn/gi_class/zwgk_05"


def sources(folder: Path) -> tuple[Source, ...]:
    path = folder / "sources.toml"
    path.write_text(REGISTRY, encoding="utf-8")
    return load_sources(path)


def row(year: int, coverage: CoverageVerdict | None, witness: str = "main", kind: str = "full") -> HeldReport:
    return HeldReport(
        "changzhou", "常州市", year, witness, 1, "text/plain", "2026-01-01T00:00:00Z", readable=True,
        coverage=coverage, is_base=True, kind=kind, missing=("目标",) if coverage == "partial" else (),
    )  # fmt: skip


def missing(rows: list[HeldReport], folder: Path) -> dict[int, tuple[tuple[str, ...], tuple[str, ...]]]:
    return {gap.year: (gap.missing, gap.where) for gap in find_missing(rows, sources(folder))}


def test_a_year_that_is_not_held_is_missing_up_to_the_last_one_held_or_registered(tmp_path: Path) -> None:
    assert missing([row(2022, "full")], tmp_path) == {
        2021: (("全文",), (PAGE,)),
        2023: (("全文",), (LIST,)),
        2024: (("全文",), (LIST,)),
    }


def test_the_rest_of_a_partial_text_is_missing(tmp_path: Path) -> None:
    years = [row(2022, "full"), row(2023, "full"), row(2024, "full")]
    assert missing([row(2021, "partial"), *years], tmp_path) == {2021: (("目标",), (PAGE,))}


def test_a_page_that_is_held_is_not_proposed_again(tmp_path: Path) -> None:
    years = [row(2022, "full"), row(2023, "full"), row(2024, "full")]
    assert missing([row(2021, "partial", "gov"), *years], tmp_path)[2021] == (("目标",), ())


def test_figures_fill_no_year_and_a_text_that_is_not_yet_built_is_not_missing(tmp_path: Path) -> None:
    years = [row(2022, None), row(2023, "digest"), row(2024, None)]
    found = missing([row(2021, None, kind="digest"), *years], tmp_path)
    assert {year: words for year, (words, _) in found.items()} == {2021: ("全文",), 2023: ("全文",)}


def test_a_certificate_is_told_in_words_of_the_report() -> None:
    seen = SectionSeen("tasks.1.3", 3, "壮大产业", "tasks", "missing")
    coverage = Coverage("partial", {"review": "present", "goals": "missing"}, (), (seen,))
    assert in_words(coverage) == ("目标", "任务（3）壮大产业")


def test_nothing_is_missing_of_a_region_that_is_not_held(tmp_path: Path) -> None:
    assert missing([], tmp_path) == {}


def test_a_search_that_is_asked_by_a_form_is_named_by_its_site(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    form = REGISTRY.replace('referer = "gi_class/zwgk_05"', 'method = "POST"')
    path.write_text(form, encoding="utf-8")
    (gap,) = (gap for gap in find_missing([row(2024, "digest")], load_sources(path)) if gap.year == 2024)
    assert gap.where == ("https://www.changzhou.gov.cn/",)
