"""The one door at the top: every error becomes an exit code and a text that helps."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from pathlib import Path

import click

from assistant.cli.streams import OutputError, OutputGoneError, end_output
from assistant.model.errors import DrydockError
from assistant.text.safe import plain

OK = 0
EXPECTED_ERROR = 1
WRONG_USAGE = 2
OUR_FAULT = 3
NOT_RECOGNISED = 4
NOT_FIXED = 5
INTERRUPTED = 130


def run_guarded(command: click.Command, arguments: list[str] | None = None) -> int:
    """Run a command; its exit code, whatever happened."""
    try:
        result = command.main(arguments, prog_name="drydock", standalone_mode=False)
        # What is still buffered may find that nobody reads, or that there is no room.
        sys.stdout.flush()
        return result if isinstance(result, int) else OK
    except click.exceptions.Exit as exit_:
        return int(exit_.exit_code)
    except click.UsageError as error:
        _show(error)
        return WRONG_USAGE
    except click.ClickException as error:
        _show(error)
        return EXPECTED_ERROR
    except OutputError as error:
        end_output()
        print_error(error)
        return error.exit_code
    except DrydockError as error:
        print_error(error)
        return error.exit_code
    except (OutputGoneError, BrokenPipeError):
        # The reader of our output has gone (`| head`): what it wanted it has.
        end_output()
        return OK
    except SystemExit as exit_:
        # click's own way out when the reader of our output has gone; what it wanted it has.
        return OK if exit_.code == 1 else int(str(exit_.code or OK))
    except (KeyboardInterrupt, click.Abort):
        click.echo("\nInterrupted. To see what was done: drydock history", err=True)
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last door: a fault of ours becomes a report, not a traceback
        return _our_fault(error)


def print_error(error: DrydockError) -> None:
    """Say what happened, on what, and what to type next."""
    rows = [f"error: {error.what} [{error.reference}]"]
    rows += [f"  {row}" for row in plain(error.context).splitlines()]
    rows += [f"  try: {error.hint}"] if error.hint else []
    _echo("\n".join(rows))


def _show(error: click.ClickException) -> None:
    """What click says of a wrong usage; it repeats what was typed, which may be a secret."""
    told = io.StringIO()
    error.show(told)
    _echo(told.getvalue().rstrip("\n"))


def _echo(text: str) -> None:
    from assistant.cli.output import echo  # most starts end without an error

    echo(text)


def _our_fault(error: Exception) -> int:
    from assistant.wiring import report_of

    report = report_of(error)
    click.echo("This is a fault in Drydock, not in your host. Drydock has stopped.", err=True)
    path = _saved(report)
    if path:
        click.echo(f"To report it, paste this file (secrets removed): {path}", err=True)
    else:
        click.echo(report, err=True)
    return OUR_FAULT


def _saved(report: str) -> str | None:
    import tempfile  # a start that ends well needs none of it

    with contextlib.suppress(OSError):
        descriptor, name = tempfile.mkstemp(prefix="drydock-report-", suffix=".txt")
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(report)
        return str(Path(name))
    return None
