"""Second parts of other lines that are the words of a line that left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from written_lines import FERRY, LIGHTS, compared, spans, year

from compare.lineage import line_up
from warehouse.line_records import History

if TYPE_CHECKING:
    from warehouse.line_records import Lineage

MOLE = "整修外港防波堤并增设夜航灯标"


def second_part(said: str, mole: str = MOLE) -> Lineage:
    """A line leaves after year 1; in year 3 its words stand in what a link makes a second part of another."""
    years = (year(1, FERRY, MOLE), year(2, said), year(3, FERRY, mole))
    found = (compared(1, 2, (0, 0)), compared(2, 3, (0, 0), (0, 1)))
    return line_up(History("b", years, found))


def test_a_second_part_in_the_words_of_a_line_that_left_returns_to_it_and_its_link_is_doubtful() -> None:
    lineage = second_part(FERRY)
    assert spans(lineage.lines) == [[1, 2, 3], [1, 3]]
    assert [step.joint for step in lineage.lines[1].years] == ["first", "returned"]
    assert [branch.kind for branch in lineage.branches] == ["doubtful"]


def test_a_second_part_that_stood_in_its_sentence_all_the_while_is_a_split() -> None:
    lineage = second_part(f"{FERRY}，{MOLE}")
    assert spans(lineage.lines) == [[1, 2, 3], [1], [3]]
    assert [branch.kind for branch in lineage.branches] == ["split"]


def test_a_second_part_in_other_words_is_a_split() -> None:
    assert [branch.kind for branch in second_part(FERRY, LIGHTS).branches] == ["split"]


def test_what_was_taken_into_a_line_comes_out_of_it_as_a_split() -> None:
    years = (year(1, FERRY, MOLE), year(2, FERRY), year(3, FERRY, MOLE))
    merged = compared(1, 2, (0, 0), (1, 0))
    lineage = line_up(History("b", years, (merged, compared(2, 3, (0, 0), (0, 1)))))
    assert [branch.kind for branch in lineage.branches] == ["merged", "split"]
