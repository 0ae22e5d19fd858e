"""How the actions that change a host are done. A file here is a kind of step, named as its action and with its `KIND`.

The folder is the list of the kinds; each is loaded when it is needed. The folders support them: `plan/` is what every
step is made of, `files/` changes files, `services/` knows units and what stops with them, `objects/` knows Docker's
objects, `commands/` what the host shows of what a command would bring about.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from assistant.model.action import Action
from assistant.model.errors import RefusedError
from assistant.model.folder import modules_in
from assistant.model.risk import Risk
from assistant.model.tree import Step
from assistant.steps.affects import with_affects
from assistant.steps.files.contents import undo_change, was_written
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Kind, Nothing, Plan, Record

FILE = "file"
"""What the record of a single file's change calls itself, whichever kind of step made it."""


def _never(action: Action, here: HostNow) -> Nothing:
    return Nothing("a file is changed by its own kind of step")


_OF_A_FILE = Kind(_never, undo_change, was_written)


@cache
def kinds() -> frozenset[str]:
    """The names of all kinds."""
    return frozenset(modules_in(__path__))


def plan_action(action: Action, here: HostNow) -> Plan | Nothing:
    """What an action, filled, would do on the host as it is now; nothing is changed.

    Raises:
        RefusedError: it is not safe here.
        ActionError: the host could not be looked at.
    """
    plan = _kind(action.tag()).plan(action, here)
    return with_affects(action, plan, here) if isinstance(plan, Plan) else plan


def plan_undo(record: Record, here: HostNow) -> Plan | Nothing:
    """How a step is taken back, from the record that was kept before it was done.

    Raises:
        RefusedError: it is not safe, or the record is of no use.
        ActionError: the host could not be looked at.
    """
    with _damage_refused():
        return _kind_of(record).undo(record, here)


def was_done(record: Record, here: HostNow) -> bool | None:
    """Whether the change of a record was made, where the host tells that without the action; else None.

    Raises:
        RefusedError: the record is of no use.
        ActionError: the host could not be looked at.
    """
    with _damage_refused():
        return _kind_of(record).was_done(record, here)


@contextmanager
def _damage_refused() -> Iterator[None]:
    """A record comes from a file that a hand, or a disk, may have changed: whatever it holds, it is read or refused."""
    try:
        yield
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise RefusedError(
            "the record of this step is damaged, so it is not used",
            reference="record-unusable",
            context=type(error).__name__,
            hint="take the step back by hand, with the backup that the session names",
        ) from error


def _kind_of(record: Record) -> Kind:
    name = str(record.get("kind"))
    return _OF_A_FILE if name == FILE else _kind(name)


def risk_of(step: Step) -> Risk:
    """The risk of a step: its own, else that of its action."""
    return step.risk or step.action.own_risk


def _kind(name: str) -> Kind:
    """A kind by its name, which may stand in a journal: nothing is loaded but the kinds that there are."""
    if name not in kinds():
        raise RefusedError("this step cannot be undone", reference="no-undo")
    kind: Kind = importlib.import_module(f"{__name__}.{name}").KIND
    return kind
