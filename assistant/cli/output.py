"""Printing: JSON for programs, lines for people, progress on the side; nothing leaves here with a secret in it."""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import TYPE_CHECKING

import click
import msgspec

from assistant.config import read_config
from assistant.ports import Host
from assistant.terminal.progress import Progress
from assistant.terminal.screen import Screen
from assistant.text.redaction import Redact, redactor
from assistant.text.redaction.data import redacted
from assistant.text.safe import plain
from assistant.wiring import Wiring

if TYPE_CHECKING:
    from assistant.session.desk import Desk


def print_json(value: object) -> None:
    """Print one JSON object, indented."""
    click.echo(json_text(value))


def json_text(value: object) -> str:
    """One JSON object as it is printed and written to files, without secrets."""
    from assistant.text.json_output import encoded

    return encoded(clean_data(value), indent=2)


def clean_data(value: object) -> object:
    """A value as plain data without secrets."""
    return redacted(msgspec.to_builtins(value), redact())


def redact() -> Redact:
    """The one door for secrets, with the patterns of the configuration."""
    return _redact_for(*map(os.environ.get, ("DRYDOCK_CONFIG", "XDG_CONFIG_HOME", "HOME")))


@cache
def _redact_for(*_places: str | None) -> Redact:
    """Read once: the place of the configuration may answer no more when the last line is printed."""
    return redactor(read_config().patterns)


def echo(text: str, *, err: bool = True) -> None:
    """Print one line for people beside the screen: no secret and no control character is in it."""
    click.echo(plain(redact()(text)), err=err)


def progress_line() -> Progress:
    """What is going on, on standard error."""
    return Progress(sys.stderr, redact=redact())


def make_wiring() -> Wiring:
    """The wiring, with progress and warnings on standard error."""
    return Wiring(progress=tell_progress, warn=warn)


def make_desk(wiring: Wiring, host: Host | None, progress: Progress, *, deep: bool = False) -> Desk:
    """A desk for one session; what its probes find moves the progress line."""
    from assistant.session.desk import Desk  # all that diagnoses: the first prompt need not wait for it

    return Desk(
        wiring.expertise,
        host,
        wiring.journal,
        watch=progress,
        warn=warn,
        deep=deep,
        policy=wiring.config.policy,
    )


def warn(text: str) -> None:
    """Say what had to be done without."""
    echo(f"warning: {text}")


def tell_progress(text: str) -> None:
    """Work that takes longer than a moment is told where a person looks, never in a pipe."""
    if sys.stderr.isatty():
        echo(text)


def screen(*, beside_json: bool = False) -> Screen:
    """The terminal or pipe to print to: standard error where standard output is one JSON object."""
    config = read_config()
    return Screen(sys.stderr if beside_json else None, widest=config.width, is_brief=config.is_brief, redact=redact())
