"""What the files of a unit say, also when systemd refuses them."""

from __future__ import annotations

from assistant.model.fact import Answer, Unknown
from assistant.model.look import Content, Look, Read
from assistant.probes.answers import all_alike, not_a, word
from assistant.probes.probe import Probe
from assistant.probes.service.manager import NO_MANAGER, is_unit, manager_of
from assistant.probes.service.properties import show
from assistant.probes.specs import text

_KEY = "ExecStart="

SPECS = (text("service.last_exec_start", "the last ExecStart= in the unit's files, as it is written there", "unit"),)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """FragmentPath and DropInPaths of `systemctl show UNIT`, read in order: the last ExecStart= that is not empty.

    Sample of /etc/systemd/system/docker.service.d/override.conf: `ExecStart=/usr/bin/dockerd -H fd://`
    Source: systemd.unit(5); seen with systemd 252
    """
    if of is None or not is_unit(of):
        return all_alike(SPECS, not_a("a unit"))
    if manager_of(look) != "systemd":
        return all_alike(SPECS, NO_MANAGER)
    found = show(look, of)
    if isinstance(found, Unknown):
        return all_alike(SPECS, found)
    paths = (found.one("FragmentPath"), *found.one("DropInPaths").split())
    contents = [look.read(Read(path)) for path in paths if path.startswith("/")]
    commands = [parse_exec_start(each.text) for each in contents if isinstance(each, Content)]
    return {"service.last_exec_start": word(next((each for each in reversed(commands) if each), None))}


def parse_exec_start(content: str) -> str | None:
    """The last ExecStart= of a unit's file that is not empty, lines that go on after a backslash joined."""
    lines = content.replace("\\\n", " ").splitlines()
    values = [line.strip().removeprefix(_KEY).strip() for line in lines if line.strip().startswith(_KEY)]
    return next((" ".join(value.split()) for value in reversed(values) if value), None)


PROBE = Probe("service.files", SPECS, ask, of="unit")
