from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from views.alignment import aligned_rows, rows_of_page, with_pointers
from warehouse.answers import UnitInOrder


def units(*changes: str, side: str = "o") -> list[UnitInOrder]:
    """One unit per argument; it names the changes of the unit, joined by +."""
    return [
        UnitInOrder(
            f"{side}{n}",
            n,
            "tasks",
            "sentence",
            "tasks.1",
            f"{side}{n}",
            tuple(filter(None, each.split("+"))),
        )
        for n, each in enumerate(changes)
    ]


def laid_out(old: list[UnitInOrder], new: list[UnitInOrder]) -> list[tuple[str, str]]:
    return [
        (" ".join(u.text for u in row.old), " ".join(u.text for u in row.new))
        for row in aligned_rows(old, new)
    ]


def test_counterparts_stand_in_one_row_in_the_newer_order() -> None:
    assert laid_out(units("a", "b"), units("b", "a", side="n")) == [("o1", "n0"), ("o0", "n1")]


def test_what_was_dropped_follows_its_aligned_neighbour() -> None:
    assert laid_out(units("a", "x", "b"), units("a", "b", side="n")) == [
        ("o0", "n0"),
        ("o1", ""),
        ("o2", "n1"),
    ]


def test_what_was_dropped_first_of_all_comes_first() -> None:
    assert laid_out(units("x", "a"), units("a", side="n")) == [("o0", ""), ("o1", "n0")]


def test_what_was_added_has_no_older_side() -> None:
    assert laid_out(units("a"), units("a", "y", side="n"))[1] == ("", "n1")


def test_changes_that_share_a_unit_make_one_row() -> None:
    assert laid_out(units("a", "b"), units("a+b", side="n")) == [("o0 o1", "n0")]


names = st.lists(st.sampled_from(["", "a", "b", "c", "a+b", "b+c"]), max_size=8)


@given(names, names)
def test_every_unit_stands_in_exactly_one_row(old: list[str], new: list[str]) -> None:
    olds, news = units(*old), units(*new, side="n")
    rows = aligned_rows(olds, news)
    assert sorted(u.unit_id for row in rows for u in (*row.old, *row.new)) == sorted(
        u.unit_id for u in (*olds, *news)
    )


def page_of(key: str | None) -> str | None:
    return key


def in_sections(units_: list[UnitInOrder], *keys: str) -> list[UnitInOrder]:
    return [replace(unit, section_key=key) for unit, key in zip(units_, keys, strict=True)]


def pointers(
    old: list[UnitInOrder], new: list[UnitInOrder], moved: str = ""
) -> list[tuple[str, str, str | None]]:
    rows = with_pointers(aligned_rows(old, new), (old, new), frozenset(moved), page_of)
    return [
        ("".join(u.text for u in (*row.old, *row.new)), str(row.section), row.elsewhere)
        for row in rows
        if row.elsewhere
    ]


def test_a_merged_sentence_is_pointed_at_from_its_own_section() -> None:
    new = in_sections(units("a", "a", side="n"), "one", "two")
    assert pointers(units("a"), new) == [("n1", "two", "one")]


def test_a_moved_sentence_is_pointed_at_from_where_it_stood() -> None:
    old = in_sections(units("a", "m", "b"), "x", "x", "y")
    new = in_sections(units("a", "b", "m", side="n"), "one", "two", "two")
    assert pointers(old, new, moved="m") == [("o1", "one", "two")]


def test_what_stays_among_its_neighbours_has_no_pointer() -> None:
    old, new = units("a", "m", "b"), units("a", "b", "m", side="n")
    assert pointers(old, new, moved="m") == []


@given(names, names, st.data())
def test_pointers_only_add_rows(old: list[str], new: list[str], data: st.DataObject) -> None:
    keys = st.sampled_from(["one", "two"])
    olds = in_sections(units(*old), *data.draw(st.tuples(*(keys for _ in old))))
    news = in_sections(units(*new, side="n"), *data.draw(st.tuples(*(keys for _ in new))))
    rows = aligned_rows(olds, news)
    pointed = with_pointers(rows, (olds, news), frozenset("ab"), page_of)
    assert tuple(row for row in pointed if row.elsewhere is None) == rows
    assert all(row.elsewhere != row.section for row in pointed if row.elsewhere is not None)
    on_pages = [row for page in ("one", "two") for row in rows_of_page(pointed, page, page_of)]
    assert len(on_pages) == len(pointed) or not news
