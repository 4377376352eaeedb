from __future__ import annotations

import numpy as np

from compare.linking import LinkRule, linked_pairs, stored_rule

RULE = LinkRule(alone=0.4, together=0.5, least=0.15)


def places(likely: list[list[float]]) -> set[tuple[int, int]]:
    rows, columns = linked_pairs(np.asarray(likely, np.float32), RULE)
    return set(zip(rows.tolist(), columns.tolist(), strict=True))


def test_every_pair_that_is_likely_alone_is_linked() -> None:
    assert places([[0.9, 0.5], [0.1, 0.1]]) == {(0, 0), (0, 1)}


def test_a_unit_whose_candidates_together_are_probable_keeps_the_best_of_them() -> None:
    assert places([[0.3, 0.35, 0.1]]) == {(0, 1)}


def test_the_rule_is_the_same_from_the_side_of_the_new_text() -> None:
    assert places([[0.3], [0.35], [0.1]]) == {(1, 0)}


def test_a_unit_with_only_faint_candidates_has_no_link() -> None:
    assert places([[0.12] * 12]) == set()


def test_a_probability_of_one_does_no_harm() -> None:
    assert places([[1.0]]) == {(0, 0)}


def test_the_stored_rule_is_ordered() -> None:
    assert 0 < stored_rule().least < stored_rule().alone <= stored_rule().together < 1
