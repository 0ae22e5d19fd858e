"""`drydock fix`: diagnose, then walk through the fix and verify it."""

from __future__ import annotations

import click

from assistant.cli.door import NOT_FIXED, NOT_RECOGNISED, OK
from assistant.cli.intake import read_text
from assistant.cli.options import (
    allowance,
    chosen_host,
    complete_allowance,
    deep_option,
    file_argument,
    host_option,
    json_option,
    session_number,
)
from assistant.cli.output import make_desk, make_wiring, print_json, progress_line, screen
from assistant.diagnosis.contract import fixed_object
from assistant.model.diagnosis import Diagnosis, Outcome
from assistant.model.errors import UsageError
from assistant.model.risk import Allowance
from assistant.repair.heal import Healer
from assistant.say.lines import Line, Role
from assistant.say.outcome import outcome_lines
from assistant.say.recorded import recorded_lines
from assistant.say.report import diagnosis_lines
from assistant.session.desk import Desk
from assistant.terminal.ask import ask_on_terminal
from assistant.terminal.looks import settle_next_look
from assistant.terminal.person import Person
from assistant.terminal.progress import Progress
from assistant.terminal.screen import Screen


@click.command("fix")
@file_argument
@click.option("--yes", is_flag=True, help="Run each step that --allow covers without asking; implies --deep.")
@click.option(
    "--allow",
    type=allowance,
    shell_complete=complete_allowance,
    metavar="WHAT",
    help="What a step may affect, with commas in between.",
)
@click.option("--session", type=session_number, metavar="N", help="Fix what session N diagnosed.")
@click.option("--answer", "answers", multiple=True, metavar="NAME=VALUE", help="Answer a question in advance.")
@json_option
@deep_option
@host_option
@click.pass_context
def command(
    ctx: click.Context,
    file: str | None,
    yes: bool,
    allow: Allowance | None,
    session: int | None,
    answers: tuple[str, ...],
    as_json: bool,
    deep: bool,
    host: str | None,
) -> int:
    """Diagnose a text, walk through the fix step by step, and verify it.

    Drydock shows each step and asks; the default is no. With --yes it does not ask: it runs the steps that undo
    makes harmless, and of those that affect more only what --allow names: service (what stops), data (what Docker
    would no longer see, or could be lost), security (what is opened), reach (networks, names, addresses). Without
    --yes, --allow limits what you are asked about.

    Exit code 0: fixed and verified; 4: not recognised; 5: recognised, but not fixed, or fixed by your word alone.

    \b
    drydock fix error.txt
    drydock fix --session 12 --yes --allow service,data
    """
    progress = progress_line()
    wiring = make_wiring()
    desk = make_desk(wiring, wiring.host(chosen_host(ctx, host)), progress, deep=deep or yes)
    shown = screen(beside_json=as_json)
    person = Person(shown, None if yes else ask_on_terminal(), yes=yes)
    with desk.repairing(person):
        with progress.looking():
            _open(desk, file, session)
            _answer(desk, answers)
        diagnosis = _diagnosed(desk, person, shown, progress)
        number = desk.record_diagnosis(diagnosis)
        shown.show([*recorded_lines(desk.host), *diagnosis_lines(diagnosis, probed=True)])
        outcome = None
        if diagnosis.names_a_cause:
            outcome = _heal(desk, diagnosis, person, _ceiling(allow, yes), yes=yes)
            shown.show(_account(outcome, desk.command, number))
    if as_json:
        print_json(fixed_object(diagnosis, outcome, session=number))
    return _code(diagnosis, outcome)


def _open(desk: Desk, file: str | None, session: int | None) -> None:
    if session is None:
        desk.open(read_text(file))
    elif file is not None:
        raise UsageError(
            "give either a text or --session, not both", reference="two-sources", hint="drydock fix --session N"
        )
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
                f"--answer {given} does not answer a question of this problem",
                reference="no-such-question",
                hint=f"open questions: {open_ones}",
            )
    if answers:
        desk.case.probe()


def _diagnosed(desk: Desk, person: Person, shown: Screen, progress: Progress) -> Diagnosis:
    """What is concluded when every look that comes next was asked about; without anybody to ask none is run."""
    diagnosis = desk.case.conclude()
    while person.is_there and settle_next_look(desk.case, diagnosis, person, shown):
        with progress.looking():
            desk.case.probe()
        diagnosis = desk.case.conclude()
    return diagnosis


def _ceiling(allow: Allowance | None, yes: bool) -> Allowance | None:
    """The most that a step may affect; None leaves it to the person, who is asked about each step."""
    return Allowance() if allow is None and yes else allow


def _heal(desk: Desk, diagnosis: Diagnosis, person: Person, ceiling: Allowance | None, *, yes: bool) -> Outcome:
    """Walk through the fix, and through the next one as long as one does not help and another is agreed to."""

    def agrees(says: str) -> bool:
        return yes or (person.is_there and person.agrees(f"Try next: {says}?"))

    return Healer(desk.case, lambda: desk.repair_context(person, ceiling), desk.record, agrees).heal(diagnosis)


def _account(outcome: Outcome, failing: str, number: int | None) -> list[Line]:
    """How it went, and where it can be read again."""
    told = [Line(), *outcome_lines(outcome, failing)]
    return told if number is None else [*told, Line(f"To see this session again: drydock show {number}", Role.DETAIL)]


def _code(diagnosis: Diagnosis, outcome: Outcome | None) -> int:
    if not diagnosis.names_a_cause:
        return NOT_RECOGNISED
    return OK if outcome is not None and outcome.proved else NOT_FIXED
