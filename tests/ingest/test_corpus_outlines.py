"""The outlines of real reports, held as offsets, numbers and roles: never as text."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ingest.genre import GENRE
from ingest.readers.plain import decode
from ingest.report import read_report

if TYPE_CHECKING:
    from warehouse.records import ReadReport

CHECKOUT = Path(__file__).resolve().parents[2]
CORPUS = CHECKOUT.parent / "shared" / "corpus"
GOLDEN = CHECKOUT / "tests" / "golden" / "outlines"
FILES = sorted(CORPUS.glob("*/*.txt")) if CORPUS.is_dir() else []

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(
        not FILES, reason="the corpus of real reports (../shared/corpus) is not beside this checkout"
    ),
]


@cache
def read(name: str) -> ReadReport:
    return read_report(decode((CORPUS / f"{name}.txt").read_bytes()).text)


def outline(path: Path) -> dict[str, Any]:
    data = path.read_bytes()
    report = read(f"{path.parent.name}/{path.stem}")
    return {
        "sha256": hashlib.sha256(data).hexdigest(),
        "year": report.year,
        "verdict": report.coverage.verdict,
        "roles": dict(sorted(Counter(unit.role for unit in report.units).items())),
        "kinds": dict(sorted(Counter(unit.kind for unit in report.units).items())),
        "sections": [
            [s.key, s.number, s.role, s.start, s.end] for s in report.sections if s.level != "theme"
        ],
        "findings": [[f.kind, f.start, f.end] for f in report.findings],
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_outline_of_a_real_report_is_as_a_person_has_read_it(path: Path) -> None:
    golden = GOLDEN / f"{path.parent.name}-{path.stem}.json"
    found = outline(path)
    if not golden.exists():
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(json.dumps(found, indent=None) + "\n", encoding="utf-8")
        pytest.fail(f"wrote {golden.name}: read the outline, then commit it")
    assert found == json.loads(golden.read_text(encoding="utf-8"))


def test_the_newspaper_page_is_partial_and_names_what_it_lacks() -> None:
    coverage = read("changzhou/2024.newspaper").coverage
    assert coverage.verdict == "partial"
    assert [section.key for section in coverage.missing] == [f"review.1.{number}" for number in (1, 2, 3, 4)]


def test_the_newspaper_page_has_the_eight_sections_of_its_third_part() -> None:
    sections = [
        s for s in read("changzhou/2024.newspaper").sections if s.level == "section" and s.role == "tasks"
    ]
    assert [section.number for section in sections] == list(range(1, 9))


def test_the_newspaper_pages_repeated_passages_are_found_and_hold_no_target() -> None:
    report = read("changzhou/2024.newspaper")
    assert sum(finding.kind == "repeated_passage" for finding in report.findings) == 3
    assert not {unit.id for unit in report.units if unit.repeat_of} & {
        target.unit for target in report.targets
    }


def test_a_report_that_ends_after_its_review_is_partial() -> None:
    coverage = read("rizhao/2024").coverage
    assert (coverage.verdict, coverage.roles["tasks"]) == ("partial", "missing")


def test_a_report_without_its_headline_sentence_is_partial() -> None:
    assert read("national/2026").coverage.roles["goals"] == "damaged"


def test_the_same_report_in_two_encodings_reads_the_same() -> None:
    assert read("hailar/2012") == read("hailar/2012.gb18030")


def test_the_year_of_every_report_is_inferred() -> None:
    wrong = [path for path in FILES if read(f"{path.parent.name}/{path.stem}").year != int(path.stem[:4])]
    assert wrong == []


def test_every_role_stands_in_every_whole_report() -> None:
    damaged = {"rizhao-2024", "changzhou-2024.newspaper"}
    whole = [path for path in FILES if f"{path.parent.name}-{path.stem}" not in damaged]
    for path in whole:
        roles = read(f"{path.parent.name}/{path.stem}").coverage.roles
        assert "missing" not in roles.values(), path


def test_false_findings_are_rare() -> None:
    noisy = {"info"}
    found = [
        finding.kind
        for path in FILES
        if "newspaper" not in path.stem and path.parent.name != "rizhao"
        for finding in read(f"{path.parent.name}/{path.stem}").findings
        if finding.severity not in noisy
    ]
    assert len(found) <= len(FILES) // 10


@pytest.mark.parametrize(
    "pair", ["2018_2019", "2021_2022", "sh2024_sh2025", "js2025_js2026", "hl2014_hl2015"]
)
@pytest.mark.parametrize("side", ["old", "new"])
def test_units_match_the_units_that_people_marked(gold: Path, pair: str, side: str) -> None:
    labels = json.loads((gold / "align" / f"{pair}.json").read_text(encoding="utf-8"))
    spans = {(unit.start, unit.end) for unit in read(labels[f"{side}_file"].removesuffix(".txt")).units}
    marked = [tuple(span) for span in labels[f"{side}_units"].values()]
    assert sum(span in spans for span in marked) >= 0.96 * len(marked)


PARTIAL = {"rizhao-2024", "national-2026", "changzhou-2024.newspaper", "national-2007"}
"""Texts that are not whole; of the last one the heading of a section is lost."""
OF_A_PAGE = re.compile(
    "本作品|Public domain|(?:来源|编辑|作者|责编)[：:]|记者.{0,12}摄$|ICP备|扫一扫在手机"
    "|相关报道|关闭窗口|【字号|点击图片"
)
OF_A_GLOSSARY = re.compile(r"^(?:[\[\uff3b【][0-9]{1,3}[\]\uff3d】]|名词解释|注释|附件)")


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_unit_comes_from_page_furniture_an_annex_a_licence_or_a_glossary(path: Path) -> None:
    report = read(f"{path.parent.name}/{path.stem}")
    around = [s for s in report.sections if s.role in {"furniture", "annex"}]
    assert not [u.id for u in report.units if any(s.start < u.end and u.start < s.end for s in around)]
    assert not [u.id for u in report.units if OF_A_PAGE.search(u.text) or OF_A_GLOSSARY.search(u.text)]


def test_whole_texts_are_full_and_the_others_partial() -> None:
    verdicts = {
        f"{path.parent.name}-{path.stem}": read(f"{path.parent.name}/{path.stem}").coverage.verdict
        for path in FILES
    }
    assert {name for name, verdict in verdicts.items() if verdict != "full"} == PARTIAL
    assert {verdicts[name] for name in PARTIAL} == {"partial"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_letter_of_the_speech_is_in_a_unit(path: Path) -> None:
    source = decode(path.read_bytes()).text
    report = read(f"{path.parent.name}/{path.stem}")
    around = [(s.start, s.end) for s in report.sections if s.role in {"furniture", "annex"}]
    spans = sorted([*around, *((unit.start, unit.end) for unit in report.units)])
    gaps = [source[a[1] : b[0]] for a, b in pairwise(spans)] + [source[spans[-1][1] :]]
    lost = [
        gap for gap in gaps if re.search(r"[\u4e00-\u9fff]", GENRE.patterns["furniture.jump"].sub("", gap))
    ]
    assert lost == []


def test_roles_follow_one_another_as_the_speech_goes() -> None:
    order = {"preamble": 0, "review": 1, "goals": 2, "tasks": 2, "closing": 3}
    for path in FILES:
        ranks = [order[unit.role] for unit in read(f"{path.parent.name}/{path.stem}").units]
        assert ranks == sorted(ranks), path
