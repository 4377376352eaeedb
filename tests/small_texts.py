"""What the small warehouse is made of: its years, its goals, what became of each sentence. Fiction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from warehouse.records import Region, TargetMove

if TYPE_CHECKING:
    from warehouse.records import Aspect, Certainty, ChangeKind, Comparator, Facet, Verdict

YUNTING = Region("yunting", "云汀市", "city", fictional=True)
HOSTILE = Region("hostile", "<b>恶意市</b>", "city", fictional=True)
HOSTILE_LINE = (
    "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
    "建设**粗体**与$\\alpha^2$和`码`、:red[红]:smile:[链](https://evil.example/x)\u202e倒\u202c字"
    + "长"
    * 10_000
)


@dataclass(frozen=True)
class Goal:
    """A headline target as it stands in a goals sentence."""

    phrase: str
    indicator: str
    comparator: Comparator
    value: float | None
    unit: str | None
    aspect: Aspect = "growth"


LAST = 2025
"""A year of which only the second half is held."""
EDITED = 2024
"""A year whose text was changed after it was first fetched."""
YEARS = {
    2023: """
        review 一、2022年工作回顾
        一年来，地区生产总值增长5.6%。
        goals 二、2023年预期目标
        主要预期目标是：地区生产总值增长6%以上，新增就业3万人，居民收入与经济增长同步。
        tasks 三、2023年重点任务
        （一）壮大云汀产业
        新建沙洲轴承产业园，引进企业30家。
        支持企业开展数字化改造，培育示范车间40个。
        开行云汀至海港的货运班列。
        （二）建设宜居水城
        改造老旧小区50个，惠及居民2万户。
        建成汀河湿地公园二期。
        新增公共停车位1000个。
    """,
    2024: """
        review 一、2023年工作回顾
        一年来，地区生产总值增长5.8%。
        汀河湿地公园二期建成开放。
        goals 二、2024年预期目标
        主要预期目标是：地区生产总值增长5.5%左右，新增就业3.2万人，居民收入与经济增长同步。
        tasks 三、2024年重点任务
        （一）壮大云汀产业
        建强沙洲轴承产业园，引进企业45家以上。
        支持企业开展数字化改造，培育示范车间60个。
        设立云汀科创基金，首期规模5亿元。
        （二）建设宜居水城
        改造老旧小区40个左右，惠及居民1.6万户。
        新增公共停车位1000个。
        让每一位市民都有更多获得感。
    """,
    2025: """
        goals 二、2025年预期目标
        主要预期目标是：地区生产总值增长5%左右，新增就业3万人以上。
        tasks 三、2025年重点任务
        （二）建设宜居水城
        改造老旧小区35个，惠及居民1.5万户。
        新增公共停车位1200个。
    """,
}
GOALS = {
    2023: (
        Goal("地区生产总值增长6%以上", "地区生产总值", ">=", 6, "%"),
        Goal("新增就业3万人", "新增就业", "=", 30_000, "人", "increment"),
        Goal("居民收入与经济增长同步", "居民收入", "sync", None, None),
    ),
    2024: (
        Goal("地区生产总值增长5.5%左右", "地区生产总值", "≈", 5.5, "%"),
        Goal("新增就业3.2万人", "新增就业", "=", 32_000, "人", "increment"),
        Goal("居民收入与经济增长同步", "居民收入", "sync", None, None),
    ),
    2025: (
        Goal("地区生产总值增长5%左右", "地区生产总值", "≈", 5, "%"),
        Goal("新增就业3万人以上", "新增就业", ">=", 30_000, "人", "increment"),
    ),
}


@dataclass(frozen=True)
class Fact:
    """What became of the sentence that begins so, in the order of the list from weighty to light."""

    old: str | None
    new: str | None
    kind: ChangeKind
    facets: tuple[Facet, ...] = ()
    verdict: Verdict | None = None
    certainty: Certainty = "certain"
    moves: tuple[TargetMove, ...] = ()
    near: str | None = None
    """How the nearest candidate begins."""


FACTS = {
    2024: (
        Fact("主要预期", "主要预期", "revised", ("raised", "lowered", "softened"), moves=(
            TargetMove(0, 0, ("lowered", "softened"), "down"), TargetMove(1, 1, ("raised",), "up"),
        )),
        Fact("开行云汀", None, "dropped", (), "dropped_silent", "likely", near="设立云汀"),
        Fact("建成汀河", None, "dropped", (), "dropped_reported_done"),
        Fact("新建沙洲", "建强沙洲", "revised", ("raised", "reworded")),
        Fact(None, "设立云汀", "added", near="开行云汀"),
        Fact("支持企业", "支持企业", "revised", ("raised",)),
        Fact("改造老旧", "改造老旧", "revised", ("lowered", "softened")),
        Fact("新增公共", "新增公共", "carried"),
    ),
    2025: (
        Fact("主要预期", "主要预期", "revised", ("lowered",), moves=(
            TargetMove(0, 0, ("lowered",), "down"), TargetMove(1, 1, ("lowered", "tightened"), "unclear"),
        )),
        Fact("建强沙洲", None, "dropped", (), "cannot_tell", "open"),
        Fact("支持企业", None, "dropped", (), "cannot_tell", "open"),
        Fact("设立云汀", None, "dropped", (), "cannot_tell", "open"),
        Fact("改造老旧", "改造老旧", "revised", ("lowered",)),
        Fact("新增公共", "新增公共", "revised", ("raised",)),
    ),
}  # fmt: skip
HOSTILE_FACTS = (
    Fact("<script>", "<script>", "revised", ("reworded",)),
    Fact("新建图书馆", "新建图书馆", "carried"),
)
