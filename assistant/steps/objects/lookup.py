"""Docker's objects as the Engine API names and shows them."""

from __future__ import annotations

import re
from urllib.parse import quote

from assistant.model.errors import ActionError, RefusedError
from assistant.model.look import DialFailed, Engine, Response
from assistant.probes.document import Document, parse_document
from assistant.steps.plan.host_now import HostNow

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:/@-]{0,255}")


def path_of(family: str, name: str, suffix: str = "") -> str:
    """The API's path of a named thing.

    Raises:
        RefusedError: it is not a name that Docker gives.
    """
    if not _NAME.fullmatch(name) or ".." in name:
        raise RefusedError("that is not the name of anything of Docker's", reference="name-invalid", context=repr(name))
    return f"/{family}/{quote(name, safe='')}{suffix}"


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
