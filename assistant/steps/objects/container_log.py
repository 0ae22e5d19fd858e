"""Emptying the json-file log of a container."""

from __future__ import annotations

import posixpath

from assistant.model.errors import RefusedError
from assistant.probes.document import Document
from assistant.steps.files.places import canonical
from assistant.steps.objects.lookup import look_at, path_of
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Nothing, Plan
from assistant.steps.plan.parts import Command
from assistant.text.safe import one_line


def plan_container_log(names: tuple[str, ...], here: HostNow) -> Plan | Nothing:
    """Truncate the logs: dockerd appends to them, so that a running container goes on logging.

    Raises:
        RefusedError: Docker runs elsewhere, a container logs elsewhere, or its log is not where Docker keeps logs.
    """
    if not here.endpoint().is_local:
        raise RefusedError(
            "Docker runs on another host, and its log files are there",
            reference="engine-elsewhere",
            hint="run Drydock there",
        )
    found = {name: look_at(path_of("containers", name, "/json"), here) for name in names}
    logs = {name: _log_of(name, container, here) for name, container in found.items() if container is not None}
    sizes = {name: _size(path, here) for name, path in logs.items()}
    full = [name for name in logs if sizes[name]]
    if not full:
        return Nothing("their logs are empty")
    return Plan(
        f"Empty the logs of {one_line(', '.join(full))}",
        tuple(Command(("truncate", "--no-create", "--size=0", logs[name])) for name in full),
        undo="not possible",
        breaks=tuple(f"{one_line(name)}: {sizes[name] / 1e6:.1f} MB of log are lost" for name in full),
    )


def _log_of(name: str, container: Document, here: HostNow) -> str:
    driver = container.at("HostConfig", "LogConfig", "Type").text
    if driver != "json-file":
        raise RefusedError(
            f"{one_line(name)} logs through {one_line(driver)}, whose files only dockerd can change",
            reference="log-not-json-file",
        )
    identity, path = container.at("Id").text, container.at("LogPath").text
    if not identity.isalnum() or posixpath.basename(path) != f"{identity}-json.log":
        raise RefusedError(f"the log of {one_line(name)} is not where Docker keeps logs", reference="log-elsewhere")
    if posixpath.dirname(path) != posixpath.join(_containers_folder(here), identity):
        raise RefusedError(f"the log of {one_line(name)} is not where Docker keeps logs", reference="log-elsewhere")
    return canonical(path, here.act)


def _containers_folder(here: HostNow) -> str:
    info = look_at("/info", here) or Document()
    return posixpath.join(info.at("DockerRootDir").text or "/var/lib/docker", "containers")


def _size(path: str, here: HostNow) -> int:
    status = here.act.stat(path)
    if status is None or status.kind != "file":
        return 0
    return status.size
