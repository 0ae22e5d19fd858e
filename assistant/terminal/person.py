"""The person at the terminal: approves, or does not; nobody there means no."""

from __future__ import annotations

import shlex
from collections.abc import Callable

from assistant.model.risk import Risk
from assistant.ports import Preview
from assistant.terminal.screen import Screen
from assistant.text.lines import Line, Role, one_line

Ask = Callable[[str], str]

LOSES_DATA = "remove"
"""What is typed to approve that data is lost; nobody types it by habit."""

_RISK_ROLE = {
    Risk.READ_ONLY: Role.PLAIN,
    Risk.REVERSIBLE: Role.PLAIN,
    Risk.DISRUPTIVE: Role.WARNING,
    Risk.DESTRUCTIVE: Role.BAD,
}


class Person:
    """Implements the Person port.

    Args:
        ask: puts a question and returns the answer; None where nobody can be asked: every answer is then no.
        yes: approve without asking what needs no person.
        also_by_person: approve even that: `undo --yes` says so in person.
    """

    def __init__(self, screen: Screen, ask: Ask | None, *, yes: bool = False, also_by_person: bool = False) -> None:
        self._screen = screen
        self._ask = ask
        self._yes = yes
        self._also_by_person = also_by_person

    def approve(self, preview: Preview) -> bool:
        """Show exactly what would be done, and ask. The default is no."""
        self._screen.show(preview_lines(preview))
        if self._yes and (self._also_by_person or not preview.by_person):
            self._screen.say("Approved by --yes.", Role.DETAIL, 2)
            return True
        word = LOSES_DATA if preview.risk is Risk.DESTRUCTIVE else "y"
        return self._confirmed(f"Do this? Type {word} to do it, anything else to leave it: ", word)

    def done(self, text: str) -> bool:
        """Ask the human to do something; whether it is done."""
        self._screen.show([Line("This is for you to do:", Role.HEADING), Line(text, Role.PLAIN, 2)])
        return self._confirmed("Is it done? [y/N] ", "y")

    def agrees(self, question: str) -> bool:
        """A plain question; the default is no."""
        return self._confirmed(f"{one_line(question)} [y/N] ", "y")

    def tell(self, text: str) -> None:
        """Say something."""
        self._screen.say(text, Role.DETAIL, 2)

    def _confirmed(self, question: str, word: str) -> bool:
        if self._ask is None:
            self._screen.say("Nobody can be asked here, so it is not done.", Role.WARNING, 2)
            return False
        try:
            answer = self._ask(question).strip().lower()
        except EOFError:
            return False
        return answer == word or (word == "y" and answer == "yes")


def preview_lines(preview: Preview) -> list[Line]:
    """What a step would do: title, reason, command or diff, user, what stops, undo."""
    lines = [
        Line(),
        Line(f"{one_line(preview.title)} ({preview.risk})", Role.HEADING),
        Line(one_line(preview.why, 500), indent=2),
    ]
    commands = preview.commands or ((preview.command,) if preview.command else ())
    lines += [Line(one_line(shlex.join(argv), 2000), Role.COMMAND, 4, "$") for argv in commands]
    lines += [Line(one_line(call, 2000), Role.COMMAND, 4, "Docker API:") for call in preview.calls]
    lines += [Line(row, _diff_role(row), 4) for row in preview.diff.splitlines()]
    if preview.runs_as:
        lines.append(Line(f"Runs as: {one_line(preview.runs_as)}", Role.DETAIL, 2))
    lines += [Line(f"Mind: {one_line(each)}", _RISK_ROLE[preview.risk], 2) for each in preview.breaks]
    if preview.undo:
        lines.append(Line(f"Undo: {one_line(preview.undo)}", Role.DETAIL, 2))
    return lines


def _diff_role(row: str) -> Role:
    if row.startswith("+") and not row.startswith("+++"):
        return Role.GOOD
    if row.startswith("-") and not row.startswith("---"):
        return Role.BAD
    return Role.COMMAND
