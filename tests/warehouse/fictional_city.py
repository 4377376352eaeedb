"""Two small reports of a fictional city, full of characters that are hard to count, and what joins them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import duckdb

from warehouse.records import (
    Capture,
    Change,
    Comparison,
    Coverage,
    Difference,
    Evidence,
    Finding,
    Link,
    Outcome,
    ReadReport,
    Region,
    Section,
    SectionLink,
    SectionSeen,
    SilentEdit,
    Target,
    TargetMove,
    Unit,
)
from warehouse.swap import current_file, warehouse_folder
from warehouse.write import PairRow, WarehouseWriter, WitnessRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from warehouse.records import Role, RoleState

REGION = Region("yunxi", "云溪市", "city", "990100", fictional=True)
DIFFERENCE = Difference("misread_figure", 2, 3, 1, 4, "五", "五五五", "同一句中的数字不同。")
CLUSTERS = "👨\u200d👩\u200d👧e\u0301\u0301\r\n\u200b\ufeff🇨🇳\U00020000\u2028"
"""Joined emoji, stacked accents, line ends, invisible marks, a flag, a rare character."""
ROLES: tuple[Role, ...] = ("review", "goals", "tasks")
HOSTILE = "'; DROP TABLE units; --\x00\\\"$1 ?"


@dataclass(frozen=True)
class Text:
    """A reading and the decoded source that its offsets count in."""

    read: ReadReport
    source: str

    @property
    def digest(self) -> str:
        return sha256(self.source.encode()).hexdigest()


def _target(unit: Unit, value: float, *, headline: bool) -> Target:
    return Target(
        unit=unit.id,
        start=unit.start,
        end=unit.end,
        value_start=unit.start + 1,
        value_end=unit.start + 2,
        indicator="湖面清洁率",
        canonical="lake_cleanliness",
        aspect="growth",
        comparator=">=",
        value=value,
        value_high=None,
        unit_text="%",
        unit_base="%",
        value_si=value,
        hedge="左右",
        reference=None,
        headline=headline,
        polarity="higher",
    )


def _text(year: int) -> Text:
    prefix = f"{REGION.slug}-{year}"
    phrases: tuple[tuple[str, Role, str], ...] = (
        ("review.1", "review", f"去年清理湖面{CLUSTERS}九成。"),
        ("goals.1", "goals", f"湖面清洁率{CLUSTERS}{year}以上。"),
        ("tasks.1", "tasks", f"再修{CLUSTERS}一座桥；"),
        ("tasks.1", "tasks", f"{HOSTILE}。"),
    )
    units: list[Unit] = []
    source = CLUSTERS
    for number, (section, role, phrase) in enumerate(phrases):
        start, source = len(source), source + phrase
        units.append(
            Unit(
                id=f"{prefix}/{section}/{number}",
                start=start,
                end=len(source),
                role=role,
                path=("部分", None, "主题"),
                text=phrase.replace("\r\n", ""),
                kind="clause",
                section=section,
                commitment=role != "review",
                repeat_of=f"{prefix}/review.1/0" if number == 3 else None,
            )
        )
    sections = tuple(
        Section(
            f"{role}.1", "part", number, f"第{number}部分", role, 0, len(source), "tasks" if number else None
        )
        for number, role in enumerate(ROLES)
    )
    seen = tuple(SectionSeen(s.key, s.number, s.title, s.role, "present") for s in sections)
    roles: dict[str, RoleState] = {"review": "present", "tasks": "damaged"}
    read = ReadReport(
        region=REGION.slug,
        year=year,
        title=f"云溪市{year}年工作报告",
        session="第一次会议",
        delivered_on=f"{year}-01-08",
        speaker="某市长",
        length=len(source),
        sections=sections,
        units=tuple(units),
        targets=(_target(units[1], 6.0, headline=True), _target(units[2], 1.0, headline=False)),
        findings=(Finding("splice", 0, len(CLUSTERS), HOSTILE, "error"), Finding("mojibake", 3, 3, "一处")),
        coverage=Coverage("partial", roles, seen, seen[:1], ("缺第二部分。",)),
    )
    return Text(replace(read, results=(_target(units[0], 5.5, headline=False),)), source)


def _comparison(old: ReadReport, new: ReadReport) -> Comparison:
    o, n = [unit.id for unit in old.units], [unit.id for unit in new.units]
    pair = f"{REGION.slug}-{old.year}-{new.year}"
    evidence = (Evidence(n[0], "new", "review", 0.4, "说已完成"), Evidence(n[2], "new", "candidate", 0.3))
    moves = (TargetMove(0, 0, ("raised", "softened"), "up"), TargetMove(None, 1, (), "unclear"))
    return Comparison(
        old,
        new,
        links=(Link(o[1], n[1], 0.9), Link(o[1], n[2], 0.6)),
        changes=(
            Change(
                f"{pair}/1",
                "revised",
                ("raised", "split"),
                (o[1],),
                (n[2], n[1]),
                "up",
                "certain",
                None,
                (),
                1.0,
                moves=moves,
                reason="数字变大。",
            ),
            Change(
                f"{pair}/2",
                "dropped",
                (),
                (o[2], o[3]),
                (),
                "unclear",
                "open",
                "dropped_silent",
                evidence,
                0.5,
            ),
            Change(
                f"{pair}/3", "added", (), (), (n[3],), "unclear", "likely", None, (), 0.0, commitment=False
            ),
        ),
        sections=(
            SectionLink("goals.1", "goals.1", "kept", 1, 1, 0.8),
            SectionLink(None, "tasks.1", "added", None, 2),
        ),
        outcomes=(
            Outcome(o[1], 0, "met", (n[0],), 5.5, "%", "likely", "达到。"),
            Outcome(o[2], None, "not_reported", (), None, None, "open", nearest=n[0]),
        ),
    )


IN_ENGLISH = {"数字变大。": "The number rose."}
"""What is known in English; the other sentence, 达到。, is as a person's own words."""


@dataclass(frozen=True)
class City:
    """Two reports of the fictional city, how they compare, and a home to build them in."""

    home: Path
    texts: dict[int, Text]
    comparison: Comparison
    pair: PairRow

    def writer(self, fingerprint: str = "f") -> WarehouseWriter:
        return WarehouseWriter(self.home, fingerprint=fingerprint, program_version="1")

    def witness(self, year: int, name: str = "main", *, is_base: bool = True) -> WitnessRow:
        digest = self.texts[year].digest
        return WitnessRow(
            region=REGION.slug,
            year=year,
            witness=name,
            sha256=digest,
            input_key=f"key-{digest}",
            is_base=is_base,
            source_url="https://example.org/报告?a='b'",
            accessed_on="2032-01-31",
            captured_at="2032-02-01T08:00:00+08:00",
            encoding="utf-8",
        )

    def capture(self, year: int) -> Capture:
        text = self.texts[year]
        size = len(text.source.encode())
        return Capture(
            "2032-02-01T00:00:00Z", text.digest, size, "text/plain", REGION.slug, year, "main", "a.txt"
        )

    def add_archive(self, writer: WarehouseWriter) -> None:
        """Add the region and one capture for each text."""
        writer.add_region(REGION)
        for year in self.texts:
            writer.add_capture(self.capture(year))

    def add_text(self, writer: WarehouseWriter, year: int) -> None:
        text = self.texts[year]
        witness = self.witness(year)
        writer.add_witness(witness, text.read, text.source)
        writer.add_differences(witness.witness_id, [DIFFERENCE])
        moments = ("2032-02-01T00:00:00Z", "2032-01-31T00:00:00Z")
        edit = SilentEdit("lost_passage", *moments, text.digest, text.digest, 0, 1, 0, 0, CLUSTERS, "")
        writer.add_silent_edits(witness.witness_id, [edit])

    def build(self, *, copy: bool = False, fingerprint: str = "f") -> Path:
        """Build everything anew, or copy everything from the version before."""
        with self.writer(fingerprint) as writer:
            self.add_archive(writer)
            for year in self.texts:
                if copy:
                    writer.copy_witness(self.witness(year))
                else:
                    self.add_text(writer, year)
            if copy:
                writer.copy_pair(self.pair)
            else:
                writer.add_pair(self.pair, self.comparison)
            writer.write_english(IN_ENGLISH.get)
            return writer.finish()

    def query(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Ask the current version."""
        with duckdb.connect(str(current_file(self.home)), read_only=True) as connection:
            return connection.execute(sql, parameters).fetchall()

    def files(self) -> list[str]:
        return sorted(file.name for file in warehouse_folder(self.home).iterdir())


def fictional_city(home: Path) -> City:
    """Return the city, with nothing built in `home` yet."""
    texts = {year: _text(year) for year in (2031, 2032)}
    pair = PairRow(REGION.slug, 2031, 2032, "yunxi-2031/main", "yunxi-2032/main", "pair-key")
    return City(home, texts, _comparison(texts[2031].read, texts[2032].read), pair)
