from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from compare import clauses, features, similarity, standing, terms

texts = st.lists(st.text("山水林田湖草沙冰，、；0", max_size=12), min_size=1, max_size=6)
matrices = npst.arrays(
    np.float32, npst.array_shapes(min_dims=2, max_dims=2, max_side=7), elements=st.floats(0, 1, width=32)
)


def space_of(old: list[str], new: list[str]) -> similarity.TermSpace:
    cut = terms.split_clauses([*old, *new])
    return similarity.term_space(terms.gram_counts(cut.texts, (1, 2)), cut, len(old))


def every_score(space: similarity.TermSpace) -> dict[str, terms.Floats]:
    """Return every score of every pair as a matrix of old × new units."""
    shape = space.split, space.clauses.units - space.split
    rows, columns = np.indices(shape)
    pairs = rows.ravel(), columns.ravel()
    found = features.overlap_scores("x", similarity.overlap(space), pairs)
    members = clauses.PairClauses.of(space.clauses, space.split, pairs)
    found |= features.clause_overlap_scores("x", clauses.clause_scores(space), pairs, members)
    return {name: values.reshape(shape) for name, values in found.items()}


@given(texts, texts)
def test_exchanging_the_texts_transposes_every_score(old: list[str], new: list[str]) -> None:
    forward, backward = every_score(space_of(old, new)), every_score(space_of(new, old))
    for name, scores in forward.items():
        np.testing.assert_allclose(scores, backward[name].T, atol=1e-4, err_msg=name)


@given(texts, texts)
def test_every_score_is_finite_and_shares_stay_between_zero_and_one(old: list[str], new: list[str]) -> None:
    scores = every_score(space_of(old, new))
    assert all(np.isfinite(found).all() for found in scores.values())
    shares = [found for name, found in scores.items() if not name.endswith("shared")]
    assert all((found >= 0).all() and (found <= 1 + 1e-4).all() for found in shares)


@given(texts)
def test_no_pair_is_likelier_than_a_text_with_itself(units: list[str]) -> None:
    mean = every_score(space_of(units, units))["x.mean"]
    assert (mean.max(axis=1) <= mean.diagonal() + 1e-4).all()


def test_a_clause_kept_in_a_longer_sentence_is_found_by_its_clause_not_by_the_whole() -> None:
    old, new = ["整治柳叶渠水体"], ["扩建水厂供水，整治柳叶渠水体，推广秸秆还田", "召开座谈会"]
    scores = every_score(space_of(old, new))
    assert scores["x.best"][0, 0] == pytest.approx(1, abs=1e-4)
    assert scores["x.mean"][0, 0] < 0.8
    assert scores["x.found.high"][0, 0] == pytest.approx(1, abs=1e-4)


def test_a_clause_with_an_equal_rival_is_less_ahead_than_one_without() -> None:
    scores = every_score(space_of(["疏浚渡口"], ["疏浚渡口", "疏浚渡口", "种树"]))
    alone = every_score(space_of(["疏浚渡口"], ["疏浚渡口", "修桥", "种树"]))
    assert scores["x.ahead.low"][0, 0] < 0.6 < alone["x.ahead.low"][0, 0]


@given(matrices)
def test_equal_scores_share_the_better_rank(scores: terms.Floats) -> None:
    expected = (scores[:, None, :] > scores[:, :, None]).sum(axis=2)
    np.testing.assert_array_equal(standing.row_ranks(scores), expected)


@given(matrices)
def test_the_rival_is_the_best_other_score_in_the_row(scores: terms.Floats) -> None:
    for i, row in enumerate(standing.row_rivals(scores)):
        for j, rival in enumerate(row):
            assert rival == max(np.delete(scores[i], j), default=0)


@given(matrices, st.data())
def test_ranks_and_rivals_of_some_pairs_are_those_of_the_whole_matrix(
    scores: terms.Floats, data: st.DataObject
) -> None:
    places = data.draw(st.lists(st.integers(0, scores.size - 1), min_size=1, max_size=5))
    rows, columns = np.divmod(np.asarray(places), scores.shape[1])
    for rank, ranked in zip(standing.ranks_at(scores, (rows, columns)), standing.ranks(scores), strict=True):
        np.testing.assert_array_equal(rank, ranked[rows, columns])
    for rival, best in zip(standing.rivals_at(scores, (rows, columns)), standing.rivals(scores), strict=True):
        np.testing.assert_array_equal(rival, best[rows, columns])


@given(matrices, st.integers(1, 4))
def test_among_the_first_are_those_of_a_better_rank_in_row_or_column(
    scores: terms.Floats, places: int
) -> None:
    row, column = standing.ranks(scores)
    expected = (row < places) | (column < places)
    np.testing.assert_array_equal(standing.among_first(scores, places), expected)


@given(matrices, st.data())
def test_row_blocks_take_the_maximum_of_each_block(scores: terms.Floats, data: st.DataObject) -> None:
    cuts = data.draw(st.sets(st.integers(1, max(len(scores) - 1, 1)), max_size=4))
    starts = np.asarray(sorted({0, *(c for c in cuts if c < len(scores))}))
    np.testing.assert_array_equal(
        similarity.row_blocks(scores, starts), np.maximum.reduceat(scores, starts, axis=0)
    )


def test_numbers_become_one_placeholder_so_that_a_new_figure_leaves_the_clause_alike() -> None:
    assert (
        terms.split_clauses(["增长6.5%，其余不变"]).texts == terms.split_clauses(["增长7%，其余不变"]).texts
    )


def test_outline_marks_are_no_part_of_the_words() -> None:
    marked = ["（三）修桥", "三、修桥", "一是修桥", "2.修桥", "——修桥"]
    assert set(terms.split_clauses(marked).texts) == {"修桥"}


def test_a_decimal_at_the_start_of_a_text_is_no_outline_mark() -> None:
    assert terms.split_clauses(["3.5亿元投资"]).texts == ("0亿元投资",)


def test_skip_grams_find_an_abbreviation_in_its_long_form() -> None:
    counts = terms.Letters.of(["科普", "科学普及", "学科"]).skip_grams().toarray()
    assert (counts[0] * counts[1]).sum() == 1
    assert (counts[0] * counts[2]).sum() == 0


@given(st.lists(st.text("山水林", max_size=6), min_size=1, max_size=5), st.integers(1, 4))
def test_n_grams_are_counted_within_each_text_alone(pieces: list[str], size: int) -> None:
    expected = [max(len(piece) - size + 1, 0) for piece in pieces]
    assert terms.gram_counts(pieces, (size,)).sum(axis=1).ravel().tolist()[0] == expected


def test_names_and_figures_are_taken_as_they_stand() -> None:
    text = "实施“星火”工程和《湿地条例》，新建5G基站120个"
    assert terms.names(text) == ["星火", "湿地条例", "G"]
    assert terms.figures(text) == ["5G", "120个"]
