"""The Priorities page: boxes, streams and tables of a fictional city, run without a browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from section_years import build_city

from views.language import Words
from views.priority_layout import YearColumn, layout, place_of, streams
from views.priority_standing import standings
from views.priority_table import Tables, tables_html
from warehouse.read import opened
from warehouse.read_priorities import Priority, PriorityFlow, Span, priorities, priority_flows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    Opened = Callable[..., AppTest]


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_city(tmp_path_factory.mktemp("priorities"))


@pytest.fixture
def page(opened_page: Opened, home: Path) -> Opened:
    """Run the page with the tables of all years, where none is asked for by name."""

    def run(*, table: str = "all", **query: str | list[str]) -> AppTest:
        return opened_page("priorities", home=home, region="lihe", table=table, **query)

    return run


def html_of(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(element.proto.body for element in app.get("html"))


def table_of(app: AppTest, year: int) -> str:
    after = html_of(app).split(f"<h3>{year} 年")[1]
    return after.split("<h3>")[0]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_has_a_chart_and_a_table_in_both_languages(page: Opened, language: str) -> None:
    app = page(lang=language)
    assert 'class="dz-flow"' in html_of(app)
    assert "dz-priorities" in html_of(app)


def test_an_english_page_shows_chinese_in_titles_only(page: Opened) -> None:
    shown = html_of(page(lang="en"))
    ours = re.sub(r"<(bdi|a|i)[^>]* lang=\"zh\".*?</\1>|梨河市", "", shown)
    assert not re.findall(r"[\u4e00-\u9fff]+", ours)


def test_without_a_warehouse_the_page_says_what_to_do(opened_page: Opened, tmp_path: Path) -> None:
    assert "./duizhang up" in html_of(opened_page("priorities", home=tmp_path))


def boxes_of(app: AppTest) -> list[tuple[str, str]]:
    """Return the address and the words of each box of the chart."""
    found = re.findall(r'<a lang="zh" class="dz-box[^"]*" href="([^"]*)"[^>]*>(.*?)</a>', html_of(app))
    return [(where, re.sub("<[^>]*>", "", said)) for where, said in found]


def test_each_box_of_the_chart_is_a_link_to_its_section(page: Opened) -> None:
    app = page()
    boxes = {where for where, _ in boxes_of(app)}
    assert len(boxes) > 3
    assert boxes == set(re.findall(r'<td data-name="章节"><a href="(reader[^"]*)"', html_of(app)))


def test_a_box_says_rank_title_and_share_of_its_section(page: Opened) -> None:
    assert all(re.fullmatch(r"\d+ .*[\u4e00-\u9fff]+\d+%", said) for _, said in boxes_of(page()) if said)


def test_between_compared_years_alone_streams_are_drawn(page: Opened) -> None:
    drawn = re.findall(r'class="dz-stream [^>]* title="(\d+ → \d+)', html_of(page()))
    assert set(drawn) == {"2031 → 2032", "2034 → 2035", "2035 → 2036"}


def test_each_row_leads_to_the_reader_at_its_section(page: Opened) -> None:
    assert 'href="reader?region=lihe&amp;years=2031-2032&amp;section=tasks.2.3"' in table_of(page(), 2032)


def test_a_section_of_the_first_year_is_read_beside_the_next(page: Opened) -> None:
    assert "years=2031-2032&amp;unit=lihe-2031%2Ftasks.2.1" in table_of(page(), 2031)


def test_relations_are_said_in_words_with_the_share_of_linked_text(page: Opened) -> None:
    table = table_of(page(), 2032)
    assert "⊂ 拆分 · 对应文字的" in table
    assert "＋ 新设" in table


def test_a_year_that_is_not_held_is_a_gap_that_nothing_crosses(page: Opened) -> None:
    app = page(**{"from": "2031", "to": "2035"})
    assert "没有文本" in html_of(app).split("<h3>2033 年")[1][:80]
    assert "2033 年没有文本，未作对照" in table_of(app, 2034)


def test_what_an_incomplete_text_lacks_is_not_gone_and_what_it_may_have_had_is_not_new(page: Opened) -> None:
    table = table_of(page(), 2035)
    assert "＋ 新设" not in table
    assert "？ 无法判断" in table


def test_an_incomplete_text_says_that_its_ranks_are_not_those_of_the_whole(page: Opened) -> None:
    assert "次序、篇幅和来去只按现存部分算" in table_of(page(), 2034)
    assert "只按现存部分算" not in table_of(page(), 2035)


def test_what_a_whole_text_lacks_is_gone(page: Opened) -> None:
    assert "－ 下年止" in table_of(page(), 2035)


def test_the_newest_years_are_shown_unless_the_address_names_others(page: Opened) -> None:
    assert "2031—2036" in html_of(page())
    assert "2031—2032" in html_of(page(to="2032"))
    assert "2035—2036" in html_of(page(**{"from": "2035"}))


@pytest.mark.parametrize("years", [{"from": "1900"}, {"from": "x"}, {"from": "2035", "to": "2031"}])
def test_years_that_are_not_held_are_named(page: Opened, years: dict[str, str]) -> None:
    assert "地址里的年份不在库里" in html_of(page(**years))


def test_a_chosen_year_is_written_into_the_address(page: Opened) -> None:
    app = page()
    app.selectbox(key="priority-from").set_value(2034).run()
    assert app.query_params["from"] in ("2034", ["2034"])


def test_the_newest_table_is_written_and_the_others_where_they_are_asked_for(page: Opened) -> None:
    written = {asked: html_of(page(table=asked)).count("<details class") for asked in ("", "2034", "all")}
    assert written == {"": 1, "2034": 2, "all": 5}
    assert "2034 年的表" in html_of(page(table=""))


def test_only_tables_of_few_years_are_all_unfolded(page: Opened) -> None:
    assert html_of(page()).count('<details class="dz-year" open>') == 5
    known = {year: YearColumn(year, "", held=True) for year in range(2000, 2020)}
    rows = standings([section(2018, 1, 1.0), section(2019, 1, 1.0)], [], {})
    links = {place_of(row): "" for row in rows}
    shown = tables_html(Tables(rows, known, links, tuple(known)), Words("zh"))
    assert shown.count('<details class="dz-year" open>') == 1
    assert shown.count('<details class="dz-year">') == 1


def test_parts_are_shown_where_the_address_asks_for_them(page: Opened) -> None:
    assert "桥梁工程" not in html_of(page(depth="part"))


def test_one_year_alone_is_shown_without_streams(opened_page: Opened, tmp_path: Path) -> None:
    app = opened_page("priorities", home=build_city(tmp_path, [2031]), region="lihe")
    assert "只有一年的文本" in html_of(app)
    assert "桥梁工程" in html_of(app)


def section(year: int, rank: int, share: float) -> Priority:
    return Priority(year, f"tasks.{rank}", "题", rank, 100, share, None)


def flow(old: int | None, new: int | None, relation: str, width: float = 0.2) -> PriorityFlow:
    ends = [f"tasks.{rank}" if rank else None for rank in (old, new)]
    return PriorityFlow(2031, 2032, *ends, relation, 1.0, width, width)  # type: ignore[arg-type]


def test_a_section_can_be_merged_and_split_off_at_once() -> None:
    flows = [flow(1, 1, "split"), flow(2, 1, "merged"), flow(1, 2, "split")]
    sections = [section(2031, 1, 0.5), section(2031, 2, 0.5), section(2032, 1, 0.5), section(2032, 2, 0.5)]
    found = {place_of(each): each.marks for each in standings(sections, flows, {})}
    assert found[2032, "tasks.1"] == ("merged", "split")
    assert found[2032, "tasks.2"] == ("split",)


@pytest.mark.parametrize(("whole", "mark"), [(True, "gone"), (False, "cannot_tell")])
def test_only_a_whole_text_can_say_that_a_section_is_gone(whole: bool, mark: str) -> None:  # noqa: FBT001
    found = standings([section(2031, 1, 1.0)], [flow(1, None, "dropped")], {2031: True, 2032: whole})
    assert found[0].ends == mark


def test_streams_of_a_box_leave_it_one_below_the_other() -> None:
    flows = [flow(1, 1, "split"), flow(1, 2, "split")]
    sections = [section(2031, 1, 1.0), section(2032, 1, 0.5), section(2032, 2, 0.5)]
    known = standings(sections, flows, {})
    placed = layout([YearColumn(2031, "", held=True), YearColumn(2032, "", held=True)], known)
    first, second = streams(known, placed)
    assert second.leaves - first.leaves == pytest.approx(0.2 * placed.height)


def test_no_stream_is_wider_than_its_box(home: Path) -> None:
    span = Span("lihe", 2031, 2036)
    with opened(home) as warehouse:
        known = standings(priorities(warehouse, span), priority_flows(warehouse, span), {})
    assert all(sum(f.old_share for f in each.goes) <= each.section.share + 1e-9 for each in known)
    assert all(sum(f.new_share for f in each.came) <= each.section.share + 1e-9 for each in known)
