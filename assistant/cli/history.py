"""`drydock history`: the sessions."""

from __future__ import annotations

import click

from assistant.cli.options import json_option
from assistant.cli.output import make_wiring, print_json, screen
from assistant.model.contract.session import HistoryObject
from assistant.text.lines import Role, one_line


@click.command("history")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="How many, newest first.")
@json_option
def command(limit: int, as_json: bool) -> int:
    """List the sessions, newest first."""
    sessions = make_wiring().journal.sessions(limit)
    if as_json:
        print_json(HistoryObject(sessions=sessions))
        return 0
    shown = screen()
    if not sessions:
        shown.say("No sessions yet. Begin with: drydock diagnose FILE")
        return 0
    shown.say(f"{'No.':>4}  {'Opened (UTC)':16}  {'Outcome':11}  Problem", Role.HEADING)
    room = max(20, shown.width - 39)
    for each in sessions:
        opened = each.opened[:16].replace("T", " ")
        row = f"{each.number:>4}  {opened:16}  {each.status[:11]:11}  {one_line(each.title or '-', room)}"
        shown.say(row, Role.COMMAND if shown.width < len(row) else Role.PLAIN)
    return 0
