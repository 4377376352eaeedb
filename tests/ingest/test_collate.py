"""One text out of several: what is joined, what is filled, what is left alone."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from fictional_report import SPEECH, report
from fictional_witnesses import GAP, WHOLE, pages, second_half, three_pages, web_page
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.characters.letters import read_letters
from ingest.collate import KeptAs, choose_base, collate
from ingest.collating.differences import Filling, Part, Witness
from ingest.collating.joining import Joined, fill, join_pages, whole
from ingest.report import read_report
from warehouse.records import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ingest.collate import Collated
    from warehouse.records import Piece

KEPT = KeptAs("yunting", 2031, "云汀市")
TEXT = st.text(alphabet="云汀渡口三五。，：\n（下转7版）上接1", max_size=80)


def witness(text: str, *findings: Finding) -> Witness:
    read = read_report(text, region="yunting", year=2031, expected_name="云汀市", findings=findings)
    return Witness(text, read, findings)


def collated(kept: KeptAs = KEPT, **texts: str) -> Collated | None:
    return collate({name: witness(text) for name, text in texts.items()}, kept)


def stands_in_origins(text: str, pieces: tuple[Piece, ...], origins: Mapping[str, str]) -> bool:
    """Say whether the pieces cover a text but for single line breaks, each equal to its origin."""
    ends = [0, *(piece.end for piece in pieces)]
    breaks = [text[end : piece.start] for end, piece in zip(ends, pieces, strict=False)]
    equal = all(
        text[p.start : p.end] == origins[p.origin][p.origin_start : p.origin_start + p.end - p.start]
        for p in pieces
    )
    return equal and set(breaks) <= {"", "\n"} and text[ends[-1] :] in {"", "\n"}


def test_two_pages_are_joined_at_their_jump_lines_within_the_sentence() -> None:
    front, back = pages()
    found = collated(front=front, back=back)
    assert found is not None
    assert (found.text, found.report.coverage.verdict) == (WHOLE, "full")
    assert [piece.origin for piece in found.pieces] == ["front", "back"]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_three_pages_are_joined_in_their_order_whatever_they_are_called(order: tuple[int, ...]) -> None:
    named = dict(zip("abc", (three_pages()[at] for at in order), strict=True))
    found = collated(**named)
    assert found is not None
    assert found.text == WHOLE


def test_pages_between_which_one_is_missing_are_not_joined() -> None:
    first, _, third = three_pages()
    assert collated(first=first, third=third) is None


def test_a_gap_is_filled_from_another_text_and_each_unit_says_from_which() -> None:
    found = collated(web=web_page(), paper=second_half())
    assert found is not None
    assert found.text == WHOLE
    origins = {unit.origin for unit in found.report.units if GAP[0] <= unit.start < GAP[1]}
    assert origins == {"paper"}
    assert {unit.origin for unit in found.report.units if not GAP[0] <= unit.start < GAP[1]} == {"web"}


def test_a_set_phrase_that_stands_elsewhere_too_is_filled_where_it_belongs() -> None:
    phrase = (
        "牢记“渡口连着人家、山路连着人心”的嘱托，一年接着一年修，一届接着一届干，"
        "让守渡人、护林人、修路人都有回家的好路，"
    )
    twice = WHOLE.replace("城乡面貌有了", f"{phrase}城乡面貌有了").replace(
        "扩大返乡", f"我们{phrase}扩大返乡"
    )
    start, end = twice.index("（二）留住青年"), twice.index("（三）守住山林")
    found = collated(web=twice[:start] + twice[end:], paper=twice[twice.index("二、2031年重点工作") :])
    assert found is not None
    assert found.text == twice


def test_a_passage_that_the_filling_text_repeats_by_a_fault_is_filled_once() -> None:
    again = WHOLE[WHOLE.index("今年是云汀建市") : WHOLE.index("为实现上述目标")]
    faulty = second_half().replace("（三）守住山林", f"{again}（三）守住山林")
    assert "repeated_passage" in {finding.kind for finding in read_report(faulty).findings}
    found = collated(web=web_page(), paper=faulty)
    assert found is not None
    assert read_letters(found.text).text == read_letters(WHOLE).text


def test_halves_that_overlap_by_one_sentence_are_put_together() -> None:
    letters = [chr(0x4E00 + at * at % 4093) for at in range(3000)]
    more = "".join(f"{''.join(letters[at : at + 20])}。" for at in range(0, 3000, 20))
    long = WHOLE.replace("（二）山区道路", f"{more}\n（二）山区道路")
    first, last = long.index("二、2031年重点工作"), long.index("今年经济社会发展的主要")
    found = collated(front=long[:last], back=long[first:])
    assert found is not None
    assert found.text == long


def test_a_heading_that_is_missing_is_filled_though_it_is_short() -> None:
    heading = "（二）留住青年，办好返乡学堂\n"
    web = WHOLE.replace(heading, "")
    assert read_report(web).coverage.verdict == "partial"
    found = collated(web=web, paper=second_half())
    assert found is not None
    assert found.text == WHOLE


def test_where_both_have_a_wording_the_base_keeps_its_own() -> None:
    found = collated(web=web_page(), paper=second_half().replace("补种杉木8万亩", "补种杉木3万亩"))
    assert found is not None
    assert found.text == WHOLE


def test_a_whole_text_is_left_as_it_is() -> None:
    assert collated(main=WHOLE, web=web_page(), paper=second_half()) is None


@pytest.mark.parametrize(
    "other",
    [
        report(*SPEECH[:4]),
        WHOLE.replace("云汀", "望岫"),
        "把面粉倒进盆里，加水揉成面团，醒面半小时。" * 40,
        "各位代表！\n" + "渡口边的每一家店铺都亮起了新灯，客人坐着渡船来。" * 60,
    ],
    ids=["no more than we have", "another city's", "no report", "nothing shared"],
)
def test_what_cannot_help_fills_nothing(other: str) -> None:
    assert collated(web=web_page(), other=other) is None


def test_an_abstract_fills_nothing() -> None:
    abstract = "云汀市政府工作报告（摘要）\n" + second_half()[: GAP[1] - GAP[0] + 300]
    assert read_report(abstract).coverage.verdict != "full"
    found = collated(web=web_page(), abstract=abstract)
    assert found is None or found.text == WHOLE


def test_what_only_a_page_tells_is_kept_whichever_text_begins() -> None:
    page = f"发布日期：2031-01-12\n{web_page()}"
    found = collated(web=second_half(), page=page)
    assert found is not None
    assert found.report.published_on == "2031-01-12"
    assert found.report.speaker == "代市长 顾泉"


def test_a_page_that_is_a_picture_stays_a_finding_where_nothing_fills_it() -> None:
    web, at = web_page(), web_page().index("推进封山育林")
    scanned = Finding("scanned_pages", at, at + 1, "第3页是图片。", "error")
    found = collate({"web": witness(web, scanned), "paper": witness(second_half())}, KEPT)
    assert found is not None
    (kept,) = [finding for finding in found.report.findings if finding.kind == "scanned_pages"]
    assert found.text[kept.start :].startswith("推进封山育林")


def test_a_text_that_is_another_citys_report_is_the_last_to_stand_for_the_year() -> None:
    texts = {"main": witness(WHOLE.replace("云汀", "望岫")), "web": witness(web_page())}
    assert choose_base({name: each.report for name, each in texts.items()}) == "web"


def test_of_two_whole_texts_the_official_one_stands_for_the_report() -> None:
    whole_text = witness(WHOLE).report
    assert choose_base({"main": whole_text, "site": whole_text}, official={"site"}) == "site"
    assert choose_base({"main": whole_text, "site": whole_text}) == "main"


def test_a_whole_text_stands_before_an_official_one_with_a_gap() -> None:
    texts = {"site": witness(web_page()).report, "reprint": witness(WHOLE).report}
    assert choose_base(texts, official={"site"}) == "reprint"


@settings(deadline=None, max_examples=25)
@given(st.integers(100, len(WHOLE) - 70), st.booleans())
def test_pages_cut_anywhere_give_all_letters_again_with_one_jump_line_or_two(at: int, both: bool) -> None:  # noqa: FBT001
    front = WHOLE[:at] + ("\n（下转7版）" if both else "")
    found = collated(front=front, back=f"（上接1版）\n{WHOLE[at:]}")
    if both:
        assert found is not None
    if found is not None:
        assert read_letters(found.text).text == read_letters(WHOLE).text
        assert stands_in_origins(
            found.text, found.pieces, {"front": front, "back": f"（上接1版）\n{WHOLE[at:]}"}
        )


@settings(deadline=None, max_examples=25)
@given(st.data())
def test_gaps_of_one_text_filled_from_another_stand_in_their_origins(data: st.DataObject) -> None:
    spans = st.tuples(st.integers(0, len(SPEECH) - 1), st.integers(1, 9))
    texts = {}
    for name in ("one", "two"):
        start, length = data.draw(spans)
        texts[name] = report(*SPEECH[:start], *SPEECH[start + length :])
    found = collated(**texts)
    if found is not None:
        assert stands_in_origins(found.text, found.pieces, texts)
        assert collated(**dict(reversed(texts.items()))) == found


@given(TEXT, TEXT)
def test_joined_pages_stand_in_their_origins(first: str, second: str) -> None:
    texts = {"a": first, "b": second}
    one, other = ((whole(name, text), read_letters(text)) for name, text in texts.items())
    joined = join_pages(one, other)
    assert joined is None or stands_in_origins(joined.text, joined.pieces, texts)


@given(TEXT, TEXT, st.data())
def test_a_filled_text_stands_in_its_origins(base: str, other: str, data: st.DataObject) -> None:
    start, end = sorted((data.draw(st.integers(0, len(base))), data.draw(st.integers(0, len(base)))))
    first, last = sorted((data.draw(st.integers(0, len(other))), data.draw(st.integers(0, len(other)))))
    filling = Filling(start, end, (Part("other", first, last, "\n"),), "\n")
    filled = fill(whole("base", base), whole("other", other), [filling])
    assert stands_in_origins(filled.text, filled.pieces, {"base": base, "other": other})


@given(TEXT, st.integers(0, 80), st.integers(0, 80))
def test_a_stretch_cut_out_stands_in_its_origin(text: str, start: int, end: int) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    cut: Joined = whole("a", text).cut(start, end)
    assert cut.text == text[start:end]
    assert stands_in_origins(cut.text, cut.pieces, {"a": text})
