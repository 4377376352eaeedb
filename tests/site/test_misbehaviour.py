"""What comes of every misbehaviour, as bench/misbehaviour.py measures it in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

OUTCOMES = {
    "fine": "ok",
    "fresh": "ok",
    "slow": "timeout",
    "drip": "timeout",
    "drip-head": "timeout",
    "cut-off": "broken_off",
    "cut-off-chunks": "broken_off",
    "cut-off-gzip": "truncated",
    "reset": "broken_off",
    "silence": "broken_off",
    "garbage": "broken_off",
    "wrong-length": "wrong_length",
    "late-surplus": "wrong_length",
    "endless": "too_large",
    "endless-head": "broken_off",
    "gzip-bomb": "too_large",
    "wrong-coding": "bad_coding",
    "unknown-coding": "bad_coding",
    "busy": "ok",
    "busy-for-an-hour": "come_back_later",
    "fault": "server_fault",
    "passing-fault": "ok",
    "gone": "not_there",
    "no-content": "bad_status",
    "loop": "redirect_loop",
    "loop-back": "redirect_loop",
    "far": "redirect_loop",
    "near": "ok",
    "metadata": "host_refused",
    "elsewhere": "host_refused",
    "challenge": "challenge",
    "challenge-page": "ok",
    "changed-layout": "ok",
    "wrong-charset": "ok",
    "cookie": "ok",
    "robots-fault": "robots_unreachable",
    "robots-forbids": "robots_refused",
    "robots-endless": "robots_unreachable",
    "robots-slow": "robots_unreachable",
    "rebound-name": "address_refused",
    "private-address": "address_refused",
}


@pytest.fixture(scope="module")
def results(checkout: Path) -> dict[str, dict[str, Any]]:
    command = [sys.executable, "bench/misbehaviour.py", "--json"]
    done = subprocess.run(command, cwd=checkout, check=True, capture_output=True, timeout=120)
    return {result["case"]: result for result in json.loads(done.stdout)}


def test_every_misbehaviour_has_its_named_outcome(results: dict[str, dict[str, Any]]) -> None:
    assert {case: result["outcome"] for case, result in results.items()} == OUTCOMES


@pytest.mark.parametrize("case", OUTCOMES)
def test_a_misbehaviour_ends_in_time_in_bounds_and_with_its_site_alone(
    results: dict[str, dict[str, Any]], case: str
) -> None:
    result = results[case]
    assert result["seconds"] < 5
    assert result["peak_megabytes"] < 300
    assert result["others"] == []


def test_a_page_is_read_rightly_whatever_its_header_says(results: dict[str, dict[str, Any]]) -> None:
    assert results["wrong-charset"]["sentence"] == results["fine"]["sentence"]


def test_a_page_that_is_no_report_is_refused_by_its_name(results: dict[str, dict[str, Any]]) -> None:
    assert results["challenge-page"]["sentence"].startswith("ChallengePage: /ns_news/1/challenge-page: ")
    assert results["changed-layout"]["sentence"].startswith("UnexpectedPage: /ns_news/1/changed-layout: ")
