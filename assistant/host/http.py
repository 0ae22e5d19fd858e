"""One HTTP request over a connection that is there already."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

from assistant.model.look import Response

if TYPE_CHECKING:
    from http.client import HTTPResponse

LIMIT_BYTES = 16 * 1_048_576
CHUNK = 65_536


class TooLongError(OSError):
    """The answer is longer than anything that a probe reads."""


def get(connection: socket.socket, method: str, path: str, host: str) -> Response:
    """Send one request and read the whole answer; the connection is used up.

    Raises:
        OSError: the connection broke, timed out, or what came is not HTTP.
    """
    import http.client

    client = http.client.HTTPConnection(host)
    client.sock = connection
    try:
        client.request(method, path, headers={"Host": host, "User-Agent": "drydock", "Connection": "close"})
        answer = client.getresponse()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        return Response(answer.status, _body(answer), headers)
    except (http.client.HTTPException, ValueError) as error:
        raise OSError(f"the answer is not HTTP: {type(error).__name__}") from error
    finally:
        client.close()


def _body(answer: HTTPResponse) -> str:
    parts: list[bytes] = []
    size = 0
    while part := answer.read(CHUNK):
        parts.append(part)
        size += len(part)
        if size > LIMIT_BYTES:
            raise TooLongError("the answer is too long")
    return b"".join(parts).decode(errors="replace")
