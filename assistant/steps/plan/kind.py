"""What a kind of action is: how it plans its change on a host, and the way back from one that was made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from assistant.model.risk import Affects, Risk
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.parts import Part

Record = dict[str, object]
"""What the journal keeps of a step before it is done: plain JSON with which another process can take it back."""


NOTHING_TO_UNDO = "there is nothing to undo"


class Nothing(msgspec.Struct, frozen=True):
    """There is nothing to do, and why."""

    why: str


class Plan(msgspec.Struct, frozen=True):
    """What a step would do on this host as it is now; nothing has been done yet.

    Attributes:
        title: in words.
        record: with which it is taken back; None when it cannot be.
        undo: how it is taken back, in words.
        diff: the change of a file, empty when none.
        breaks: what stops working here and now, one line each.
        least_risk: it is at least this dangerous here, whatever its author thought.
        affects: what it affects here, for the person; None where the action itself tells it well enough.
        only_seen: a person who sees it must approve it, whatever was allowed beforehand.
        tells: the host itself shows afterwards whether it was done.
    """

    title: str
    parts: tuple[Part, ...]
    record: Record | None = None
    undo: str = ""
    diff: str = ""
    breaks: tuple[str, ...] = ()
    least_risk: Risk = Risk.READ_ONLY
    tells: bool = True
    affects: Affects | None = None
    only_seen: bool = False


def cannot_tell(record: Record, here: HostNow) -> None:
    """The record alone tells nothing."""


class Kind(msgspec.Struct, frozen=True):
    """A kind of action.

    Attributes:
        plan: looks at the host, changes nothing; raises RefusedError when it is not safe, ActionError when the host
            could not be looked at.
        undo: the same for the way back, from the record.
        was_done: whether the record's change has been made, by the host alone; None where only its plan can tell, or
            where the host does not tell yet.
    """

    plan: Callable[[Any, HostNow], Plan | Nothing]
    undo: Callable[[Record, HostNow], Plan | Nothing]
    was_done: Callable[[Record, HostNow], bool | None] = cannot_tell


def no_way_back(record: Record, here: HostNow) -> Nothing:
    """The undo of what leaves nothing to undo."""
    return Nothing(NOTHING_TO_UNDO)
