from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from fictional_city import City


@pytest.mark.parametrize(
    "cut",
    [
        "SELECT char_start, char_end, source_slice FROM v_units WHERE year = 2031",
        "SELECT char_start, char_end, quote FROM v_targets WHERE year = 2031",
        "SELECT char_start, char_end, quote FROM v_results WHERE year = 2031",
        "SELECT char_start, char_end, quote FROM v_findings WHERE year = 2031",
    ],
)
def test_a_view_cuts_the_source_exactly_as_python_does(built: City, cut: str) -> None:
    source = built.texts[2031].source
    rows = built.query(cut)
    assert rows
    assert [text for _, _, text in rows] == [source[start:end] for start, end, _ in rows]


def test_v_changes_shows_both_texts_in_the_order_of_their_units(built: City) -> None:
    old, new = (built.texts[year].read.units for year in (2031, 2032))
    assert built.query("SELECT old_text, new_text, old_role, new_section FROM v_changes ORDER BY ord") == [
        (old[1].text, f"{new[2].text}\n{new[1].text}", "goals", "tasks.1"),
        (f"{old[2].text}\n{old[3].text}", None, "tasks", None),
        (None, new[3].text, None, "tasks.1"),
    ]


def test_v_targets_shows_sentence_region_and_source(built: City) -> None:
    [(sentence, name, sha256)] = built.query(
        "SELECT sentence, region_name, sha256 FROM v_targets WHERE year = 2031 AND headline"
    )
    assert sentence == built.texts[2031].read.units[1].text
    assert (name, sha256) == ("云溪市", built.texts[2031].digest)


def test_v_outcomes_shows_target_and_evidence(built: City) -> None:
    target = built.texts[2031].read.targets[0]
    quote = built.texts[2031].source[target.start : target.end]
    evidence = built.texts[2032].read.units[0].text
    columns = "SELECT target_quote, evidence_text, target_value, reported_value FROM v_outcomes ORDER BY ord"
    assert built.query(columns) == [(quote, evidence, 6.0, 5.5), (None, None, None, None)]


def test_v_outcomes_shows_the_sentence_to_be_checked_and_its_place(built: City) -> None:
    told = built.texts[2032].read.units[0]
    columns = "SELECT nearest, nearest_text, new_origin_start FROM v_outcomes ORDER BY ord"
    assert built.query(columns) == [(None, None, told.start), (told.id, told.text, told.start)]


def test_v_pairs_counts_commitments_by_kind_and_all_changes(built: City) -> None:
    columns = "SELECT links, changes, carried, revised, added, dropped, dropped_silent, gap FROM v_pairs"
    assert built.query(columns) == [(2, 3, 0, 1, 0, 1, 1, 0)]


def test_v_reports_counts_what_the_base_text_holds(built: City) -> None:
    columns = "SELECT units, commitments, targets, findings, witnesses FROM v_reports WHERE year = 2031"
    assert built.query(columns) == [(4, 3, 2, 2, 1)]


def test_v_sources_counts_findings_by_severity(built: City) -> None:
    columns = "SELECT findings, errors, warnings, file_name FROM v_sources WHERE year = 2031"
    assert built.query(columns) == [(2, 1, 1, "a.txt")]


def test_v_sections_counts_units_of_each_section(built: City) -> None:
    columns = "SELECT section_key, units FROM v_sections WHERE year = 2031 ORDER BY ord"
    assert built.query(columns) == [("review.1", 1), ("goals.1", 1), ("tasks.1", 2)]


def test_views_of_reports_leave_out_texts_that_are_not_the_base(city: City) -> None:
    text = city.texts[2031]
    with city.writer() as writer:
        city.add_archive(writer)
        city.add_text(writer, 2031)
        writer.add_witness(city.witness(2031, "copy", is_base=False), text.read, text.source)
        writer.finish()
    assert city.query("SELECT DISTINCT witness_id FROM v_units") == [("yunxi-2031/main",)]
    assert city.query("SELECT DISTINCT witness_id FROM v_findings ORDER BY 1") == [
        ("yunxi-2031/copy",),
        ("yunxi-2031/main",),
    ]
