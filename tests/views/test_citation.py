"""Citations by table: every field missing once."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from views.citation import Cited, Passage, apa_citation, gb_citation
from views.language import Words
from views.provenance import places_html
from warehouse.read_collation import Place

if TYPE_CHECKING:
    from views.language import Language

SHA = "0123456789abcdef" * 4
OFFLINE = {"url": None}
FULL = Cited(
    "yunxi", "云溪市", "city", fictional=False, year=2031, title="云溪市2031年政府工作报告",
    session="云溪市第八届人民代表大会第二次会议", delivered_on="2031-01-15", published_on="2031-02-01",
    url="https://lake.example/2031", accessed=date(2031, 3, 4), added=date(2032, 5, 6),
    passages=(Passage(SHA, 1203, 1267),),
)  # fmt: skip
PLACE_GB = "引文位置：字符1203—1267，快照 SHA-256 0123456789ab."
PLACE_APA = "[Characters 1203–1267 of snapshot SHA-256 0123456789ab]."
AT = "2031年1月15日在云溪市第八届人民代表大会第二次会议上"
TITLE = "云溪市2031年政府工作报告"
READ = "(2031-02-01)[2031-03-04]. https://lake.example/2031"
ADDED = "(2031-02-01)[引用日期不详，2032-05-06收存]. https://lake.example/2031"
NOT_KNOWN = "[date of retrieval not known; added to the archive May 6, 2032]"
SESSION = "云溪市第八届人民代表大会第二次会议"
NOTHING = {"published_on": None, "delivered_on": None, "session": None}
DESCRIBED = "[Government work report of Yunxi, 2031]"
RETRIEVED = "Retrieved March 4, 2031, from https://lake.example/2031"


@pytest.mark.parametrize(
    ("missing", "citation"),
    [
        ({}, f"{TITLE}：{AT}[R/OL]. {READ}"),
        ({"title": None}, f"[云溪市2031年政府工作报告]：{AT}[R/OL]. {READ}"),
        ({"session": None}, f"{TITLE}：2031年1月15日[R/OL]. {READ}"),
        ({"published_on": None}, f"{TITLE}：{AT}[R/OL]. 2031[2031-03-04]. https://lake.example/2031"),
        (
            NOTHING,
            f"{TITLE}[R/OL]. [2031][2031-03-04]. https://lake.example/2031",
        ),
        ({"accessed": None}, f"{TITLE}：{AT}[R/OL]. {ADDED}"),
        ({"accessed": None, "added": None}, f"{TITLE}：{AT}[R/OL]. (2031-02-01). https://lake.example/2031"),
        (OFFLINE, f"{TITLE}：{AT}[R]. [出版地不详]：[出版者不详], 2031"),
        (
            {**NOTHING, **OFFLINE, "title": None},
            "[云溪市2031年政府工作报告][R]. [出版地不详]：[出版者不详], [2031]",
        ),
        ({"fictional": True}, f"{TITLE}：{AT}[虚构示例，请勿引用][R/OL]. {READ}"),
        ({"delivered_on": "2031-02-30"}, f"{TITLE}：{SESSION}[R/OL]. {READ}"),
    ],
)  # fmt: skip
def test_gb_t_7714_with_and_without_each_field(missing: dict[str, Any], citation: str) -> None:
    assert gb_citation(replace(FULL, **missing)) == f"云溪市人民政府. {citation}. {PLACE_GB}"


@pytest.mark.parametrize(
    ("missing", "citation"),
    [
        ({}, f"(2031, January 15). {TITLE} {DESCRIBED}. {RETRIEVED}"),
        ({"title": None}, f"(2031, January 15). {DESCRIBED}. {RETRIEVED}"),
        ({"delivered_on": None}, f"(2031, February 1). {TITLE} {DESCRIBED}. {RETRIEVED}"),
        (
            {"delivered_on": None, "published_on": None},
            f"(ca. 2031). {TITLE} {DESCRIBED}. {RETRIEVED}",
        ),
        (
            {"accessed": None},
            f"(2031, January 15). {TITLE} {DESCRIBED}. https://lake.example/2031 {NOT_KNOWN}",
        ),
        (
            OFFLINE,
            f"(2031, January 15). {TITLE} {DESCRIBED}. [Text supplied as a file; no address is recorded]",
        ),
        (
            {"fictional": True},
            f"(2031, January 15). {TITLE} {DESCRIBED} [Fictional sample; do not cite]. {RETRIEVED}",
        ),
    ],
)  # fmt: skip
def test_apa_with_and_without_each_field(missing: dict[str, Any], citation: str) -> None:
    cited = replace(FULL, **missing)
    assert apa_citation(cited) == f"People's Government of Yunxi [云溪市]. {citation} {PLACE_APA}"


def test_the_nations_report_is_the_state_councils() -> None:
    cited = replace(FULL, region="national", region_name="全国", level="national", title=None)
    assert gb_citation(cited).startswith("中华人民共和国国务院. [2031年国务院政府工作报告]")
    assert apa_citation(cited).startswith("State Council of the People's Republic of China. ")


def test_a_passage_that_runs_over_two_snapshots_names_both() -> None:
    cited = replace(FULL, passages=(*FULL.passages, Passage("f" * 64, 0, 9)))
    assert "字符1203—1267，快照 SHA-256 0123456789ab；字符0—9，快照 SHA-256 ffffffffffff." in gb_citation(
        cited
    )
    assert "0123456789ab; characters 0–9 of snapshot SHA-256 ffffffffffff]." in apa_citation(cited)


def test_no_day_of_access_is_given_for_what_was_never_read_at_an_address() -> None:
    cited = replace(FULL, url=None)
    for cite in (gb_citation, apa_citation):
        assert not any(
            told in cite(cited) for told in ("2031-03-04", "2032", "Retrieved", "retrieval", "收存")
        )


def test_a_report_that_does_not_hold_the_words_is_cited_without_a_place() -> None:
    cited = replace(FULL, passages=())
    assert gb_citation(cited).endswith("https://lake.example/2031.")
    assert apa_citation(cited).endswith("https://lake.example/2031.")


@pytest.mark.parametrize(("language", "read_on"), [("zh", "访问日期"), ("en", "page read on")])
@pytest.mark.parametrize(
    ("accessed", "told"),
    [("2031-03-04", {"zh": "2031年3月4日", "en": "4 March 2031"}), (None, {"zh": "不详", "en": "not known"})],
)
def test_a_page_tells_the_day_of_reading_from_the_day_of_adding(
    language: Language, read_on: str, accessed: str | None, told: dict[str, str]
) -> None:
    added = datetime(2032, 5, 6)  # noqa: DTZ001 - UTC without a zone, as the warehouse keeps times
    place = Place("yunxi-2031/main", SHA, FULL.url, accessed, added, 0, 9)
    shown = str(places_html([place], Words(language)))
    assert re.search(f"{read_on}</dt><dd>{told[language]}", shown)
    assert Words(language).date(added) in shown
