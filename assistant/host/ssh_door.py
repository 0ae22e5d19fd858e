"""An engine behind SSH: a door, each connection to which is one `docker system dial-stdio` there.

That is how the docker command line does it (docker/cli, cli/connhelper).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from assistant.host.programs import find_program
from assistant.host.stdio_door import Door, stdio_door

CONNECT_S = 10
"""How long ssh may take to reach the host."""
_OPTIONS = ("-T", "-o", "BatchMode=yes", "-o", f"ConnectTimeout={CONNECT_S}")
"""Nobody is asked for a password in the middle of a round: a key or an agent must do."""

_URL = re.compile(
    r"ssh://(?:(?P<user>[A-Za-z0-9_.][\w.+-]{0,64})@)?"
    r"(?:(?P<host>[A-Za-z0-9_][\w.-]{0,254})|\[(?P<v6>[0-9A-Fa-f:.]{2,45})\])"
    r"(?::(?P<port>\d{1,5}))?/?",
    re.A,
)
"""No password, path or query; nothing that begins like an option. The host keeps its case: it may be a name in
ssh_config."""
_LAST_PORT = 65_535


@contextmanager
def ssh_door(url: str) -> Iterator[Door]:
    """Open a door to the engine at `ssh://[user@]host[:port]`; it is shut at the end.

    Raises:
        OSError: there is no ssh here, or the URL names no host.
    """
    argv = ssh_command(url)
    program = find_program(argv[0])
    if program is None:
        raise FileNotFoundError("ssh is not installed here")
    with stdio_door((program, *argv[1:])) as door:
        yield door


def ssh_command(url: str) -> tuple[str, ...]:
    """The argv that speaks to the engine behind a URL, as strict as the docker command line is (cli/connhelper/ssh).

    Raises:
        OSError: the URL names no host, or holds what cannot be part of one.
    """
    found = _URL.fullmatch(url)
    if found is None or int(found["port"] or 1) > _LAST_PORT:
        raise OSError("it is not a valid ssh:// address")
    login = ("-l", found["user"]) if found["user"] else ()
    at = ("-p", found["port"]) if found["port"] else ()
    return ("ssh", *_OPTIONS, *login, *at, "--", found["v6"] or found["host"], "docker system dial-stdio")
