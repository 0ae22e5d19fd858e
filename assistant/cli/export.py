"""`drydock export N`: a session as a ticket or file."""

from __future__ import annotations

import importlib

import click

from assistant.cli.options import force_option, session_argument
from assistant.cli.output import echo, make_wiring
from assistant.cli.sessions import transcript
from assistant.export import FORMATS
from assistant.host.private import write_private
from assistant.model.errors import InputError


@click.command("export")
@session_argument
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(list(FORMATS)),
    default="markdown",
    show_default=True,
    help="The format.",
)
@click.option("--json", "as_json", is_flag=True, help="Same as --format json.")
@click.option("--output", "-o", metavar="FILE", help="Write to FILE, which only you can read, instead of printing.")
@force_option
def command(session: int, form: str, as_json: bool, output: str | None, force: bool) -> int:
    """Write session N as a ticket or transcript, with secrets removed.

    Example: drydock export 12 --format markdown -o ticket.md
    """
    text = importlib.import_module(FORMATS["json" if as_json else form]).render(
        transcript(make_wiring().saved_sessions, session)
    )
    if output in (None, "-"):
        click.echo(text, nl=False)
        return 0
    try:
        write_private(str(output), text.encode(), replace=force)
    except FileExistsError as error:
        raise InputError(
            f"{output} exists already", reference="output-exists", hint="choose another file with -o, or add --force"
        ) from error
    except OSError as error:
        raise InputError(
            f"cannot write {output}: {error.strerror}",
            reference="unwritable-output",
            hint="choose another file with -o",
        ) from error
    echo(f"Written to {output}")
    return 0
