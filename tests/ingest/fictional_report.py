"""A short work report of a fictional city, paragraph by paragraph, to be broken in every way."""

from __future__ import annotations

TITLE = "2031年云汀市政府工作报告"
SESSION = "——2031年1月9日在云汀市第九届人民代表大会第三次会议上"
SPEAKER = "云汀市代市长　顾　泉"

REVIEW = (
    "一、2030年工作回顾",
    "过去一年，是云汀爬坡过坎的一年。我们顶住洪水与断航的双重压力，圆满完成了年初确定的任务，城乡面貌有了新变化。",
    "（一）渡口经济稳步回升。新修码头七座，渡船准点率升至九成，沿江夜市重新亮灯。货运量增长6.1%；客运量增长3.4%。",
    "（二）山区道路全线贯通。打通断头路十二条，修复老桥三十座，村村通班车的约定如期兑现。",
    "（三）民生实事件件落地。改造旧学堂十八所，添置流动诊车四辆，孤寡老人用餐有了去处。",
    "各位代表！一年的成绩来之不易，离不开全市父老的支持。在此，我代表市人民政府表示衷心的感谢！",
    "我们也清醒看到，发展中还存在不少问题，主要是：航道淤积仍然严重，青年外流没有止住。对此，我们将下力气解决。",
)
AIMS = (
    "二、2031年重点工作",
    "今年是云汀建市六十周年。做好政府工作的总体要求是：坚持稳字当头，以修渠兴业为主线，努力让山城更宜居。",
    "今年经济社会发展的主要预期目标是：地区生产总值增长5.5%以上；城镇新增就业2.4万人；居民收入增长与经济增长同步。",
    "为实现上述目标，重点抓好以下工作：",
)
TASKS = (
    "（一）疏浚航道，重振渡口经济",
    "清淤拓宽主航道。投入三艘挖泥船，疏浚航道40公里，让千吨货船全年通行。建设智慧船闸，过闸时间压到半小时以内。",
    "培育沿江夜市。新开夜市三处；引进老字号摊位一百家；办好冬捕节。",
    "（二）留住青年，办好返乡学堂",
    "扩大返乡学堂规模。新建返乡学堂5所，每年培训工匠2000人以上。对回乡开店的青年，免去头三年房租。",
    "（三）守住山林，擦亮生态底色",
    "推进封山育林。补种杉木8万亩，设立护林岗300个。严禁在水源地倾倒废渣。",
)
CLOSING = (
    "各位代表！山路再长，走下去就有村庄。让我们紧紧依靠全市人民，一步一个脚印，为把云汀建成宜居山城而努力奋斗！",
)
OPENING = ("各位代表：", "现在，我代表市人民政府向大会报告工作，请予审议，并请列席人员提出意见。")
SPEECH = OPENING + REVIEW + AIMS + TASKS + CLOSING


def report(*paragraphs: str, between: str = "\n") -> str:
    """Return the paragraphs, or the whole fictional speech, as one text."""
    return between.join(paragraphs or SPEECH)


def hard_wrapped(paragraphs: tuple[str, ...] = SPEECH, width: int = 29) -> str:
    """Return paragraphs as a PDF gives them: indented, wrapped, page numbers between."""
    lines: list[str] = []
    for paragraph in paragraphs:
        indented = "　　" + paragraph
        lines += [indented[at : at + width] for at in range(0, len(indented), width)]
    for page, at in enumerate(range(12, len(lines), 13), start=1):
        lines.insert(at, f"— {page} —")
    return "\n".join(lines)
