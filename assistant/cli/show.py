"""`drydock show N`: one session."""

from __future__ import annotations

import click

from assistant.cli.options import json_option, session_argument
from assistant.cli.output import make_wiring
from assistant.cli.sessions import transcript


@click.command("show")
@session_argument
@json_option
def command(session: int, as_json: bool) -> int:
    """Show session N: the text, the diagnosis, the steps and the verification.

    Example: drydock show 12
    """
    from assistant.export import json, markdown

    found = transcript(make_wiring().saved_sessions, session)
    click.echo((json if as_json else markdown).render(found), nl=False)
    return 0
