from __future__ import annotations

import os
import time
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from ingest.web.turns import Turns
from warehouse.errors import Busy, ComeBackLater

if TYPE_CHECKING:
    from pathlib import Path


def turns(home: Path, queue_seconds: float = 5) -> Turns:
    return Turns(home, longest_wait=2, queue_seconds=queue_seconds)


def silent(_: str) -> None:
    pass


def test_the_delay_counts_from_the_end_of_the_last_turn(tmp_path: Path) -> None:
    with turns(tmp_path).turn("a.example", 0.2, silent):
        time.sleep(0.1)
    began = time.monotonic()
    with turns(tmp_path).turn("a.example", 0.2, silent):
        assert time.monotonic() - began > 0.19


def test_hosts_do_not_wait_for_each_other(tmp_path: Path) -> None:
    began = time.monotonic()
    with turns(tmp_path).turn("a.example", 60, silent), turns(tmp_path).turn("b.example", 60, silent):
        assert time.monotonic() - began < 60


def test_a_turn_that_is_held_is_waited_for_only_so_long(tmp_path: Path) -> None:
    with (
        turns(tmp_path).turn("a.example", 0, silent),
        pytest.raises(Busy, match=r"fetching from a\.example"),
        turns(tmp_path, queue_seconds=0.1).turn("a.example", 0, silent),
    ):
        pass


def test_the_turn_of_a_process_that_is_gone_is_free(tmp_path: Path) -> None:
    if os.fork() == 0:
        turns(tmp_path).turn("a.example", 0, silent).__enter__()
        os._exit(0)
    os.wait()
    with turns(tmp_path, queue_seconds=0.1).turn("a.example", 0.05, silent):
        pass


def test_a_host_that_wants_to_be_left_alone_is_by_every_later_run(tmp_path: Path) -> None:
    with turns(tmp_path).turn("a.example", 0, silent) as turn:
        turn.postpone(timedelta(hours=1))
    with pytest.raises(ComeBackLater, match="left alone until"), turns(tmp_path).turn("a.example", 0, silent):
        pass


def test_a_short_wish_is_waited_for_and_told(tmp_path: Path) -> None:
    told: list[str] = []
    with turns(tmp_path).turn("a.example", 0, silent) as turn:
        turn.postpone(timedelta(seconds=0.3))
    began = time.monotonic()
    with turns(tmp_path).turn("a.example", 0, told.append):
        assert time.monotonic() - began > 0.2
    assert told == ["a.example asks us to wait: 0 s."]


def test_a_clock_that_was_set_back_costs_one_delay(tmp_path: Path) -> None:
    with turns(tmp_path).turn("a.example", 0, silent):
        pass
    (tmp_path / "turns" / "a.example").write_text('{"last": 9e9, "not_before": 0}', encoding="utf-8")
    began = time.monotonic()
    with turns(tmp_path).turn("a.example", 0.2, silent):
        assert time.monotonic() - began > 0.19


def test_a_note_that_a_kill_left_half_written_is_as_none(tmp_path: Path) -> None:
    (tmp_path / "turns").mkdir()
    (tmp_path / "turns" / "a.example").write_text('{"last": 17', encoding="utf-8")
    with turns(tmp_path).turn("a.example", 0.1, silent):
        pass
