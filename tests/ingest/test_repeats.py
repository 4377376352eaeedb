"""Where to look for repeated passages: sums over seeds name every place whose seed stands twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.damage.matters import RULES, densest
from ingest.damage.repeats import _SEED, _recurring
from ingest.outlining.drafts import DraftUnit


def unit(text: str) -> DraftUnit:
    return DraftUnit(text, 0, len(text), "tasks", (None, None, None), "tasks.1", "sentence", 0, 0, range(1))


@given(
    st.lists(
        st.sampled_from(["茶园与渡口" * 4, "云", "山。", "\ud800", "😀", "雾里看花水中望月"]), max_size=8
    )
)
def test_every_place_whose_seed_stands_twice_is_named(pieces: list[str]) -> None:
    text = "".join(pieces)
    seeds = [text[at : at + _SEED] for at in range(len(text) - _SEED + 1)]
    assert _recurring(text) == [at for at, seed in enumerate(seeds) if seeds.count(seed) > 1]


@given(st.lists(st.sampled_from([*RULES["words"]["clean"].split(), "茶" * 200, "，"]), max_size=30))
def test_a_matter_is_dwelt_on_enough_just_where_its_densest_place_has_as_many_words(words: list[str]) -> None:
    units = [unit(word) for word in words]
    most = densest(units, "clean")
    for enough in (1, 3, 5):
        assert (densest(units, "clean", enough) >= enough) == (most >= enough)
