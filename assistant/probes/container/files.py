"""What of a container lies in the host's own file system: the sources of its mounts, and its log."""

from __future__ import annotations

from assistant.model.fact import Absent, Answer, Known, Reason, Unknown
from assistant.model.look import Look, Stat, Status
from assistant.probes.answers import all_alike, told, word, words
from assistant.probes.container.inspect import inspect
from assistant.probes.document import Document
from assistant.probes.endpoint import endpoint_in_force
from assistant.probes.probe import Probe
from assistant.probes.specs import quantity, text, texts

_OF = "container"
_MOST_MOUNTS = 32
_ELSEWHERE = Unknown(Reason.REFUSED, "the engine runs on another machine, whose files cannot be looked at from here")

SPECS = (
    texts("container.missing_mount_sources", "paths of the host that it mounts and that do not exist", _OF),
    quantity("container.log_bytes", "the size of its log on disk", _OF),
    text("container.log_path", "where its log is", _OF),
)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Ask the engine for `GET /containers/NAME/json`, and look at the paths that it names.

        {"LogPath":"/var/lib/docker/containers/4f79.../4f79...-json.log",
         "Mounts":[{"Type":"bind","Source":"/srv/letters","Destination":"/letters","RW":true}],"State":{...}}

    Engine 20.10.24. Only root reads the data-root, and the paths are those of the machine that the engine runs on.
    https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerInspect
    """
    found = inspect(look, of)
    if not isinstance(found, Document):
        return all_alike(SPECS, found)
    if not endpoint_in_force(look).url.startswith("unix://"):
        return all_alike(SPECS, _ELSEWHERE)
    path = found.at("LogPath").text
    return {
        "container.missing_mount_sources": told(_missing(look, parse_sources(found)), found.at("Mounts")),
        "container.log_bytes": told(_size(look, path), found.at("LogPath")),
        "container.log_path": told(word(path), found.at("LogPath")),
    }


def parse_sources(found: Document) -> tuple[str, ...]:
    """The paths of the host that a container binds."""
    mounts = found.at("Mounts").items[:_MOST_MOUNTS]
    sources = (mount.at("Source").text for mount in mounts if mount.at("Type").text == "bind")
    return tuple(source for source in sources if source.startswith("/"))


def _missing(look: Look, sources: tuple[str, ...]) -> Answer:
    replies = {source: look.stat(Stat(source, follow=True)) for source in sources}
    missing = words(source for source, reply in replies.items() if isinstance(reply, Absent))
    unseen = [reply for reply in replies.values() if isinstance(reply, Unknown)]
    # What is known to be missing is worth more than what could not be seen beside it.
    return missing if isinstance(missing, Known) or not unseen else unseen[0]


def _size(look: Look, path: str) -> Answer:
    if not path.startswith("/"):
        return Absent()
    reply = look.stat(Stat(path))
    return Known(reply.size) if isinstance(reply, Status) else reply


PROBE = Probe("container.files", SPECS, ask, of=_OF)
