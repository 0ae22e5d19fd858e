"""Questions to the Docker Engine's API (https://docs.docker.com/reference/api/engine/) and what their failures mean."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

from assistant.model.fact import Absent, Reason, Unknown
from assistant.model.look import DialFailed, Engine, EngineReply, Look, Response
from assistant.probes.answers import garbled
from assistant.probes.document import Document, parse_document, parse_lines

DEFAULT_TIMEOUT_S = 3.0
_SUDO = "run Drydock with sudo, or as a user of the docker group"
_FAILED = {"denied": Reason.DENIED, "timed-out": Reason.TIMED_OUT}

# A name that fits cannot leave its place in a path: no "..", no empty segment, nothing that begins a query.
_OBJECT = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,254}\Z")
_IMAGE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_.:@-]|/(?=[A-Za-z0-9])){0,511}\Z")


def container_path(name: str) -> str | None:
    """`/containers/NAME`, None when that cannot be a container's name or id."""
    name = name.removeprefix("/")
    return f"/containers/{name}" if _OBJECT.match(name) else None


def network_path(name: str) -> str | None:
    """`/networks/NAME`, None when that cannot be a network's name or id."""
    return f"/networks/{quote(name)}" if _OBJECT.match(name) else None


def image_path(reference: str) -> str | None:
    """`/images/REFERENCE`, None when that cannot be an image's reference or id."""
    return f"/images/{quote(reference, safe='/:@')}" if _IMAGE.match(reference) else None


def is_name(name: str) -> bool:
    """Whether it can be the name or id of one of the engine's objects."""
    return _OBJECT.match(name) is not None


def filters(**wanted: list[str]) -> str:
    """The `filters` parameter of a query."""
    return "filters=" + quote(json.dumps(wanted, separators=(",", ":"), sort_keys=True), safe="")


def ask_engine(look: Look, path: str, timeout_s: float = DEFAULT_TIMEOUT_S) -> Document | Absent | Unknown:
    """GET a path of the engine in force.

    Returns:
        The JSON document; Absent for 404; Unknown when the engine cannot be asked, refuses or talks nonsense.
    """
    reply = look.engine(Engine(path, timeout_s=timeout_s))
    if isinstance(reply, Response) and reply.status == 200:
        return parse_document(reply.text, is_part=reply.cut) or garbled("the Docker engine")
    return _without_document(reply)


def ask_list(look: Look, path: str) -> Document | Unknown:
    """GET a path that answers with a list; anything else makes no sense there."""
    found = ask_engine(look, path)
    if isinstance(found, Unknown):
        return found
    return found if isinstance(found, Document) and found.is_array else garbled("the Docker engine")


def ask_info(look: Look) -> Document | Unknown:
    """`GET /info`, what the engine says about itself."""
    found = ask_engine(look, "/info")
    if isinstance(found, Unknown):
        return found
    if not isinstance(found, Document) or not found.is_object:
        return garbled("the Docker engine")
    return found if found.is_part or found.at("ServerVersion").text else garbled("the Docker engine")


def ask_lines(look: Look, path: str) -> tuple[Document, ...] | Absent | Unknown:
    """GET a path that answers in lines of JSON, as `/events` does."""
    reply = look.engine(Engine(path))
    if not isinstance(reply, Response) or reply.status != 200:
        return _without_document(reply)
    found = parse_lines(reply.text)
    is_whole = len(found) == sum(bool(line.strip()) for line in reply.text.splitlines())
    return found if is_whole and all(line.is_object for line in found) else garbled("the Docker engine")


def has(look: Look, path: str) -> bool | Unknown:
    """HEAD a path: whether there is such a thing."""
    reply = look.engine(Engine(path, method="HEAD"))
    if isinstance(reply, Response) and reply.status == 200:
        return True
    failed = _without_document(reply)
    return failed if isinstance(failed, Unknown) else False


def _without_document(reply: EngineReply) -> Absent | Unknown:
    if isinstance(reply, Unknown):
        return reply
    if isinstance(reply, DialFailed):
        reason = _FAILED.get(reply.why, Reason.REFUSED)
        remedy = _SUDO if reason is Reason.DENIED else "start the Docker daemon"
        return Unknown(reason, f"the Docker engine cannot be asked: {reply.why}", remedy)
    if reply.status == 404:
        return Absent()
    return Unknown(Reason.REFUSED, f"the Docker engine answered with status {reply.status}")
