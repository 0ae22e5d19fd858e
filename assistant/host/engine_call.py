"""Calls to the Docker Engine API that change something."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from assistant.host.bounded import bounded
from assistant.host.engine_client import api_client, parse_api_version, text_of
from assistant.model.errors import ActionError
from assistant.model.look import Look
from assistant.probes.endpoint import Endpoint, endpoint_in_force

if TYPE_CHECKING:
    from docker import APIClient

_TIMEOUT_S = 300.0
"""Removing much from a slow disk takes minutes."""


def call_engine(
    look: Look,
    method: str,
    path: str,
    *,
    body: dict[str, Any] | None,
    api: str,
    endpoint: str,
    through: Sequence[str] = (),
) -> tuple[int, str]:
    """Call the engine at the endpoint in force, if it is still the one that was approved.

    Args:
        body: sent as JSON.
        api: the oldest version of the API that knows the call, empty when all do.
        endpoint: the URL of the engine that is meant.
        through: what gives a command root's rights, where the engine is spoken to as root.

    Returns:
        Status and body, cut at 1 MiB.

    Raises:
        ActionError: another engine is in force by now, or it does not answer, or is too old.
    """
    found = endpoint_in_force(look)
    if found.url != endpoint:
        raise ActionError(
            f"the docker command now uses another endpoint: {found.url or found.fault}",
            reference="endpoint-changed",
            context=f"you approved {endpoint}",
        )
    try:
        return bounded(lambda: _exchange(found, method, path, body, api, through), _TIMEOUT_S)
    except TimeoutError as error:
        raise ActionError(
            "Docker did not answer in time; it may still do what was asked", reference="engine-silent"
        ) from error


def _exchange(
    endpoint: Endpoint, method: str, path: str, body: dict[str, Any] | None, api: str, through: Sequence[str]
) -> tuple[int, str]:
    with api_client(endpoint, _TIMEOUT_S, through=through) as client:
        _refuse_older(client, api)
        url = f"{client.base_url}/v{client.api_version}{path}"
        with client.request(method, url, json=body, timeout=_TIMEOUT_S, allow_redirects=False, stream=True) as answer:
            return int(answer.status_code), text_of(answer)


def _refuse_older(client: APIClient, api: str) -> None:
    if parse_api_version(client.api_version) < parse_api_version(api):
        raise ActionError(
            f"this Docker is too old: it has API {client.api_version}, and this needs {api}",
            reference="engine-too-old",
            hint="docker version",
        )
