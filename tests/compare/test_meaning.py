"""Links by meaning, with a small encoder of our own: words that mean the same share a direction."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from fictional_units import fictional_units, renamed
from written_reports import report, unit

from compare.align import align_units, candidates
from compare.comparison import compare_reports
from compare.context import context_features
from compare.logistic import trained
from compare.meaning import meaning_scores, without_common

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.terms import Floats

SAME = str.maketrans({"爹": "父", "娘": "母"})


class CharacterEncoder:
    """Sums a fixed random direction per character; characters in SAME share theirs."""

    def vectors(self, texts: Sequence[str]) -> Floats:
        return np.stack([self._vector(text.translate(SAME)) for text in texts])

    def _vector(self, text: str) -> Floats:
        directions = [np.random.default_rng(ord(character)).standard_normal(48) for character in text]
        return np.sum([np.zeros(48), *directions], axis=0).astype(np.float32)


ENCODER = CharacterEncoder()


def test_the_stored_models_of_the_semantic_tier_name_exactly_the_scores_that_are_computed() -> None:
    units = fictional_units(1)
    pairs, scores = candidates(units, units, ENCODER)
    context = context_features(np.eye(len(units), dtype=np.float32), units, units, pairs)
    assert set(trained("first", "semantic").names) == set(scores)
    assert set(trained("second", "semantic").names) == set(scores) | set(context)


def test_units_that_mean_the_same_score_highest_though_they_share_no_character() -> None:
    old = [unit("o0", "修桥铺路。"), unit("o1", "爹娘。"), unit("o2", "种茶养蜂。"), unit("o3", "开渠引水。")]
    new = [unit("n0", "办学育人。"), unit("n1", "植树造林。"), unit("n2", "父母。"), unit("n3", "筑坝防洪。")]
    scores = meaning_scores(old, new, ENCODER)
    assert scores["meaning.cosine"][1].argmax() == 2
    assert scores["meaning.best"][1].argmax() == 2


def test_exchanging_the_texts_transposes_every_score_by_meaning() -> None:
    old, new = fictional_units(1)[:9], fictional_units(2)[:14]
    turned = meaning_scores(new, old, ENCODER)
    for name, scores in meaning_scores(old, new, ENCODER).items():
        np.testing.assert_allclose(scores, turned[name].T, atol=1e-4, err_msg=name)


def test_with_an_encoder_a_text_against_itself_links_every_unit_to_itself() -> None:
    units = fictional_units(4)
    links = align_units(units, renamed(units, "new"), ENCODER).links
    assert {(u.id, f"new/{u.id}") for u in units} <= {(link.old, link.new) for link in links}


def test_what_all_vectors_share_is_taken_away() -> None:
    shared = np.full((6, 3), 5, np.float32) + np.eye(6, 3, dtype=np.float32)
    assert np.abs(without_common(shared).mean(axis=0)).max() < 0.5


def test_one_unit_against_one_unit_compares_with_an_encoder_too() -> None:
    old, new = report(unit("o0", "修桥铺路。")), report(unit("n0", "修桥铺路。"))
    assert [c.kind for c in compare_reports(old, new, ENCODER).changes] == ["carried"]


def test_units_without_text_do_no_harm_to_meaning() -> None:
    units = tuple(replace(u, text="") for u in fictional_units(5)[:3])
    assert all(np.isfinite(s).all() for s in meaning_scores(units, fictional_units(6), ENCODER).values())
