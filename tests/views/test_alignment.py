from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from views.alignment import aligned_rows
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
