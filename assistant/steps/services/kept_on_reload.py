"""What dockerd keeps of its old configuration on a reload: a key that is gone from its file is not looked at.

So the file that was restored is not all of a way back. Such a key is put into it with nothing in it, dockerd reloads,
and the file is as it was again.
Source: moby, daemon/reload.go, `conf.IsValueSet(...)`.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from assistant.model.actions.edit_json import EditJson
from assistant.model.fact import Known
from assistant.probes.config.in_force import settings_in_force
from assistant.steps.edit_json import edited
from assistant.steps.files import contents
from assistant.steps.files.places import edited_file
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Plan
from assistant.steps.plan.parts import Part, Remove, Write
from assistant.text.digest import digest

DOCKER = "docker.service"
_FILE = "/etc/docker/daemon.json"
_ALWAYS = ("127.0.0.0/8", "::1/128")
"""The networks that dockerd trusts whatever is configured."""
_EMPTY: dict[str, object] = {"insecure-registries": [], "registry-mirrors": [], "live-restore": False}
_SHOWN = {
    "insecure-registries": "daemon.insecure_registries",
    "registry-mirrors": "daemon.registry_mirrors",
    "live-restore": "daemon.live_restore",
}


def kept(here: HostNow) -> tuple[str, ...]:
    """The keys that dockerd runs with and that nothing sets; none where its command line could not be seen."""
    seen = settings_in_force(here.look)
    set_somewhere = {each.key for each in (*seen.settings, *seen.running)}
    here.ask_together([(name, None) for name in _SHOWN.values()])
    held = (key for key, name in _SHOWN.items() if _is_held(name, here))
    return () if seen.unseen is not None else tuple(key for key in held if key not in set_somewhere)


def _is_held(name: str, here: HostNow) -> bool:
    """Whether dockerd has more than what it always has."""
    answer = here.answer(name)
    value = answer.value if isinstance(answer, Known) else False
    return bool(set(value) - {*_ALWAYS}) if isinstance(value, tuple) else value is True


def forgetting(reload: Plan, before: Iterable[str], here: HostNow) -> Plan:
    """A reload after which dockerd runs with nothing that its configuration does not say.

    Args:
        before: the keys that it kept already before the step that is taken back.

    Raises:
        RefusedError: its file is not one JSON object, so that dockerd cannot be told.
    """
    keys = [key for key in kept(here) if key not in before]
    if not keys:
        return reload
    path = edited_file(here.text("config.file") or _FILE, here)
    was = contents.read(path, here)
    text = contents.text_of(was or b"", path)
    data = edited(text, EditJson(path, set={key: _EMPTY[key] for key in keys}), path).encode()
    there = contents.change(path, was, data, here)
    return msgspec.structs.replace(
        reload,
        title=f"{reload.title} so that it forgets {' and '.join(keys)}",
        parts=(*there.parts, *reload.parts, *_file_back(path, was, data, there)),
        diff=there.diff,
    )


def _file_back(path: str, was: bytes | None, data: bytes, there: contents.Change) -> tuple[Part, ...]:
    """The file as it was before the reload."""
    if was is None:
        return (Remove(path, digest(data)), *contents.made_folders(path, there.record))
    backup = str(there.record["backup"])
    return (Write(path, was, digest(data), dated=backup), Remove(backup, digest(was)))
