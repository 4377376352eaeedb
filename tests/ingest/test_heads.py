"""Names that no indicator claims are grouped by their head noun and are never forced into an indicator."""

from __future__ import annotations

import pytest
from fictional_report import report
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.indicators import canonical
from ingest.quantities.heads import Head, cluster_tail, head_of
from ingest.report import read_report


@pytest.mark.parametrize(
    ("name", "noun", "kind"),
    [
        ("茶企技改项目", "项目", "works"),
        ("竹海服务站", "服务站", "places"),
        ("茶叶良种覆盖率", "覆盖率", "shares"),
        ("茶厂（车间）", "厂", "bodies"),
        ("云谷", "谷", None),
        ("省级茶叶工厂（车间）", "工厂", "bodies"),
        ("“云上茶园”", "茶园", "land"),
    ],
)
def test_a_name_has_the_longest_head_noun_that_ends_it(name: str, noun: str, kind: str | None) -> None:
    assert head_of(name) == (Head(noun, kind) if kind else None)


def test_look_alikes_with_one_head_share_a_cluster_and_keep_their_names() -> None:
    names = ["竹业项目", "茶业项目", "竹业项目", "云谷"]
    assert canonical("竹业项目") is None
    assert cluster_tail(names) == {Head("项目", "works"): ("竹业项目", "茶业项目"), None: ("云谷",)}


def test_a_target_is_placed_by_its_indicators_topic_or_else_by_its_head_noun() -> None:
    source = report().replace("返乡学堂5所", "返乡学校5所")
    placed = {(target.indicator, target.topic, target.head) for target in read_report(source).targets}
    assert {("地区生产总值", "综合", None), ("返乡学校", None, "学校")} <= placed


@settings(deadline=None)
@given(st.lists(st.text(alphabet="茶竹项目企业率（）“”", max_size=8)))
def test_clusters_hold_every_name_once(names: list[str]) -> None:
    members = [name for group in cluster_tail(names).values() for name in group]
    assert sorted(members) == sorted(set(names))
