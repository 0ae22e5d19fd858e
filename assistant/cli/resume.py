"""`drydock resume N`: account for an interrupted session, and go on from there."""

from __future__ import annotations

import click
import msgspec

from assistant.cli.door import NOT_FIXED, OK
from assistant.cli.options import chosen_host, host_option, json_option, session_argument
from assistant.cli.output import make_desk, make_wiring, print_json, progress_line, screen
from assistant.cli.sessions import transcript
from assistant.export.json import session_object
from assistant.model.contract.session import RESUMED_SCHEMA
from assistant.model.diagnosis import Before
from assistant.model.tree import Fix
from assistant.repair.resume import Account, account_of, settle, settled_account
from assistant.repair.walk import Walk
from assistant.say.account import account_lines
from assistant.say.outcome import outcome_lines
from assistant.session.desk import Desk
from assistant.terminal.ask import ask_on_terminal
from assistant.terminal.person import Person
from assistant.terminal.screen import Screen


@click.command("resume")
@session_argument
@json_option
@host_option
@click.pass_context
def command(ctx: click.Context, session: int, as_json: bool, host: str | None) -> int:
    """Show what session N did, what it left unfinished and what it did not start; then continue, with your approval.

    Drydock looks at the host first and does nothing twice. Exit code 0: nothing was unfinished, or it is fixed now; 5:
    not fixed.

    Example: drydock resume 12
    """
    wiring = make_wiring()
    transcript(wiring.saved_sessions, session)
    chosen = wiring.host(chosen_host(ctx, host))
    progress = progress_line()
    desk = make_desk(wiring, chosen, progress)
    with progress.looking():
        desk.reopen(session)
    shown = screen(beside_json=as_json)
    person = Person(shown, ask_on_terminal())
    account = account_of(wiring.journal.events(session))
    code = _go_on(desk, account, shown, person)
    if as_json:
        now = transcript(wiring.journal, session)
        print_json(session_object(msgspec.structs.replace(now, schema=RESUMED_SCHEMA)))
    return code


def _go_on(desk: Desk, account: Account, shown: Screen, person: Person) -> int:
    fix = _fix_of(desk, account)
    if account.fix:
        account = settled_account(account, settle(account, desk.repair_context(person)))
    shown.show(account_lines(account, fix))
    if account.ended or fix is None:
        return OK
    if not person.agrees("Continue with this fix?"):
        return NOT_FIXED
    cause = desk.expertise.kb.causes[account.cause]
    walk = Walk(
        cause,
        fix,
        desk.repair_context(person),
        account.captures,
        desk.case.facts,
        desk.case.phrases,
        done_before=account.done_places,
        before=account.before or Before(),
        did=account.did,
    )
    outcome = walk.run()
    desk.record(outcome)
    shown.show(outcome_lines(outcome, desk.command))
    return OK if outcome.proved else NOT_FIXED


def _fix_of(desk: Desk, account: Account) -> Fix | None:
    cause = desk.expertise.kb.causes.get(account.cause)
    return next((fix for fix in cause.fixes if fix.id == account.fix), None) if cause else None
