"""The command line of duizhang: thin, it parses words, calls the pipeline and prints."""

from __future__ import annotations

import os
import sys
from dataclasses import asdict
from functools import partial
from pathlib import Path  # noqa: TC003 - Typer reads annotations when it runs
from typing import TYPE_CHECKING, Annotated

import typer

from warehouse.errors import ArchiveDamaged, NotAReport, UsageError
from warehouse.options import (
    CHECKOUT,
    FormatOption,
    HomeOption,
    JsonOption,
    LanguageOption,
    RegionOption,
    TablesOption,
    UnitOrLine,
    YearOption,
    YearsOption,
    home_directory,
)
from warehouse.terminal import print_document, progress, run_app, start_app, write_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline import BuildSummary

app = typer.Typer(
    name="duizhang",
    help="对账: read Chinese governments' work reports year after year and reconcile them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback()
def _globals(home: HomeOption = None) -> None:
    if home is not None:
        os.environ["DUIZHANG_HOME"] = str(home.resolve())


@app.command()
def up(
    home: HomeOption = None,
    port: Annotated[int, typer.Option(help="Port of the app.", min=1, max=65535)] = 8501,
) -> None:
    """Build what is there (the bundled sample where nothing is) and open the app."""
    from ingest.archive import Archive
    from ingest.intake import add_index
    from pipeline import build

    place = home_directory(home)
    if not Archive(place).captures():
        typer.echo("The archive is empty: adding the bundled sample, a fictional city.", err=True)
        add_index(place, CHECKOUT / "reports" / "sample" / "index.csv")
    with progress() as shown:
        _report_build(build(place, shown))
    start_app(CHECKOUT, place, port)


@app.command()
def add(  # noqa: PLR0913 - a command's options are its interface
    file: Annotated[Path | None, typer.Argument(metavar="FILE", show_default=False)] = None,
    *,
    index: Annotated[
        Path | None, typer.Option("--index", metavar="CSV", help="Add every file that an index names.")
    ] = None,
    facts: Annotated[Path | None, typer.Option(metavar="CSV", help="Add a digest of figures.")] = None,
    region: RegionOption = None,
    year: YearOption = None,
    witness: Annotated[str, typer.Option(help="Which text of the report: main, newspaper, …")] = "main",
    source_url: Annotated[
        str | None, typer.Option("--source-url", metavar="U", help="Where it is from.")
    ] = None,
    name: Annotated[str | None, typer.Option(help="Name of a region that is not registered.")] = None,
    home: HomeOption = None,
) -> None:
    """Store a report's text, an index of them, or figures in the archive; adding it twice changes nothing."""
    from ingest.intake import Claim, add_facts, add_file, add_index

    place = home_directory(home)
    if sum(each is not None for each in (file, index, facts)) != 1:
        raise UsageError("Name one FILE with --region and --year, or --index FILE.csv, or --facts FILE.csv.")
    if facts is not None:
        added = add_facts(place, facts)
    elif index is not None:
        added = add_index(place, index)
    else:
        if region is None or year is None or file is None:
            raise UsageError("A file needs --region and --year: add FILE --region changzhou --year 2024.")
        added = add_file(place, file, Claim(region, year, witness, source_url, region_name=name))
    typer.echo("".join(f"check: {doubt}\n" for doubt in added.doubts), err=True, nl=False)
    typer.echo(f"Added {added.new}, already held {added.known}. Run `duizhang build` to take them up.")


@app.command()
def fetch(  # noqa: PLR0913 - a command's options are its interface
    region: Annotated[str | None, typer.Argument(metavar="REGION", show_default=False)] = None,
    year: YearOption = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="List what would be asked for.")] = False,
    offline: Annotated[bool, typer.Option("--offline", help="Ask nobody: read what is held.")] = False,
    replica: Annotated[
        str | None,
        typer.Option(
            metavar="URL", envvar="DUIZHANG_REPLICA", help="For developers: where tests/site/replica.py runs."
        ),
    ] = None,
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> None:
    """Get a region's reports (or all that are registered) from where they are published."""
    from ingest.fetch import Fetcher
    from ingest.fetched import UNREACHED, check_anything_had, fetch_table
    from ingest.fetching import fetch as fetch_sources
    from ingest.fetching import hosts_of, plan, planned_sources

    place = home_directory(home)
    sources = planned_sources(region, year, replica)
    if dry_run:
        outcomes = plan(sources)
    else:
        fetcher = Fetcher(
            place,
            hosts=hosts_of(sources),
            allow_loopback=bool(replica),
            offline=offline,
            told=partial(typer.echo, err=True),
        )
        with fetcher, progress() as shown:
            outcomes = fetch_sources(place, sources, fetcher.get, shown)
    if as_json or any(row.outcome not in UNREACHED for row in outcomes):
        print_document(
            lambda: [asdict(row) for row in outcomes], lambda: fetch_table(outcomes), as_json=as_json
        )
    check_anything_had(place, outcomes)
    if not as_json and any(row.outcome in {"got", "changed"} for row in outcomes):
        typer.echo("Run `duizhang build` to take them up.")


@app.command()
def build(home: HomeOption = None) -> None:
    """Build the warehouse from the archive and switch to it; only what changed is computed."""
    from pipeline import build as build_warehouse

    with progress() as shown:
        _report_build(build_warehouse(home_directory(home), shown))


@app.command()
def status(*, home: HomeOption = None, as_json: JsonOption = False) -> None:
    """Show what is held: region × year, kind, coverage."""
    from ingest.status import held_reports
    from warehouse.tables import status_table

    rows = held_reports(home_directory(home))
    print_document(lambda: [asdict(row) for row in rows], lambda: status_table(rows), as_json=as_json)


@app.command()
def read(
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    region: RegionOption = None,
    year: YearOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Read one text: outline, units, targets, findings, coverage."""
    from ingest.sides import read_file
    from warehouse.contract import report_json
    from warehouse.tables import report_table

    report = read_file(file, region, year)
    print_document(lambda: report_json(report), lambda: report_table(report), as_json=as_json)
    if report.coverage.verdict == "not_a_report":
        raise NotAReport(f"{file} is no government work report; check that this is the right file.")


@app.command()
def compare(  # noqa: PLR0913 - a command's options are its interface
    sides: Annotated[list[str], typer.Argument(metavar="OLD NEW | REGION YEAR YEAR")],
    *,
    as_json: JsonOption = False,
    as_table: Annotated[bool, typer.Option("--table", help="Print a table (the default).")] = False,
    html: Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Write a page to FILE.")] = None,
    by_meaning: Annotated[
        bool, typer.Option("--meaning", help="Find paraphrases too (needs the extra semantic).")
    ] = False,
    language: LanguageOption = None,
    home: HomeOption = None,
) -> None:
    """Compare two files, or two years of a region that are held."""
    from compare.table import comparison_table
    from pairs import compare_sides, comparison_html, source_notes
    from warehouse.contract import comparison_json

    comparison, found = compare_sides(home_directory(home), sides, by_meaning=by_meaning)
    sources = source_notes(found)
    edits = list(dict.fromkeys(edit for source in sources for edit in source.silent_edits))
    if html is not None:
        write_page(html, comparison_html(comparison, found, language or "zh"))
        typer.echo(f"Wrote {html}.", err=True)
    if as_json or as_table or html is None:
        print_document(
            lambda: comparison_json(comparison, edits),
            lambda: comparison_table(comparison, sources),
            as_json=as_json,
        )


@app.command()
def outcomes(region: str, year: int, *, home: HomeOption = None, as_json: JsonOption = False) -> None:
    """Show what the next report says became of a year's targets and commitments, silence first."""
    from compare.line_table import outcome_table
    from warehouse.read_outcomes import outcomes_of_year

    pair, rows = outcomes_of_year(home_directory(home), region, year)
    print_document(lambda: [asdict(row) for row in rows], lambda: outcome_table(rows, pair), as_json=as_json)


@app.command()
def line(region: str, name: UnitOrLine, *, home: HomeOption = None, as_json: JsonOption = False) -> None:
    """Follow one commitment through all years of a region."""
    from compare.line_table import line_table
    from warehouse.read_lines import line_of

    detail = line_of(home_directory(home), region, name)
    print_document(lambda: asdict(detail), lambda: line_table(detail), as_json=as_json)


@app.command()
def export(  # noqa: PLR0913 - a command's options are its interface
    target: Annotated[Path, typer.Argument(metavar="DIRECTORY|FILE")],
    *,
    region: RegionOption = None,
    years: YearsOption = None,
    form: FormatOption = None,
    tables: TablesOption = None,
    language: LanguageOption = None,
    home: HomeOption = None,
) -> None:
    """Write what is held as a dataset into a directory, or tables or the page of two years into a file."""
    from compare.names import name_of
    from warehouse.export import TablesAsked, export_tables, format_of
    from warehouse.read_exports import ExportScope

    place, chosen = home_directory(home), format_of(target, form)
    if chosen == "html":
        from pairs import page_of_years

        write_page(target, page_of_years(place, region, years, language or "zh"))
        typer.echo(f"Wrote {target}.")
        return
    asked = TablesAsked(ExportScope(region, years), tuple(tables or ()), language or "en")
    typer.echo(export_tables(place, target, chosen, asked, name_of))


@app.command()
def doctor(home: HomeOption = None) -> None:
    """Check the logs and every stored snapshot against its hash."""
    from ingest.status import examine

    found = examine(home_directory(home))
    if found.swept:
        typer.echo(f"Half-written files that killed runs left: {found.swept}, removed.")
    for line in found.damaged:
        typer.echo(line)
    if found.damaged:
        raise ArchiveDamaged(f"{len(found.damaged)} of {found.checked} snapshots are damaged (see above).")
    typer.echo(f"All {found.checked} snapshots match their hashes.")


def _report_build(summary: BuildSummary) -> None:
    typer.echo("".join(f"not read: {sentence}\n" for sentence in summary.unread), err=True, nl=False)
    typer.echo(summary.told())


def run(arguments: Sequence[str]) -> int:
    """Run one command; tell an error in one sentence on stderr and return the exit code."""
    return run_app(app, arguments)


def main() -> None:
    """Run the program on the words of the shell."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
