"""Whether the engine answers."""

from __future__ import annotations

from assistant.model.fact import Answer, Known, Reason, Unknown
from assistant.model.look import Content, DialFailed, Engine, EngineReply, Look, Response
from assistant.probes.answers import garbled
from assistant.probes.dockerd import dockerd_in_force
from assistant.probes.endpoint import DEFAULT_URL, Endpoint, endpoint_in_force
from assistant.probes.probe import Probe
from assistant.probes.processes import Process
from assistant.probes.specs import text, truth
from assistant.probes.whole import read_whole

CONNECTIONS = ("accepted", "refused", "denied", "no-socket", "timed-out", "unresolvable", "unreachable")
PING = "/_ping"
STARTING_S = 15.0
"""An engine that young may still be loading its containers: not to answer yet is no sign of hanging."""

Reply = EngineReply

SPECS = (
    text("daemon.connection", "what became of a connection to the endpoint in force", values=CONNECTIONS),
    truth("daemon.reachable", "the engine at the endpoint in force answers in time"),
    truth("daemon.hung", "dockerd is there and does not answer"),
    truth("daemon.default_socket_answers", "the engine behind this machine's usual socket answers"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """`curl --unix-socket /run/docker.sock http://docker/_ping` at the endpoint in force and at the usual socket.

    Sample, docker 20.10.24: `HTTP/1.1 200 OK`, `Api-Version: 1.41`, body `OK`.
    An engine stopped with SIGSTOP accepts the connection (the kernel does) and never answers.
    Source: https://docs.docker.com/reference/api/engine/version/v1.41/#tag/System/operation/SystemPing
    """
    endpoint = endpoint_in_force(look)
    reply = look.engine(Engine(PING, timeout_s=1.5))
    usual = reply if endpoint.is_default else look.engine(Engine(PING, endpoint=DEFAULT_URL, timeout_s=1.5))
    return {
        "daemon.connection": connection_of(reply),
        "daemon.reachable": reaches(reply),
        "daemon.hung": _hangs(look, endpoint, reply),
        "daemon.default_socket_answers": reaches(usual),
    }


def connection_of(reply: Reply) -> Answer:
    """What became of the connection. A reply that never came, or that sleeps behind systemd, was a connection made."""
    if isinstance(reply, Response):
        return Known("accepted")
    if isinstance(reply, DialFailed):
        return Known(reply.why)
    accepted = reply.reason in (Reason.TIMED_OUT, Reason.REFUSED)
    return Known("accepted") if accepted else reply


def reaches(reply: Reply) -> Answer:
    """Whether the engine answered in time; unknown where the user may not ask."""
    if isinstance(reply, Response):
        return Known(reply.status == 200)
    if isinstance(reply, DialFailed):
        return _denied(reply) if reply.why == "denied" else Known(False)
    return Known(False) if reply.reason in (Reason.TIMED_OUT, Reason.REFUSED) else reply


def _hangs(look: Look, endpoint: Endpoint, reply: Reply) -> Answer:
    if isinstance(reply, Response):
        return Known(False)
    if endpoint.unseen:
        return _doubted(_is_silent(reply), endpoint.unseen)
    if not endpoint.url.startswith("unix://"):
        return _is_silent(reply)
    mine = dockerd_in_force(look)
    if isinstance(mine, Unknown):
        return _doubted(_is_silent(reply), mine)
    if any(process.state in ("T", "t") for process in mine):
        return Known(True)
    if mine and isinstance(reply, DialFailed) and reply.why == "denied":
        return _denied(reply)
    # Without a process here the socket is systemd's, or the engine runs outside of this container.
    excuse = _is_starting(look, mine) if mine else _is_outermost(look)
    if isinstance(excuse, Unknown):
        return _doubted(_is_silent(reply), excuse)
    return Known(False) if excuse else _is_silent(reply)


def _doubted(silent: Answer, why: Unknown) -> Answer:
    """Silence means nothing while it is not known whether it has a good reason."""
    return why if silent == Known(True) else silent


def _is_silent(reply: Reply) -> Answer:
    """Whether somebody took the connection and said nothing."""
    if isinstance(reply, Unknown):
        return Known(reply.reason is Reason.TIMED_OUT) if reply.reason in _TOLD else reply
    return Known(isinstance(reply, DialFailed) and reply.why == "timed-out")


def _denied(reply: DialFailed) -> Unknown:
    return Unknown(Reason.DENIED, f"the socket refuses this user: {reply.detail}", "run Drydock with sudo")


_TOLD = (Reason.TIMED_OUT, Reason.REFUSED)


def _is_outermost(look: Look) -> bool | Unknown:
    """Whether our pid namespace is the one that system services live in: its first process is an init."""
    first = read_whole(look, "/proc/1/comm")
    if isinstance(first, Unknown):
        return first
    return isinstance(first, Content) and first.text.strip() in ("systemd", "init", "openrc-init", "runit")


def _is_starting(look: Look, processes: tuple[Process, ...]) -> bool | Unknown:
    uptime = read_whole(look, "/proc/uptime")
    now = parse_uptime(uptime.text) if isinstance(uptime, Content) else None
    began = [process.began_s for process in processes if process.began_s is not None]
    if now is None or len(began) < len(processes):
        return uptime if isinstance(uptime, Unknown) else garbled("/proc")
    return any(now - each < STARTING_S for each in began)


def parse_uptime(text: str) -> float | None:
    """The seconds since the boot, first number of /proc/uptime."""
    word = text.split()[:1]
    return float(word[0]) if word and word[0].replace(".", "", 1).isdecimal() and word[0].isascii() else None


PROBE = Probe("daemon.answering", SPECS, ask)
