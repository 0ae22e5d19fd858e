"""The person at the terminal: approves, or does not; nobody there means no."""

from __future__ import annotations

from collections.abc import Callable

from assistant.model.preview import Preview
from assistant.model.risk import Risk
from assistant.say.lines import Line, Role
from assistant.say.preview import preview_lines
from assistant.terminal.screen import Screen
from assistant.text.safe import one_line

Ask = Callable[[str], str]

LOSES_DATA = "remove"
"""What is typed to approve that data is lost; nobody types it by habit."""


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

    @property
    def is_there(self) -> bool:
        """Whether anybody can be asked."""
        return self._ask is not None

    def approve(self, preview: Preview) -> bool:
        """Show exactly what would be done, and ask. The default is no."""
        self._screen.show(preview_lines(preview))
        if self._yes and not preview.only_seen and (self._also_by_person or not preview.by_person):
            self._screen.say("Approved by --yes.", Role.DETAIL, 2)
            return True
        if preview.risk is Risk.DESTRUCTIVE:
            return self._confirmed(f"Type {LOSES_DATA} to run this step, or anything else to skip it: ", LOSES_DATA)
        return self._confirmed("Run this step? [y/N] ", "y")

    def done(self, text: str) -> bool:
        """Ask the human to do something; whether it is done."""
        self._screen.show([Line("Please do this yourself:", Role.HEADING), Line(text, Role.PLAIN, 2)])
        return self._confirmed("Is it done? [y/N] ", "y")

    def agrees(self, question: str) -> bool:
        """A plain question; the default is no."""
        return self._confirmed(f"{one_line(self._screen.redact(question))} [y/N] ", "y")

    def tell(self, text: str) -> None:
        """Say something."""
        self._screen.say(text, Role.DETAIL, 2)

    def _confirmed(self, question: str, word: str) -> bool:
        if self._ask is None:
            self._screen.say("No terminal to ask on: skipped.", Role.WARNING, 2)
            return False
        try:
            answer = self._ask(question).strip().lower()
        except EOFError:
            return False
        return answer == word or (word == "y" and answer == "yes")
