"""Dial a port: does it answer, which language does it speak, which certificate does it show."""

from __future__ import annotations

import contextlib
import socket
import time
from typing import TYPE_CHECKING

from assistant.host.bounded import bounded
from assistant.host.connect import connect
from assistant.host.from_text import connect_from_text
from assistant.model.fact import Reason, Unknown
from assistant.model.look import Dial, DialFailed, Dialled, DialReply, Response

if TYPE_CHECKING:
    import ssl


def dial(ask: Dial) -> DialReply:
    """Connect, and speak as asked.

    Returns:
        Dialled also when TLS or HTTP failed over a connection that was made; it says how.
    """
    try:
        return bounded(lambda: _dial(ask), ask.timeout_s * 2 + 0.5)
    except TimeoutError:
        return Unknown(Reason.TIMED_OUT, f"{ask.host}:{ask.port} did not answer in time")


def _connect(ask: Dial) -> socket.socket | DialFailed | Unknown:
    if ask.named_by == "host":
        return connect(ask.host, ask.port, ask.timeout_s)
    return connect_from_text(ask.host, ask.port, ask.timeout_s, is_agreed=ask.named_by == "agreed")


def _dial(ask: Dial) -> DialReply:
    connection = _connect(ask)
    if isinstance(connection, DialFailed | Unknown):
        return connection
    with connection:
        peer = _peer(connection)
        if ask.speak == "tcp":
            return Dialled(peer)
        if ask.speak == "http":
            return Dialled(peer, response=_get(connection, ask))
    return _dial_tls(ask, peer)


def _dial_tls(ask: Dial, peer: str) -> DialReply:
    """Shake hands with the check of the certificate, and when that fails once more without, to see what it is."""
    deadline = time.monotonic() + ask.timeout_s
    found, tls_error = _shake_hands(ask, verify=True)
    if tls_error and deadline > time.monotonic():
        found, _ = _shake_hands(ask, verify=False)
    if isinstance(found, DialFailed | Unknown):
        return found
    if found is None:
        return Dialled(peer, tls_error)
    with found:
        return _report(ask, found, peer, tls_error)


def _report(ask: Dial, connection: ssl.SSLSocket, peer: str, tls_error: str) -> Dialled:
    from assistant.host.tls import chain_of, parse_certificate

    chain = chain_of(connection)
    certificate = parse_certificate(chain[0]) if chain else None
    response = _get(connection, ask) if ask.speak == "https" else None
    return Dialled(peer, tls_error, certificate, len(chain), response)


def _shake_hands(ask: Dial, *, verify: bool) -> tuple[ssl.SSLSocket | DialFailed | Unknown | None, str]:
    import ssl

    from assistant.host.tls import client_context, registry_authorities, wrap

    connection = _connect(ask)
    if isinstance(connection, DialFailed | Unknown):
        return connection, ""
    context = client_context(verify=verify, authorities=registry_authorities(ask.host, ask.port))
    try:
        return wrap(connection, context, ask.host), ""
    except (OSError, ValueError) as error:  # ssl.SSLError is an OSError; ValueError: a name that cannot be one
        connection.close()
        return None, _why(error, isinstance(error, ssl.SSLCertVerificationError))


def _why(error: Exception, is_check: bool) -> str:
    if is_check:
        return str(getattr(error, "verify_message", "")) or str(error)
    return str(getattr(error, "reason", None) or getattr(error, "strerror", None) or error)


def _get(connection: socket.socket, ask: Dial) -> Response | None:
    from assistant.host.http import get

    name = f"[{ask.host}]" if ":" in ask.host else ask.host
    with contextlib.suppress(OSError):
        return get(connection, "GET", ask.path, f"{name}:{ask.port}")
    return None


def _peer(connection: socket.socket) -> str:
    with contextlib.suppress(OSError):
        address = connection.getpeername()
        return address[0] if isinstance(address, tuple) else str(address)
    return ""
