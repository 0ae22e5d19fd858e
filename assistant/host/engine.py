"""The Docker Engine API of the endpoint in force."""

from __future__ import annotations

import contextlib
import os
import socket
from pathlib import Path

import msgspec

from assistant.host.bounded import bounded
from assistant.host.commands import run_command
from assistant.host.connect import connect
from assistant.host.http import get
from assistant.model.fact import Reason, Unknown
from assistant.model.look import DialFailed, Engine, EngineReply, Look, Response, Run, RunReply
from assistant.probes.endpoint import Endpoint, endpoint_in_force, named_endpoint

Reply = EngineReply


def ask_engine(look: Look, ask: Engine) -> Reply:
    """Ask the endpoint in force, or the one that the question names, without waking an engine that sleeps.

    Args:
        look: tells which endpoint is in force.
    """
    endpoint = endpoint_in_force(look) if ask.endpoint is None else named_endpoint(ask.endpoint)
    if not endpoint.url:
        return endpoint.unseen or Unknown(Reason.UNREADABLE, endpoint.fault)
    may_connect = os.access(endpoint.url.removeprefix("unix://"), os.W_OK)
    # Whoever may not connect wakes nobody.
    return (asleep(endpoint) if may_connect else None) or _ask(endpoint, ask)


def asleep(endpoint: Endpoint) -> Unknown | None:
    """Whether only systemd listens on the socket: a connection would start dockerd, and a look changes nothing."""
    if not endpoint.is_default or not os.path.isdir("/run/systemd/system") or _dockerd_runs():
        return None
    return sleeps(run_command(Run(("systemctl", "show", "-p", "SubState", "docker.socket"))))


def sleeps(shown: RunReply) -> Unknown | None:
    """Read `systemctl show -p SubState docker.socket`: why the engine must not be asked, None when it may be.

    Where systemctl does not tell (systemd hangs), it may sleep.
    """
    if isinstance(shown, Unknown):
        return None if shown.reason is Reason.NOT_INSTALLED else shown
    if shown.out.strip() != "SubState=listening":
        return None
    return Unknown(
        Reason.REFUSED,
        "dockerd is not running; docker.socket would start it at the first connection",
        "start it with: systemctl start docker",
    )


def _dockerd_runs() -> bool:
    try:
        identity = Path("/run/docker.pid").read_text().strip()
        return Path(f"/proc/{int(identity)}/comm").read_text().startswith("docker")
    except (OSError, ValueError):
        return False


def _ask(endpoint: Endpoint, ask: Engine) -> Reply:
    if endpoint.misread:
        return Unknown(Reason.UNREADABLE, f"{endpoint.url}: {endpoint.misread}")
    scheme, _, rest = endpoint.url.partition("://")
    if scheme == "ssh":
        return _ask_behind_ssh(endpoint, ask)
    if scheme == "unix":
        connection = connect(rest, 0, ask.timeout_s)
    else:
        host, _, port = rest.rpartition(":")
        connection = connect(host.strip("[]") or "localhost", int(port), ask.timeout_s)
    if isinstance(connection, DialFailed):
        return connection
    with connection:
        return exchange(connection, endpoint, ask)


def _ask_behind_ssh(endpoint: Endpoint, ask: Engine) -> Reply:
    from assistant.host.ssh_door import CONNECT_S, ssh_door

    try:
        with ssh_door(endpoint.url) as door:
            reply = _ask(Endpoint(f"unix://{door.path}", endpoint.source), with_time(ask, CONNECT_S))
            return reply if isinstance(reply, Response) or not door.said else DialFailed("refused", door.said)
    except OSError as error:
        return Unknown(Reason.UNREADABLE, f"{endpoint.url}: {error.strerror or error}")


def with_time(ask: Engine, more_s: float) -> Engine:
    """The same question with more time for its answer."""
    return msgspec.structs.replace(ask, timeout_s=ask.timeout_s + more_s)


def exchange(connection: socket.socket, endpoint: Endpoint, ask: Engine) -> Reply:
    """Put the question over a connection that is there, bounded in time."""
    try:
        return bounded(lambda: _speak(connection, endpoint, ask), ask.timeout_s)
    except TimeoutError:
        _wake(connection)
        return Unknown(Reason.TIMED_OUT, f"connected, but no answer within {ask.timeout_s:g} s")
    except (ConnectionError, BrokenPipeError) as error:
        return DialFailed("refused", f"the connection was closed: {error.strerror or error}")
    except OSError as error:
        return Unknown(Reason.UNREADABLE, str(error.strerror or error))


def _wake(connection: socket.socket) -> None:
    """End the wait of the thread that still reads from it."""
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


def _speak(connection: socket.socket, endpoint: Endpoint, ask: Engine) -> Response:
    if not endpoint.tls:
        return get(connection, ask.method, ask.path, "docker")
    from assistant.host.tls import client_context, wrap

    folder = Path(endpoint.certificates)
    authority = [folder / "ca.pem"] if os.path.isfile(folder / "ca.pem") else []
    context = client_context(verify=endpoint.verify, authorities=authority, client=folder)
    host = endpoint.url.removeprefix("tcp://").rpartition(":")[0].strip("[]")
    with wrap(connection, context, host) as secured:
        return get(secured, ask.method, ask.path, host)
