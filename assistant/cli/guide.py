"""`drydock guide`: from a menu to a cause, without an error text."""

from __future__ import annotations

import sys

import click

from assistant.app.report import diagnosis_lines
from assistant.cli.door import NOT_RECOGNISED, OK
from assistant.cli.options import chosen_host, host_option
from assistant.cli.output import make_desk, make_wiring, screen
from assistant.cli.terminal import ask_on_terminal
from assistant.model.errors import UsageError
from assistant.repl.guide import areas, choose_symptom
from assistant.repl.progress import Progress


@click.command("guide")
@click.argument("symptom", required=False)
@host_option
@click.pass_context
def command(ctx: click.Context, symptom: str | None, host: str | None) -> int:
    """Choose what you see (or name SYMPTOM), and be told its causes on this host."""
    wiring = make_wiring()
    shown = screen()
    chosen = symptom
    if chosen is None:
        ask = ask_on_terminal()
        if ask is None:
            for area in areas(wiring.knowledge).values():
                shown.say(area)
            raise UsageError(
                "nobody can be asked here", reference="no-terminal", hint="drydock guide SYMPTOM; drydock kb list"
            )
        chosen = choose_symptom(shown, ask, wiring.knowledge, None)
    if chosen is None:
        return NOT_RECOGNISED
    if chosen not in wiring.knowledge.symptoms:
        raise UsageError(f"there is no symptom {chosen}", reference="unknown-symptom", hint="drydock kb list")
    progress = Progress(sys.stderr)
    desk = make_desk(wiring, wiring.host(chosen_host(ctx, host)), progress)
    desk.case.choose(chosen)
    with progress.looking():
        diagnosis = desk.open(None).conclude()
    desk.record_diagnosis(diagnosis)
    shown.show(diagnosis_lines(diagnosis, probed=True))
    return OK if diagnosis.best else NOT_RECOGNISED
