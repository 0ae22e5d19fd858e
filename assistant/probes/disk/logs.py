"""How large the logs of containers are on disk."""

from __future__ import annotations

import msgspec

from assistant.model.fact import Answer, Known, Reason, Unknown
from assistant.model.look import Content, ListDir, Look, Names, ReadReply, Stat, Status
from assistant.probes.answers import all_alike, unseen_in, words
from assistant.probes.container.names import name_of
from assistant.probes.disk.data_root import find_data_root
from assistant.probes.document import Document, parse_document
from assistant.probes.probe import Probe
from assistant.probes.specs import quantity, texts
from assistant.probes.whole import read_whole

_MOST_CONTAINERS = 1000
_MOST_LISTED = 10
_WORTH_BYTES = 1_048_576

SPECS = (
    quantity("disk.logs_bytes", "what the logs of all containers take, rotated ones included"),
    texts("disk.largest_logs", "the containers with the largest logs (1 MB and more), largest first, by name"),
)


class Log(msgspec.Struct, frozen=True):
    """The log of one container."""

    container: str
    size_bytes: int


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """Look at the files below DATA-ROOT/containers/ID: those of the log drivers json-file and local.

        # ls -l /var/lib/docker/containers/4f79.../
        -rw-r----- 1 root root 1073741901 ... 4f79...-json.log
        -rw-r----- 1 root root   10485760 ... 4f79...-json.log.1
        -rw------- 1 root root       2904 ... config.v2.json
        drwx------ 2 root root       4096 ... local-logs

    Engine 20.10.24. The files tell it whether the daemon runs or not; only root may see them. config.v2.json holds the
    container's name.
    https://docs.docker.com/engine/logging/drivers/json-file/
    """
    root = find_data_root(look)
    if isinstance(root, Unknown):
        return all_alike(SPECS, root)
    folder = f"{root}/containers"
    listed = look.list(ListDir(folder))
    if not isinstance(listed, Names):
        return all_alike(SPECS, listed)
    if len(listed.names) > _MOST_CONTAINERS:
        return all_alike(SPECS, Unknown(Reason.TIMED_OUT, f"there are more than {_MOST_CONTAINERS} containers"))
    logs = [_log(look, folder, identity) for identity in listed.names]
    unseen = unseen_in(*logs)
    return all_alike(SPECS, unseen) if unseen else describe([log for log in logs if isinstance(log, Log)])


def describe(logs: list[Log]) -> dict[str, Answer]:
    """The facts of all logs."""
    largest = sorted((log for log in logs if log.size_bytes >= _WORTH_BYTES), key=lambda log: -log.size_bytes)
    return {
        "disk.logs_bytes": Known(sum(log.size_bytes for log in logs)),
        "disk.largest_logs": words(log.container for log in largest[:_MOST_LISTED]),
    }


def _log(look: Look, folder: str, identity: str) -> Log | Unknown | None:
    own = f"{folder}/{identity}"
    files = (_names(look, own, f"{identity}-json.log"), _names(look, own, "container.log", "local-logs/"))
    paths = [f"{own}/{name}" for each in files if not isinstance(each, Unknown) for name in each]
    found = [look.stat(Stat(path)) for path in paths]
    unseen = unseen_in(*files, *found)
    sizes = [each.size for each in found if isinstance(each, Status)]
    if unseen or not sizes:
        return unseen
    # Most logs are small, and the name is needed of the large ones only.
    name = parse_name(read_whole(look, f"{own}/config.v2.json")) if sum(sizes) >= _WORTH_BYTES else None
    return Log(name or identity[:12], sum(sizes))


def _names(look: Look, folder: str, start: str, below: str = "") -> list[str] | Unknown:
    listed = look.list(ListDir(f"{folder}/{below}".rstrip("/")))
    if isinstance(listed, Unknown):
        return listed
    return [f"{below}{name}" for name in listed.names if name.startswith(start)] if isinstance(listed, Names) else []


def parse_name(reply: ReadReply) -> str:
    """The name in a container's config.v2.json, empty when it cannot be had."""
    return name_of(parse_document(reply.text) or Document()) if isinstance(reply, Content) else ""


PROBE = Probe("disk.logs", SPECS, ask)
