"""`drydock diagnose`: text to ranked causes."""

from __future__ import annotations

import click

from assistant.cli.door import NOT_RECOGNISED, OK
from assistant.cli.intake import read_text
from assistant.cli.next_step import lines_after
from assistant.cli.options import chosen_host, deep_option, file_argument, host_option, json_option, no_probe_option
from assistant.cli.output import make_desk, make_wiring, print_json, progress_line, screen
from assistant.diagnosis.contract import diagnosis_object
from assistant.say.recorded import recorded_lines
from assistant.say.report import diagnosis_lines


@click.command("diagnose")
@file_argument
@json_option
@no_probe_option
@deep_option
@host_option
@click.pass_context
def command(ctx: click.Context, file: str | None, as_json: bool, no_probe: bool, deep: bool, host: str | None) -> int:
    """Name the known problem in a text, and which of its causes this host has.

    Reads FILE, or standard input. Changes nothing. Exit code 0: a cause is named; 4: no known problem.

    \b
    some-command 2>&1 | drydock diagnose -
    drydock diagnose error.txt --json
    """
    text = read_text(file)
    wiring = make_wiring()
    progress = progress_line()
    spec = chosen_host(ctx, host)
    chosen = None if no_probe else wiring.host(spec)
    desk = make_desk(wiring, chosen, progress, deep=deep)
    with progress.looking():
        case = desk.open(text)
    diagnosis = case.conclude()
    session = desk.record_diagnosis(diagnosis)
    if as_json:
        print_json(diagnosis_object(diagnosis, session=session))
    else:
        shown = screen()
        shown.show(recorded_lines(chosen))
        shown.show(diagnosis_lines(diagnosis, probed=not no_probe))
        if diagnosis.names_a_cause:
            shown.say()
            shown.show(lines_after(diagnosis, file, session, chosen, spec=spec))
    return OK if diagnosis.names_a_cause else NOT_RECOGNISED
