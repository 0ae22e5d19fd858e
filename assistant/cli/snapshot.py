"""`drydock snapshot`: this host's answers to all probes, for a diagnosis elsewhere."""

from __future__ import annotations

from pathlib import Path

import click

from assistant.cli.intake import read_text
from assistant.cli.options import deep_option, force_option, json_option
from assistant.cli.output import echo, make_wiring, print_json, progress_line
from assistant.diagnosis.case import Case
from assistant.diagnosis.consent import Consent
from assistant.diagnosis.survey import record_everything
from assistant.host.once import Once
from assistant.host.recorder import Recorder
from assistant.host.snapshot_writer import refuse_existing, save_snapshot


@click.command("snapshot")
@click.option("--output", "-o", required=True, metavar="FILE", help="Write to FILE, which only you can read.")
@click.argument("file", required=False, metavar="[FILE or -]")
@force_option
@json_option
@deep_option
def command(output: str, file: str | None, force: bool, as_json: bool, deep: bool) -> int:
    """Record the raw answers to every probe, with secrets removed, to diagnose this host elsewhere.

    With an error text (FILE, or - for standard input), Drydock also records what that error needs: its container, its
    registry.

    Example: drydock snapshot -o host.json error.txt
    """
    refuse_existing(Path(output), replace=force)  # before a minute of looking, and once more when it is written
    wiring = make_wiring()
    host = wiring.host(None)
    recorder = Recorder(host.look)
    progress = progress_line()
    case = Case(
        wiring.expertise, lambda: Once(recorder), watch=progress, consent=Consent(to_all=deep or host.is_recorded)
    )
    with progress.looking():
        if file is not None:
            case.read(read_text(file))
        record_everything(case)
    save_snapshot(Path(output), recorder.exchanges, host=host.name, redact=wiring.redact, replace=force)
    left_out = sorted({look.id for look in case.consent.open_looks(case.facts).values()})
    if as_json:
        written = {"schema": "drydock.snapshot-written/1", "file": output, "answers": len(recorder.exchanges)}
        print_json(written | {"left_out": left_out})
        return 0
    said = f"{output}: {len(recorder.exchanges)} answers. To diagnose: drydock diagnose --host snapshot:{output} -"
    echo(said, err=False)
    if left_out:
        click.echo(f"Left out: {', '.join(left_out)}. To record these too, add --deep.")
    return 0
