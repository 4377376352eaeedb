"""Texts that stand in for a report: another government's, another year's, an abstract, a list of tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.corruptions import Broken, Clean
from ingest.regions import display_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

_WRONG = frozenset({"wrong_document"})
_SHORT = frozenset({"digest", "not_a_report"})
_TITLES_OF_ABSTRACTS = (
    "{name}{year}年政府工作报告摘要",
    "一图读懂{name}政府工作报告",
    "{year}年{name}政府工作报告要点",
)
_TITLES_OF_LISTS = (
    "{name}人民政府关于印发{year}年政府工作报告重点工作任务分解方案的通知",
    "{year}年{name}政府工作报告重点工作责任清单",
    "{name}{year}年民生实事项目清单",
)
_OFFICES = ("发展改革委", "工业和信息化局", "财政局", "民政局", "交通运输局")


def other_place(clean: Clean, texts: Sequence[Clean], random: Random) -> Broken | None:
    """Keep another government's report of any year under this one's name."""
    others = [text for text in texts if text.region != clean.region]
    name = display_name(clean.region)
    if not others or name is None:
        return None
    other = random.choice(others)
    return Broken(other.source, _WRONG, 0, len(other.source), clean.region, other.year, name)


def other_year(clean: Clean, texts: Sequence[Clean], random: Random) -> Broken | None:
    """Keep the same government's report of another year under this year."""
    others = [text for text in texts if text.region == clean.region and text.year != clean.year]
    if not others:
        return None
    other = random.choice(others)
    return Broken(
        other.source, _WRONG, 0, len(other.source), clean.region, clean.year, display_name(clean.region)
    )


def abstract(clean: Clean, random: Random) -> Broken | None:
    """Keep the headings and the first sentence below each, with or without opening and closing."""
    title = random.choice(_TITLES_OF_ABSTRACTS)
    lines = [title.format(name=display_name(clean.region) or "", year=clean.year)]
    framed = "一图" not in title and random.random() < 0.5  # noqa: PLR2004 - half the time
    headed = False
    for unit in clean.read.units:
        is_heading = unit.kind in {"heading", "lead"}
        if is_heading or headed or (framed and unit.role in {"preamble", "closing"}):
            lines.append(unit.text)
        headed = is_heading
    return _short(clean, "\n".join(lines))


def task_list(clean: Clean, random: Random) -> Broken | None:
    """Keep the year's commitments only, numbered, each with the offices in charge, as a notice lists them."""
    promised = [
        unit.text.rstrip("。；") for unit in clean.read.units if unit.commitment and unit.role == "tasks"
    ]
    lines = [random.choice(_TITLES_OF_LISTS).format(name=display_name(clean.region) or "", year=clean.year)]
    for number, text in enumerate(promised[: random.randint(10, 120)], start=1):
        office = random.choice(_OFFICES)
        lines.append(f"{number}.{text}。（责任单位：{office}）")
    return _short(clean, "\n".join(lines))


def _short(clean: Clean, source: str) -> Broken:
    return Broken(source, frozenset(), 0, len(source), clean.region, clean.year, verdicts=_SHORT)
