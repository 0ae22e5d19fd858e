"""`drydock export N`: a session as a ticket or file."""

from __future__ import annotations

import importlib
from pathlib import Path

import click

from assistant.cli.options import session_argument
from assistant.cli.output import make_wiring
from assistant.cli.sessions import transcript
from assistant.export import FORMATS
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
@click.option("--output", "-o", metavar="FILE", help="Write to FILE instead of printing.")
def command(session: int, form: str, as_json: bool, output: str | None) -> int:
    """Write session N as a ticket or transcript, with secrets removed.

    Example: drydock export 12 --format markdown -o ticket.md
    """
    text = importlib.import_module(FORMATS["json" if as_json else form]).render(
        transcript(make_wiring().journal, session)
    )
    if output in (None, "-"):
        click.echo(text, nl=False)
        return 0
    try:
        Path(str(output)).write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(
            f"cannot write {output}: {error.strerror}",
            reference="unwritable-output",
            hint="choose another file with -o",
        ) from error
    click.echo(f"Written to {output}", err=True)
    return 0
