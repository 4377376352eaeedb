"""A home with the sample's report of 2021 as two newspaper pages, and a copy of 2022 with faults."""

from __future__ import annotations

from pathlib import Path

from ingest.intake import Claim, add_file
from pipeline import build

SAMPLE = Path(__file__).parents[1] / "reports" / "sample"


def build_collated(home: Path) -> Path:
    """Add the texts and build; the two pages of 2021 become one text."""
    for (year, name), text in _texts().items():
        file = home / f"{year}.{name}.txt"
        file.write_text(text, encoding="utf-8", newline="")
        url = f"https://www.yunting.example/{year}/{name}"
        add_file(home, file, Claim("yunting", year, name, url))
    build(home, lambda _stage, _done, _total: None)
    return home


def _texts() -> dict[tuple[int, str], str]:
    whole = (SAMPLE / "2021.txt").read_bytes().decode("utf-8")
    at = whole.index("，", whole.index("三、") + 400)
    later = (SAMPLE / "2022.txt").read_bytes().decode("utf-8")
    reprint = (SAMPLE / "2022.reprint.txt").read_bytes().decode("utf-8")
    return {
        (2021, "page1"): f"{whole[:at]}\n（下转7版）",
        (2021, "page7"): f"（上接1版）\n{whole[at:]}",
        (2022, "main"): f"发布日期：2022-01-15\r\n{later}",
        (2022, "reprint"): reprint.replace("120个", "102个", 1).replace("2.52%", "25.2%", 1),
    }
