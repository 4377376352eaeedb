from __future__ import annotations

import re

from ingest.english_names import indicator_in_english, topic_in_english
from ingest.indicators import indicators

_CHINESE = re.compile(r"[\u3400-\u9fff]")


def test_every_canonical_indicator_has_an_english_name_of_its_own() -> None:
    named = [indicator_in_english(each.name) for each in indicators()]
    assert all(name and not _CHINESE.search(name) for name in named)
    assert len(set(named)) == len(named)


def test_every_topic_has_an_english_name() -> None:
    assert [each.topic for each in indicators() if _CHINESE.search(topic_in_english(each.topic))] == []


def test_the_ways_in_which_reports_write_an_indicator_share_its_english_name() -> None:
    assert indicator_in_english("地区生产总值") == indicator_in_english("生产总值") == "GDP"


def test_an_indicator_of_the_long_tail_has_none() -> None:
    assert indicator_in_english("甲桥座数") is None
