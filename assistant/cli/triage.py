"""`drydock triage`: many texts, one answer a line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from assistant.cli.door import EXPECTED_ERROR, OK
from assistant.cli.options import always_json_option
from assistant.cli.output import make_wiring
from assistant.diagnosis.triage import triage
from assistant.model.errors import InputError
from assistant.text.json_output import encoded


@click.command("triage")
@click.argument("file", required=True, metavar="FILE or -")
@always_json_option
def command(file: str) -> int:
    """Read lines {"id", "text"} and print lines {"id", "symptoms", "causes"}, in order.

    Drydock reads only the texts: it looks at no host and saves no session. The answer to a line that cannot be read is
    an "error", and the exit code is 1.

    Example: drydock triage tickets.jsonl > causes.jsonl
    """
    expertise = make_wiring().expertise
    code = OK
    for one in triage(expertise, _lines(file)):
        if one.error:
            code = EXPECTED_ERROR
        # An answer holds the knowledge's own names beside the ID that whoever asks will look for.
        sys.stdout.buffer.write(encoded(one).encode() + b"\n")
        if file == "-":
            sys.stdout.buffer.flush()
    return code


def _lines(file: str) -> Iterator[bytes]:
    if file == "-":
        yield from sys.stdin.buffer
        return
    try:
        opened = Path(file).open("rb")  # noqa: SIM115 - what comes of writing must not look like a fault of reading
        opened.peek(1)
    except (OSError, ValueError) as error:
        raise InputError(
            f"cannot read {file}: {getattr(error, 'strerror', error)}",
            reference="unreadable-input",
            hint="drydock triage FILE.jsonl",
        ) from error
    with opened:
        yield from opened
