"""`drydock fix`: diagnose, then walk through the fix and verify it."""

from __future__ import annotations

import sys

import click

from assistant.cli.door import NOT_FIXED, NOT_RECOGNISED, OK
from assistant.cli.intake import read_text
from assistant.cli.options import chosen_host, deep_option, file_argument, host_option, json_option
from assistant.cli.output import make_desk, make_wiring, print_json, screen
from assistant.diagnosis.contract import fixed_object
from assistant.model.diagnosis import Diagnosis
from assistant.model.errors import UsageError
from assistant.model.risk import Risk
from assistant.repair.heal import Healer
from assistant.say.lines import Role
from assistant.say.report import diagnosis_lines, outcome_lines
from assistant.session.desk import Desk
from assistant.terminal.ask import ask_on_terminal
from assistant.terminal.looks import settle_next_look
from assistant.terminal.person import Person
from assistant.terminal.progress import Progress


@click.command("fix")
@file_argument
@click.option("--yes", is_flag=True, help="Approve each step up to --allow without asking; implies --deep.")
@click.option("--allow", type=click.Choice([risk.value for risk in Risk]), help="Do nothing riskier than this.")
@click.option("--session", type=click.IntRange(1, 2**31), metavar="N", help="Fix what session N diagnosed.")
@click.option("--answer", "answers", multiple=True, metavar="NAME=VALUE", help="Answer a question beforehand.")
@json_option
@deep_option
@host_option
@click.pass_context
def command(
    ctx: click.Context,
    file: str | None,
    yes: bool,
    allow: str | None,
    session: int | None,
    answers: tuple[str, ...],
    as_json: bool,
    deep: bool,
    host: str | None,
) -> int:
    """Diagnose a text, then walk through the fix, step by step, and prove that it worked.

    Each step is shown and asked for; the default is no. With --yes, steps up to the risk of --allow (reversible, when
    not given) are done without asking, and riskier ones are not done. Exit code 0: fixed and verified; 4: not
    recognised; 5: recognised, but not fixed.

    \b
    drydock fix error.txt
    drydock fix --session 12 --yes --allow disruptive
    """
    wiring = make_wiring()
    chosen = wiring.host(chosen_host(ctx, host))
    progress = Progress(sys.stderr)
    desk = make_desk(wiring, chosen, progress, deep=deep or yes)
    with progress.looking():
        _open(desk, file, session)
        _answer(desk, answers)
    shown = screen(beside_json=as_json)
    ask = None if yes else ask_on_terminal()
    person = Person(shown, ask, yes=yes)
    diagnosis = desk.case.conclude()
    while ask is not None and settle_next_look(desk.case, diagnosis, person, shown):
        with progress.looking():
            desk.case.probe()
        diagnosis = desk.case.conclude()
    session_kept = desk.record_diagnosis(diagnosis)
    shown.show(diagnosis_lines(diagnosis, probed=True))
    outcome = None
    if diagnosis.names_a_cause:
        ceiling = Risk(allow) if allow else (Risk.REVERSIBLE if yes else None)
        healer = Healer(
            desk.case,
            lambda: desk.repair_context(person, ceiling),
            desk.record,
            lambda says: yes or person.agrees(f"Try next: {says}?"),
        )
        outcome = healer.heal(diagnosis)
        shown.say()
        shown.show(outcome_lines(outcome, desk.command))
        if session_kept is not None:
            shown.say(f"Session {session_kept}: drydock show {session_kept}", Role.DETAIL)
    if as_json:
        print_json(fixed_object(diagnosis, outcome, session=session_kept))
    return _code(diagnosis, outcome.status if outcome else "")


def _open(desk: Desk, file: str | None, session: int | None) -> None:
    if session is None:
        desk.open(read_text(file))
    elif file is not None:
        raise UsageError("give a text or --session, not both", reference="two-sources", hint="drydock fix --session N")
    else:
        desk.reopen(session)


def _answer(desk: Desk, answers: tuple[str, ...]) -> None:
    """Take `--answer`: a question's id, or the name of the value that it asks for."""
    for given in answers:
        name, equals, value = given.partition("=")
        questions = [each for each in desk.case.open_questions() if name in (each.id, each.fills)]
        if not equals or not questions or not desk.answer(questions[0], value):
            open_ones = ", ".join(each.id for each in desk.case.open_questions()) or "none"
            raise UsageError(
                f"--answer {given} answers no question of this problem",
                reference="no-such-question",
                hint=f"open questions: {open_ones}",
            )
    if answers:
        desk.case.probe()


def _code(diagnosis: Diagnosis, status: str) -> int:
    if not diagnosis.names_a_cause:
        return NOT_RECOGNISED
    return OK if status in ("fixed", "nothing-to-do") else NOT_FIXED
