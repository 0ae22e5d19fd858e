"""The processes of the engine, and those of them that the endpoint in force belongs to."""

from __future__ import annotations

from assistant.model.fact import Unknown
from assistant.model.look import Look
from assistant.probes.endpoint import endpoint_in_force
from assistant.probes.processes import Process, find_processes

DOCKERD = ("dockerd", "dockerd-current", "docker")
_ENDS_AT_ONCE = {"--version", "-v", "--validate", "--help", "-h"}


def dockerd_in_force(look: Look) -> tuple[Process, ...] | Unknown:
    """The user's own engine where a rootless one is in force, and the system's where it is not."""
    found, endpoint = find_dockerd(look), endpoint_in_force(look)
    if isinstance(found, Unknown) or endpoint.unseen:
        return found if isinstance(found, Unknown) or not endpoint.unseen else endpoint.unseen
    return tuple(process for process in found if (process.uid != 0) == endpoint.is_rootless)


def find_dockerd(look: Look) -> tuple[Process, ...] | Unknown:
    """All processes of the engine in our own pid namespace: not those that run inside a container."""
    found = find_processes(look, DOCKERD)
    if isinstance(found, Unknown):
        return found
    unseen = [each.arguments for each in found if isinstance(each.arguments, Unknown)]
    return unseen[0] if unseen else tuple(filter(_is_daemon, found))


def _is_daemon(process: Process) -> bool:
    """Whether it is the engine: before 1.13 that was `docker daemon`, and `docker` alone is a client.

    One that is dead already, or that only prints its version (another probe asks for it), is none.
    """
    words = () if isinstance(process.arguments, Unknown) else process.arguments[1:]
    if process.state == "Z" or _ENDS_AT_ONCE.intersection(words):
        return False
    if process.name != "docker":
        return True
    return any(word in ("daemon", "-d", "--daemon") for word in words[:1])
