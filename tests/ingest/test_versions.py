"""What was changed in a published text after it was first fetched."""

from __future__ import annotations

from fictional_report import report
from hypothesis import given
from hypothesis import strategies as st

from ingest.collating.differences import Witness
from ingest.holdings.versions import Version, find_silent_edits
from ingest.report import read_report
from warehouse.records import Capture

TEXT = report()
COUNTER = "浏览次数：{}　字号：大 中 小\n\n"


def version(day: int, text: str) -> Version:
    capture = Capture(
        at=f"2031-02-{day:02}T08:00:00Z",
        sha256=f"{hash(text) % 16**16:064x}",
        size=len(text),
        media_type="text/plain",
        region="yunting",
        year=2031,
        witness="gov",
        file_name="page.txt",
    )
    return Version(capture, Witness(text, read_report(text)))


def test_a_figure_changed_after_publication_is_named_with_both_readings_and_when_it_was_noticed() -> None:
    edited = TEXT.replace("新建返乡学堂5所", "新建返乡学堂3所")
    (edit,) = find_silent_edits([version(1, TEXT), version(4, edited)])
    assert (edit.kind, edit.old_text, edit.new_text) == ("misread_figure", "5所", "3所")
    assert (edit.old_captured_at, edit.noticed_at) == ("2031-02-01T08:00:00Z", "2031-02-04T08:00:00Z")


def test_a_sentence_taken_out_after_publication_is_shown_whole() -> None:
    sentence = "建设智慧船闸，过闸时间压到半小时以内。"
    (edit,) = find_silent_edits([version(1, TEXT), version(2, TEXT.replace(sentence, ""))])
    assert (edit.kind, edit.new_text) == ("lost_passage", "")
    assert sentence.rstrip("。") in edit.old_text


def test_another_view_counter_is_no_edit() -> None:
    assert not find_silent_edits(
        [version(1, COUNTER.format(17) + TEXT), version(2, COUNTER.format(911) + TEXT)]
    )


def test_an_edit_that_is_taken_back_is_two_edits() -> None:
    edited = TEXT.replace("2.4万人", "2万人")
    edits = find_silent_edits([version(1, TEXT), version(2, edited), version(3, TEXT)])
    assert [(edit.old_text, edit.new_text) for edit in edits] == [("2.4万人", "2万人"), ("2万人", "2.4万人")]


def test_a_page_that_shows_something_else_has_not_edited_the_report() -> None:
    assert not find_silent_edits([version(1, TEXT), version(2, "系统维护中，请稍后再来。")])


@given(st.integers(0, len(TEXT) - 1), st.integers(0, len(TEXT)))
def test_what_an_edit_quotes_stands_at_its_place_in_both_versions(start: int, end: int) -> None:
    edited = TEXT[:start] + TEXT[max(start, end) :]
    for edit in find_silent_edits([version(1, TEXT), version(2, edited)]):
        assert TEXT[edit.old_start : edit.old_end] == edit.old_text
        assert edited[edit.new_start : edit.new_end] == edit.new_text
