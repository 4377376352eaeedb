from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fictional_report import AIMS, CLOSING, OPENING, REVIEW, SPEECH, TASKS, report

from ingest.report import read_report

if TYPE_CHECKING:
    from warehouse.records import Finding

LONG_REVIEW = tuple(
    f"{paragraph}沿线{word}户乡亲领到了搬迁补贴，{word}处塌方路段修起了护坡，{word}座水闸换上了新门。"
    for paragraph, word in zip(REVIEW[2:5], ("三百", "五百", "七百"), strict=True)
)


def findings(*paragraphs: str, between: str = "\n") -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in read_report(report(*paragraphs, between=between)).findings:
        found.setdefault(finding.kind, []).append(finding)
    return found


def test_a_whole_speech_has_no_findings() -> None:
    assert findings() == {}


def test_a_repeated_passage_is_found_at_its_later_place_and_its_units_name_the_first() -> None:
    source = report(*OPENING, REVIEW[0], REVIEW[1], *LONG_REVIEW, LONG_REVIEW[1], *AIMS, *TASKS, *CLOSING)
    read = read_report(source)
    later = source.rindex(LONG_REVIEW[1])
    assert [(f.start, f.end) for f in read.findings if f.kind == "repeated_passage"] == [
        (later, later + len(LONG_REVIEW[1]))
    ]
    repeated = [unit for unit in read.units if unit.repeat_of]
    first = {unit.id: unit.text for unit in read.units}
    assert repeated
    assert all(first[unit.repeat_of or ""] == unit.text for unit in repeated)


def test_a_passage_repeated_with_another_comma_is_still_found() -> None:
    changed = LONG_REVIEW[1].replace("，修复老桥", "、修好老桥")
    assert "repeated_passage" in findings(
        *OPENING, *REVIEW[:2], *LONG_REVIEW, changed, *AIMS, *TASKS, *CLOSING
    )


def test_a_passage_that_begins_in_mid_sentence_is_a_splice_and_so_is_what_follows_it() -> None:
    torn = AIMS[1][:30] + LONG_REVIEW[0][60:] + "\n" + LONG_REVIEW[1]
    paragraphs = (
        *OPENING,
        *REVIEW[:2],
        *LONG_REVIEW,
        AIMS[0],
        torn,
        "渠兴业为主线，努力让山城更宜居。",
        *AIMS[2:],
        *TASKS,
        *CLOSING,
    )
    source = report(*paragraphs)
    places = [finding.start for finding in findings(*paragraphs)["splice"]]
    assert places == [source.index(torn) + 30, source.index("渠兴业为主线，努力让山城更宜居。\n今年经济")]


def test_no_target_is_read_out_of_a_repeated_passage() -> None:
    source = report(*OPENING, *REVIEW[:2], *LONG_REVIEW, *AIMS, *TASKS, LONG_REVIEW[0], *CLOSING)
    read = read_report(source)
    repeated = {unit.id for unit in read.units if unit.repeat_of}
    assert repeated
    assert not any(target.unit in repeated for target in read.targets)


@pytest.mark.parametrize(
    ("paragraphs", "kinds"),
    [
        (SPEECH[5:], {"missing_section", "truncated_start"}),
        (SPEECH[:7], {"truncated_end"}),
        ((*SPEECH[:-1], SPEECH[-2][:20]), {"truncated_end"}),
        (tuple(p for p in SPEECH if not p.startswith("（二）留住")), {"missing_section"}),
        (("位代表：", *SPEECH[1:]), {"lost_characters"}),
        ((*SPEECH[:4], "山路??通车，村村�有班车。", *SPEECH[4:]), {"lost_characters"}),
        ((*SPEECH[:4], "渡口经济稳步回升".encode().decode("latin-1"), *SPEECH[4:]), {"mojibake_repaired"}),
        ((*SPEECH[:4], "锟斤拷锟斤拷锟斤拷", *SPEECH[4:]), {"mojibake"}),
        ((*SPEECH[:3], SPEECH[3] + "（下转第三版）", *SPEECH[4:]), {"jump_line"}),
    ],
)  # fmt: skip
def test_every_kind_of_damage_is_found_and_nothing_else(paragraphs: tuple[str, ...], kinds: set[str]) -> None:
    assert set(findings(*paragraphs)) == kinds


def test_a_finding_says_in_chinese_what_is_missing() -> None:
    assert findings(*SPEECH[5:])["missing_section"][0].detail == "（二）之前缺少（一）。"


def test_lost_bytes_close_to_one_another_are_one_finding() -> None:
    assert len(findings(*SPEECH[:4], "山路�通�车，村�村有班车。", *SPEECH[4:])["lost_characters"]) == 1


def test_sections_that_were_announced_and_do_not_follow_are_missing_where_they_were_announced() -> None:
    announced = "为实现上述目标，重点抓好以下五个方面工作："
    paragraphs = tuple(announced if p.endswith("以下工作：") else p for p in SPEECH)
    (finding,) = findings(*paragraphs)["missing_section"]
    assert finding.start == report(*paragraphs).index(announced)
    assert finding.detail == "（三）之后缺少（四）、（五）。"


def test_a_paragraph_that_breaks_off_in_mid_phrase_and_goes_on_as_another_is_shown() -> None:
    torn = (
        *SPEECH[:4],
        "打通断头路十二条。修复老桥三十",
        "流动诊车驶进山村，孤寡老人用餐有了去处。",
        *SPEECH[4:],
    )
    assert [finding.severity for finding in findings(*torn)["splice"]] == ["warning"]


def test_utf8_read_as_gbk_is_found_at_its_place() -> None:
    garbled = "渡口经济稳步回升".encode().decode("gb18030")
    source = report(*SPEECH[:4], f"山路{garbled}，村村有班车。", *SPEECH[4:])
    (finding,) = [finding for finding in read_report(source).findings if finding.kind == "mojibake"]
    assert source[finding.start : finding.end] == garbled
