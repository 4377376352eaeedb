"""Silence on a part of a sentence beside the review sentence that tells of another part."""

from __future__ import annotations

import pytest
from written_reports import pair, report, target, unit

from compare.outcomes import outcomes

OTHER = unit("r9", "气候温和，市民安居。", role="review", commitment=False)
PROMISE = unit("o1", "修建远洋渔港5座，压减近海捕捞产能300万吨。")
GOALS = [
    target(PROMISE, "远洋渔港", 5, "座"),
    target(PROMISE, "近海捕捞产能", 300, "万吨", aspect="reduction"),
]


@pytest.mark.parametrize(
    ("review", "certainty", "nearest"),
    [
        ("修建远洋渔港5座，退出近海捕捞船800艘。", "open", "r1"),
        ("修建远洋渔港5座，游客明显增多。", "certain", None),
    ],
)
def test_silence_is_open_where_the_sentence_on_its_neighbour_may_speak_of_it(
    review: str, certainty: str, nearest: str | None
) -> None:
    said = unit("r1", review, role="review", commitment=False)
    found = outcomes(pair(report(PROMISE, targets=GOALS), report(said, OTHER)))
    silent = next(o for o in found if o.target == 1)
    assert (silent.verdict, silent.certainty, silent.nearest) == ("not_reported", certainty, nearest)
