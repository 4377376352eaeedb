"""Every page offers its rows as files: all that fit its filters, with evidence, hostile text as text."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import polars as pl
import pytest
from lxml import etree

from views.exported_rows import changed_rows, outcome_rows
from views.exports import table_file
from warehouse.answers import ChangeFilter
from warehouse.read import opened, regions
from warehouse.read_changes import change_count, changes
from warehouse.read_exports import chosen_rows
from warehouse.tabular import as_csv, as_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from warehouse.answers import PairHeld

    Opened = Callable[..., AppTest]

PAGES = ("changes", "dropped", "outcomes", "indicators", "line", "priorities", "sources", "search")
HOSTILE = [
    '=HYPERLINK("https://evil.example","x")', "+1", "-2+3", "@SUM(A1)", "\t=1", "＝1", "'quoted", "<script>",
]  # fmt: skip


def pair_of(home: Path, region: str) -> PairHeld:
    with opened(home) as warehouse:
        return next(each for each in regions(warehouse) if each.slug == region).pairs[0]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_page_offers_its_rows_in_three_formats(
    opened_page: Opened, sample_home: Path, page: str, language: str
) -> None:
    asked = {"region": "yunting", "years": "2021-2022", "in": "yunting", "q": "建设"}
    if page != "search":
        del asked["q"]
    app = opened_page(page, home=sample_home, lang=language, **asked)
    assert not app.exception
    labels = [button.proto.label for button in app.get("download_button")]
    assert [label.split("（")[0].split(" (")[0] for label in labels] == ["CSV", "Parquet", "XLSX"]
    assert language == "zh" or not re.search("[一-鿿]", "".join(labels))


def test_the_overview_offers_the_comparison_as_a_page(opened_page: Opened) -> None:
    app = opened_page("overview", region="yunting")
    assert ["HTML" in button.proto.label for button in app.get("download_button")] == [True]


def test_all_rows_of_the_filter_are_exported_in_the_order_of_the_list(small_home: Path) -> None:
    pair, wanted = pair_of(small_home, "yunting"), ChangeFilter(commitments_only=False)
    with opened(small_home) as warehouse:
        frame = changed_rows(pair, wanted, warehouse)
        assert frame.height == change_count(warehouse, pair.pair_id, wanted) > 0
        listed = changes(warehouse, pair.pair_id, wanted, limit=1_000)
    assert frame["change_id"].to_list() == [row.change_id for row in listed]


def test_every_row_has_its_evidence(small_home: Path) -> None:
    pair = pair_of(small_home, "yunting")
    with opened(small_home) as warehouse:
        frame = changed_rows(pair, ChangeFilter(), warehouse)
    assert frame.select("old_sha256", "new_sha256", "old_units", "new_units").null_count().row(0) == (
        0,
        0,
        0,
        0,
    )
    assert {"old_text", "new_text", "old_origin_start", "evidence", "reason", "fictional"} <= set(
        frame.columns
    )


def test_a_filter_that_nothing_fits_gives_headers_alone(small_home: Path) -> None:
    pair = pair_of(small_home, "yunting")
    with opened(small_home) as warehouse:
        frames = [
            changed_rows(pair, ChangeFilter(words=("nothing",)), warehouse),
            outcome_rows(pair, (), ("nothing",), warehouse),
        ]
    assert [frame.height for frame in frames] == [0, 0]
    assert all(as_csv(frame).count(b"\r\n") == 1 and as_xlsx({"rows": frame}) for frame in frames)


@pytest.mark.parametrize(("language", "header"), [("zh", "新文"), ("en", "new_text")])
def test_headers_are_those_of_the_pages_language(small_home: Path, language: str, header: str) -> None:
    pair = pair_of(small_home, "yunting")
    for form, read in (("csv", pl.read_csv), ("parquet", pl.read_parquet)):
        content = table_file(
            small_home, form, "v_changes", lambda w: changed_rows(pair, ChangeFilter(), w), language
        )  # type: ignore[arg-type]
        assert header in read(BytesIO(content)).columns


def test_a_cell_like_a_formula_is_guarded_and_can_be_had_back() -> None:
    read = pl.read_csv(BytesIO(as_csv(pl.DataFrame({"text": HOSTILE}))))["text"].to_list()
    assert [cell for cell in read if re.match(r"^\s*[=+\-@＝＋－]", cell)] == []
    assert [cell.removeprefix("'") for cell in read] == HOSTILE


def test_a_line_break_stays_inside_its_cell() -> None:
    frame = pl.DataFrame({"text": ["一\n二\r\n三", 'a,"b"']})
    assert pl.read_csv(BytesIO(as_csv(frame))).equals(frame)


def test_a_comparator_alone_is_no_formula_and_stays_the_word_that_the_descriptor_lists() -> None:
    table = as_csv(pl.DataFrame({"comparator": ["=", ">=", "=1"]})).decode("utf-8-sig")
    assert table.split("\r\n")[1:4] == ["=", ">=", "'=1"]


def test_hostile_text_is_neither_formula_nor_link_nor_too_long_in_a_workbook() -> None:
    book = as_xlsx({"rows": pl.DataFrame({"text": [*HOSTILE, "https://evil.example", "长" * 40_000]})})
    with zipfile.ZipFile(BytesIO(book)) as opened_book:
        sheet = opened_book.read("xl/worksheets/sheet1.xml").decode()
        cells = etree.fromstring(opened_book.read("xl/sharedStrings.xml")).iter("{*}t")
    texts = [cell.text for cell in cells][1:]
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert texts[: len(HOSTILE)] == HOSTILE
    assert max(map(len, texts)) == 32_767


def test_hostile_text_of_a_report_is_exported_as_it_is(small_home: Path) -> None:
    pair = pair_of(small_home, "hostile")
    with opened(small_home) as warehouse:
        frame = changed_rows(pair, ChangeFilter(commitments_only=False), warehouse)
    assert any("<script>" in (text or "") for text in (*frame["old_text"], *frame["new_text"]))
    read = pl.read_csv(BytesIO(as_csv(frame)))
    assert read["new_text"].str.strip_prefix("'").to_list() == frame["new_text"].to_list()


def test_rows_are_asked_for_in_any_order(small_home: Path) -> None:
    with opened(small_home) as warehouse:
        ids = [(row[0],) for row in warehouse.rows("SELECT change_id FROM changes ORDER BY change_id DESC")]
        pair = pair_of(small_home, "yunting")
        asked = [each for each in ids if str(each[0]).startswith("yunting")] or ids
        frame = chosen_rows(warehouse, "v_changes", pair.region, ["change_id"], asked)
    assert frame["change_id"].to_list() == [each[0] for each in asked if each[0] in set(frame["change_id"])]
