"""The main process of a container as this host sees it, and whether a reboot ended it."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from assistant.model.fact import Absent, Answer, Known, Reason, Unknown
from assistant.model.look import Content, Look
from assistant.probes.answers import all_alike, garbled
from assistant.probes.container.inspect import inspect
from assistant.probes.dockerd import dockerd_in_force
from assistant.probes.document import Document
from assistant.probes.probe import Probe
from assistant.probes.specs import text, truth
from assistant.probes.whole import read_whole

_OF = "container"
_ELSEWHERE = Unknown(Reason.REFUSED, "its dockerd is not among the processes of this machine")
_STATE = re.compile(r"\d+ \(.*\) ([A-Za-z]) \d", re.DOTALL)
_BOOT = re.compile(r"(?m)^btime (\d{1,12})$")

SPECS = (
    text("container.process_state", "the state letter of its main process: S, R, D, T, Z; none when it is gone", _OF),
    truth(
        "container.ended_by_reboot",
        "it ran when this host went down, and was found dead after the boot",
        _OF,
        past=True,
    ),
)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Ask the engine for `GET /containers/NAME/json`, and read /proc/PID/stat and the boot's time in /proc/stat.

        {"State":{"Status":"running","Pid":4242,"StartedAt":"2026-11-20T12:52:40.98552163Z",
                  "FinishedAt":"0001-01-01T00:00:00Z"}}
        # cat /proc/4242/stat
        4242 (nginx) S 4220 4242 4242 0 -1 4194560 ...
        # grep btime /proc/stat
        btime 1795179000

    Engine 20.10.24, Linux 6.1. dockerd marks what it finds dead when it starts (moby, daemon/daemon.go: restore).
    """
    found = inspect(look, of)
    if not isinstance(found, Document):
        return all_alike(SPECS, found)
    dockerd = dockerd_in_force(look)
    if isinstance(dockerd, Unknown) or not dockerd:
        return all_alike(SPECS, dockerd if isinstance(dockerd, Unknown) else _ELSEWHERE)
    state, boot = found.at("State"), read_whole(look, "/proc/stat")
    return {
        "container.process_state": _letter(look, state),
        "container.ended_by_reboot": parse_end(state, boot.text) if isinstance(boot, Content) else boot,
    }


def _letter(look: Look, state: Document) -> Answer:
    pid = state.at("Pid").number
    if pid is None:
        return garbled("the Docker engine")
    reply = read_whole(look, f"/proc/{pid}/stat") if pid else Absent()
    return parse_letter(reply.text) if isinstance(reply, Content) else reply


def parse_letter(line: str) -> Answer:
    """The state in /proc/PID/stat, behind the name, which may hold parentheses itself."""
    found = _STATE.match(line)
    return Known(found[1]) if found else garbled("/proc")


def parse_end(state: Document, stat: str) -> Answer:
    """Whether a container began before this boot and ended after it, which nothing can but by dockerd's mark."""
    if state.at("Running").is_true:
        return Known(False)
    boot = _BOOT.search(stat)
    began, ended = seconds_of(state.at("StartedAt").text), seconds_of(state.at("FinishedAt").text)
    if boot is None:
        return garbled("the kernel")
    return Absent() if began is None or ended is None else Known(began < int(boot[1]) < ended)


def seconds_of(moment: str) -> float | None:
    """A moment of the engine in seconds since 1970; None for none, which it writes as the year 1."""
    found = re.match(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)", moment)
    if found is None or moment.startswith("0001-"):
        return None
    try:
        return datetime.fromisoformat(found[1]).replace(tzinfo=UTC).timestamp()
    except ValueError:
        return None


PROBE = Probe("container.process", SPECS, ask, of=_OF)
