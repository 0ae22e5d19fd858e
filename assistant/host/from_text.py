"""Connections to places that only a text names: where the address that they lead to may be connected to."""

from __future__ import annotations

import socket
import time

from assistant.host.bounded import bounded
from assistant.host.connect import failure_of
from assistant.model.dialling import Sight, sight_of, who_sees
from assistant.model.fact import Reason, Unknown
from assistant.model.look import DialFailed


def connect_from_text(
    host: str, port: int, timeout_s: float, *, is_agreed: bool
) -> socket.socket | DialFailed | Unknown:
    """Connect to a TCP port, by addresses that were all looked at before.

    The name is looked up once: asked again, it could lead elsewhere.

    Args:
        is_agreed: a person has said yes to a connection that others can see.

    Returns:
        The connected socket; Unknown(not-asked) where others would see it, Unknown(refused) where nothing connects to.
    """
    try:
        return bounded(lambda: _connect(host, port, timeout_s, is_agreed), timeout_s + 0.2)
    except (OSError, OverflowError, ValueError) as error:
        return failure_of(error)


def _connect(host: str, port: int, timeout_s: float, is_agreed: bool) -> socket.socket | Unknown:
    deadline = time.monotonic() + timeout_s
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(place[0]) for _, _, _, _, place in found))
    for each in addresses:
        if (barred := _barred(host, each, is_agreed)) is not None:
            return barred
    connection = _first(addresses, port, deadline)
    connection.settimeout(timeout_s)
    return connection


def _barred(host: str, address: str, is_agreed: bool) -> Unknown | None:
    sight = sight_of(host, address)
    if sight is Sight.NEVER:
        return Unknown(Reason.REFUSED, f"nothing connects to {address} because a text names it: no registry is there")
    if sight is Sight.OTHERS and not is_agreed:
        return Unknown(Reason.NOT_ASKED, f"{who_sees(host, address)}, so Drydock asks first", "add --deep")
    return None


def _first(addresses: list[str], port: int, deadline: float) -> socket.socket:
    """The first address that answers.

    Raises:
        OSError: none does; what became of the last one.
    """
    error: OSError = OSError("the name has no address")
    for address in addresses:
        try:
            return socket.create_connection((address, port), max(deadline - time.monotonic(), 0.01))
        except OSError as failed:
            error = failed
    raise error
