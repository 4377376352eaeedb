"""Every column of every public view is named and explained in both languages."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from small_warehouse import build_small

from compare.names import name_of
from warehouse.codebook import ColumnMeaning, codebook, public_views, row_keys
from warehouse.read import opened

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_small(tmp_path_factory.mktemp("codebook"))


@pytest.fixture(scope="module")
def meanings(home: Path) -> tuple[ColumnMeaning, ...]:
    with opened(home) as warehouse:
        return codebook(warehouse, name_of)


def test_no_column_lacks_a_name_or_a_meaning(meanings: tuple[ColumnMeaning, ...]) -> None:
    lacking = [
        f"{m.view}.{m.name}" for m in meanings if not (m.chinese and m.english) or m.chinese_name == m.name
    ]
    assert lacking == []


def test_no_two_columns_of_a_view_share_a_chinese_header(meanings: tuple[ColumnMeaning, ...]) -> None:
    found = Counter((m.view, m.chinese_name) for m in meanings)
    assert [name for name, count in found.items() if count > 1] == []


def test_every_word_of_a_column_has_a_chinese_name(meanings: tuple[ColumnMeaning, ...]) -> None:
    assert all(len(m.values) == len(m.value_names) and all(m.value_names) for m in meanings)


def test_the_keys_of_a_view_are_columns_of_it(home: Path, meanings: tuple[ColumnMeaning, ...]) -> None:
    with opened(home) as warehouse:
        views = public_views(warehouse)
    columns = {view: {m.name for m in meanings if m.view == view} for view in views}
    assert [view for view in views if not set(row_keys(view)) <= columns[view]] == []
