"""Looks that this user is refused, made once more through sudo: one plain, bounded program for each."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.host.child import run_child
from assistant.host.sudo_engine import ask_through_sudo
from assistant.host.sudo_files import STATUS, parse_status
from assistant.model.errors import ActionError
from assistant.model.fact import Absent, Reason, Unknown
from assistant.model.look import (
    Content,
    DialFailed,
    Engine,
    EngineReply,
    ListDir,
    ListReply,
    Look,
    Names,
    Ran,
    Read,
    ReadReply,
    Run,
    RunReply,
    Stat,
    StatReply,
)
from assistant.model.relay import Relay
from assistant.probes.endpoint import endpoint_in_force, named_endpoint

_TIMEOUT_S = 3.0
_GRACE_S = 2.0
"""What `timeout` ends as root cannot be ended by us; it is given this much longer before it is left behind."""
_SEE_MORE_AS_ROOT = frozenset({"ss", "journalctl", "dmesg", "df", "du", "iptables", "iptables-save", "ip6tables-save"})
"""Programs that only read, and show less, or nothing, to whoever is not root."""
_IS_GONE = ("No such file or directory", "Not a directory")


class SudoLook(Relay):
    """A Look that asks as this user first, and through sudo what this user is refused. It changes nothing.

    Args:
        prefix: what gives a command root's rights without a question.
    """

    def __init__(self, look: Look, prefix: Sequence[str]) -> None:
        super().__init__(look)
        self._prefix = tuple(prefix)

    def run(self, ask: Run) -> RunReply:
        """Run a read-only command; at once through sudo where root is known to see more."""
        if ask.argv[:1] and ask.argv[0] in _SEE_MORE_AS_ROOT and "--user" not in ask.argv:
            ran = self._run(*ask.argv, timeout_s=ask.timeout_s)
            if ran is not None:
                return ran
        return self._look.run(ask)

    def read(self, ask: Read) -> ReadReply:
        """Read a file; what is no file is not opened, as a device may act on it."""
        reply = self._look.read(ask)
        if not _is_denied(reply) or not _went_well(self._run("test", "-f", ask.path)):
            return reply
        part = "tail" if ask.tail else "head"
        ran = self._run(part, "-c", f"{ask.limit_bytes + 1}", "--", ask.path)
        if ran is None or ran.code:
            return reply
        data = ran.out.encode()
        kept = data[-ask.limit_bytes :] if ask.tail else data[: ask.limit_bytes]
        return Content(kept.decode(errors="replace"), cut=ran.cut or len(data) > ask.limit_bytes)

    def stat(self, ask: Stat) -> StatReply:
        """What stands at a path."""
        reply = self._look.stat(ask)
        if not _is_denied(reply):
            return reply
        ran = self._run("stat", *(("-L",) if ask.follow else ()), "-c", STATUS, "--", ask.path)
        if ran is None or ran.code:
            return Absent() if ran is not None and ran.err.strip().endswith(_IS_GONE) else reply
        found = parse_status(ran.out)
        # Where a link leads is not among what `stat` prints here; a link that may not be seen stays unseen.
        return reply if found.kind == "link" else found

    def list(self, ask: ListDir) -> ListReply:
        """The names in a directory."""
        reply = self._look.list(ask)
        if not _is_denied(reply):
            return reply
        ran = self._run("find", f"{ask.path}/", "-mindepth", "1", "-maxdepth", "1", "-printf", r"%f\0")
        if ran is None or ran.code or ran.cut:
            return Absent() if ran is not None and ran.err.strip().endswith(_IS_GONE) else reply
        return Names(tuple(sorted(name for name in ran.out.split("\0") if name)))

    def engine(self, ask: Engine) -> EngineReply:
        """Ask the engine of a socket of this machine."""
        reply = self._look.engine(ask)
        if not isinstance(reply, DialFailed) or reply.why != "denied":
            return reply
        endpoint = endpoint_in_force(self._look) if ask.endpoint is None else named_endpoint(ask.endpoint)
        return ask_through_sudo(self._prefix, endpoint, ask) or reply

    def _run(self, *argv: str, timeout_s: float = _TIMEOUT_S) -> Ran | None:
        """What a program prints as root; None where sudo does not run it (any more), or it does not end in time."""
        try:
            bound = ("timeout", "-k", "1", f"{timeout_s:g}")
            ran = run_child((*self._prefix, *bound, *argv), timeout_s=timeout_s + _GRACE_S)
        except ActionError:
            return None
        return None if ran.code in _NOT_RUN or ran.err.startswith("sudo: ") else ran


_NOT_RUN = (124, 125, 126, 127, 137)
"""What `timeout` returns where the time was up, or the program could not be run."""


def _is_denied(reply: object) -> bool:
    return isinstance(reply, Unknown) and reply.reason is Reason.DENIED


def _went_well(ran: Ran | None) -> bool:
    return ran is not None and ran.code == 0
