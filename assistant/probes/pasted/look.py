"""A paste as a host that can be looked at: only what stands in it is answered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar, cast

from assistant.model.block import Block
from assistant.model.fact import Absent, Reason, Unknown
from assistant.model.look import (
    Ask,
    Content,
    Dial,
    DialFailed,
    Dialled,
    DialReply,
    Dns,
    DnsAnswer,
    DnsReply,
    Engine,
    EngineReply,
    Environ,
    Environment,
    EnvironReply,
    ListDir,
    ListReply,
    Names,
    Ran,
    Read,
    ReadReply,
    Reply,
    Response,
    Run,
    RunReply,
    Stat,
    StatReply,
    Status,
)
from assistant.probes.answers import NOT_SHOWN as SHOWN_IN_PART
from assistant.probes.pasted.reading import Shown

NOT_SHOWN = Unknown(Reason.NOT_RECORDED, "the paste does not show it")
R = TypeVar("R")


WHO_ASKS = Read("/proc/self/status")
_A_FOLDER = Status("directory", 0o755, 0, 0, "root", "root")
_NO_UNIT = Unknown(Reason.NOT_INSTALLED, "the paste does not show what starts dockerd")


def _usual(ask: Ask) -> Reply | None:
    """What probes ask before what they are for, as a usual host answers it.

    A paste shows the file, and not which program would have read it. No fact rests on these alone: see `used`.
    """
    if isinstance(ask, Environ):
        return Environment({})
    if ask == Stat("/run/systemd/system", follow=True):
        return _A_FOLDER
    if ask == Read("/root/.docker/config.json"):
        return Absent()
    if ask == WHO_ASKS:
        return Content("Uid:\t0\t0\t0\t0\nGid:\t0\t0\t0\t0\nGroups:\t0\n")
    if ask == Run(("getent", "passwd", "0")):
        return Ran(0, "root:x:0:0:root:/root:/bin/bash\n")
    return _NO_UNIT if isinstance(ask, Run) and ask.argv[:3] == ("systemctl", "show", "docker.service") else None


class PastedLook:
    """Answers from the blocks of a paste; of two that answer the same, the later one.

    Attributes:
        used: the blocks that gave an answer since the list was last emptied.
        supposed: the questions since then that no block answered, and that were answered as on a usual host.
        asked: what they were asked, since that was last emptied.
    """

    def __init__(self, shown: Iterable[Shown]) -> None:
        self._shown = tuple(shown)[::-1]
        self.used: list[Block] = []
        self.supposed: list[Ask] = []
        self.asked: list[Ask] = []

    def run(self, ask: Run) -> RunReply:
        """What a command printed."""
        return self._reply(ask, (Ran,))

    def read(self, ask: Read) -> ReadReply:
        """A file's content."""
        return self._reply(ask, (Content, Absent))

    def stat(self, ask: Stat) -> StatReply:
        """What stands at a path."""
        return self._reply(ask, (Status, Absent))

    def list(self, ask: ListDir) -> ListReply:
        """The names in a folder."""
        return self._reply(ask, (Names, Absent))

    def engine(self, ask: Engine) -> EngineReply:
        """What the engine answered."""
        return self._reply(ask, (Response, DialFailed))

    def dial(self, ask: Dial) -> DialReply:
        """What a connection showed."""
        return self._reply(ask, (Dialled, DialFailed))

    def dns(self, ask: Dns) -> DnsReply:
        """What a name server answered."""
        return self._reply(ask, (DnsAnswer,))

    def environ(self, ask: Environ) -> EnvironReply:
        """The environment, of which a paste that does not print it shows nothing."""
        reply = self._reply(ask, (Environment,))
        return Environment({}, cut=True) if reply == NOT_SHOWN else reply

    def _reply(self, ask: Ask, kinds: tuple[type[R], ...]) -> R | Unknown:
        in_part = False
        for shown in self._shown:
            reply = shown.answer(ask)
            if reply == SHOWN_IN_PART:
                # Another block may show it as a whole.
                in_part = True
                continue
            if isinstance(reply, Unknown) or any(isinstance(reply, kind) for kind in kinds):
                self.used.append(shown.block)
                self.asked.append(ask)
                return cast("R | Unknown", reply)
        usual = SHOWN_IN_PART if in_part else _usual(ask)
        self.supposed += [ask] if usual and not in_part else []
        return cast("R | Unknown", usual or NOT_SHOWN)
