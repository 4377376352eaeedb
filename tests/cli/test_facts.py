"""Digests of figures: in the history of indicators with their source, and in nothing that is compared."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from ingest.archive import Archive, make_capture
from warehouse.read import opened
from warehouse.read_indicators import indicator_years, indicators
from warehouse.swap import current_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

COMPARED = ("units", "pairs", "links", "changes", "change_units", "section_links", "outcomes", "reports")
HEADER = "region,year,kind,indicator,wording,value,unit,ref_year,source,trust,confidence,block,note"
PAGE = "https://www.changzhou.gov.cn/gi_news/100000000000001"
ROWS = [
    f"yunting,2021,target,地区生产总值增长,增长…左右,99,%,2021,{PAGE},official,high,headline,",
    f"yunting,2022,target,从未提过的事项,建成,1234,个,2022,{PAGE},official,high,task,",
    f"yunting,2022,outcome,地区生产总值增长,增长,4.4,%,2021,{PAGE},official,high,bulletin,",
    f"yunting,2030,target,地区生产总值增长,增长…以上,5,%,2030,{PAGE},official,high,headline,",
    "yunting,2030,outcome,地区生产总值增长,增长,5.1,%,2021,https://other.example/,other,low,,",
    f"yunting,2022,outcome,地区生产总值增长,年均增长,7.7,%,2017-2021,{PAGE},official,high,bulletin,",
]


@pytest.fixture(scope="module")
def digest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("digest") / "facts.csv"
    path.write_text("\n".join([HEADER, *ROWS]) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def home(copy_of_sample: Callable[[], Path], digest: Path, duizhang: Callable[..., Ran]) -> Path:
    """Build with the bundled sample and then, in the same home, with a digest of its city beside it."""
    place = copy_of_sample()
    (place / "before.json").write_text(json.dumps(compared(place)), encoding="utf-8")
    assert duizhang("add", "--facts", digest, home=place).code == 0
    built = duizhang("build", home=place)
    assert "(0 read now)" in built.out
    assert "(0 compared now)" in built.out
    return place


def asked(home: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(current_file(home), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def compared(home: Path) -> dict[str, str]:
    """Return everything that says what was carried, revised, added or dropped, as one string a table."""
    with duckdb.connect(current_file(home), read_only=True) as connection:
        return {table: repr(sorted(connection.table(table).fetchall(), key=repr)) for table in COMPARED}


def test_a_digest_makes_nothing_dropped_or_added(home: Path) -> None:
    before = json.loads((home / "before.json").read_text(encoding="utf-8"))
    assert compared(home) == before
    assert asked(home, "SELECT count(*) FROM changes WHERE kind IN ('dropped', 'added')") != [(0,)]


def test_a_home_that_had_the_digest_first_compares_the_same(
    tmp_path: Path, home: Path, sample: Path, digest: Path, duizhang: Callable[..., Ran]
) -> None:
    duizhang("add", "--facts", digest, home=tmp_path)
    duizhang("add", "--index", sample / "index.csv", home=tmp_path)
    assert duizhang("build", home=tmp_path).code == 0
    keyed = {"pairs"}  # its key holds the time of capture
    ours, theirs = compared(tmp_path), compared(home)
    assert {t: r for t, r in ours.items() if t not in keyed} == {
        t: r for t, r in theirs.items() if t not in keyed
    }


def test_a_year_of_which_only_figures_are_held_has_no_report_and_no_pair(home: Path) -> None:
    assert asked(home, "SELECT * FROM v_reports WHERE year = 2030") == []
    assert asked(home, "SELECT * FROM v_pairs WHERE new_year = 2030") == []


def test_the_history_of_an_indicator_has_both_origins(home: Path) -> None:
    rows = asked(
        home,
        "SELECT DISTINCT origin FROM v_indicators"
        " WHERE canonical = '生产总值' AND year = 2021 AND kind = 'target'",
    )
    assert sorted(rows) == [("digest",), ("report",)]


def test_every_figure_leads_to_its_line_of_the_snapshot_and_to_its_source(home: Path, digest: Path) -> None:
    lines = digest.read_text(encoding="utf-8").splitlines()
    for line, sha256, indicator, source in asked(home, "SELECT line, sha256, indicator, source FROM v_facts"):
        stored = (home / "snapshots" / sha256[:2] / sha256).read_bytes()
        assert hashlib.sha256(stored).hexdigest() == sha256
        assert stored.decode().splitlines()[line - 1] == lines[line - 1]
        assert indicator in lines[line - 1]
        assert source in lines[line - 1]


def test_figures_that_two_sources_contradict_are_marked_and_settle_nothing(home: Path) -> None:
    rows = asked(home, "SELECT value, disputed FROM v_facts WHERE kind = 'outcome' ORDER BY value")
    assert rows == [(4.4, True), (5.1, True), (7.7, False)]
    assert asked(home, "SELECT DISTINCT reached FROM v_digest_outcomes WHERE ref_year = '2021'") == [(None,)]


def test_a_digest_is_a_witness_that_is_never_the_base(home: Path) -> None:
    rows = asked(
        home, "SELECT year, kind, is_base, facts, units FROM v_sources WHERE witness = 'digest' ORDER BY 1"
    )
    assert rows == [
        (2021, "digest", False, 1, 0),
        (2022, "digest", False, 3, 0),
        (2030, "digest", False, 2, 0),
    ]


def test_a_digest_that_breaks_a_rule_of_today_is_kept_unread_and_stops_no_build(
    tmp_path: Path, digest: Path, duizhang: Callable[..., Ran]
) -> None:
    data = digest.read_bytes().replace(PAGE.encode(), b"http://loyalmeds.com/gi_news/100000000000001")
    place = {"region": "yunting", "year": 2021, "witness": "digest", "file_name": "facts.csv"}
    Archive(tmp_path).add([(data, make_capture(data, media_type="text/csv", **place))])
    built = duizhang("build", home=tmp_path)
    assert built.code == 0
    assert "not read: yunting-2021/digest: facts.csv, line 2, column source: " in built.err
    assert asked(tmp_path, "SELECT count(*) FROM facts") == [(0,)]


def test_a_digest_with_a_wrong_row_adds_nothing(
    tmp_path: Path, digest: Path, duizhang: Callable[..., Ran]
) -> None:
    wrong = tmp_path / "facts.csv"
    wrong.write_text(digest.read_text(encoding="utf-8").replace(",99,", ",x,"), encoding="utf-8")
    ran = duizhang("add", "--facts", wrong, home=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "facts.csv, line 2, column value: " in ran.err
    assert not (tmp_path / "log.jsonl").exists()


def test_a_headline_target_that_the_report_and_a_digest_give_otherwise_is_disputed_on_both_sides(
    home: Path,
) -> None:
    rows = asked(
        home,
        "SELECT DISTINCT origin, disputed FROM v_indicators WHERE canonical = '生产总值'"
        " AND aspect = 'growth' AND kind = 'target' AND headline AND ref_year = '2021' ORDER BY ALL",
    )
    assert rows == [("digest", True), ("report", True)]
    others = asked(home, "SELECT count(*) FROM v_indicators WHERE disputed AND origin = 'report'")
    assert others == [(1,)]


def test_a_figure_of_several_years_together_is_shown_at_none_of_them(home: Path) -> None:
    assert asked(home, "SELECT value FROM v_facts WHERE ref_year = '2017-2021'") == [(7.7,)]
    with opened(home) as warehouse:
        named = [held for held in indicators(warehouse, "yunting") if held.name == "生产总值" and held.rate]
        shown = [row for held in named for row in indicator_years(warehouse, "yunting", held)]
    digests = {(row.year, row.value) for row in shown if row.origin == "digest"}
    assert digests == {(2021, 99.0), (2021, 4.4), (2021, 5.1), (2030, 5.0)}
