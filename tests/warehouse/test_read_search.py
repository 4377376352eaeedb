"""Search over all texts: what counts, what is left out, in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from small_warehouse import build_small

from warehouse.read import opened
from warehouse.read_search import Hit, ReportHits, SearchAsked, SearchOrder, hits, report_hits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from warehouse.read import Warehouse


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    home: Path = build_small(tmp_path_factory.mktemp("search"), hostile=True)
    with opened(home) as held:
        yield held


def counted(warehouse: Warehouse, asked: SearchAsked, order: SearchOrder = "newest") -> list[tuple[int, int]]:
    return [(row.year, row.hits) for row in report_hits(warehouse, asked, order) if row.region == "yunting"]


def found(warehouse: Warehouse, asked: SearchAsked) -> tuple[Hit, ...]:
    texts = [row.witness_id for row in report_hits(warehouse, asked)]
    return hits(warehouse, asked, texts, limit=50)


def one(*words: str) -> tuple[tuple[str, ...], ...]:
    return tuple((word,) for word in words)


def test_every_report_in_scope_is_counted_those_without_a_hit_too(warehouse: Warehouse) -> None:
    assert counted(warehouse, SearchAsked(one("轴承"))) == [(2025, 0), (2024, 1), (2023, 1)]


def test_all_words_must_stand_in_one_sentence(warehouse: Warehouse) -> None:
    assert [hit.text for hit in found(warehouse, SearchAsked(one("轴承", "45家")))] == [
        "建强沙洲轴承产业园，引进企业45家以上。"
    ]


def test_one_form_of_a_word_is_enough(warehouse: Warehouse) -> None:
    assert sum(row.hits for row in report_hits(warehouse, SearchAsked((("軸承", "轴承"),)))) == 2


def test_years_and_parts_narrow_the_search(warehouse: Warehouse) -> None:
    asked = SearchAsked(one("增长"), roles=("goals",), first=2024, last=2024)
    assert counted(warehouse, asked) == [(2024, 1)]
    assert {hit.role for hit in found(warehouse, asked)} == {"goals"}


def test_a_region_narrows_the_search(warehouse: Warehouse) -> None:
    rows = report_hits(warehouse, SearchAsked(one("图书馆"), regions=("hostile",)))
    assert {row.region for row in rows} == {"hostile"}


def test_a_hit_stands_between_its_neighbours_and_leads_to_a_pair(warehouse: Warehouse) -> None:
    (hit,) = found(warehouse, SearchAsked(one("科创基金")))
    assert hit.before.endswith("示范车间60个。")
    assert hit.after == "（二）建设宜居水城"
    assert (hit.old_year, hit.new_year) == (2023, 2024)
    assert len(hit.sha256) == 64


@pytest.mark.parametrize(("order", "years"), [("newest", [2025, 2024, 2023]), ("oldest", [2023, 2024, 2025])])
def test_reports_come_in_the_asked_order(warehouse: Warehouse, order: SearchOrder, years: list[int]) -> None:
    assert [year for year, _ in counted(warehouse, SearchAsked(one("老旧")), order)] == years


def test_pages_of_hits_join_without_gap_or_overlap(warehouse: Warehouse) -> None:
    asked = SearchAsked(one("0"))
    texts = [row.witness_id for row in report_hits(warehouse, asked)]
    whole = hits(warehouse, asked, texts, limit=100)
    paged = [
        hit for skip in range(0, len(whole), 3) for hit in hits(warehouse, asked, texts, limit=3, skip=skip)
    ]
    assert paged == list(whole)


@pytest.mark.parametrize("word", ["'; DROP TABLE units; --", "轴%园", "轴_产", "轴.产", "$term_0_0", "\x00"])
def test_a_word_is_a_value_and_never_a_pattern(warehouse: Warehouse, word: str) -> None:
    assert not [row for row in report_hits(warehouse, SearchAsked(one(word))) if row.hits]


def test_a_search_without_a_word_is_refused(warehouse: Warehouse) -> None:
    with pytest.raises(ValueError, match="needs a word"):
        report_hits(warehouse, SearchAsked(()))


def test_the_answer_names_the_report(warehouse: Warehouse) -> None:
    row = report_hits(warehouse, SearchAsked(one("科创"), first=2024, last=2024, regions=("yunting",)))
    assert row == (ReportHits("yunting", "云汀市", True, 2024, "yunting-2024/main", 1),)  # noqa: FBT003
