"""`drydock undo N`: take back what a session changed."""

from __future__ import annotations

import sys

import click

from assistant.app.heal import Healer
from assistant.cli.door import NOT_FIXED, OK
from assistant.cli.options import chosen_host, host_option
from assistant.cli.output import make_desk, make_wiring, screen
from assistant.cli.sessions import transcript
from assistant.cli.terminal import ask_on_terminal
from assistant.repl.healing import take_back
from assistant.repl.person import Person
from assistant.repl.progress import Progress


@click.command("undo")
@click.argument("session", type=int, metavar="N")
@click.option("--yes", is_flag=True, help="Take back every step without asking.")
@host_option
@click.pass_context
def command(ctx: click.Context, session: int, yes: bool, host: str | None) -> int:
    """Take back what session N changed, newest step first; each step is shown and asked for.

    A file that somebody has changed since is left alone, and said. Exit code 0: all is back; 5: something is not.
    """
    wiring = make_wiring()
    transcript(wiring.journal, session)
    chosen = wiring.host(chosen_host(ctx, host))
    desk = make_desk(wiring, chosen, Progress(sys.stderr))
    desk.session = session
    shown = screen()
    person = Person(shown, None if yes else ask_on_terminal(), yes=yes, also_by_person=yes)
    return OK if take_back(session, Healer(desk, chosen.act, person).ground(), shown) else NOT_FIXED
