"""Asking a person whether a look that takes long, or that others can see, may run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.model.diagnosis import Diagnosis
from assistant.model.effort import RUN_IT, WaitingLook
from assistant.say.lines import Role
from assistant.terminal.person import Person
from assistant.terminal.screen import Screen

if TYPE_CHECKING:
    from assistant.diagnosis.case import Case


def settle_next_look(case: Case, diagnosis: Diagnosis, person: Person, screen: Screen) -> bool:
    """Ask about the look that comes next; False when none does. After a yes it is run by the case's next `probe`."""
    look = diagnosis.next_look
    if look is None:
        return False
    screen.say(diagnosis.next.why, Role.DETAIL)
    _settle(case, look, person)
    return True


def settle_all_looks(case: Case, diagnosis: Diagnosis, person: Person) -> bool:
    """Ask about each look that waits; whether there was one."""
    for look in diagnosis.waiting:
        _settle(case, look, person)
    return bool(diagnosis.waiting)


def _settle(case: Case, look: WaitingLook, person: Person) -> None:
    # What it does is wrapped like any other text; the question itself has to fit on one line.
    person.tell(look.tells)
    case.settle(look, person.agrees(RUN_IT))
