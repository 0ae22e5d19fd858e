"""The steps that a session began, read once from its events: what undo, resume and the transcript work with."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from assistant.model.contract.diagnosis import JsonObject
from assistant.model.diagnosis import Before, StepState
from assistant.model.event import Ended, Event, FixChosen, Opaque, StepBegun, StepEnded, UndoEnded
from assistant.model.own_tree import OwnTree
from assistant.model.risk import Risk

DOCKER = "docker.service"
AGAIN = "again-"
"""Begins the last part of the place of a step that started again what ran before the fix."""
_UNREADABLE = "a step that this version of Drydock cannot read"


class StepRecord(msgspec.Struct, frozen=True):
    """A step that was begun, as the journal holds it.

    Attributes:
        state: as it stands now; `unfinished` when its end was never recorded.
        detail: what was recorded of its end, or of its being taken back.
        undo: the record with which it is taken back, whole or not; None when there is no way back.
        action: the action as it was filled, as plain JSON; None for what the human did.
        place: where in its fix it stands.
        begun: when, ISO 8601, UTC.
        ended: how the step itself ended, whatever was taken back since.
        undo_says: how it is taken back, in words.
        docker_ran: whether Docker ran before the first step of its fix; None where that was not looked at.
        tree, own_trees: the knowledge that it is from.
    """

    step: int
    title: str
    state: StepState
    risk: Risk = Risk.REVERSIBLE
    undo: JsonObject | None = None
    seal: str = ""
    action: JsonObject | None = None
    place: str = ""
    detail: str = ""
    begun: str = ""
    command: tuple[str, ...] = ()
    ended: StepEnded | None = None
    undo_says: str = ""
    docker_ran: bool | None = None
    tree: str = ""
    own_trees: tuple[OwnTree, ...] = ()

    @property
    def is_restored(self) -> bool:
        """Whether it brought back what ran before, so that there is nothing to undo."""
        return self.place.rpartition("/")[2].startswith(AGAIN)


def steps_of(events: Sequence[Event]) -> tuple[StepRecord, ...]:
    """The steps that a session began, in order, as they stand now.

    One that cannot be read is among them: with a way back that is refused, so that no undo passes over it.
    """
    ends = {each.payload.step: each.payload for each in events if isinstance(each.payload, StepEnded)}
    last = {each.payload.step: each.payload for each in events if isinstance(each.payload, StepEnded | UndoEnded)}
    records: list[StepRecord] = []
    docker_ran: bool | None = None
    for event in events:
        begun = event.payload
        if isinstance(begun, FixChosen):
            docker_ran = ran_docker(begun.before)
        elif isinstance(begun, StepBegun):
            record = _record(event.at, begun, ends.get(begun.step), last.get(begun.step))
            records.append(msgspec.structs.replace(record, docker_ran=docker_ran))
        elif isinstance(begun, Opaque) and begun.kind == "step-begun":
            records.append(_unreadable(event.at, begun))
    return tuple(records)


def ran_docker(before: Before | None) -> bool | None:
    """Whether Docker ran before a fix; None where nobody has looked."""
    if before is None or before.running is None:
        return None
    return DOCKER in before.running.services


def _unreadable(at: str, begun: Opaque) -> StepRecord:
    number = begun.payload.get("step")
    step = number if isinstance(number, int) else 0
    return StepRecord(step, _UNREADABLE, StepState.UNFINISHED, Risk.DISRUPTIVE, begun.payload, begun=at)


def _record(at: str, begun: StepBegun, ended: StepEnded | None, last: Ended | None) -> StepRecord:
    return StepRecord(
        begun.step,
        begun.title,
        last.state if last else StepState.UNFINISHED,
        begun.risk,
        begun.undo,
        begun.seal,
        begun.action,
        begun.place,
        last.detail if last else "",
        at,
        begun.command,
        ended,
        begun.undo_says,
        tree=begun.tree,
        own_trees=begun.own_trees,
    )
