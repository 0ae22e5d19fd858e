"""The top: the group of commands, each loaded only when it is called, and the one door for errors."""

from __future__ import annotations

import importlib
import os
import signal
from types import FrameType
from typing import NoReturn

import click

from assistant import __version__
from assistant.cli.door import run_guarded
from assistant.cli.group import Group
from assistant.cli.streams import leave, open_streams
from assistant.config import read_config
from assistant.owned.answering import ask_own_places, ask_places
from assistant.owned.folders import leave_others

COMMANDS = {
    "diagnose": ("assistant.cli.diagnose", "Name the known problem in a text, and its cause on this host."),
    "fix": ("assistant.cli.fix", "Diagnose, then walk through the fix and verify it."),
    "doctor": ("assistant.cli.doctor", "Look for every known fault on this host; no text needed."),
    "triage": ("assistant.cli.triage", "Name the causes of many texts (JSON lines), without probes."),
    "guide": ("assistant.cli.guide", "Choose the problem from a menu; no text needed."),
    "history": ("assistant.cli.history", "List or search the sessions."),
    "show": ("assistant.cli.show", "Show one session."),
    "export": ("assistant.cli.export", "Write one session as a ticket or transcript."),
    "resume": ("assistant.cli.resume", "Continue an interrupted session."),
    "undo": ("assistant.cli.undo", "Undo what a session changed."),
    "snapshot": ("assistant.cli.snapshot", "Record this host's answers to all probes, to diagnose it elsewhere."),
    "kb": ("assistant.cli.kb", "Check, test, list, extend and trust the knowledge base."),
    "config": ("assistant.cli.config", "Show the settings in force, and where each comes from."),
    "schema": ("assistant.cli.schema", "Print the JSON Schema of a command's output."),
    "completion": ("assistant.cli.completion", "Print the completion script for a shell."),
}


class LazyGroup(Group):
    """A group whose commands are imported when they are used: the start must not pay for all of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        command: click.Command = importlib.import_module(entry[0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, says) for name, (_, says) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="drydock")
@click.option("--host", metavar="HOST", help="The host to look at: local (default) or snapshot:FILE.")
@click.pass_context
def root(ctx: click.Context, host: str | None) -> None:
    """Troubleshoot a Docker host. Without a command, Drydock starts a conversation: paste your error there.

    \b
    some-command 2>&1 | drydock diagnose -     name the cause of an error
    drydock fix error.txt                      ... and walk through its fix
    drydock doctor                             look for every known fault
    """
    ctx.obj = host
    if ctx.invoked_subcommand is None:
        from assistant.cli.talk import talk

        ctx.exit(talk(ctx, host))


def main() -> None:
    """Run the command line and exit with its code."""
    open_streams()
    for number in (signal.SIGTERM, signal.SIGHUP):
        # As with ^C, what was started is ended in order; by default nothing would be.
        signal.signal(number, _terminated)
    ask_own_places(os.environ)
    leave_others(os.environ)
    ask_places(map(str, read_config().knowledge_folders))
    leave(run_guarded(root))


def _terminated(number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)
