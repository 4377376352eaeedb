from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

from warehouse import records
from warehouse.database import open_database
from warehouse.schema import apply_schema, data_dictionary, schema_version

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb

DICTIONARY = Path(__file__).parents[2] / "docs" / "data-dictionary.md"
NASTY = "常\r\n州👨‍👩‍👧e\u0301\u0301\u200b\ufeff\x00🇨🇳\U00020000\u2028ﬀ🏻\u0301"


@pytest.fixture
def empty() -> Iterator[duckdb.DuckDBPyConnection]:
    with open_database(None) as connection:
        apply_schema(connection)
        yield connection


@pytest.mark.parametrize(
    ("table", "column", "words"),
    [
        ("witnesses", "coverage_verdict", records.CoverageVerdict),
        ("sections", "level", records.Section.__dataclass_fields__["level"].type),
        ("sections", "role", records.Role),
        ("units", "role", records.Role),
        ("units", "kind", records.UnitKind),
        ("targets", "aspect", records.Aspect),
        ("targets", "comparator", records.Comparator),
        ("results", "aspect", records.Aspect),
        ("results", "comparator", records.Comparator),
        ("findings", "severity", records.Severity),
        ("differences", "kind", records.DifferenceKind),
        ("changes", "kind", records.ChangeKind),
        ("changes", "facets", records.Facet),
        ("changes", "ambition", records.Ambition),
        ("changes", "certainty", records.Certainty),
        ("changes", "verdict", records.Verdict),
        ("section_links", "relation", records.SectionRelation),
        ("outcomes", "verdict", records.OutcomeVerdict),
        ("outcomes", "certainty", records.Certainty),
    ],
)
def test_a_column_allows_exactly_the_words_of_its_record(
    empty: duckdb.DuckDBPyConnection, table: str, column: str, words: object
) -> None:
    allowed = set(get_args(words)) or set(re.findall(r"'(\w+)'", str(words)))
    checks = empty.execute(
        "SELECT expression FROM duckdb_constraints() WHERE table_name = ? AND constraint_type = 'CHECK'"
        " AND constraint_column_names = [?]",
        [table, column],
    ).fetchall()
    assert set(re.findall(r"'([^']+)'", " ".join(check for (check,) in checks))) == allowed


def test_every_table_and_view_says_what_it_holds(empty: duckdb.DuckDBPyConnection) -> None:
    silent = empty.execute(
        "SELECT table_name FROM duckdb_tables() WHERE NOT internal AND comment IS NULL"
        " UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal AND comment IS NULL"
    ).fetchall()
    assert silent == []


def test_the_data_dictionary_is_what_the_schema_says(empty: duckdb.DuckDBPyConnection) -> None:
    assert data_dictionary(empty) in DICTIONARY.read_text(encoding="utf-8")


def test_every_query_of_the_data_dictionary_runs(empty: duckdb.DuckDBPyConnection) -> None:
    queries = re.findall(r"```sql\n(.*?)```", DICTIONARY.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert queries
    for sql in queries:
        empty.execute(sql)


def test_every_public_view_can_be_read_while_empty(empty: duckdb.DuckDBPyConnection) -> None:
    views = empty.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
    assert {name: empty.table(name).fetchall() for (name,) in views} == {name: [] for (name,) in views}


def test_only_extensions_that_are_compiled_in_are_loaded(empty: duckdb.DuckDBPyConnection) -> None:
    modes = empty.execute("SELECT DISTINCT install_mode FROM duckdb_extensions() WHERE loaded").fetchall()
    assert modes == [("STATICALLY_LINKED",)]


def test_the_schema_version_is_short_and_stable() -> None:
    assert re.fullmatch("[0-9a-f]{12}", schema_version())
    assert schema_version() == schema_version()


def test_substr_counts_characters_as_python_does(empty: duckdb.DuckDBPyConnection) -> None:
    places = [(start, end) for start in range(len(NASTY)) for end in range(start, len(NASTY) + 1)]
    slices = empty.execute(
        "SELECT substr(?, p.s + 1, p.e - p.s) FROM (SELECT unnest(?) AS s, unnest(?) AS e) p",
        [NASTY, [start for start, _ in places], [end for _, end in places]],
    ).fetchall()
    assert [text for (text,) in slices] == [NASTY[start:end] for start, end in places]


def test_a_text_is_read_without_unpacking_its_neighbours(tmp_path: Path) -> None:
    file = tmp_path / "texts.duckdb"
    with open_database(file) as connection:
        apply_schema(connection)
        connection.execute("""
            INSERT INTO witnesses (witness_id, region, year, witness, sha256, is_base, input_key, status,
                                   coverage_verdict, text)
            SELECT printf('r-%d', i), 'r', 2000, printf('%d', i), repeat('0', 64), false, '', 'read', 'full',
                   repeat(printf('第%d项工作取得进展', i), 900)
            FROM range(200) t(i)
        """)
    with open_database(file) as connection:
        stored = connection.execute("""
            SELECT DISTINCT compression FROM pragma_storage_info('witnesses')
            WHERE column_name = 'text' AND segment_type = 'VARCHAR'
        """).fetchall()
    assert stored == [("Uncompressed",)]
