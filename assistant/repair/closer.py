"""The looks of a repair: what this user is refused is looked at once more with root's rights, where they can be had.

Only a repair looks in this way, its own diagnosis too, and never a diagnosis alone: sudo keeps a record of each use.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assistant.diagnosis.case import Case
from assistant.diagnosis.closer import is_denied
from assistant.model.fact import Fact, FactKey
from assistant.model.look import (
    DialFailed,
    Engine,
    EngineReply,
    ListDir,
    ListReply,
    Look,
    Read,
    ReadReply,
    Reply,
    Stat,
    StatReply,
)
from assistant.model.relay import Relay
from assistant.ports import Host, Person

THROUGH_SUDO = "To check this, Drydock looks through sudo. It only reads."


@dataclass
class Rights:
    """Rounds with root's rights; the person is told of the first one."""

    host: Host
    person: Person
    _told: bool = field(default=False, init=False)

    def round(self) -> Look | None:
        """A Look for one round; None where there are no more rights, or sudo would ask for a password."""
        look = self.host.round_as_root()
        if look is not None and not self._told:
            self._told = True
            self.person.tell(THROUGH_SUDO)
        return look


class CloserLook(Relay):
    """Passes each question to the host as this user, and what this user is refused once more with root's rights."""

    def __init__(self, look: Look, rights: Rights) -> None:
        super().__init__(look)
        self._rights = rights

    def read(self, ask: Read) -> ReadReply:
        """Read a file."""
        reply = self._look.read(ask)
        return root.read(ask) if (root := self._root(reply)) else reply

    def stat(self, ask: Stat) -> StatReply:
        """What stands at a path."""
        reply = self._look.stat(ask)
        return root.stat(ask) if (root := self._root(reply)) else reply

    def list(self, ask: ListDir) -> ListReply:
        """The names in a directory."""
        reply = self._look.list(ask)
        return root.list(ask) if (root := self._root(reply)) else reply

    def engine(self, ask: Engine) -> EngineReply:
        """Ask the Docker Engine API."""
        reply = self._look.engine(ask)
        return root.engine(ask) if (root := self._root(reply)) else reply

    def _root(self, reply: Reply) -> Look | None:
        refused = isinstance(reply, DialFailed) and reply.why == "denied"
        return self._rights.round() if refused or is_denied(reply) else None


def look_closer(case: Case, rights: Rights, keys: Iterable[FactKey]) -> Mapping[FactKey, Fact]:
    """Find out facts afresh as this user, and once more with root's rights those that this user is refused."""
    with case.closer.through(rights.round):
        return case.refresh(tuple(dict.fromkeys(keys)))
