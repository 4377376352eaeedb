"""Report text reaches a page as escaped text alone: by examples, by types, and by what the pages call."""

from __future__ import annotations

import ast
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mypy import api

from views import script
from views.markup import Html, html, joined, outward, quoted, safe, show_html
from views.redlines import redlined

if TYPE_CHECKING:
    from collections.abc import Iterator

CHECKOUT = Path(script.__file__).parent.parent
TREES = {
    file.relative_to(CHECKOUT).as_posix(): ast.parse(file.read_text(encoding="utf-8"))
    for file in (CHECKOUT / "app.py", *sorted((CHECKOUT / "views").glob("*.py")))
}
VIEWS = Path(script.__file__).parent
HOSTILE = "<script>alert(1)</script>&amp;<b title='x'>\u202e\u200b\x07**粗** $x$"


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not [name for name, _ in attrs if name.startswith("on")]

    def handle_data(self, data: str) -> None:
        self.text += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def test_markup_in_a_text_is_escaped() -> None:
    assert read(safe(HOSTILE)).tags == {"span"}


def test_characters_that_show_nothing_are_shown_by_their_code() -> None:
    assert "U+202E" in safe(HOSTILE)
    assert "\u202e" not in safe(HOSTILE)


def test_a_line_end_of_another_system_is_layout_and_no_mark() -> None:
    assert safe("上\r\n下") == "上\n下"


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Zl", "Zp"])))
def test_what_is_shown_is_what_stands_there(text: str) -> None:
    assert read(quoted(text)).text == text


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_redline_holds_no_markup_but_its_own(old: str, new: str) -> None:
    assert read(redlined(old, new)).tags <= {"bdi", "del", "ins", "span", "br"}


def test_a_redline_marks_by_element_and_not_by_colour_alone() -> None:
    assert redlined("增长6%以上", "增长5%左右").count("<del>") == 1


def test_one_side_of_a_redline_shows_only_that_side() -> None:
    assert read(redlined("增长6%", "增长5%", "old")).text == "增长6%"
    assert read(redlined("增长6%", "增长5%", "new")).text == "增长5%"


def test_only_web_addresses_become_links() -> None:
    assert "<a" not in outward("javascript:alert(1)", "x")
    assert '<a href="https://a.example/?a=1&amp;b=2"' in outward("https://a.example/?a=1&b=2", "x")


@given(st.text(max_size=60))
def test_whatever_is_put_into_html_added_to_it_or_joined_to_it_is_text(text: str) -> None:
    made = [
        html("<b>{}</b>", text), html("<b></b>") + text, text + html("<b></b>"), html("<b></b>").join([text]),
        html("<b>{}</b>", quoted(text)), joined([html("<b></b>")] * 2, text),
        html("<b>x</b>").replace("x", text),
    ]  # fmt: skip
    assert all(isinstance(each, Html) and read(each).tags <= {"b", "bdi", "span"} for each in made)


def test_text_that_nobody_escaped_is_not_shown() -> None:
    with pytest.raises(TypeError, match="markup"):
        show_html("<b>text</b>")  # type: ignore[arg-type]


def test_the_type_checker_refuses_text_where_html_is_shown(tmp_path: Path) -> None:
    page = tmp_path / "page.py"
    shown = ("html('<b>')", "'<b>'", "f'<b>{quoted(str())}</b>'", "'<b>'.join([quoted('')])")
    page.write_text(
        "\n".join(["from views.markup import html, quoted, show_html", *(f"show_html({s})" for s in shown)])
    )
    # Workers talk through sockets, which tests may not.
    told, _, _ = api.run(["--num-workers=0", str(page)])
    refused = re.findall(r'page\.py:(\d): error: .*incompatible type "str"; expected "Html"', told)
    assert refused == ["3", "4", "5"], told


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Yield every call in the pages with its file and the name of what is called."""
    for file, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                yield file, node.func.id if isinstance(node.func, ast.Name) else node.func.attr, node


def test_html_reaches_a_page_by_one_function_and_two_files_of_ours() -> None:
    shown = [(file, ast.unparse(call)) for file, name, call in calls() if name == "html" and is_method(call)]
    assert shown == [
        ("views/markup.py", "st.html(str(content), width=width)"),
        ("views/script.py", "st.html(SCRIPT, unsafe_allow_javascript=True)"),
        ("views/style.py", "st.html(Path(__file__).with_name('style.css'))"),
    ]
    assert f"<script>{(VIEWS / 'page.js').read_text(encoding='utf-8')}</script>" == script.SCRIPT


def is_method(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute)


def test_html_is_made_out_of_templates_that_stand_in_the_code() -> None:
    templates = [
        (file, call.args[0]) for file, name, call in calls() if name == "html" and not is_method(call)
    ]
    assert len(templates) > 150
    made = [(file, ast.unparse(each)) for file, each in templates if not is_literal(each)]
    assert made == []


def is_literal(node: ast.expr) -> bool:
    if isinstance(node, ast.IfExp):
        return is_literal(node.body) and is_literal(node.orelse)
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_only_one_module_calls_text_html() -> None:
    makers = {file for file, name, _ in calls() if name in {"Html", "Markup"}}
    assert makers == {"views/markup.py"}
    named = {
        file
        for file, tree in TREES.items()
        for node in ast.walk(tree)
        if (isinstance(node, ast.ImportFrom) and node.module == "markupsafe")
        or (isinstance(node, ast.Import) and any(each.name == "markupsafe" for each in node.names))
    }
    assert named == {"views/markup.py"}
    assert not [file for file, name, call in calls() if name == "cast" and "Html" in ast.unparse(call)]


def test_no_page_uses_another_way_for_html() -> None:
    asked = [keyword.arg for _, _, call in calls() for keyword in call.keywords]
    assert "unsafe_allow_html" not in asked
    assert asked.count("unsafe_allow_javascript") == 1
    used = {
        node.attr for tree in TREES.values() for node in ast.walk(tree) if isinstance(node, ast.Attribute)
    }
    assert not used & {"components", "iframe", "_html", "_main"}
    assert not [file for file in VIEWS.glob("*.py") if "streamlit.components" in file.read_text("utf-8")]


def test_no_page_shows_text_by_a_call_that_reads_markdown() -> None:
    calls = re.compile(r"st\.(markdown|write|caption|title|header|subheader|info|warning|error|success)\(")
    assert not [file.name for file in VIEWS.glob("*.py") if calls.search(file.read_text(encoding="utf-8"))]
