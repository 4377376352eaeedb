from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.outlining.sentences import split_sentences


def pieces(text: str, *cuts: int) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text, cuts)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("渡口回升。道路贯通！", ["渡口回升。", "道路贯通！"]),
        ("新开夜市三处；引进摊位一百家;办好冬捕节。", ["新开夜市三处；", "引进摊位一百家;", "办好冬捕节。"]),
        ("他说：“路通了。”大家笑了。", ["他说：“路通了。”", "大家笑了。"]),
        ("落实“有路。有桥”的要求。完。", ["落实“有路。有桥”的要求。", "完。"]),
        ("项目（含老桥；新桥）开工；学堂竣工。", ["项目（含老桥；新桥）开工；", "学堂竣工。"]),
        ("真的吗？！是的。", ["真的吗？！", "是的。"]),
        ("未闭合的“引号。下一句。", ["未闭合的“引号。", "下一句。"]),
        ("没有句号", ["没有句号"]),
        ("", []),
    ],
)
def test_sentences_and_clauses_end_outside_of_quotes_and_brackets(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


def test_a_sentence_is_cut_where_the_text_is_known_to_break_off() -> None:
    assert pieces("扎实开展渡口经济回升。", 4) == ["扎实开展", "渡口经济回升。"]


def test_the_clauses_of_a_sentence_share_its_number() -> None:
    spans = split_sentences("新开夜市；办好冬捕节。道路贯通。")
    assert [(span.kind, span.sentence) for span in spans] == [("clause", 0), ("clause", 0), ("sentence", 1)]


@given(st.text(alphabet=st.sampled_from("渡口，。！？；;“”‘’（）()《》【】[]的和!? "), max_size=400))
def test_the_spans_cover_the_text_without_gaps(text: str) -> None:
    assert "".join(pieces(text)) == text


@given(st.text(max_size=200), st.lists(st.integers(0, 200), max_size=5))
def test_cuts_lose_nothing(text: str, cuts: list[int]) -> None:
    assert "".join(pieces(text, *cuts)) == text
