"""Texts of the fictional report as the world has them: newspaper pages, a web page with a gap, a half."""

from __future__ import annotations

from fictional_report import SESSION, SPEAKER, SPEECH, TITLE, report

WHOLE = report(TITLE, SESSION, SPEAKER, *SPEECH)
GAP = (WHOLE.index("（二）留住青年"), WHOLE.index("（三）守住山林"))
_FIRST_BREAK = WHOLE.index("修复老桥三十座") + 4
_SECOND_BREAK = WHOLE.index("让千吨货船全年通行") + 5


def pages() -> tuple[str, str]:
    """Return two newspaper pages; the first breaks off within a sentence and jumps to the second."""
    front = f"{WHOLE[:_SECOND_BREAK]}\n（下转7版）\n责任编辑：林　樵"
    return front, f"云汀晚报　7版\n（上接1版）{WHOLE[_SECOND_BREAK:]}"


def three_pages() -> tuple[str, str, str]:
    """Return three pages: 1 jumps to 2, and 2 to 3."""
    first = f"{WHOLE[:_FIRST_BREAK]}\n（下转第2版）"
    second = f"（上接第1版）{WHOLE[_FIRST_BREAK:_SECOND_BREAK]}\n（下转第3版）"
    return first, second, f"（上接第二版）{WHOLE[_SECOND_BREAK:]}"


def web_page() -> str:
    """Return the report without the second section of its tasks."""
    return WHOLE[: GAP[0]] + WHOLE[GAP[1] :]


def second_half() -> str:
    """Return the report from its second part on, without line breaks within the tasks' sections."""
    return WHOLE[WHOLE.index("二、2031年重点工作") :]
