"""Connections over TCP and unix sockets, and what it means when there is none."""

from __future__ import annotations

import errno
import os
import socket

from assistant.host.bounded import bounded
from assistant.model.look import DialFailed

_UNREACHABLE = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.EHOSTDOWN, errno.ENETDOWN, errno.EADDRNOTAVAIL}
# A unix socket whose queue is full answers a non-blocking connect with EAGAIN: somebody listens and accepts nothing.
_NOT_TAKEN = {errno.EAGAIN, errno.ETIMEDOUT}


def connect(host: str, port: int, timeout_s: float) -> socket.socket | DialFailed:
    """Connect to a TCP port, or to the unix socket at the path `host` when it begins with a slash.

    Returns:
        The connected socket, whose time-out is `timeout_s`, or why there is none.
    """
    try:
        if host.startswith("/"):
            return _connect_unix(host, timeout_s)
        return bounded(lambda: socket.create_connection((host, port), timeout_s), timeout_s + 0.2)
    except (OSError, OverflowError, ValueError) as error:
        return failure_of(error)


def failure_of(error: Exception) -> DialFailed:
    """A failed connection in the words of the model."""
    if isinstance(error, (socket.gaierror, UnicodeError)):  # UnicodeError: a label that IDNA cannot hold
        return DialFailed("unresolvable", str(error))
    detail = getattr(error, "strerror", None) or str(error)
    number = getattr(error, "errno", None)
    if isinstance(error, TimeoutError) or number in _NOT_TAKEN:
        return DialFailed("timed-out", detail)
    if isinstance(error, ConnectionRefusedError):
        return DialFailed("refused", detail)
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return DialFailed("no-socket", detail)
    if isinstance(error, PermissionError):
        return DialFailed("denied", detail)
    return DialFailed("unreachable" if number in _UNREACHABLE else "refused", detail)


def _connect_unix(path: str, timeout_s: float) -> socket.socket:
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        connection.settimeout(timeout_s)
        connection.connect(_short(path))
    except BaseException:
        connection.close()
        raise
    return connection


def _short(path: str) -> str:
    # sun_path holds 107 bytes; what is longer cannot be a socket that anybody listens on under that name.
    if len(os.fsencode(path)) > 107:
        raise FileNotFoundError(errno.ENOENT, "the path is too long for a socket")
    return path
