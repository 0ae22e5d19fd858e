"""Asking a person whether a look that takes long, or that others can see, may run."""

from __future__ import annotations

from assistant.diagnosis.case import Case
from assistant.model.diagnosis import Diagnosis
from assistant.say.lines import Role
from assistant.terminal.person import Person
from assistant.terminal.screen import Screen


def settle_next_look(case: Case, diagnosis: Diagnosis, person: Person, screen: Screen) -> bool:
    """Ask about the look that comes next; False when none does. After a yes it is run by the case's next `probe`."""
    look = diagnosis.next_look
    if look is None:
        return False
    screen.say(diagnosis.next.why, Role.DETAIL)
    case.settle(look, person.agrees(look.asks))
    return True


def settle_all_looks(case: Case, diagnosis: Diagnosis, person: Person) -> bool:
    """Ask about each look that waits; whether there was one."""
    for look in diagnosis.waiting:
        case.settle(look, person.agrees(look.asks))
    return bool(diagnosis.waiting)
