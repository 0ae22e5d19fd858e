"""The one place where a client of the Docker SDK is made, for an endpoint and in a version that both sides speak.

Every change of the engine and every stream goes through it. Bounded questions of probes go over a plain socket
(host/engine.py): they are answered in time, and wake nothing.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.host.connect import connect, failure_of
from assistant.host.ssh_door import ssh_door
from assistant.host.stdio_door import Door
from assistant.host.sudo_engine import sudo_door
from assistant.model.errors import ActionError
from assistant.model.look import DialFailed
from assistant.probes.document import Document, parse_document
from assistant.probes.endpoint import Endpoint

if TYPE_CHECKING:
    from docker import APIClient
    from docker.tls import TLSConfig
    from requests import Response

Version = tuple[int, int]

_NEGOTIATE_S = 15.0
_LIMIT_BYTES = 1_048_576
_CHUNK = 65_536
_VERSION = re.compile(r"(\d{1,4})\.(\d{1,4})")


@contextmanager
def api_client(endpoint: Endpoint, timeout_s: float = 60.0, *, through: Sequence[str] = ()) -> Iterator[APIClient]:
    """A client of the engine at an endpoint; it is closed at the end.

    Args:
        timeout_s: how long the engine may be silent.
        through: what gives a command root's rights: the engine at a socket of this machine is then spoken to as root.

    Raises:
        ActionError: there is no such engine, it does not answer, or speaks no version that is known here. Whatever the
            SDK raises inside of the block becomes one, too.
    """
    if not endpoint.url:
        raise ActionError("there is no Docker endpoint", reference="engine-unreachable", context=endpoint.fault)
    _refuse_unreachable(endpoint, through)
    with ExitStack() as stack:
        door = stack.enter_context(_door(endpoint, through, timeout_s))
        with translated(endpoint, door):
            client = _negotiated(endpoint, door, timeout_s)
            stack.callback(client.close)
            yield client


def parse_api_version(text: str) -> Version:
    """`1.41` as (1, 41); (0, 0) for what is no version."""
    found = _VERSION.fullmatch(text)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def version_for(server: str, oldest: str, newest_known: str) -> str:
    """The newest version that both sides speak, else the oldest that the server still speaks."""
    if parse_api_version(server) <= parse_api_version(newest_known):
        return server
    return newest_known if parse_api_version(oldest) <= parse_api_version(newest_known) else oldest


@contextmanager
def translated(endpoint: Endpoint, door: Door | None = None) -> Iterator[None]:
    """Whatever the SDK, requests, urllib3 or the system raise becomes an ActionError."""
    from http.client import HTTPException

    from docker.errors import DockerException, StreamParseError
    from urllib3.exceptions import HTTPError

    try:
        yield
    except (
        DockerException,
        StreamParseError,
        HTTPError,
        HTTPException,
        OSError,
        ValueError,
        RecursionError,
    ) as error:  # requests' are OSErrors; JSON that is nested too deep ends in a RecursionError
        raise _in_our_words(error, endpoint, door.said if door else "") from error


@contextmanager
def _door(endpoint: Endpoint, through: Sequence[str], timeout_s: float) -> Iterator[Door | None]:
    """The door to an engine that is not spoken to directly."""
    with ExitStack() as stack:
        door = None
        try:
            if through:
                door = stack.enter_context(sudo_door(through, endpoint, timeout_s))
            elif endpoint.url.startswith("ssh://"):
                door = stack.enter_context(ssh_door(endpoint.url))
        except OSError as error:
            raise _unreachable(endpoint, str(error.strerror or error), "") from error
        yield door


def _refuse_unreachable(endpoint: Endpoint, through: Sequence[str]) -> None:
    """What the SDK reads in ways of its own never gets to it; nor does a socket that it could not connect, and would
    not close."""
    fault = endpoint.misread or ("only root opens it" if through and not endpoint.is_local else "")
    if fault:
        raise _unreachable(endpoint, fault, "")
    if endpoint.is_local and not through:
        connection = connect(endpoint.url.removeprefix("unix://"), 0, _NEGOTIATE_S)
        if isinstance(connection, DialFailed):
            raise _unreachable(endpoint, connection.why, connection.detail)
        connection.close()


def _negotiated(endpoint: Endpoint, door: Door | None, timeout_s: float) -> APIClient:
    from docker.constants import DEFAULT_DOCKER_API_VERSION, MINIMUM_DOCKER_API_VERSION

    with contextlib.closing(_client(endpoint, door, MINIMUM_DOCKER_API_VERSION, _NEGOTIATE_S)) as first:
        said = _version_of(first)
    server, oldest = said.at("ApiVersion").text, said.at("MinAPIVersion").text
    if parse_api_version(server) == (0, 0):
        raise ActionError("what answers is not a Docker engine", reference="engine-unknown", context=endpoint.url)
    return _client(endpoint, door, version_for(server, oldest, DEFAULT_DOCKER_API_VERSION), timeout_s)


def _version_of(client: APIClient) -> Document:
    """What the engine says of itself. The SDK's own question follows redirects and reads answers of any length."""
    url = f"{client.base_url}/version"
    with client.get(url, timeout=_NEGOTIATE_S, allow_redirects=False, stream=True) as answer:
        if not answer.ok:
            raise ActionError(f"Docker refused (status {answer.status_code})", reference="engine-refused")
        return parse_document(text_of(answer)) or Document()


def text_of(answer: Response) -> str:
    """The body of a streamed answer, cut at 1 MiB."""
    data = bytearray()
    for chunk in answer.iter_content(_CHUNK):
        data += chunk
        if len(data) > _LIMIT_BYTES:
            break
    return bytes(data[:_LIMIT_BYTES]).decode(errors="replace")


def _client(endpoint: Endpoint, door: Door | None, version: str, timeout_s: float) -> APIClient:
    from docker import APIClient

    url = f"unix://{door.path}" if door else endpoint.url
    client = APIClient(url, version, timeout_s, tls=_tls(endpoint) if endpoint.tls else False, user_agent="drydock")
    client.trust_env = False  # no proxy stands between the probes and the engine, so none does here
    return client


def _tls(endpoint: Endpoint) -> TLSConfig:
    from docker.tls import TLSConfig

    folder = Path(endpoint.certificates)
    own, authority = (folder / "cert.pem", folder / "key.pem"), folder / "ca.pem"
    if not endpoint.verify:
        import urllib3

        # That the certificate is not checked is the user's own setting, and no news.
        urllib3.disable_warnings(urllib3.exceptions.InsecureRequestWarning)
    return TLSConfig(
        client_cert=tuple(map(str, own)) if os.path.isfile(own[0]) else None,
        ca_cert=str(authority) if os.path.isfile(authority) else None,
        verify=endpoint.verify,
    )


def _in_our_words(error: Exception, endpoint: Endpoint, said: str) -> ActionError:
    status = getattr(getattr(error, "response", None), "status_code", None)
    if status is not None:
        return ActionError(f"Docker refused (status {status})", reference="engine-refused", context=str(error))
    behind = list(_behind(error))
    if any("timed out" in str(each).lower() or isinstance(each, TimeoutError) for each in behind):
        what = "Docker did not answer in time; it may still do what was asked"
        return ActionError(what, reference="engine-silent", context=str(error))
    system = next((each for each in reversed(behind) if isinstance(each, OSError) and each.errno), None)
    if said:
        how = "ssh" if endpoint.url.startswith("ssh://") else "sudo"
        return _unreachable(endpoint, f"{how} cannot connect", said)
    if system is None:
        return ActionError("Docker gave no answer that can be read", reference="engine-silent", context=str(error))
    failed, distrust = failure_of(system), getattr(system, "verify_message", "")
    return _unreachable(
        endpoint, "its certificate is not trusted" if distrust else failed.why, distrust or failed.detail
    )


def _unreachable(endpoint: Endpoint, why: str, detail: str) -> ActionError:
    return ActionError(
        f"Docker cannot be reached at {endpoint.url}: {why}",
        reference="engine-unreachable",
        context=detail,
        hint="run Drydock with sudo" if why == "denied" else _hint(endpoint),
    )


def _hint(endpoint: Endpoint) -> str:
    if endpoint.url.startswith("ssh://"):
        return f"docker -H {endpoint.url} version"
    return "systemctl status docker" if endpoint.is_local else "docker version"


def _behind(error: BaseException) -> Iterator[BaseException]:
    """An error and all those that it is made of: the SDK, requests and urllib3 each wrap the one below."""
    waiting, seen = [error], set[int]()
    while waiting:
        each = waiting.pop(0)
        if id(each) not in seen:
            seen.add(id(each))
            yield each
            inner = (each.__cause__, each.__context__, getattr(each, "reason", None), *each.args)
            waiting += [found for found in inner if isinstance(found, BaseException)]
