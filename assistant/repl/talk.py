"""What the answers of one conversation share: the problem on the desk, its diagnosis, and the ways to the person."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from assistant.model.contract.session import Transcript
from assistant.model.diagnosis import Diagnosis
from assistant.model.errors import DrydockError
from assistant.ports import Journal
from assistant.repl.intent import Word
from assistant.say.lines import Line, Role
from assistant.terminal.person import Ask, Person
from assistant.terminal.progress import Progress
from assistant.terminal.screen import Screen

if TYPE_CHECKING:
    from assistant.session.desk import Desk

GREETING = (
    Line("Drydock. Paste the error as it is, or describe the problem in a few words.", Role.HEADING),
    Line("Nothing on this host changes without your approval. Type: help, quit", Role.DETAIL),
)


class Talk:
    """One person and one host, with at most one problem at a time.

    Args:
        new_desk: makes a desk for a new problem.
        ask: puts a question to the person and returns the answer; raises KeyboardInterrupt and EOFError.
        render_ticket: renders a session's transcript.
        consent: the same as `ask` for a question whose answer lets something happen: nothing that was typed before it
            was shown answers it. None: `ask`.
    """

    def __init__(
        self,
        new_desk: Callable[[Progress], Desk],
        journal: Journal,
        screen: Screen,
        ask: Ask,
        render_ticket: Callable[[Transcript], str],
        consent: Ask | None = None,
    ) -> None:
        self._new_desk = new_desk
        self.journal = journal
        self.screen = screen
        self.ask = ask
        self._consent = consent or ask
        self.render_ticket = render_ticket
        self.progress = Progress(sys.stderr, redact=screen.redact)
        self.desk: Desk | None = None
        self.diagnosis: Diagnosis | None = None
        self.offered: Word | None = None
        """What a yes asks for."""

    def new_desk(self) -> Desk:
        """A desk for a new problem, not yet the current one."""
        desk = self._new_desk(self.progress)
        desk.case.consent.remedy = "type: again, and I ask whether to look"
        return desk

    @property
    def person(self) -> Person:
        """Who approves each step."""
        return Person(self.screen, self._consent)

    def current(self) -> Desk:
        """The desk with the problem.

        Raises:
            DrydockError: there is none yet.
        """
        if self.desk is None:
            raise DrydockError("there is no problem to work on yet", hint="paste an error, or type doctor")
        return self.desk

    def concluded(self) -> Diagnosis:
        """What was found of the problem.

        Raises:
            DrydockError: nothing yet.
        """
        self.current()
        if self.diagnosis is None:
            raise DrydockError("there is no diagnosis yet", hint="again")
        return self.diagnosis

    def lines(self, lines: Iterable[str]) -> None:
        """Say several sentences, one below the other."""
        self.screen.show([Line(line, indent=2) for line in lines])
