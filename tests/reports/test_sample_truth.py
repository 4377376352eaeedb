"""The bundled sample and its truth agree with each other."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import Any, get_args

import pytest

from warehouse import records

SAMPLE = Path(__file__).parents[2] / "reports" / "sample"
CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
TRUTH: dict[str, Any] = json.loads((SAMPLE / "truth.json").read_text("utf-8"))
REPORTS: dict[str, Any] = TRUTH["reports"]
PAIRS: list[dict[str, Any]] = TRUTH["pairs"]
WITNESSES: dict[str, Any] = TRUTH["witnesses"]
FINDING_KINDS = {
    "repeated_passage", "splice", "truncated_start", "truncated_end",
    "missing_section", "mojibake", "lost_characters", "jump_line",
}  # fmt: skip
COLUMNS = "region,name,level,year,witness,file,chars,sha256,origin,licence,source_url,notes"
SCALES = {"": 1, "万": 10**4, "亿": 10**8}
CHINESE = re.compile(r"[^一-鿿]")
SHARED_RUN = 30


def raw(name: str) -> str:
    return (SAMPLE / name).read_bytes().decode("utf-8")


def flat(text: str) -> str:
    return re.sub(r"\s", "", re.sub(r"(?m)^\s*— \d+ —\s*$", "", text))


FLAT = {name: flat(raw(name)) for name in WITNESSES}


def file_of(year: int) -> str:
    return str(REPORTS[str(year)]["file"])


def runs(text: str) -> set[str]:
    chinese = CHINESE.sub("", text)
    return {chinese[i : i + SHARED_RUN] for i in range(len(chinese) - SHARED_RUN + 1)}


def all_quotes() -> list[tuple[str, str]]:
    found = [(w, f["quote"]) for w, says in WITNESSES.items() for f in says["findings"]]
    for report in REPORTS.values():
        found += [(report["file"], q) for q in report["negatives"]]
        found += [(report["file"], t["quote"]) for t in report["targets"]]
    for pair in PAIRS:
        old, new = file_of(pair["old"]), file_of(pair["new"])
        for change in pair["changes"]:
            found += [(old, q) for q in change["old"]]
            found += [(new, q) for q in (*change["new"], *change.get("evidence", ()))]
        for outcome in pair["outcomes"]:
            found += [(old, outcome["old"]), *((new, q) for q in outcome["evidence"])]
    return found


def said(field: str) -> Counter[str]:
    changes = [c for p in PAIRS for c in p["changes"]]
    if field == "facets":
        return Counter(chain.from_iterable(c["facets"] for c in changes))
    if field == "outcome":
        return Counter(o["verdict"] for p in PAIRS for o in p["outcomes"])
    if field == "finding":
        findings = chain.from_iterable(w["findings"] for w in WITNESSES.values())
        return Counter(f["kind"] for f in findings if not f.get("optional"))
    return Counter(c[field] for c in changes if c[field])


def test_every_quote_occurs_exactly_once_in_its_file() -> None:
    bad = [(name, q) for name, q in all_quotes() if FLAT[name].count(flat(q)) != 1]
    assert bad == []


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("kind", get_args(records.ChangeKind)),
        ("facets", get_args(records.Facet)),
        ("verdict", get_args(records.Verdict)),
        ("ambition", get_args(records.Ambition)),
        ("outcome", get_args(records.OutcomeVerdict)),
        ("finding", sorted(FINDING_KINDS)),
    ],
)
def test_every_word_of_the_vocabulary_occurs_at_least_twice_and_no_other(
    field: str, words: tuple[str, ...]
) -> None:
    counts = said(field)
    assert set(counts) == set(words)
    assert min(counts.values()) >= 2


def test_the_index_has_the_usual_columns_and_the_right_hash_and_length_of_each_file() -> None:
    lines = raw("index.csv").splitlines()
    assert lines[0] == COLUMNS
    for row in csv.DictReader(lines):
        data = (SAMPLE / row["file"]).read_bytes()
        assert row["sha256"] == hashlib.sha256(data).hexdigest()
        assert int(row["chars"]) == len(data.decode("utf-8"))
        assert row["notes"].startswith("fictional")


def test_the_index_lists_every_text_of_the_folder() -> None:
    listed = {row["file"] for row in csv.DictReader(raw("index.csv").splitlines())}
    assert listed == {p.name for p in SAMPLE.glob("*.txt")} == set(WITNESSES)


@pytest.mark.parametrize("name", sorted(WITNESSES))
def test_every_text_calls_itself_fictional_in_its_title(name: str) -> None:
    titles = [line for line in raw(name).splitlines()[:5] if "政府工作报告" in line and "年" in line]
    titles = titles or raw(name).splitlines()[:1]
    assert all("（虚构示例）" in title for title in titles)


def test_full_texts_are_about_six_thousand_characters_long() -> None:
    lengths = {y: len(raw(r["file"])) for y, r in REPORTS.items()}
    assert all(5500 <= lengths[y] <= 6500 for y in ("2021", "2022", "2024"))
    assert lengths["2023"] >= 3000


def test_a_targets_value_is_what_its_quote_says_and_its_si_value_follows() -> None:
    for target in chain.from_iterable(r["targets"] for r in REPORTS.values()):
        if target["value"] is None:
            assert target["value_quote"] is target["value_si"] is None
            continue
        assert target["value_quote"] == f"{target['value']}{target['unit']}"
        assert target["value_quote"] in target["quote"]
        scale = SCALES[target["unit"].removesuffix(target["unit_base"])]
        assert target["value_si"] == pytest.approx(target["value"] * scale)


def test_targets_use_the_words_of_the_records() -> None:
    targets = list(chain.from_iterable(r["targets"] for r in REPORTS.values()))
    assert {t["comparator"] for t in targets} <= set(get_args(records.Comparator))
    assert {t["aspect"] for t in targets} <= set(get_args(records.Aspect))


@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: f"{p['old']}-{p['new']}")
def test_the_changes_hold_every_target_of_both_years(pair: dict[str, Any]) -> None:
    for side in ("old", "new"):
        units = flat("|".join(q for c in pair["changes"] for q in c[side]))
        missing = [t["quote"] for t in REPORTS[str(pair[side])]["targets"] if flat(t["quote"]) not in units]
        assert missing == []


@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: f"{p['old']}-{p['new']}")
def test_every_target_of_the_old_year_has_an_outcome(pair: dict[str, Any]) -> None:
    judged = Counter(o["indicator"] for o in pair["outcomes"] if o["indicator"])
    assert judged == Counter(t["indicator"] for t in REPORTS[str(pair["old"])]["targets"])


def test_each_unit_stands_in_one_change_only() -> None:
    for pair in PAIRS:
        old = Counter(q for c in pair["changes"] for q in c["old"])
        new = Counter(q for c in pair["changes"] if c["verdict"] != "merged_into" for q in c["new"])
        assert max(old.values()) == max(new.values()) == 1


def test_the_sides_of_a_change_fit_its_kind() -> None:
    for change in chain.from_iterable(p["changes"] for p in PAIRS):
        sides = bool(change["old"]), bool(change["new"])
        if change["kind"] == "dropped":
            assert sides == (True, change["verdict"] == "merged_into")
            assert bool(change.get("evidence")) == (change["verdict"] == "dropped_reported_done")
        else:
            assert sides == (change["kind"] != "added", True)
        assert bool(change["facets"]) == (change["kind"] == "revised" or change["verdict"] == "merged_into")


def test_carried_means_the_same_words() -> None:
    carried = [c for p in PAIRS for c in p["changes"] if c["kind"] == "carried"]
    assert all(flat(c["old"][0]) == flat(c["new"][0]) for c in carried)


def test_nothing_is_called_dropped_with_certainty_against_half_a_page() -> None:
    (pair,) = [p for p in PAIRS if p["new"] == 2023]
    assert {c["verdict"] for c in pair["changes"] if c["kind"] == "dropped"} == {"cannot_tell"}
    assert {o["verdict"] for o in pair["outcomes"]} == {"cannot_tell"}


def test_findings_have_their_place_in_the_raw_text() -> None:
    for name, says in WITNESSES.items():
        for finding in says["findings"]:
            span = flat(raw(name)[finding["start"] : finding["end"]])
            where = FLAT[name].count(span)
            assert span
            assert where == 1 or finding["kind"] in {"repeated_passage", "lost_characters"}


def test_a_repeated_passage_is_there_twice() -> None:
    for name, says in WITNESSES.items():
        for finding in says["findings"]:
            if finding["kind"] == "repeated_passage":
                span = flat(raw(name)[finding["start"] : finding["end"]])
                assert FLAT[name].count(span) == 2


@pytest.mark.corpus
def test_no_run_of_thirty_chinese_characters_comes_from_a_real_report() -> None:
    if not CORPUS.is_dir():
        pytest.skip("the shared corpus is not beside the checkout (../shared/corpus)")
    ours = set().union(*(runs(raw(name)) for name in WITNESSES))
    for path in CORPUS.glob("*/*.txt"):
        assert not ours & runs(path.read_text("utf-8", errors="replace")), path.name
