"""Docker's objects as the Engine API names and shows them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from assistant.model.errors import ActionError, RefusedError
from assistant.model.look import DialFailed, Engine, Response
from assistant.probes.document import Document, parse_document
from assistant.probes.engine_api import container_path, image_path, network_path
from assistant.steps.plan.host_now import HostNow

Family = Literal["containers", "images", "networks"]

_PATHS: dict[Family, Callable[[str], str | None]] = {
    "containers": container_path,
    "images": image_path,
    "networks": network_path,
}


def path_of(family: Family, name: str, suffix: str = "") -> str:
    """The API's path of a named thing.

    Raises:
        RefusedError: it is not a name that Docker gives.
    """
    path = _PATHS[family](name)
    if path is None:
        raise RefusedError("that is not the name of anything of Docker's", reference="name-invalid", context=repr(name))
    return path + suffix


def look_at(path: str, here: HostNow) -> Document | None:
    """An object, None when there is none.

    Raises:
        ActionError: Docker does not say.
    """
    reply = here.look.engine(Engine(path, timeout_s=10.0))
    if isinstance(reply, Response) and reply.status == 404:
        return None
    if isinstance(reply, Response) and reply.status == 200:
        found = parse_document(reply.text)
        if found is not None and found.is_object:
            return found
    detail = f"HTTP status {reply.status}" if isinstance(reply, Response) else reply.detail
    denied = isinstance(reply, DialFailed) and reply.why == "denied"
    raise ActionError(
        "Docker does not answer",
        reference="engine-silent",
        context=f"GET {path}: {detail}",
        hint="run Drydock with sudo" if denied else "systemctl status docker",
    )
