"""The closing account of difficulties reports on promises by its figures alone."""

from __future__ import annotations

import pytest
from written_reports import pair, report, unit

from compare.difficulties import difficulties
from compare.outcomes import outcomes

DONE = tuple(unit(f"r{i}", f"修好第{i}段海堤。", role="review", commitment=False) for i in range(20))
BEGIN = unit("d1", "我们也清醒看到，困难仍然不少。", role="review", commitment=False)
ROWS = unit("d2", "渔港配套设施没有建成投用。", role="review", commitment=False)


def test_the_account_of_difficulties_goes_to_the_end_of_the_review() -> None:
    assert difficulties((*DONE, BEGIN, ROWS)) == {"d1", "d2"}


@pytest.mark.parametrize(
    "begin",
    ["我们也清楚地认识到，短板不少。", "发展还面临一些困难和挑战，主要是：", "成绩可喜，问题也不容忽视。"],
)
def test_the_account_is_known_by_other_openings_too(begin: str) -> None:
    opening = unit("d1", begin, role="review", commitment=False)
    assert difficulties((*DONE, opening, ROWS)) == {"d1", "d2"}


def test_an_account_of_difficulties_early_in_the_review_closes_nothing() -> None:
    assert difficulties((DONE[0], BEGIN, ROWS, *DONE[1:])) == set()


def test_a_review_without_such_words_has_no_account_of_difficulties() -> None:
    assert difficulties((*DONE, ROWS)) == set()


def test_what_stands_among_difficulties_is_said_to_stand_there_and_keeps_no_promise() -> None:
    promise = unit("o1", "渔港配套设施建成投用。")
    (found,) = outcomes(pair(report(promise), report(*DONE, BEGIN, ROWS)))
    assert (found.verdict, found.certainty, found.reason) == (
        "reported_unquantified",
        "open",
        "回顾部分是在讲困难和问题时提到此事（“渔港配套设施没有建成投用。”）。",
    )


def test_the_same_words_before_the_account_of_difficulties_keep_it() -> None:
    promise = unit("o1", "渔港配套设施建成投用。")
    told = unit("r99", "渔港配套设施建成投用。", role="review", commitment=False)
    (found,) = outcomes(pair(report(promise), report(told, *DONE, BEGIN)))
    assert found.verdict == "met"
