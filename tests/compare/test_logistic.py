from __future__ import annotations

import numpy as np
import pytest
from fictional_units import fictional_units

from compare.align import candidates
from compare.context import context_features
from compare.logistic import WEIGHTS, Logistic, bent, spread, trained


def test_the_stored_models_name_exactly_the_scores_that_are_computed() -> None:
    units = fictional_units(1)
    pairs, scores = candidates(units, units)
    assert set(trained("first").names) == set(scores)
    context = context_features(np.eye(len(units), dtype=np.float32), units, units, pairs)
    assert set(trained("second").names) == set(scores) | set(context)


def test_the_weights_file_holds_names_and_numbers_and_no_text_of_a_report() -> None:
    assert all(file.read_text(encoding="utf-8").isascii() for file in WEIGHTS.values())


def test_a_score_above_a_knot_counts_what_lies_above_it() -> None:
    assert bent(np.array([1.5])).tolist() == [[1.5, 1.5, 0.5, 0.0]]


def test_a_probability_is_the_logistic_of_the_weighted_scores() -> None:
    model = Logistic(("x",), np.zeros(1), np.ones(1), np.array([[1.0, 0, 0, 0.5]]), 0.0)
    likely = model.likely({"x": np.array([3, -1], np.float32)})
    assert likely.tolist() == pytest.approx([1 / (1 + np.exp(-3.5)), 1 / (1 + np.exp(1))], abs=1e-6)


def test_pairs_that_are_no_candidates_have_no_probability() -> None:
    found = spread(np.array([0.7], np.float32), (np.array([0]), np.array([1])), (2, 2))
    assert found.tolist() == [[0, pytest.approx(0.7)], [0, 0]]
