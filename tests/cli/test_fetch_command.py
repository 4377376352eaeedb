"""The command fetch, as a user runs it: at the replica, and where there is no network."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import duckdb
import pytest
from replica import Replica

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from conftest import Ran

UNITS = """
    select witness_id, unit_id, ord, role, part, section, theme, kind, commitment, repeat_of, text
    from v_units order by all
"""
CHANGES = (
    "select change_id, kind, facets, verdict, certainty, old_units, new_units from v_changes order by all"
)


@pytest.fixture(scope="module")
def site() -> Iterator[Replica]:
    with Replica() as replica:
        yield replica


def rows(home: Path, query: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(home / "warehouse" / "duizhang.duckdb"), read_only=True) as connection:
        return connection.execute(query).fetchall()


@pytest.fixture(scope="module")
def fetched(tmp_path_factory: pytest.TempPathFactory, duizhang: Callable[..., Ran], site: Replica) -> Path:
    home = tmp_path_factory.mktemp("fetched")
    ran = duizhang("fetch", "sample-on-replica", "--replica", site.base, home=home)
    assert ran.code == 0, ran.err
    assert duizhang("build", home=home).code == 0
    return home


def test_a_warehouse_built_from_sites_equals_one_built_from_files(fetched: Path, built_sample: Path) -> None:
    assert len(rows(fetched, UNITS)) > 700
    assert rows(fetched, UNITS) == rows(built_sample, UNITS)
    assert rows(fetched, CHANGES) == rows(built_sample, CHANGES)


def test_a_second_run_asks_only_whether_anything_changed(
    fetched: Path, duizhang: Callable[..., Ran], site: Replica
) -> None:
    site.asked.clear()
    ran = duizhang("fetch", "sample-on-replica", "--replica", site.base, "--year", 2022, home=fetched)
    assert ran.code == 0, ran.err
    assert len(site.asked) == 2
    assert all(asked.conditional and asked.status == 304 for asked in site.asked)


def test_offline_reads_what_is_held(fetched: Path, duizhang: Callable[..., Ran], site: Replica) -> None:
    site.asked.clear()
    ran = duizhang("fetch", "sample-on-replica", "--replica", site.base, "--offline", "--json", home=fetched)
    assert {row["outcome"] for row in json.loads(ran.out)} == {"unchanged"}
    assert site.asked == []


def test_without_network_one_sentence_says_what_is_held_and_nothing_changes(
    fetched: Path, duizhang: Callable[..., Ran]
) -> None:
    log = (fetched / "log.jsonl").read_bytes()
    port_of_nobody = Replica()
    base = port_of_nobody.base
    port_of_nobody.close()
    ran = duizhang("fetch", "sample-on-replica", "--replica", base, "--year", 2022, home=fetched)
    assert ran.code == 1
    assert ran.out == ""
    sentence = ran.err.splitlines()[-1]
    assert "could not be reached; held already: yunting 2021 (main)" in sentence
    assert "nothing was changed: check the connection and run this again." in sentence
    assert (fetched / "log.jsonl").read_bytes() == log


def test_a_dry_run_lists_what_it_would_get(tmp_path: Path, duizhang: Callable[..., Ran]) -> None:
    ran = duizhang("fetch", "changzhou", "--year", 2021, "--dry-run", "--json", home=tmp_path)
    planned = json.loads(ran.out)
    assert {row["outcome"] for row in planned} == {"planned"}
    assert "https://www.changzhou.gov.cn/ns_news/506161093030894" in {row["address"] for row in planned}
    assert list(tmp_path.iterdir()) == []


def test_the_sites_of_the_replica_are_asked_for_by_name(tmp_path: Path, duizhang: Callable[..., Ran]) -> None:
    ran = duizhang("fetch", "sample-on-replica", home=tmp_path)
    assert ran.code == 2
    assert "tests/site/replica.py" in ran.err
