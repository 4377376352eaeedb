"""Years of a fictional city for tests of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from written_reports import unit

from compare.lineage import line_up
from warehouse.line_records import History, Line, PairCompared, YearHeld
from warehouse.records import Change, Link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warehouse.records import ChangeKind, Facet, Target, Verdict

FERRY = "加密北塘渡轮航班，方便两岸市民往来出行"
ORCHARD = "扶持山前果园改种早熟品种并办好采摘节"
LIGHTS = "更换老城街巷路灯并接入统一照明系统"


def year(number: int, *texts: str, complete: bool = True, targets: Sequence[Target] = ()) -> YearHeld:
    units = tuple(unit(name(number, n), text) for n, text in enumerate(texts))
    return YearHeld(number, f"w{number}", units, tuple(targets), complete)


def name(year_: int, n: int) -> str:
    return f"{year_}/{n}"


def compared(old: int, new: int, *links: tuple[int, int], **more: Any) -> PairCompared:
    found = tuple(Link(name(old, a), name(new, b), 0.9 - 0.01 * n) for n, (a, b) in enumerate(links))
    return PairCompared(old, new, found, **more)


def change(old: str, *, facets: Sequence[Facet] = (), verdict: Verdict | None = None, **more: Any) -> Change:
    kind: ChangeKind = "dropped" if verdict else "revised"
    return Change(
        f"{old}>", kind, tuple(facets), (old,), (), "unclear", "certain", verdict, (), 0.5, **more
    )  # fmt: skip


def lines(years: Sequence[YearHeld], pairs: Sequence[PairCompared]) -> tuple[Line, ...]:
    return line_up(History("beitang", tuple(years), tuple(pairs))).lines


def spans(found: Sequence[Line]) -> list[list[int]]:
    return [[step.year for step in line.years] for line in found]
