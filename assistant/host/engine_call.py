"""Calls to the Docker Engine API that change something."""

from __future__ import annotations

from assistant.host.bounded import bounded
from assistant.host.connect import connect
from assistant.host.http import get
from assistant.model.errors import ActionError
from assistant.model.look import DialFailed, Look
from assistant.probes.endpoint import endpoint_in_force

_TIMEOUT_S = 300.0
"""Removing much from a slow disk takes minutes."""


def call_engine(look: Look, method: str, path: str) -> tuple[int, str]:
    """Call the engine at the endpoint in force, when that is a socket of this machine.

    Raises:
        ActionError: it is elsewhere, or does not answer.
    """
    endpoint = endpoint_in_force(look)
    if not endpoint.url.startswith("unix://"):
        raise ActionError(
            f"the Docker in force is not this machine's ({endpoint.url or endpoint.fault})",
            reference="engine-elsewhere",
            hint="run Drydock on that host, or unset DOCKER_HOST",
        )
    connection = connect(endpoint.url.removeprefix("unix://"), 0, _TIMEOUT_S)
    if isinstance(connection, DialFailed):
        raise ActionError(
            f"Docker cannot be reached: {connection.why}",
            reference="engine-unreachable",
            context=connection.detail,
            hint="run Drydock with sudo" if connection.why == "denied" else "systemctl status docker",
        )
    try:
        with connection:
            answer = bounded(lambda: get(connection, method, path, "docker"), _TIMEOUT_S)
    except OSError as error:
        raise ActionError(f"Docker did not answer: {error}", reference="engine-silent") from error
    return answer.status, answer.text
