"""`drydock undo N`: take back what a session changed."""

from __future__ import annotations

import click

from assistant.cli.door import NOT_FIXED, OK
from assistant.cli.options import chosen_host, host_option, json_option, session_argument
from assistant.cli.output import make_desk, make_wiring, print_json, progress_line, screen
from assistant.cli.sessions import transcript
from assistant.model.contract.session import UndoneObject
from assistant.repl.healing import is_all_back, take_back
from assistant.terminal.ask import ask_on_terminal
from assistant.terminal.person import Person


@click.command("undo")
@session_argument
@click.option("--yes", is_flag=True, help="Undo without asking, except where something would stop.")
@json_option
@host_option
@click.pass_context
def command(ctx: click.Context, session: int, yes: bool, as_json: bool, host: str | None) -> int:
    """Undo what session N changed, last step first; Drydock shows each step and asks.

    A file that has changed since is left alone. Exit code 0: everything is undone; 5: something is not, or does
    not run as before.

    Example: drydock undo 12
    """
    wiring = make_wiring()
    transcript(wiring.saved_sessions, session)
    chosen = wiring.host(chosen_host(ctx, host))
    desk = make_desk(wiring, chosen, progress_line())
    desk.session = session
    shown = screen(beside_json=as_json)
    person = Person(shown, None if yes else ask_on_terminal(), yes=yes, also_by_person=yes)
    outcomes, differs = take_back(session, desk.repair_context(person), shown)
    if as_json:
        print_json(UndoneObject(session=session, steps=outcomes, differs=differs))
    return OK if is_all_back(outcomes) and not differs else NOT_FIXED
