"""What the files of a unit say, also when systemd refuses them."""

from __future__ import annotations

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import Content, Look
from assistant.probes.answers import all_alike, not_a
from assistant.probes.probe import Probe
from assistant.probes.service.manager import NO_MANAGER, is_unit, manager_of
from assistant.probes.service.properties import show
from assistant.probes.service.unit_file import parse_unit_file
from assistant.probes.specs import text
from assistant.probes.whole import read_whole

SPECS = (text("service.last_exec_start", "the last ExecStart= in the unit's files, as it is written there", "unit"),)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """FragmentPath and DropInPaths of `systemctl show UNIT`, read in order: the last ExecStart= that is not empty.

    Sample of /etc/systemd/system/docker.service.d/override.conf: `ExecStart=/usr/bin/dockerd -H fd://`
    Source: systemd.unit(5); seen with systemd 252
    """
    if of is None or not is_unit(of):
        return all_alike(SPECS, not_a("a unit"))
    manager = manager_of(look)
    if manager != "systemd":
        return all_alike(SPECS, manager if isinstance(manager, Unknown) else NO_MANAGER)
    found = show(look, of)
    if isinstance(found, Unknown):
        return all_alike(SPECS, found)
    if missing := found.lacks("FragmentPath", "DropInPaths"):
        return all_alike(SPECS, missing)
    paths = (found.one("FragmentPath"), *found.one("DropInPaths").split())
    return {"service.last_exec_start": _last_command(look, [path for path in paths if path.startswith("/")])}


def _last_command(look: Look, paths: list[str]) -> Answer:
    for path in reversed(paths):
        reply = read_whole(look, path)
        if isinstance(reply, Unknown):
            return reply
        command = parse_unit_file(reply.text).last_command if isinstance(reply, Content) else ""
        if command:
            return Known(command)
    return Absent()


PROBE = Probe("service.files", SPECS, ask, of="unit")
