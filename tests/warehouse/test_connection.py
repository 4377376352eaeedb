"""A program that keeps the warehouse open reads the newest build, and each reader the same database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from small_warehouse import build_small

from warehouse.connection import keep_open
from warehouse.errors import WarehouseMissing
from warehouse.read import opened

if TYPE_CHECKING:
    from pathlib import Path


def limit(home: Path) -> str:
    with opened(home) as warehouse:
        return str(warehouse.rows("SELECT current_setting('memory_limit')")[0][0])


def test_readers_share_the_database_that_is_kept_open(tmp_path: Path) -> None:
    build_small(tmp_path)
    before = limit(tmp_path)
    keep_open(tmp_path)
    assert limit(tmp_path) == "1.8 GiB" != before


def test_after_another_build_the_new_file_is_kept_and_the_old_one_let_go(tmp_path: Path) -> None:
    build_small(tmp_path)
    keep_open(tmp_path)
    with opened(tmp_path) as warehouse:
        old = warehouse.path
    build_small(tmp_path)
    keep_open(tmp_path)
    with opened(tmp_path) as warehouse:
        assert warehouse.path != old
    assert limit(tmp_path) == "1.8 GiB"


def test_a_reader_of_the_old_file_reads_on_while_the_new_one_is_kept(tmp_path: Path) -> None:
    build_small(tmp_path)
    keep_open(tmp_path)
    with opened(tmp_path) as reader:
        build_small(tmp_path)
        keep_open(tmp_path)
        assert reader.rows("SELECT count(*) FROM regions") == [(1,)]


def test_without_a_build_there_is_nothing_to_keep(tmp_path: Path) -> None:
    with pytest.raises(WarehouseMissing):
        keep_open(tmp_path)
