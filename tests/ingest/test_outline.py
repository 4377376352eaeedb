from __future__ import annotations

from fictional_report import AIMS, CLOSING, OPENING, REVIEW, SESSION, SPEAKER, SPEECH, TASKS, TITLE, report

from ingest.outline import Outline, read_outline
from ingest.outlining.blocks import read_paragraphs


def outline(*paragraphs: str) -> Outline:
    return read_outline(read_paragraphs(report(*paragraphs)))


def roles(read: Outline) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for draft in read.drafts:
        found.setdefault(draft.role, []).append(draft.text)
    return found


def keys(read: Outline, level: str) -> list[str]:
    return [section.key for section in read.sections if section.level == level]


def test_the_parts_have_roles_and_the_aims_stand_before_the_tasks() -> None:
    assert keys(outline(), "part") == ["preamble", "review.1", "goals.2", "tasks.2", "closing"]


def test_sections_carry_the_numbers_of_the_text() -> None:
    assert keys(outline(), "section") == [
        "review.1.1", "review.1.2", "review.1.3", "tasks.2.1", "tasks.2.2", "tasks.2.3",
    ]  # fmt: skip


def test_a_themes_lead_names_it_for_the_sentences_behind_it() -> None:
    drafts = outline().drafts
    lead = next(draft for draft in drafts if draft.text == "清淤拓宽主航道。")
    behind = next(draft for draft in drafts if draft.text.startswith("投入三艘挖泥船"))
    assert (lead.kind, behind.kind) == ("lead", "sentence")
    assert behind.path == ("2031年重点工作", "疏浚航道，重振渡口经济", "清淤拓宽主航道")
    assert behind.section == "tasks.2.1.1"


def test_a_run_in_heading_is_a_unit_of_its_own() -> None:
    texts = [draft.text for draft in outline().drafts if draft.kind == "heading"]
    assert "（一）渡口经济稳步回升。" in texts


def test_the_thanks_and_difficulties_belong_to_no_section_of_the_review() -> None:
    thanks = next(draft for draft in outline().drafts if "衷心的感谢" in draft.text)
    assert (thanks.role, thanks.section) == ("review", "review.1")


def test_parts_without_numbers_are_found_by_their_titles() -> None:
    unnumbered = [paragraph.removeprefix("一、").removeprefix("二、") for paragraph in SPEECH]
    assert keys(outline(*unnumbered), "part") == ["preamble", "review.1", "goals.2", "tasks.2", "closing"]


def test_numbers_that_start_again_within_an_unnumbered_part_number_its_sections() -> None:
    tasks = [p.replace("（一）", "一、").replace("（二）", "二、").replace("（三）", "三、") for p in TASKS]
    paragraphs = (*OPENING, "2030年工作回顾", *REVIEW[1:], "2031年重点工作", *AIMS[1:], *tasks, *CLOSING)
    assert keys(outline(*paragraphs), "section")[3:] == ["tasks.2.1", "tasks.2.2", "tasks.2.3"]


def test_a_part_about_several_years_is_goals_and_the_annual_part_has_its_own() -> None:
    five_years = (
        "二、“二十一五”时期主要目标任务",
        "“十五五”时期是云汀补短板的关键时期，到2035年渡口货运量翻一番，山区学堂全部翻新。",
        "（一）建成三座千吨级码头。让每个渡口都有避风港，让每条航道都有夜航灯。",
        "（二）翻新一百所学堂。让山里的孩子就近上学，让返乡的师傅有处施展。",
    )
    annual = ("三、2031年重点工作", *AIMS[1:])
    title = "二、“十五五”时期主要目标任务"
    read = outline(*OPENING, *REVIEW, title, *five_years[1:], *annual, *TASKS, *CLOSING)
    assert keys(read, "part") == ["preamble", "review.1", "goals.2", "goals.3", "tasks.3", "closing"]


def test_slogans_are_told_by_their_content() -> None:
    slogans = {"一、2030年工作回顾": "一、一桨接着一桨划", "二、2031年重点工作": "二、一山望着一山登"}
    read = outline(*(slogans.get(paragraph, paragraph) for paragraph in SPEECH))
    assert keys(read, "part") == ["preamble", "review.1", "goals.2", "tasks.2", "closing"]


def test_a_lost_heading_of_the_second_part_does_not_make_tasks_of_the_review() -> None:
    read = outline(*(paragraph for paragraph in SPEECH if not paragraph.startswith("二、")))
    found = roles(read)
    assert any("投入三艘挖泥船" in text for text in found["tasks"])
    assert any("主要预期目标" in text for text in found["goals"])
    assert not any("挖泥船" in text for text in found["review"])


def test_page_furniture_and_annexes_give_sections_but_no_units() -> None:
    page = ("首页", ">", "下载", "【字号：", "大", "】", TITLE, SESSION, SPEAKER)
    behind = ("名词解释", "[1]返乡学堂：为回乡青年开设的工匠课堂。", "相关报道：", "扫一扫在手机打开当前页")
    read = outline(*page, *SPEECH, *behind)
    assert [draft.text for draft in read.drafts] == [draft.text for draft in outline().drafts]
    assert [s.role for s in read.sections if s.role in {"furniture", "annex"}] == [
        "furniture",
        "annex",
        "furniture",
    ]


def test_spoken_numbers_make_sections_where_there_are_no_others() -> None:
    spoken = {"（一）": "一是", "（二）": "二是", "（三）": "三是"}
    review = ["".join(spoken.get(p[:3], p[:3])) + p[3:] for p in REVIEW]
    assert keys(outline(*OPENING, *review, *AIMS, *TASKS, *CLOSING), "section")[:3] == [
        "review.1.1", "review.1.2", "review.1.3",
    ]  # fmt: skip


def test_a_lead_in_a_paragraph_of_its_own_spans_the_paragraphs_below() -> None:
    review = (
        REVIEW[0],
        REVIEW[1],
        "生态底色更加亮丽。",
        "补种杉木十万亩，清退沿江废渣场六处，江豚重回上游深潭，山泉水质保持稳定，老林场办成了自然学堂，进山看鸟的游客翻了一番。",
        REVIEW[5],
    )
    drafts = outline(*OPENING, *review, *AIMS, *TASKS, *CLOSING).drafts
    assert next(draft for draft in drafts if "补种杉木十万亩" in draft.text).path[2] == "生态底色更加亮丽"
    assert next(draft for draft in drafts if "衷心的感谢" in draft.text).path[2] is None


def roles_of(*paragraphs: str) -> list[tuple[str, str]]:
    return [(s.title, s.role) for s in outline(*paragraphs).sections if s.level == "part" and s.title]


POLICY = "继续实行积极的财政政策，多修渡口，多办学堂，把乡亲们盼了多年的事一件一件办好办实。"


def test_a_part_about_policy_is_tasks_where_no_later_part_is_named_after_the_aims() -> None:
    parts = ("二、扩大渡口内需", POLICY, "三、2031年重点工作", *TASKS)
    assert roles_of(*OPENING, *REVIEW, *parts, *CLOSING)[1] == ("扩大渡口内需", "tasks")


def test_a_part_about_policy_belongs_to_the_aims_that_follow_it() -> None:
    parts = ("二、扩大渡口内需", POLICY, "三、2031年主要预期目标和重点工作", *AIMS[1:], *TASKS)
    assert roles_of(*OPENING, *REVIEW, *parts, *CLOSING)[1] == ("扩大渡口内需", "goals")


def test_the_address_above_the_years_aims_belongs_to_them() -> None:
    read = outline(
        *OPENING,
        *REVIEW,
        "各位代表！",
        "2031年是渡口扩建的收官之年。",
        AIMS[2],
        "二、修好渡口",
        TASKS[1],
        *CLOSING,
    )
    assert roles(read)["goals"][0] == "各位代表！"
