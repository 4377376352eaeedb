"""The JSON of `read` and `compare` has the fields that the design promises, and survives a round trip."""

from __future__ import annotations

import json
from dataclasses import fields

from warehouse.contract import comparison_json, report_json, with_english
from warehouse.records import (
    Change,
    Comparison,
    Coverage,
    Evidence,
    Finding,
    Link,
    Outcome,
    ReadReport,
    SectionLink,
    Target,
    Unit,
)

UNIT = Unit("tasks.1/1", 0, 9, "tasks", ("重点工作", None, None), "办好市民夜校。", commitment=True)
TARGET = Target(
    UNIT.id, 0, 9, 2, 4, "夜校", None, "count", ">=", 20.0, None, "所", "所", 20.0, None, None, headline=False
)
COVERAGE = Coverage("full", {"tasks": "present"}, (), ())
REPORT = ReadReport(
    "jiashi", 2030, "政府工作报告", None, None, None, 9, (), (UNIT,), (TARGET,),
    (Finding("splice", 0, 9, "断句"),), COVERAGE,
)  # fmt: skip
CHANGE = Change(
    "c", "dropped", (), (UNIT.id,), (), "unclear", "likely", "dropped_silent",
    (Evidence(UNIT.id, "new", "candidate", 0.2, "仅有个别用语相同"),), 0.5,
)  # fmt: skip
COMPARISON = Comparison(
    REPORT,
    REPORT,
    (Link(UNIT.id, UNIT.id, 0.9),),
    (CHANGE,),
    (SectionLink("tasks.1", "tasks.2", "moved", 1, 2),),
    (Outcome(UNIT.id, 0, "met", (UNIT.id,), 20.0, "所", "certain"),),
)


def test_reading_has_the_fields_of_the_contract() -> None:
    got = report_json(REPORT)
    assert {"report", "coverage", "units", "targets", "findings"} <= got.keys()
    assert {"region", "year", "title", "session", "delivered_on", "speaker"} <= got["report"].keys()
    assert {"published_on", "speaker_title"} <= got["report"].keys()
    assert {"verdict", "roles", "sections", "missing"} <= got["coverage"].keys()


def test_a_unit_and_a_target_carry_every_field_of_their_record() -> None:
    got = report_json(REPORT)
    assert got["units"][0].keys() == {f.name for f in fields(Unit)}
    assert got["targets"][0].keys() == {f.name for f in fields(Target)}


def test_comparing_has_the_fields_of_the_contract() -> None:
    got = comparison_json(COMPARISON)
    assert got.keys() == {"old", "new", "links", "changes", "sections", "outcomes", "silent_edits"}
    assert got["links"] == [{"old": UNIT.id, "new": UNIT.id, "score": 0.9}]
    assert got["changes"][0]["evidence"][0]["score"] == 0.2
    assert {"old", "new", "relation", "old_rank", "new_rank"} <= got["sections"][0].keys()
    assert {"unit", "target", "verdict", "evidence", "value", "unit_text", "certainty"} <= got["outcomes"][
        0
    ].keys()


def test_the_document_is_what_json_gives_back() -> None:
    got = comparison_json(COMPARISON)
    assert json.loads(json.dumps(got, ensure_ascii=False)) == got


def test_each_sentence_of_the_program_has_its_english_beside_it() -> None:
    known = {"断句": "a splice", "仅有个别用语相同": "only single words are the same"}
    got = with_english(comparison_json(COMPARISON), known.get)
    assert (got["new"]["findings"][0]["detail"], got["new"]["findings"][0]["detail_en"]) == (
        "断句",
        "a splice",
    )
    assert got["changes"][0]["evidence"][0]["note_en"] == "only single words are the same"


def test_a_persons_own_words_and_report_text_have_no_english() -> None:
    got = with_english(
        {"reason": "我看过原件", "text": "断句", "reasons": ["断句"], "note": None}, {"断句": "a splice"}.get
    )
    assert got == {
        "reason": "我看过原件", "reason_en": None, "text": "断句", "reasons": ["断句"],
        "reasons_en": ["a splice"], "note": None, "note_en": None,
    }  # fmt: skip
