"""The command line of duizhang: thin, it parses words, calls the pipeline and prints."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path  # noqa: TC003 - Typer reads annotations when it runs
from typing import TYPE_CHECKING, Annotated

import typer

from warehouse import options, terminal
from warehouse.errors import ArchiveDamaged, NotAReport, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.names import Language
    from warehouse.english import InEnglish
    from warehouse.table_words import TableWords

app = typer.Typer(
    name="duizhang",
    help="对账: read Chinese governments' work reports year after year and reconcile them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback()
def _globals(home: options.HomeOption = None) -> None:
    if home is not None:
        os.environ["DUIZHANG_HOME"] = str(home.resolve())


@app.command()
def up(home: options.HomeOption = None, port: options.PortOption = 8501) -> None:
    """Build what is there (the bundled sample where nothing is) and open the app."""
    from ingest.archive import Archive
    from ingest.intake import add_index
    from pipeline import build

    place = options.home_directory(home)
    if not Archive(place).captures():
        typer.echo("The archive is empty: adding the bundled sample, a fictional city.", err=True)
        add_index(place, options.CHECKOUT / "reports" / "sample" / "index.csv")
    with terminal.progress() as shown:
        terminal.report_build(build(place, shown))
    terminal.start_app(options.CHECKOUT, place, port)


@app.command()
def add(  # noqa: PLR0913 - a command's options are its interface
    file: options.FileArgument = None,
    *,
    index: options.IndexOption = None,
    facts: options.FactsOption = None,
    region: options.RegionOption = None,
    year: options.YearOption = None,
    witness: options.WitnessOption = "main",
    source_url: options.SourceOption = None,
    accessed: options.AccessedOption = None,
    name: options.NameOption = None,
    home: options.HomeOption = None,
) -> None:
    """Store a report's text, an index of them, or figures in the archive; adding it twice changes nothing."""
    from ingest.intake import Claim, add_facts, add_file, add_index

    place = options.home_directory(home)
    if sum(each is not None for each in (file, index, facts)) != 1:
        raise UsageError("Name one FILE with --region and --year, or --index FILE.csv, or --facts FILE.csv.")
    if accessed is not None and file is None:
        raise UsageError("--accessed is of one FILE; an index has the column accessed for each of its files.")
    if facts is not None:
        added = add_facts(place, facts)
    elif index is not None:
        added = add_index(place, index)
    else:
        if region is None or year is None or file is None:
            raise UsageError("A file needs --region and --year: add FILE --region changzhou --year 2024.")
        claim = Claim(region, year, witness, source_url, region_name=name, accessed=accessed)
        added = add_file(place, file, claim)
    typer.echo("".join(f"check: {doubt}\n" for doubt in added.doubts), err=True, nl=False)
    typer.echo(f"Added {added.new}, already held {added.known}. Run `duizhang build` to take them up.")


@app.command()
def fetch(  # noqa: PLR0913 - a command's options are its interface
    region: options.FetchedRegion = None,
    year: options.YearOption = None,
    *,
    dry_run: options.DryRunOption = False,
    offline: options.OfflineOption = False,
    replica: options.ReplicaOption = None,
    as_json: options.JsonOption = False,
    language: options.LanguageOption = None,
    home: options.HomeOption = None,
) -> None:
    """Get a region's reports (or all that are registered) from where they are published."""
    from ingest.fetch import Fetcher
    from ingest.fetched import UNREACHED, check_anything_had, fetch_table
    from ingest.fetching import fetch as fetch_sources
    from ingest.fetching import hosts_of, plan, planned_sources

    place = options.home_directory(home)
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
        with fetcher, terminal.progress() as shown:
            outcomes = fetch_sources(place, sources, fetcher.get, shown)
    if as_json or any(row.outcome not in UNREACHED for row in outcomes):
        table = partial(fetch_table, outcomes, _words(language))
        terminal.print_records(outcomes, table, as_json=_json(as_json))
    check_anything_had(place, outcomes)
    if not as_json and any(row.outcome in {"got", "changed"} for row in outcomes):
        typer.echo("Run `duizhang build` to take them up.")


@app.command()
def build(home: options.HomeOption = None) -> None:
    """Build the warehouse from the archive and switch to it; only what changed is computed."""
    from pipeline import build as build_warehouse

    with terminal.progress() as shown:
        terminal.report_build(build_warehouse(options.home_directory(home), shown))


@app.command()
def status(
    *,
    home: options.HomeOption = None,
    as_json: options.JsonOption = False,
    language: options.LanguageOption = None,
) -> None:
    """Show what is held: region × year, kind, coverage."""
    from ingest.holdings.status import held_reports
    from warehouse.tables import status_table

    rows = held_reports(options.home_directory(home))
    terminal.print_records(rows, partial(status_table, rows, _words(language)), as_json=_json(as_json))


@app.command()
def read(
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    region: options.RegionOption = None,
    year: options.YearOption = None,
    *,
    as_json: options.JsonOption = False,
    language: options.LanguageOption = None,
) -> None:
    """Read one text: outline, units, targets, findings, coverage."""
    from ingest.holdings.sides import read_file
    from warehouse.contract import report_json
    from warehouse.tables import report_table

    report = read_file(file, region, year)
    shown = partial(report_table, report, _words(language))
    terminal.print_document(lambda: report_json(report), shown, as_json=_json(as_json))
    if report.coverage.verdict == "not_a_report":
        raise NotAReport(f"{file} is no government work report; check that this is the right file.")


@app.command()
def compare(  # noqa: PLR0913 - a command's options are its interface
    sides: options.SidesArgument,
    *,
    as_json: options.JsonOption = False,
    as_table: options.TableOption = False,
    html: options.PageOption = None,
    by_meaning: options.MeaningOption = False,
    language: options.LanguageOption = None,
    home: options.HomeOption = None,
) -> None:
    """Compare two files, or two years of a region that are held."""
    from compare.table import comparison_table
    from pipeline import compare_sides, comparison_html, source_notes
    from warehouse.contract import comparison_json

    comparison, found = compare_sides(options.home_directory(home), sides, by_meaning=by_meaning)
    sources = source_notes(found)
    edits = list(dict.fromkeys(edit for source in sources for edit in source.silent_edits))
    if html is not None:
        terminal.write_page(html, comparison_html(comparison, found, language or "zh"))
        typer.echo(f"Wrote {html}.", err=True)
    if as_json or as_table or html is None:
        shown = partial(comparison_table, comparison, sources, _words(language))
        terminal.print_document(lambda: comparison_json(comparison, edits), shown, as_json=_json(as_json))


@app.command()
def outcomes(
    region: str,
    year: int,
    *,
    home: options.HomeOption = None,
    as_json: options.JsonOption = False,
    language: options.LanguageOption = None,
) -> None:
    """Show what became of a year's promises, silence first: by the next report, or by what else is held."""
    from pipeline import outcome_answer

    rows, table = outcome_answer(options.home_directory(home), region, year)
    terminal.print_records(rows, partial(table, _words(language)), as_json=_json(as_json))


@app.command()
def line(
    region: str,
    name: options.UnitOrLine,
    *,
    home: options.HomeOption = None,
    as_json: options.JsonOption = False,
    language: options.LanguageOption = None,
) -> None:
    """Follow one commitment through all years of a region."""
    from compare.line_table import line_table
    from warehouse.read_lines import line_of

    detail = line_of(options.home_directory(home), region, name)
    terminal.print_records(detail, partial(line_table, detail, _words(language)), as_json=_json(as_json))


@app.command()
def export(  # noqa: PLR0913 - a command's options are its interface
    target: Annotated[Path, typer.Argument(metavar="DIRECTORY|FILE")],
    *,
    region: options.RegionOption = None,
    years: options.YearsOption = None,
    form: options.FormatOption = None,
    tables: options.TablesOption = None,
    language: options.LanguageOption = None,
    home: options.HomeOption = None,
) -> None:
    """Write what is held as a dataset into a directory, or tables or the page of two years into a file."""
    from compare.names import name_of
    from warehouse.export import TablesAsked, export_tables, format_of
    from warehouse.read_exports import ExportScope

    place, chosen = options.home_directory(home), format_of(target, form)
    if chosen == "html":
        from pipeline import page_of_years

        terminal.write_page(target, page_of_years(place, region, years, language or "zh"))
        typer.echo(f"Wrote {target}.")
        return
    asked = TablesAsked(ExportScope(region, years), tuple(tables or ()), language or "en")
    typer.echo(export_tables(place, target, chosen, asked, name_of))


@app.command()
def doctor(home: options.HomeOption = None) -> None:
    """Check the logs and every stored snapshot against its hash."""
    from ingest.holdings.status import examine

    found = examine(options.home_directory(home))
    if found.swept:
        typer.echo(f"Half-written files that killed runs left: {found.swept}, removed.")
    typer.echo("".join(f"{damage}\n" for damage in found.damaged), nl=False)
    if found.damaged:
        raise ArchiveDamaged(f"{len(found.damaged)} of {found.checked} snapshots are damaged (see above).")
    typer.echo(f"All {found.checked} snapshots match their hashes.")


def _words(language: Language | None) -> TableWords:
    from pipeline import table_words_in

    return table_words_in(language or "zh")


def _json(asked: bool) -> InEnglish | None:  # noqa: FBT001 - an option as it is given
    from pipeline import in_english

    return in_english if asked else None


def run(arguments: Sequence[str]) -> int:
    """Run one command; tell an error in one sentence on stderr and return the exit code."""
    return terminal.run_app(app, arguments)


def main() -> None:
    """Run the program on the words of the shell."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
