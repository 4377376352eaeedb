"""What the marks of a permanent address can tell apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from views.seal import Difference, Seal, differences, read_seal, seal_of

CITED = seal_of(("新建湖桥一座。", ""), ("a" * 64, "b" * 64), ("dropped", "likely"))


@pytest.mark.parametrize(
    ("texts", "snapshots", "judgement", "told"),
    [
        (("新建湖桥一座。", ""), ("a" * 64, "b" * 64), ("dropped", "likely"), ()),
        (("新建湖桥两座。", ""), ("c" * 64, "b" * 64), ("dropped", "likely"), ("text",)),
        (("新建湖桥一座", ""), ("a" * 64, "b" * 64), ("dropped", "likely"), ("reading",)),
        (("新建湖桥一座。", ""), ("c" * 64, "b" * 64), ("dropped", "likely"), ("source",)),
        (("新建湖桥一座。", ""), ("a" * 64, "b" * 64), ("dropped", "open"), ("judgement",)),
        (("", "新建湖桥一座。"), ("a" * 64, "b" * 64), ("added", "likely"), ("reading", "judgement")),
    ],
)
def test_what_has_changed_is_named(
    texts: tuple[str, ...],
    snapshots: tuple[str, ...],
    judgement: tuple[str, ...],
    told: tuple[Difference, ...],
) -> None:
    assert differences(CITED, seal_of(texts, snapshots, judgement)) == told


def test_a_seal_without_judgement_is_compared_by_text_and_source_alone() -> None:
    assert differences(seal_of(("湖",), ("a",)), seal_of(("湖",), ("a",), ("carried",))) == ()


@given(
    st.lists(st.text(max_size=5), min_size=1, max_size=4),
    st.lists(st.text(max_size=5), max_size=2),
    st.none() | st.lists(st.text(max_size=5), max_size=2),
)
def test_a_seal_survives_the_address(
    texts: list[str], snapshots: list[str], judgement: list[str] | None
) -> None:
    seal = seal_of(texts, snapshots, judgement)
    assert read_seal(str(seal)) == seal


@given(st.text())
def test_any_address_is_read_or_refused(told: str) -> None:
    assert isinstance(read_seal(told), Seal | None)


@pytest.mark.parametrize("told", [None, "", "x", "0123abcd", "0123abcd-0123abc", "-".join(["0123abcd"] * 4)])
def test_what_is_no_seal_is_none(told: str | None) -> None:
    assert read_seal(told) is None
