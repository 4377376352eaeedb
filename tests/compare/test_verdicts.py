"""What is said of a unit without link, and what must not be said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from written_reports import DIGEST, NO_REVIEW, SectionLink, cut_off, near, pair, report, section, unit

from compare.reported import may_be_reported_done
from compare.verdicts import added_changes, dropped_changes, judge_added, judge_dropped
from warehouse.records import Coverage, Outcome

OLD = unit("o1", "新建北塘渡轮码头，开通夜航。", section="tasks.2")
ELSE = unit("n1", "办好市民夜校。", section="tasks.1")


def test_nothing_near_and_nothing_reported_is_silence_and_certain() -> None:
    judged = judge_dropped(pair(report(OLD), report(ELSE)), OLD)
    assert (judged.verdict, judged.certainty) == ("dropped_silent", "certain")


@pytest.mark.parametrize(("score", "certainty"), [(0.03, "certain"), (0.19, "likely"), (0.25, "open")])
def test_the_nearer_the_best_candidate_the_less_certain(score: float, certainty: str) -> None:
    old = unit("o1", "新建北塘渡轮码头，开通夜航，培训船工。", section="tasks.2")
    found = pair(report(old), report(ELSE), candidates_old={"o1": near("o1", "n1", score)})
    assert judge_dropped(found, old).certainty == certainty


def test_who_promises_more_things_at_once_is_dropped_less_certainly() -> None:
    one, many = (unit("o1", text, section="tasks.2") for text in ("修桥。", "修桥，铺路，开渠，植树。"))
    found = {
        u.text: judge_dropped(
            pair(report(u), report(ELSE), candidates_old={"o1": near("o1", "n1", 0.15)}), u
        ).certainty
        for u in (one, many)
    }
    assert found == {one.text: "certain", many.text: "likely"}


def test_many_faint_candidates_make_a_drop_as_doubtful_as_a_near_one() -> None:
    near_one = pair(report(OLD), report(ELSE), candidates_old={"o1": near("o1", "n1", 0.1)})
    assert judge_dropped(near_one, OLD).certainty == "certain"
    assert judge_dropped(replace(near_one, expected_old={"o1": 0.5}), OLD).certainty == "likely"


def test_a_candidate_just_under_a_link_is_left_to_a_person() -> None:
    found = pair(report(OLD), report(ELSE), candidates_old={"o1": near("o1", "n1", 0.38)})
    assert judge_dropped(found, OLD).verdict == "cannot_tell"


def test_the_nearest_candidates_are_cited_with_why_they_were_refused() -> None:
    found = pair(report(OLD), report(ELSE), candidates_old={"o1": near("o1", "n1", 0.2)})
    (cited,) = judge_dropped(found, OLD).evidence
    assert (cited.unit, cited.part, bool(cited.note)) == ("n1", "candidate", True)


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("北塘渡轮码头建成投用。", "dropped_reported_done"),
        ("北塘渡轮码头正在加快推进，有望建成。", "dropped_silent"),
        ("建成南坝体育馆。", "dropped_silent"),
    ],
)
def test_only_a_report_of_completion_of_the_same_object_makes_it_done(said: str, verdict: str) -> None:
    review = unit("r1", said, role="review", commitment=False)
    found = pair(report(OLD), report(review, ELSE), review_matches={"o1": near("o1", "r1", 0.9)})
    assert judge_dropped(found, OLD).verdict == verdict


@pytest.mark.parametrize(
    ("said", "worth_it"),
    [
        ("北塘渡轮码头建成投用。", True),
        ("北塘渡轮码头正在加快推进，有望建成。", False),
        ("建成南坝体育馆。", False),
        ("北塘渡轮码头迎来游客。", False),
    ],
)
def test_review_units_are_ranked_only_where_one_could_make_it_done(said: str, *, worth_it: bool) -> None:
    review = unit("r1", said, role="review", commitment=False)
    assert may_be_reported_done(pair(report(OLD), report(review, ELSE)), [OLD]) is worth_it


def test_review_units_are_not_ranked_for_what_its_outcome_has_settled() -> None:
    review = unit("r1", "北塘渡轮码头建成投用。", role="review", commitment=False)
    missed = Outcome(OLD.id, None, "missed", (review.id,), None, None, "likely", "")
    found = pair(report(OLD), report(review), outcomes={OLD.id: (missed,)})
    assert not may_be_reported_done(found, [OLD])


def test_the_report_of_completion_is_the_first_evidence() -> None:
    review = unit("r1", "北塘渡轮码头建成投用。", role="review")
    found = pair(report(OLD), report(review), review_matches={"o1": near("o1", "r1", 0.9)})
    assert judge_dropped(found, OLD).evidence[0].part == "review"


def test_a_clause_that_stands_in_a_near_unit_is_merged_into_it() -> None:
    new = unit("n1", "统筹水上交通，新建北塘渡轮码头和航标站。")
    found = pair(report(OLD), report(new), candidates_old={"o1": near("o1", "n1", 0.2)})
    judged = judge_dropped(found, OLD)
    assert (judged.verdict, judged.evidence[0].part) == ("merged_into", "successor")


def test_a_digest_never_makes_anything_dropped() -> None:
    judged = judge_dropped(pair(report(OLD), report(ELSE, coverage=DIGEST)), OLD)
    assert (judged.verdict, judged.certainty) == ("cannot_tell", "open")


def test_a_unit_whose_section_may_be_in_the_missing_part_cannot_be_told() -> None:
    new = report(ELSE, coverage=cut_off("tasks.2"))
    assert judge_dropped(pair(report(OLD), new), OLD).verdict == "cannot_tell"


def test_a_gap_anywhere_in_goals_or_tasks_is_enough_since_matters_move() -> None:
    old = report(OLD, sections=[section("tasks", "重点工作"), section("tasks.2", "水上交通")])
    new = report(ELSE, coverage=cut_off("tasks.5"), sections=[section("tasks.1", "水上交通")])
    links = (SectionLink("tasks.2", "tasks.1", "kept", 2, 1),)
    assert judge_dropped(pair(old, new, sections=links), OLD).verdict == "cannot_tell"


def test_a_gap_in_the_review_alone_hides_no_task() -> None:
    judged = judge_dropped(pair(report(OLD), report(ELSE, coverage=NO_REVIEW)), OLD)
    assert (judged.verdict, judged.certainty) == ("dropped_silent", "certain")


def test_tasks_whose_goals_are_cut_off_may_have_lost_their_beginning_too() -> None:
    roles = {"review": "present", "goals": "missing", "tasks": "present"}
    new = report(ELSE, coverage=Coverage("partial", roles, (), ()))
    assert judge_dropped(pair(report(OLD), new), OLD).verdict == "cannot_tell"


def test_an_incomplete_old_text_never_makes_anything_added() -> None:
    judged = judge_added(pair(report(OLD, coverage=cut_off("tasks.9")), report(ELSE)), ELSE)
    assert judged.verdict == "cannot_tell"


def test_in_a_text_of_far_less_room_nothing_is_certainly_dropped() -> None:
    old = report(OLD, unit("o2", "办好托育。" * 20))
    (change,) = dropped_changes(pair(old, report(ELSE), [("o2", "n1")]), old.units)
    assert (change.verdict, change.certainty) == ("dropped_silent", "likely")


def test_every_unlinked_unit_gets_exactly_one_change_and_linked_ones_none() -> None:
    old, new = report(OLD, unit("o2", "办夜校。")), report(ELSE, unit("n2", "修渠。"))
    found = pair(old, new, [("o2", "n1")])
    assert [c.old for c in dropped_changes(found, old.units)] == [("o1",)]
    assert [c.new for c in added_changes(found, new.units)] == [("n2",)]


def test_a_slogan_is_never_certainly_dropped() -> None:
    slogan = unit("o1", "让我们携手同行。", commitment=False)
    assert judge_dropped(pair(report(slogan), report(ELSE)), slogan).certainty == "likely"


def test_a_slogan_without_successor_is_kept_but_no_commitment() -> None:
    slogan = unit("o1", "让我们携手同行。", commitment=False)
    (change,) = dropped_changes(pair(report(slogan), report(ELSE)), [slogan])
    assert (change.commitment, change.weight < 0.2) == (False, True)
