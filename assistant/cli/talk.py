"""`drydock` alone: the conversation; in a pipe, a diagnosis of what comes through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from assistant.cli.output import make_desk, make_wiring, screen
from assistant.model.contract.session import Transcript
from assistant.repl.conversation import Conversation
from assistant.repl.talk import Talk
from assistant.say.recorded import recorded_lines
from assistant.terminal.progress import Progress
from assistant.terminal.prompt import Prompt, is_terminal

if TYPE_CHECKING:
    from assistant.session.desk import Desk


def talk(ctx: click.Context, host: str | None) -> int:
    """Hold the conversation until the person leaves; the exit code."""
    if not is_terminal():
        from assistant.cli import diagnose

        return int(ctx.invoke(diagnose.command, file="-", as_json=False, no_probe=False, host=host))
    wiring = make_wiring()
    chosen = wiring.host(host)

    def ticket(transcript: Transcript) -> str:
        from assistant.export.markdown import render  # the prompt need not wait for it

        return render(transcript)

    def new_desk(progress: Progress) -> Desk:
        return make_desk(wiring, chosen, progress)

    prompt = Prompt(complete=lambda text: conversation.complete(text))
    shown = screen()
    shown.show(recorded_lines(chosen))
    conversation = Conversation(Talk(new_desk, wiring.journal, shown, prompt.ask, ticket, prompt.ask_afresh))
    return conversation.run()
