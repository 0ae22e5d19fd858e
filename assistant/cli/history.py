"""`drydock history`: the sessions."""

from __future__ import annotations

import click

from assistant.cli.options import json_option
from assistant.cli.output import make_wiring, print_json, screen
from assistant.model.contract.session import HistoryObject
from assistant.say.lines import Role
from assistant.text.cells import cut, padded, width
from assistant.text.safe import one_line


@click.command("history")
@click.option(
    "--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, metavar="N", help="How many to list."
)
@click.option(
    "--search", "words", metavar="WORDS", help="List only sessions that contain all of these words, best match first."
)
@json_option
def command(limit: int, words: str | None, as_json: bool) -> int:
    """List the sessions, newest first, or search them.

    The search covers pasted texts, causes, answers, steps and notes. A word also finds longer words that begin with it;
    quoted words must appear together, in this order.

    \b
    drydock history --search "overlay2 mount"
    drydock history --search '"no such host"'
    """
    journal = make_wiring().saved_sessions
    sessions = journal.sessions(limit) if words is None else journal.search(words, limit)
    if as_json:
        print_json(HistoryObject(sessions=sessions))
        return 0
    shown = screen()
    if not sessions:
        none = "There are no sessions yet. To start one: drydock diagnose FILE"
        shown.say(none if words is None else "No session contains all of these words.")
        return 0
    shown.say(f"{'No.':>4}  {'Opened (UTC)':16}  {'Outcome':11}  Problem", Role.HEADING)
    room = max(20, shown.width - 39)
    for each in sessions:
        opened = each.opened[:16].replace("T", " ")
        row = f"{each.number:>4}  {opened:16}  {padded(each.status, 11)}  {cut(one_line(each.title or '-'), room)}"
        shown.say(row, Role.COMMAND if shown.width < width(row) else Role.PLAIN)
        if each.snippet:
            shown.say(one_line(each.snippet, 200), Role.DETAIL, 6)
    return 0
