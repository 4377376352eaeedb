from __future__ import annotations

from fictional_report import AIMS, CLOSING, OPENING, REVIEW, TASKS, report

from ingest.report import read_report


def promises(*tasks: str) -> dict[str, bool]:
    read = read_report(report(*OPENING, *REVIEW, *AIMS, *(tasks or TASKS), *CLOSING))
    return {unit.text: unit.commitment for unit in read.units}


def test_actions_and_figures_of_the_tasks_are_commitments() -> None:
    told = promises()
    assert told["新建返乡学堂5所，每年培训工匠2000人以上。"]
    assert told["引进老字号摊位一百家；"]
    assert told["严禁在水源地倾倒废渣。"]


def test_headline_aims_are_commitments_and_the_general_requirements_are_not() -> None:
    told = promises()
    assert told["城镇新增就业2.4万人；"]
    assert not next(value for text, value in told.items() if "总体要求是" in text)


def test_headings_leads_and_what_was_done_are_no_commitments() -> None:
    told = promises()
    assert not told["（一）疏浚航道，重振渡口经济"]
    assert not told["清淤拓宽主航道。"]
    assert not told["货运量增长6.1%；"]


def test_analysis_and_set_phrases_are_no_commitments() -> None:
    told = promises(
        "（一）疏浚航道",
        "渡口是云汀的根。实践充分证明，航道通则百业兴。我国内河航运前景广阔。我们坚信，老渡口一定能焕发新机。投入三艘挖泥船。",
        "（二）留住青年",
        "新建返乡学堂5所。",
    )
    assert [text for text, value in told.items() if value and "返乡" not in text][-1] == "投入三艘挖泥船。"


def test_mottoes_and_counts_of_what_comes_next_are_no_commitments() -> None:
    mottoes = (
        "守住渡口方能行稳致远。",
        "我们要风雨无阻摆渡为民。",
        "要以护林之心守清廉。",
        "今年重点抓好五项工作。",
    )
    told = promises("（一）疏浚航道", *mottoes, "投入三艘挖泥船，只争朝夕疏浚航道40公里。", *TASKS[1:])
    assert not any(told[motto] for motto in mottoes)
    assert told["投入三艘挖泥船，只争朝夕疏浚航道40公里。"]


def test_sentences_that_only_lead_over_to_the_first_theme_are_no_commitments() -> None:
    told = promises("（一）疏浚航道", "坚持水陆并举、堵疏结合，让山城因水而兴。", *TASKS[1:])
    assert not told["坚持水陆并举、堵疏结合，让山城因水而兴。"]


def test_what_was_reached_and_what_a_matter_depends_on_are_no_commitments() -> None:
    told_of = (
        "一年来，航运取得新的成绩。",
        "两岸渡口留下了闪光足迹。",
        "山城兴旺，归根结底要靠航道。",
        "渡口的根本出路在航道。",
        "没有航道的畅通，便没有山城的明天。",
        "强城必先强港。",
        "走向深水港。",
    )
    paragraph = "渡口是云汀的根。" + "".join(told_of) + "要为取得了资格的船工办好夜校。"
    told = promises("（一）疏浚航道", paragraph, "（二）留住青年", "新建返乡学堂5所。")
    assert not any(told[text] for text in told_of)
    assert told["要为取得了资格的船工办好夜校。"]
