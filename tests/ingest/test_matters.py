from __future__ import annotations

from ingest.report import read_report
from ingest.saying import SENTENCES

OPENING = ("各位代表：", "现在，我代表市人民政府向大会报告工作，请予审议，并请列席人员提出意见。")
REVIEW = (
    "一、2030年工作回顾",
    "过去一年，渡口修好了，山路打通了，乡亲的日子有了新变化。",
    "二、2031年工作安排",
)
MATTERS = (
    "疏浚航道，重振渡口经济",
    "办好就业和养老，盖好学校和医院，管好医保和低保，修好住房，照看儿童，关怀残疾人",
    "过紧日子，改进作风，严查腐败，接受监督，公开政务，依法行政，办好建议和提案",
    "守住安全生产，排查隐患，备好消防和应急，防住灾害，化解纠纷，接访信访，打击犯罪和诈骗，建设平安渡口",
)
CLOSING = ("各位代表！山路再长，走下去就有村庄。让我们为把云汀建成宜居山城而努力奋斗！",)
RIVERS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥乾坤震巽坎离艮兑宫商角徵羽"


def tasks(*matters: str, rivers: int = 35) -> tuple[str, ...]:
    """Return numbered sections, each with much to say of rivers, which no matter's words speak of."""
    paragraphs: list[str] = []
    for number, matter in zip("一二三四", matters, strict=False):
        paragraphs += [f"（{number}）{matter}", f"{matter}，这些事今年一件一件做。"]
        paragraphs += [
            f"{river}河第{number}段要挖深{at}米，两岸种{river}木{at * 30}株，"
            f"修{river}字桥{at}座，铺{river}字路{at * 2}里，渡船添{at}条。"
            for at, river in enumerate(RIVERS[:rivers], start=2)
        ]
    return tuple(paragraphs)


def unnamed(*plan: str) -> list[tuple[str, str]]:
    read = read_report("\n".join((*OPENING, *REVIEW, *plan, *CLOSING)))
    return [(f.severity, f.detail) for f in read.findings if f.kind == "missing_section"]


def test_a_report_that_dwells_on_every_matter_lacks_no_section() -> None:
    assert unnamed(*tasks(*MATTERS)) == []


def test_a_last_section_that_is_lost_is_told_by_the_matter_that_no_place_dwells_on() -> None:
    assert unnamed(*tasks(*MATTERS[:3])) == [
        ("warning", "任务部分没有一处集中写到安全和稳定，而完整的报告都写到：可能缺少一节，请核对来源。")
    ]


def test_a_matter_named_in_passing_in_many_places_is_not_dwelt_on() -> None:
    plan = list(tasks(*MATTERS[:3]))
    for place, words in enumerate(MATTERS[3].split("，")):
        plan[3 + 12 * place] += f"{words}。"
    assert len(unnamed(*plan)) == 1


def test_the_certificate_stays_full_since_the_words_alone_prove_no_gap() -> None:
    read = read_report("\n".join((*OPENING, *REVIEW, *tasks(*MATTERS[:3]), *CLOSING)))
    assert read.coverage.verdict == "full"


def test_a_short_plan_may_leave_matters_out() -> None:
    assert unnamed(*tasks(*MATTERS[:3], rivers=3)) == []


def test_the_finding_can_be_read_in_english() -> None:
    ((_, detail),) = unnamed(*tasks(*MATTERS[:2]))
    assert SENTENCES.in_english(detail) == (
        "No place in the tasks dwells on safety and order, the government's own conduct of business, "
        "conduct and integrity of officials, as every whole report does: a section may be missing; "
        "check the source."
    )
