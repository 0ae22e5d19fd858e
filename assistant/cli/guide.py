"""`drydock guide`: from a menu to a cause, without an error text."""

from __future__ import annotations

import click

from assistant.cli.door import NOT_RECOGNISED, OK
from assistant.cli.next_step import lines_after
from assistant.cli.options import chosen_host, deep_option, host_option, json_option
from assistant.cli.output import make_desk, make_wiring, print_json, progress_line, screen
from assistant.diagnosis.contract import diagnosis_object
from assistant.kb.knowledge import KnowledgeBase
from assistant.model.errors import UsageError
from assistant.say.lines import Line
from assistant.say.recorded import recorded_lines
from assistant.say.report import diagnosis_lines
from assistant.terminal.ask import ask_on_terminal
from assistant.terminal.guide import areas, choose_symptom
from assistant.terminal.screen import Screen


@click.command("guide")
@click.argument("symptom", required=False)
@json_option
@deep_option
@host_option
@click.pass_context
def command(ctx: click.Context, symptom: str | None, as_json: bool, deep: bool, host: str | None) -> int:
    """Choose what you see (or name SYMPTOM), and get its causes on this host.

    Example: drydock guide daemon/cannot-connect
    """
    wiring = make_wiring()
    shown = screen(beside_json=as_json)
    chosen = symptom or _chosen(wiring.knowledge, shown)
    if chosen is None:
        return NOT_RECOGNISED
    if chosen not in wiring.knowledge.symptoms:
        raise UsageError(f"there is no symptom {chosen}", reference="unknown-symptom", hint="drydock kb list")
    progress = progress_line()
    spec = chosen_host(ctx, host)
    desk = make_desk(wiring, wiring.host(spec), progress, deep=deep)
    with progress.looking():
        diagnosis = desk.open(None, chosen=chosen).conclude()
    session = desk.record_diagnosis(diagnosis)
    if as_json:
        print_json(diagnosis_object(diagnosis, session=session))
    else:
        shown.show([*recorded_lines(desk.host), *diagnosis_lines(diagnosis, probed=True)])
        if diagnosis.best and session is not None:
            shown.show([Line(), *lines_after(diagnosis, None, session, desk.host, spec=spec)])
    return OK if diagnosis.best else NOT_RECOGNISED


def _chosen(kb: KnowledgeBase, shown: Screen) -> str | None:
    """The symptom that the person chooses from the menu.

    Raises:
        UsageError: nobody can be asked; what there is to choose from has been shown.
    """
    ask = ask_on_terminal()
    if ask is not None:
        return choose_symptom(shown, ask, kb, None)
    for area in areas(kb).values():
        shown.say(area)
    raise UsageError(
        "there is no terminal to ask on", reference="no-terminal", hint="drydock guide SYMPTOM; drydock kb list"
    )
