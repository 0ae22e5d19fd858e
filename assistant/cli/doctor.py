"""`drydock doctor`: the host alone, without a text."""

from __future__ import annotations

import click

from assistant.cli.door import NOT_FIXED, OK
from assistant.cli.options import chosen_host, deep_option, host_option, json_option
from assistant.cli.output import make_desk, make_wiring, print_json, progress_line, screen
from assistant.diagnosis.contract import diagnosis_object
from assistant.model.contract.diagnosis import DOCTOR_SCHEMA
from assistant.reasoning.unseen import unseen_facts
from assistant.say.recorded import recorded_lines
from assistant.say.report import checkup_lines


@click.command("doctor")
@json_option
@deep_option
@host_option
@click.pass_context
def command(ctx: click.Context, as_json: bool, deep: bool, host: str | None) -> int:
    """Look at the host with every probe, and report each cause that the facts confirm.

    Changes nothing. Looks that take long, or that a registry would see, run only with --deep. Exit code 0: no known
    fault; 5: at least one, or what matters most could not be looked at.
    """
    wiring = make_wiring()
    progress = progress_line()
    chosen = wiring.host(chosen_host(ctx, host))
    desk = make_desk(wiring, chosen, progress, deep=deep)
    with progress.looking():
        diagnosis = desk.check_up()
    session = desk.record_diagnosis(diagnosis)
    if as_json:
        print_json(diagnosis_object(diagnosis, session=session, schema=DOCTOR_SCHEMA))
    else:
        screen().show([*recorded_lines(chosen), *checkup_lines(diagnosis)])
    return NOT_FIXED if diagnosis.best or unseen_facts(diagnosis.facts) else OK
