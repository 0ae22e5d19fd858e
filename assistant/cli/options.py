"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from assistant.model.risk import ALLOWANCES, Allowance, allowance_of

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Command = Callable[..., Any]

MOST_DIGITS = 9
"""No session has a longer number; SQLite would take longer ones, up to a point."""


def session_number(written: str) -> int:
    """The number of a session, as `drydock history` lists it.

    Raises:
        BadParameter: it is none.
    """
    if not (written.isascii() and written.isdigit() and len(written) <= MOST_DIGITS):
        raise click.BadParameter(f"'{written}' is not a session number. To list the sessions: drydock history")
    return int(written)


def allowance(written: str) -> Allowance:
    """What `--allow` takes: aspects of a risk, or the risks that stand for some of them.

    Raises:
        BadParameter: a word is none of them.
    """
    try:
        return allowance_of(written)
    except ValueError as error:
        raise click.BadParameter(f"'{error}' is not one of {', '.join(ALLOWANCES)}") from error


def complete_allowance(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The words that can stand next."""
    from click.shell_completion import CompletionItem

    before, comma, begun = incomplete.rpartition(",")
    return [CompletionItem(f"{before}{comma}{word}") for word in ALLOWANCES if word.startswith(begun)]


file_argument = click.argument("file", required=False, metavar="[FILE or -]")
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
always_json_option = click.option(
    "--json", is_flag=True, expose_value=False, help="No effect: the output is always JSON."
)
session_argument = click.argument("session", type=session_number, metavar="N")
no_probe_option = click.option("--no-probe", is_flag=True, help="Read only the text; do not look at the host.")
force_option = click.option("--force", is_flag=True, help="Replace FILE if it exists.")
deep_option = click.option("--deep", is_flag=True, help="Also run looks that take long or that others can see.")
_host = click.option("--host", metavar="HOST", help="The host to look at: local (default) or snapshot:FILE.")


def host_option(command: Command) -> Command:
    """`--host`, also when it was given before the command's name."""
    return _host(command)


def chosen_host(ctx: click.Context, host: str | None) -> str | None:
    """The host of the command, else of the group."""
    inherited = ctx.find_root().obj
    return host or (inherited if isinstance(inherited, str) else None)
