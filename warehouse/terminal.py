"""What commands do with a terminal: progress, a document or table, a whole file, an error in one sentence."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Final, NoReturn, Protocol

import typer
from typer.exceptions import TyperException

from warehouse.contract import with_english
from warehouse.errors import DuizhangError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from _typeshed import DataclassInstance
    from rich.console import RenderableType
    from rich.progress import TaskID

    from warehouse.english import InEnglish

PLAIN_WIDTH: Final = 110
"""Columns of a table that goes to a file or pipe."""
INTERRUPTED: Final = 130
"""Exit code after Ctrl-C, as shells have it."""
_DISK_FULL: Final = (errno.ENOSPC, errno.EDQUOT)


class Shown(Protocol):
    """Is told how far a stage of long work is."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show that `done` of `total` steps of a stage are done."""


@contextmanager
def progress() -> Iterator[Shown]:
    """Give what shows progress: bars on a terminal, a plain line a tenth elsewhere."""
    if not sys.stderr.isatty():
        yield _plain_line
        return
    from rich.console import Console
    from rich.progress import Progress as Bars

    with Bars(console=Console(stderr=True)) as bars:
        tasks: dict[str, TaskID] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done)

        yield show


def _plain_line(stage: str, done: int, total: int) -> None:
    if done == total or done % max(1, total // 10) == 0:
        sys.stderr.write(f"{stage} {done}/{total}\n")


def print_document(
    document: Callable[[], object], table: Callable[[], RenderableType], *, as_json: InEnglish | None
) -> None:
    """Print one JSON document with its sentences in English too, and nothing else; or a table."""
    if as_json:
        json.dump(with_english(document(), as_json), sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")
        return
    from rich.console import Console

    Console(width=None if sys.stdout.isatty() else PLAIN_WIDTH).print(table())


def print_records(
    records: DataclassInstance | Sequence[DataclassInstance],
    table: Callable[[], RenderableType],
    *,
    as_json: InEnglish | None,
) -> None:
    """Print one record, or a list of them, as JSON, or a table."""

    def document() -> object:
        return [asdict(row) for row in records] if isinstance(records, Sequence) else asdict(records)

    print_document(document, table, as_json=as_json)


class _Built(Protocol):
    """What a build did."""

    @property
    def unread(self) -> Sequence[str]: ...

    def told(self) -> str: ...


def report_build(summary: _Built) -> None:
    """Tell what a build did, and on stderr which texts it could not read."""
    typer.echo("".join(f"not read: {sentence}\n" for sentence in summary.unread), err=True, nl=False)
    typer.echo(summary.told())


def write_page(path: Path, text: str) -> None:
    """Write a page as `write_whole` does."""
    write_whole(path, text.encode())


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a failure leaves what was there before; raise UsageError where it cannot be."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise UsageError(f"{path} cannot be written ({error.strerror}); choose another place.") from error


def tell_error(sentence: str, exit_code: int) -> int:
    """Tell an error on stderr; return the exit code that goes with it."""
    sys.stderr.write(f"duizhang: {sentence}\n")
    return exit_code


def explain(error: BaseException) -> tuple[str, int]:
    """Return the one sentence for an error, and the exit code; raise what is no user's business."""
    if isinstance(error, DuizhangError):
        return str(error), error.exit_code
    if isinstance(error, OSError):
        if error.errno not in _DISK_FULL:
            raise error
        return "The disk is full; make room and run the command again. Nothing was lost.", 1
    return "Stopped; what was there before is unchanged.", INTERRUPTED


def leave_pipe() -> int:
    """Go quietly where the reader of our output has gone (`duizhang read … | head`)."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def run_app(app: typer.Typer, arguments: Sequence[str]) -> int:
    """Run one command; tell an error in one sentence on stderr and return the exit code."""
    try:
        code = app(args=list(arguments), standalone_mode=False)
    except BrokenPipeError:
        return leave_pipe()
    except TyperException as error:
        return tell_error(f"{error.format_message()} See `duizhang --help`.", error.exit_code)
    except (DuizhangError, KeyboardInterrupt, typer.Abort, OSError) as error:
        return tell_error(*explain(error))
    return code if isinstance(code, int) else 0


def start_app(checkout: Path, home: Path, port: int) -> NoReturn:
    """Become the app of a home, at a port of this machine only."""
    sys.stdout.write(f"The app runs at http://localhost:{port} (stop it with Ctrl-C).\n")
    sys.stdout.flush()
    os.environ["DUIZHANG_HOME"] = str(home.resolve())
    arguments = ["-m", "streamlit", "run", str(checkout / "app.py"), "--server.port", str(port)]
    headless = ["--server.headless", "true", "--server.address", "localhost"]
    os.chdir(checkout)
    os.execv(sys.executable, [sys.executable, *arguments, *headless])  # noqa: S606 - our own interpreter
