"""Where figures stand in a text, and which figures are in one measure."""

from __future__ import annotations

import pytest
from written_reports import target, unit

from compare.measures import ByMeasure, places_of, units_in_measure


@pytest.mark.parametrize(
    ("figure", "text", "places"),
    [
        ("5座", "建成泵站5座，改造15座、2.5座，另建5座。", [4, 20]),
        ("3.5", "3.5亿元", [0]),
        ("3.5", "345亿元", []),
        ("7", "", []),
    ],
)
def test_a_figure_stands_nowhere_within_a_longer_number(figure: str, text: str, places: list[int]) -> None:
    assert list(places_of(figure, text)) == places


def test_one_search_through_a_review_finds_the_units_that_hold_the_measure() -> None:
    units = [unit(f"r{n}", text) for n, text in enumerate(("修路", "修路5公里", "建桥3座", "铺轨12公里"))]
    goal = target(unit("o1", "修路8公里"), "修路", 8, "公里")
    assert [found.id for found in units_in_measure(goal, units)] == ["r1", "r3"]


def test_figures_of_one_measure_keep_their_order() -> None:
    said = unit("r1", "修路5公里，建桥3座，铺轨12公里")
    figures = [target(said, name, value, kind) for name, value, kind in
               (("修路", 5, "公里"), ("建桥", 3, "座"), ("铺轨", 12, "公里"))]  # fmt: skip
    assert [found.indicator for found in ByMeasure(figures).like(figures[0])] == ["修路", "铺轨"]
