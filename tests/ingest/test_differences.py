"""What two texts of one report differ in: every damage named, and nothing else."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fictional_report import SPEAKER, SPEECH, TITLE, report
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from ingest.characters.letters import read_letters
from ingest.collating.differences import Witness, find_differences
from ingest.report import read_report

if TYPE_CHECKING:
    from warehouse.records import Difference

SAMPLE = Path(__file__).parents[2] / "reports" / "sample"
CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
WHOLE = report()
DIGITS = [match.start() for match in re.finditer(r"\d", WHOLE)]
SENTENCES = [s for s in re.findall(r"[^。！\n]+[。！]", WHOLE) if len(read_letters(s).text) >= 12]
LONG = [p for p in SPEECH if len(read_letters(p).text) >= 24]


def differences(base: str, other: str) -> tuple[Difference, ...]:
    return find_differences(Witness(base, read_report(base)), Witness(other, read_report(other)))


def kinds(base: str, other: str) -> Counter[str]:
    return Counter(difference.kind for difference in differences(base, other))


def of_files(base: Path, other: Path) -> tuple[Difference, ...]:
    if not base.exists():
        pytest.skip("the shared corpus is not beside the checkout")
    return differences(*(path.read_bytes().decode("utf-8") for path in (base, other)))


@given(st.text(max_size=300))
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert differences(text, text) == ()


@given(st.text(max_size=200), st.text(max_size=200))
def test_every_place_lies_within_its_text(base: str, other: str) -> None:
    for found in differences(base, other):
        assert 0 <= found.start <= found.end <= len(base)
        assert 0 <= found.other_start <= found.other_end <= len(other)


@settings(max_examples=40)  # each reads and compares two whole reports
@given(st.sampled_from(DIGITS), st.integers(1, 9))
def test_another_digit_is_one_misread_figure(at: int, step: int) -> None:
    other = WHOLE[:at] + str((int(WHOLE[at]) + step) % 10) + WHOLE[at + 1 :]
    assert kinds(WHOLE, other) == {"misread_figure": 1}


@settings(deadline=None)
@given(st.sampled_from(SENTENCES))
def test_a_sentence_left_out_is_one_lost_passage_and_one_put_in_an_added_one(sentence: str) -> None:
    without = WHOLE.replace(sentence, "", 1)
    assert kinds(WHOLE, without) == {"lost_passage": 1}
    assert kinds(without, WHOLE) == {"added_passage": 1}


@settings(deadline=None)
@given(st.sampled_from(LONG), st.booleans())
def test_a_paragraph_set_twice_is_one_repeated_passage(paragraph: str, at_end: bool) -> None:  # noqa: FBT001
    at = len(SPEECH) - 1 if at_end else SPEECH.index(paragraph)
    twice = report(*SPEECH[:at], paragraph, *SPEECH[at:])
    assert kinds(WHOLE, twice) == {"repeated_passage": 1}


def test_a_point_lost_from_a_figure_shows_the_whole_figure_with_its_unit() -> None:
    (found,) = differences(WHOLE, WHOLE.replace("2.4万人", "24万人"))
    assert (found.kind, found.text, found.other_text) == ("misread_figure", "2.4万人", "24万人")


@pytest.mark.parametrize("cut", ["5\n.5%", "5.\r\n5%", "5.5\n%"])
def test_a_figure_that_a_line_end_cuts_is_the_same_figure(cut: str) -> None:
    assert [d.kind for d in differences(WHOLE, WHOLE.replace("5.5%", cut)) if d.kind != "punctuation"] == []


def test_the_number_of_an_item_is_no_part_of_the_figure_on_the_next_line() -> None:
    base, other = (WHOLE.replace("疏浚航道40公里", f"\n1.{cut}40公里的航道要疏浚") for cut in ("\n", " "))
    assert "misread_figure" not in kinds(base, other)


def test_a_few_other_characters_are_misread_words() -> None:
    (found,) = differences(WHOLE, WHOLE.replace("夜市重新亮灯", "夜市里新亮灯"))
    assert (found.kind, found.text, found.other_text) == ("misread_words", "重", "里")


def test_a_cut_from_one_sentence_into_another_is_a_lost_passage_and_a_splice() -> None:
    start, end = WHOLE.index("亮灯。货运量"), WHOLE.index("老桥三十座")
    assert kinds(WHOLE, WHOLE[:start] + WHOLE[end:]) == {"lost_passage": 1, "splice": 1}


def test_a_paragraph_in_another_place_is_told_with_both_places() -> None:
    moved, at = SPEECH[5], SPEECH.index(SPEECH[14])
    other = report(*SPEECH[:5], *SPEECH[6:at], moved, *SPEECH[at:])
    (found,) = differences(WHOLE, other)
    assert found.kind == "splice"
    assert WHOLE[found.start : found.end] == other[found.other_start : found.other_end] == moved


def test_a_jump_line_and_a_source_line_are_furniture() -> None:
    other = report(*SPEECH[:9], "（下转3版）　（上接2版）", *SPEECH[9:]) + "（来源：云汀日报）"
    assert kinds(WHOLE, other) == {"furniture": 2}


def test_the_lines_of_title_and_speaker_are_no_passages() -> None:
    assert set(kinds(report(TITLE, SPEAKER, *SPEECH), WHOLE)) == {"furniture"}


def test_punctuation_and_width_are_counted_in_one_row_and_layout_is_nothing() -> None:
    other = WHOLE.replace("\n", "\r\n\r\n　　").replace("；", ";", 3).replace("5.5%", "\uff15.\uff15%")
    (found,) = differences(WHOLE, other)
    assert (found.kind, found.count) == ("punctuation", 5)


def test_variant_characters_are_spelling() -> None:
    (found,) = differences(WHOLE, WHOLE.replace("村村通班车", "村邨通班车"))
    assert (found.kind, found.text, found.other_text) == ("spelling", "村", "邨")


def test_a_text_in_traditional_script_is_spelled_otherwise_throughout() -> None:
    (found,) = [d for d in differences(WHOLE, OpenCC("s2hk").convert(WHOLE)) if d.kind != "punctuation"]
    assert (found.kind, found.count > 20) == ("spelling", True)


def test_the_damages_of_the_sample_page_of_2021_are_named_and_nothing_else() -> None:
    found = of_files(SAMPLE / "2021.txt", SAMPLE / "2021.web.txt")
    assert Counter(d.kind for d in found) == {
        "furniture": 4, "lost_passage": 4, "misread_words": 1, "repeated_passage": 1, "splice": 1,
    }  # fmt: skip


def test_the_damages_of_the_sample_reprint_of_2022_are_named_and_nothing_else() -> None:
    found = of_files(SAMPLE / "2022.txt", SAMPLE / "2022.reprint.txt")
    assert Counter(d.kind for d in found) == {
        "misread_words": 3, "repeated_passage": 2, "lost_passage": 3, "splice": 2, "furniture": 1,
    }  # fmt: skip


@pytest.mark.corpus
def test_the_newspaper_of_changzhou_2024_is_told_by_its_figures_words_repeats_and_missing_half() -> None:
    found = of_files(CORPUS / "changzhou/2024.txt", CORPUS / "changzhou/2024.newspaper.txt")
    figures = [(d.text, d.other_text) for d in found if d.kind == "misread_figure"]
    assert figures == [("4.1万个", "41万个"), ("532", "632")]
    counted = Counter(d.kind for d in found)
    assert counted["misread_words"] > 100
    assert (counted["repeated_passage"], counted["splice"]) == (3, 2)
    front = found[0] if found[0].kind == "lost_passage" else found[1]
    assert (front.start, front.end - front.start > 3000) == (0, True)


@pytest.mark.corpus
def test_the_reprint_of_shanghai_2024_has_only_a_jump_line_and_a_source_line_of_its_own() -> None:
    found = of_files(CORPUS / "shanghai/2024.txt", CORPUS / "shanghai/2024.reprint.txt")
    assert [d.kind for d in found] == ["furniture", "furniture"]


def repeating(times: int) -> tuple[str, str]:
    """Two texts that say the same sentences so many times over, each in another order."""
    sentences = ["".join(chr(0x4E00 + (n * 31 + at * at) % 9973) for at in range(30)) for n in range(200)]
    base, other = (
        "\n".join(sentences[n * step % 200] + "。" for n in range(200 * times)) for step in (7, 11)
    )
    return base, other


def steps_of(base: str, other: str) -> int:
    """Count the calls that comparing two texts makes, and the returns from them."""
    steps = 0

    def count(*_: object) -> None:
        nonlocal steps
        steps += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        differences(base, other)
    finally:
        sys.setprofile(before)
    return steps


def test_texts_that_repeat_themselves_without_end_take_steps_as_they_are_long() -> None:
    differences(*repeating(1))  # patterns and words are read once
    assert steps_of(*repeating(4)) < 2.5 * steps_of(*repeating(2))  # all stretches against all took 11 times


@pytest.mark.corpus
@pytest.mark.usefixtures("corpus")
def test_two_texts_of_a_report_take_few_steps_a_letter() -> None:
    base, other = (
        (CORPUS / "changzhou" / name).read_bytes().decode("utf-8")
        for name in ("2024.txt", "2024.newspaper.txt")
    )
    differences(base, other)  # patterns and words are read once
    assert steps_of(base, other) < 50 * len(base + other)  # 35 when this was written
