"""Who holds a port of the host."""

from __future__ import annotations

import re

import msgspec

from assistant.model.fact import Absent, Answer, Known, Reason, Unknown
from assistant.model.look import Look
from assistant.probes.answers import all_alike, not_a, unseen_in, word
from assistant.probes.container.names import name_of
from assistant.probes.document import Document
from assistant.probes.engine_api import ask_list
from assistant.probes.probe import Probe
from assistant.probes.socket_tables import socket_tables
from assistant.probes.specs import quantity, text, truth
from assistant.probes.whole import run_whole

_OF = "port"
_PORT = re.compile(r"([0-9]{1,5})(?:/(tcp|udp))?\Z")
_LISTENING = {"tcp": "0A", "udp": "07"}
_PROXY = "docker-proxy"
_OF_ENGINE = ("port.holder_container", "port.holder_image", "port.holder_status")
_NOT_ROOT = Unknown(Reason.DENIED, "the port is in use, but only root sees by which process", "run Drydock with sudo")

SPECS = (
    truth("port.free", "whether nothing listens on the port and no container publishes it", _OF),
    text("port.holder", "who holds it, in words", _OF),
    text("port.holder_kind", "what holds it", _OF, ("container", "process", _PROXY)),
    text("port.holder_container", "the container that publishes it", _OF),
    text("port.holder_image", "the image of that container", _OF),
    text("port.holder_status", "how long that container has been up, as Docker says it", _OF),
    text("port.holder_process", "the program that listens on it", _OF),
    quantity("port.holder_pid", "the process ID of that program", _OF),
)


class Listener(msgspec.Struct, frozen=True):
    """Somebody listens: the program and its pid, or why they cannot be seen."""

    program: str = ""
    pid: int = 0
    unseen: Unknown | None = None


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Read /proc/net/tcp and tcp6, run `ss -Hltnp sport = :8080`, and ask the engine for `GET /containers/json`.

        # ss -Hltnp sport = :8080
        LISTEN 0      4096   0.0.0.0:8080 0.0.0.0:* users:(("docker-proxy",pid=404,fd=4))
        LISTEN 0      4096      [::]:8080    [::]:* users:(("docker-proxy",pid=410,fd=4))
        # cat /proc/net/tcp
          sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ...
           1: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 180849 1 ...
        GET /containers/json
        [{"Id":"fa3e...","Names":["/web"],"Ports":[{"IP":"0.0.0.0","PrivatePort":80,"PublicPort":8080,"Type":"tcp"}]}]

    iproute2 6.1, Engine 20.10.24. `8080`, `8080/tcp` and `53/udp` can be asked about. Without the userland proxy nobody
    listens for a container, so the engine is asked in any case; a docker-proxy without a container was left over.
    https://man7.org/linux/man-pages/man8/ss.8.html
    """
    asked = _PORT.match(of or "")
    if asked is None or not 0 < int(asked[1]) < 65536:
        return all_alike(SPECS, not_a("a port"))
    port, protocol = int(asked[1]), asked[2] or "tcp"
    containers = ask_list(look, "/containers/json")
    container = parse_publisher(containers, port, protocol) if isinstance(containers, Document) else None
    listener = _listener(look, port, protocol)
    return judge(container, listener, containers if isinstance(containers, Unknown) else None)


def _listener(look: Look, port: int, protocol: str) -> Listener | Unknown | None:
    in_use = _is_in_use(look, port, protocol)
    if isinstance(in_use, Unknown) or not in_use:
        return in_use or None
    reply = run_whole(look, ("ss", "-Hlnp", "--udp" if protocol == "udp" else "--tcp", "sport", "=", f":{port}"))
    return Listener(unseen=reply) if isinstance(reply, Unknown) else parse_ss(reply.out)


def _is_in_use(look: Look, port: int, protocol: str) -> bool | Unknown:
    tables = socket_tables(look, protocol)
    if any(isinstance(table, str) and port in parse_listening(table, protocol) for table in tables):
        return True
    return unseen_in(*tables) or False


def parse_listening(table: str, protocol: str) -> set[int]:
    """The ports on which /proc/net/tcp (or udp) shows a listener."""
    state = _LISTENING[protocol]
    rows = re.finditer(r"(?m)^\s*\d+: [0-9A-F]+:([0-9A-F]{4}) [0-9A-F]+:[0-9A-F]{4} ([0-9A-F]{2}) ", table)
    return {int(row[1], 16) for row in rows if row[2] == state}


def parse_ss(out: str) -> Listener:
    """The oldest process that ss names; a docker-proxy only when there is no other."""
    named = re.findall(r'\("([^"]{1,64})",pid=(\d{1,9}),', out)
    # Workers share the socket of the process that made them, which has the smallest number.
    found = sorted((Listener(name, int(pid)) for name, pid in named), key=lambda each: each.pid)
    return next((each for each in found if each.program != _PROXY), found[0] if found else Listener(unseen=_NOT_ROOT))


class Publisher(msgspec.Struct, frozen=True):
    """A running container that publishes a port, and the ports as `8080->80/tcp`."""

    name: str
    ports: str
    image: str = ""
    status: str = ""


def parse_publisher(containers: Document, port: int, protocol: str) -> Publisher | None:
    """The running container that publishes the port."""
    for container in containers.items:
        for published in container.at("Ports").items:
            if published.at("PublicPort").number == port and (published.at("Type").text or "tcp") == protocol:
                ports = f"{port}->{published.at('PrivatePort').number}/{protocol}"
                return Publisher(name_of(container), ports, container.at("Image").text, container.at("Status").text)
    return None


def judge(
    container: Publisher | None, listener: Listener | Unknown | None, no_engine: Unknown | None
) -> dict[str, Answer]:
    """Put together what the engine and the kernel say.

    Args:
        container: the one that publishes the port.
        listener: who listens; Unknown when the kernel's tables cannot be read, None when nobody does.
        no_engine: why the engine could not be asked.
    """
    if container is not None:
        held = _held(f"container {container.name} ({container.ports})", "container", container)
        return held | _process(listener)
    if isinstance(listener, Listener) and listener.program == _PROXY and no_engine is not None:
        # It may listen for a container, or be left over from one.
        return all_alike(SPECS, no_engine) | {"port.free": Known(False)} | _process(listener)
    if isinstance(listener, Listener):
        kind = _PROXY if listener.program == _PROXY else "process"
        held = _held(f"process {listener.program} (pid {listener.pid})", kind, None)
        unseen = {"port.holder": listener.unseen, "port.holder_kind": listener.unseen} if listener.unseen else {}
        of_engine = dict.fromkeys(_OF_ENGINE, no_engine) if no_engine else {}
        return held | unseen | _process(listener) | of_engine
    # Without the userland proxy a container holds a port that nobody listens on, so both must have been asked.
    unknown = listener or no_engine
    return all_alike(SPECS, unknown or Absent()) | {"port.free": unknown or Known(True)}


def _held(holder: str, kind: str, container: Publisher | None) -> dict[str, Answer]:
    return {
        "port.free": Known(False),
        "port.holder": Known(holder),
        "port.holder_kind": Known(kind),
        "port.holder_container": word(container.name if container else None),
        "port.holder_image": word(container.image if container else None),
        "port.holder_status": word(container.status if container else None),
    }


def _process(listener: Listener | Unknown | None) -> dict[str, Answer]:
    unseen = listener.unseen if isinstance(listener, Listener) else listener
    if unseen is not None or not isinstance(listener, Listener):
        return dict.fromkeys(("port.holder_process", "port.holder_pid"), unseen or Absent())
    return {"port.holder_process": Known(listener.program), "port.holder_pid": Known(listener.pid)}


PROBE = Probe("port.holder", SPECS, ask, of=_OF)
