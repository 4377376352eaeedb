"""The reader: pages, headings, rows and what they say of sentences that went elsewhere, without a browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from compare.redline import redline
from views.reader_pages import pages_of, within
from warehouse.answers import SectionHeld

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    Opened = Callable[..., AppTest]

YEARS = "2023-2024"


def html_of(app: AppTest) -> str:
    """Return what a page says: its style sheet and its script, the same on every page, are not of it."""
    assert not app.exception
    bodies = [element.proto.body for element in app.get("html")]
    return "\n".join(body for body in bodies if not body.startswith(("<style", "<script")))


@pytest.fixture
def reader(opened_page: Opened) -> Callable[..., str]:
    def run(**query: str | list[str]) -> str:
        return html_of(opened_page("reader", **{"region": "yunting", "years": YEARS, **query}))

    return run


def test_headings_lead_to_their_sections(reader: Callable[..., str]) -> None:
    tree = re.search(r'<ul class="dz-tree">.*?</ul>', reader())
    assert tree
    links = re.findall(r'<a href="reader\?([^"]*)"', tree.group())
    assert any("section=tasks.3.2" in link for link in links)


def test_the_section_in_hand_is_marked_in_the_tree(reader: Callable[..., str]) -> None:
    marked = re.findall(r'section=([\w.]+)" aria-current="page"', reader(section="tasks.3.2"))
    assert marked == ["tasks.3.2"]


def test_a_unit_opens_its_section_and_is_marked(reader: Callable[..., str]) -> None:
    unit = re.findall(r'id="(yunting-2024/tasks.3.2/[^"]+)"', reader(section="tasks.3.2"))[1]
    shown = reader(unit=unit)
    assert re.findall(r'id="([^"]+)" tabindex="-1" aria-current="location"', shown) == [unit]


def test_a_unit_of_the_review_is_marked_where_it_stands(reader: Callable[..., str]) -> None:
    unit = re.findall(r'id="(yunting-2024/review[^"]+)"', reader(section="review.1"))[0]
    assert f'dz-here" aria-current="location" id="{unit}"' in reader(unit=unit)


def test_an_unchanged_sentence_that_is_asked_for_is_not_folded_away(reader: Callable[..., str]) -> None:
    fold = re.search(r"<details class='dz-fold'>.*?id=\"([^\"]+)\"", reader(section="tasks.3.2"))
    assert fold
    assert "<details class='dz-fold' open>" in reader(unit=fold.group(1))


def test_a_section_is_opened_at_its_beginning_without_a_mark(reader: Callable[..., str]) -> None:
    assert 'aria-current="location"' not in reader(section="tasks.3.2")


def test_an_unknown_unit_is_named(reader: Callable[..., str]) -> None:
    assert "没有编号为“nothing”的句子" in reader(unit="nothing")


def test_an_incomplete_text_says_what_an_empty_side_cannot_tell(reader: Callable[..., str]) -> None:
    assert "2025 年的文本不完整" in reader(years="2024-2025")
    assert "文本不完整" not in reader()


def test_an_unknown_section_is_named(reader: Callable[..., str]) -> None:
    assert "没有章节“tasks.77”" in reader(section="tasks.77")


def test_a_part_opens_its_first_section_and_a_theme_the_section_it_lies_in(
    reader: Callable[..., str],
) -> None:
    assert 'section=tasks.3.1" aria-current="page"' in reader(section="tasks.3")
    assert 'section=tasks.3.2" aria-current="page"' in reader(section="tasks.3.2.7")


def test_each_row_says_in_words_what_became_of_it_and_has_its_own_address(reader: Callable[..., str]) -> None:
    shown = reader(section="tasks.3.2")
    assert '<span class="dz-what">修订、数值降低、约束放松</span>' in shown
    assert re.search(r'href="reader\?[^"]*unit=yunting-2024%2Ftasks.3.2[^"]*" title="本处的固定链接"', shown)


def test_the_tree_counts_what_is_stepped_through(reader: Callable[..., str]) -> None:
    shown = reader(section="tasks.3.2")
    counted = re.search(r"建设宜居水城</bdi> <span title=\"(\d+) 处变化", shown)
    rows = re.findall(r'<div class="(dz-pair [^"]*dz-changed)"', shown)
    assert counted
    assert len(rows) == int(counted.group(1)) == 2
    assert not any("dz-heading" in row or "dz-row-carried" in row for row in rows)


def test_neighbouring_sections_are_linked_for_reading_on(reader: Callable[..., str]) -> None:
    shown = reader(section="tasks.3.1")
    assert re.search(r'rel="next" href="[^"]*section=tasks.3.2"', shown)


def test_an_english_reader_shows_chinese_in_report_text_only(reader: Callable[..., str]) -> None:
    ours = re.sub(
        r'<(bdi|a)[^>]* lang="zh".*?</\1>|云汀市', "", reader(lang="en", section="tasks.3.2"), flags=re.DOTALL
    )
    assert not re.findall(r"[\u4e00-\u9fff]+", ours)


def test_a_sentence_of_ten_thousand_characters_is_shown(opened_page: Opened) -> None:
    assert "长" * 10_000 in html_of(opened_page("reader", region="hostile", section="tasks.2.1"))


def test_two_long_sentences_are_compared_token_by_token() -> None:
    old = "，".join(f"第{n}条河道清淤{n}公里" for n in range(1000))
    edits = redline(old, old.replace("第500条", "第五百条"))
    assert "".join(edit.text for edit in edits if edit.op != "insert") == old


def held(key: str, parent: str | None, units: int = 1) -> SectionHeld:
    return SectionHeld(key, "section" if parent else "part", key, "tasks", parent, units)


def test_pages_are_sections_and_parts_without_sections() -> None:
    pages = pages_of([held("tasks.1", None), held("tasks.1.1", "tasks.1"), held("tasks.2", None)])
    assert [leaf.key for leaf in pages.leaves] == ["tasks.1.1", "tasks.2"]


def test_a_section_is_not_within_one_whose_number_begins_alike() -> None:
    assert within("tasks.1.1", "tasks.1")
    assert not within("tasks.11", "tasks.1")
