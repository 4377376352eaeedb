from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from views import script
from views.markup import outward, quoted, safe
from views.redlines import redlined

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


def test_no_page_lets_markdown_read_html_and_only_one_fixed_script_runs() -> None:
    sources = {file.name: file.read_text(encoding="utf-8") for file in VIEWS.glob("*.py")}
    assert not [name for name, source in sources.items() if "unsafe_allow_html" in source]
    scripted = [
        line.strip() for s in sources.values() for line in s.splitlines() if "allow_javascript" in line
    ]
    assert scripted == ["st.html(SCRIPT, unsafe_allow_javascript=True)"]
    assert f"<script>{(VIEWS / 'page.js').read_text(encoding='utf-8')}</script>" == script.SCRIPT


def test_no_page_shows_text_by_a_call_that_reads_markdown() -> None:
    calls = re.compile(r"st\.(markdown|write|caption|title|header|subheader|info|warning|error|success)\(")
    assert not [file.name for file in VIEWS.glob("*.py") if calls.search(file.read_text(encoding="utf-8"))]
