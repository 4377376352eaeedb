"""Make units of a fictional report: every sentence has objects of its own, so its counterpart is known."""

from __future__ import annotations

import random
from dataclasses import replace

from warehouse.records import Unit

PLACES = (
    "青岚",
    "白鹭",
    "云杉",
    "石桥",
    "南渡",
    "望海",
    "松溪",
    "锦屏",
    "临涧",
    "苍梧",
    "柳汀",
    "鹤鸣",
    "枫林",
    "澄潭",
)
THINGS = (
    "水厂", "大桥", "书院", "儿童医院", "粮库", "湿地公园", "轻轨", "渔港", "职业学校", "养老院", "风电场",
    "污水管网", "展览馆", "冷链仓库", "消防站", "体育场",
)  # fmt: skip
ACTIONS = ("新建", "加快建设", "改造提升", "建成投用", "扩建", "规划布局")
WORDS_FOR_SECTIONS = ("兴产业", "惠民生", "美环境", "强改革", "保安全", "促开放")


def sentence(rng: random.Random, place: str, thing: str) -> str:
    """Write one commitment about one object, with a figure."""
    action, figure = rng.choice(ACTIONS), rng.randint(2, 98)
    tail = rng.choice(("惠及居民", "服务企业", "带动就业", "覆盖村镇"))
    return f"{action}{place}{thing}，{tail}{figure}万人。"


def fictional_units(seed: int, sections: int = 4, sentences: int = 6) -> tuple[Unit, ...]:
    """Return the units of the tasks part of one fictional report."""
    rng = random.Random(seed)  # noqa: S311 # no secret, the same units for the same seed
    objects = [(place, thing) for place in PLACES for thing in THINGS]
    rng.shuffle(objects)
    units: list[Unit] = []
    for number in range(1, sections + 1):
        title = f"着力{WORDS_FOR_SECTIONS[number - 1]}"
        path = ("今年任务", title, None)
        key = f"tasks.1.{number}"
        units.append(
            Unit(
                f"{key}/s1", 0, 9, "tasks", path, f"（{'一二三四五六'[number - 1]}）{title}。", "heading", key
            )
        )
        units.extend(
            Unit(f"{key}/s{place}", 0, 9, "tasks", path, sentence(rng, *objects.pop()), "sentence", key)
            for place in range(2, sentences + 2)
        )
    return tuple(units)


def renamed(units: tuple[Unit, ...], prefix: str) -> tuple[Unit, ...]:
    """Return the same units as another report's."""
    return tuple(replace(unit, id=f"{prefix}/{unit.id}") for unit in units)
