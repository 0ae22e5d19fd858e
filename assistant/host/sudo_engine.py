"""The engine behind a socket that this user may not open: through sudo, one `docker system dial-stdio` a connection.

That is what the docker command line does behind SSH (docker/cli, cli/connhelper): bytes go through, nothing is done.
"""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Literal

from assistant.host.child import run_child
from assistant.host.engine import Reply, asleep, exchange, with_time
from assistant.host.programs import environment, find_program
from assistant.host.stdio_door import Door, stdio_door
from assistant.model.errors import ActionError
from assistant.model.fact import Reason, Unknown
from assistant.model.look import DialFailed, Engine, Response
from assistant.probes.endpoint import Endpoint

_START_S = 3.0
"""How long sudo and docker may take until they are connected."""
_GRACE_S = 1.0
_NOBODY_LISTENS: dict[str, Literal["refused", "no-socket"]] = {
    "connect: connection refused": "refused",
    "connect: no such file or directory": "no-socket",
}
"""What dial-stdio says where there is no engine; anything else may be the fault of sudo, or of an older docker."""


def ask_through_sudo(prefix: Sequence[str], endpoint: Endpoint, ask: Engine) -> Reply | None:
    """Ask the engine at a socket of this machine as root, GET and HEAD alone; one that sleeps is not woken.

    Args:
        prefix: what gives a command root's rights without a question.

    Returns:
        None where it cannot be asked in this way: it is elsewhere, there is no docker command, sudo refuses or is gone.
    """
    program = find_program(prefix[0])
    if program is None or not endpoint.is_local or endpoint.misread or ask.method not in ("GET", "HEAD"):
        return None
    try:
        return asleep(endpoint) or _asked((program, *prefix[1:]), endpoint, with_time(ask, _START_S))
    except OSError:
        return None


def _asked(prefix: Sequence[str], endpoint: Endpoint, ask: Engine) -> Reply | None:
    ours, theirs = socket.socketpair()
    with ours, tempfile.TemporaryFile() as said:
        ours.settimeout(ask.timeout_s)
        with theirs:
            child = _dial(prefix, endpoint.url, ask.timeout_s, theirs, said.fileno())
        reply = exchange(ours, endpoint, ask)
        with contextlib.suppress(OSError):
            ours.shutdown(socket.SHUT_RDWR)
        _wait(child)
        if isinstance(reply, Response):
            return reply
        if isinstance(reply, Unknown) and reply.reason is Reason.TIMED_OUT and _sudo_answers(prefix):
            return reply
        return _why(os.pread(said.fileno(), 2000, 0).decode(errors="replace"))


def _sudo_answers(prefix: Sequence[str]) -> bool:
    """Whether the silence is the engine's, and not that of sudo (which may ask a directory that is gone)."""
    try:
        return run_child((*prefix, "true"), timeout_s=_START_S).code == 0
    except ActionError:
        return False


def _dial(prefix: Sequence[str], url: str, limit_s: float, theirs: socket.socket, said: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        _dial_stdio(prefix, url, limit_s),
        stdin=theirs.fileno(),
        stdout=theirs.fileno(),
        stderr=said,
        env=environment(),
        cwd="/",
        process_group=0,
    )


def _dial_stdio(prefix: Sequence[str], url: str, limit_s: float) -> tuple[str, ...]:
    # `timeout` runs as root, too: what sudo runs cannot be ended by this user. The address is given, because neither
    # DOCKER_HOST nor a context of root's own may lead elsewhere.
    return (*prefix, "timeout", "-k", "1", f"{limit_s + _GRACE_S:g}", "docker", "--host", url, "system", "dial-stdio")


@contextmanager
def sudo_door(prefix: Sequence[str], endpoint: Endpoint, limit_s: float) -> Iterator[Door]:
    """Open a door to the engine at a socket of this machine, as root; it is shut at the end.

    Args:
        prefix: what gives a command root's rights without a question.
        limit_s: how long one connection may last.

    Raises:
        OSError: sudo is not installed.
    """
    program = find_program(prefix[0])
    if program is None:
        raise FileNotFoundError("sudo is not installed")
    with stdio_door(_dial_stdio((program, *prefix[1:]), endpoint.url, limit_s)) as door:
        yield door


def _wait(child: subprocess.Popen[bytes]) -> None:
    """Wait for its end; what still runs is ended by its `timeout`."""
    try:
        child.wait(_GRACE_S)
    except subprocess.TimeoutExpired:
        threading.Thread(target=child.wait, daemon=True).start()


def _why(said: str) -> DialFailed | None:
    """Why nobody has answered, where dial-stdio says so."""
    found = (words for words in _NOBODY_LISTENS if words in said)
    return next((DialFailed(_NOBODY_LISTENS[words], words.removeprefix("connect: ")) for words in found), None)
