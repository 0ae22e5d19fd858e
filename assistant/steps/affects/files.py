"""What the change of files affects here: settings of dockerd, DNS servers, Docker's own data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

import msgspec

from assistant.model.action import Action
from assistant.model.actions.correct_types import CorrectTypes
from assistant.model.actions.edit_json import EditJson
from assistant.model.actions.edit_line import EditLine
from assistant.model.actions.load_module import LoadModule
from assistant.model.actions.move_aside import MoveAside
from assistant.model.actions.remove_flag import RemoveFlag
from assistant.model.actions.repair_json import RepairJson
from assistant.model.actions.set_environment import SetEnvironment
from assistant.model.aspects.files import affects_of_file, affects_of_lines
from assistant.model.aspects.units import affects_of_drop_in, is_of_unit
from assistant.model.risk import Affects, Aspect, joined
from assistant.probes.config.flags import Word, flags_in_force, parse_words
from assistant.probes.config.in_force import key_of
from assistant.probes.service.unit_file import parse_unit_file
from assistant.steps.affects.containerd import CONTAINERD_FILE, affects_of_containerd
from assistant.steps.affects.options import Settings, affects_of_change, merged, settings_of, together
from assistant.steps.files.daemon_json import is_daemon_json
from assistant.steps.files.places import is_below
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Plan
from assistant.steps.plan.parts import Rename, Write
from assistant.text.safe import one_line

_TELLS_ITSELF = (RemoveFlag, SetEnvironment, RepairJson, LoadModule)
"""What changes an option, variables, the syntax or a module, whichever file that stands in."""
_RESOLV_CONF = "/etc/resolv.conf"
_DOCKERD = re.compile(r"(/usr(/local)?)?/s?bin/dockerd(\s|\Z)")
_NAMESERVER = re.compile(r"^\s*nameserver\s+(\S+)", re.MULTILINE)
_UNIT = re.compile(r"/docker\.service(\.d/.*)?\Z")
_SEVERAL = 2
_MEMORY = re.compile(r"network/files(/.*)?\Z")


class Changed(msgspec.Struct, frozen=True):
    """A file before and after; None where there is none."""

    path: str
    before: bytes | None
    after: bytes | None


def seen_of_files(action: Action, plan: Plan, here: HostNow) -> Affects | None:
    """What changing files affects here; None where the action itself tells it well enough."""
    said = [seen for each in _changed(plan, here) if (seen := _of_file(action, each, here)) is not None]
    if isinstance(action, RemoveFlag):
        said.append(_of_flag(action, here))
    return joined(*said) if said else None


def _changed(plan: Plan, here: HostNow) -> Iterator[Changed]:
    for part in plan.parts:
        if isinstance(part, Write):
            yield Changed(part.path, here.act.read_file(part.path), part.data)
        elif isinstance(part, Rename):
            status = here.act.stat(part.old)
            is_file = status is not None and status.kind == "file"
            yield Changed(part.old, here.act.read_file(part.old) if is_file else None, None)


def _of_file(action: Action, changed: Changed, here: HostNow) -> Affects | None:
    if is_daemon_json(changed.path, here):
        flags = _flags(here)
        before, after = (merged(_of_daemon_json(data), flags) for data in (changed.before, changed.after))
        return affects_of_change(before, after, here)
    if changed.path in _BY_CONTENT:
        return _BY_CONTENT[changed.path](changed)
    if isinstance(action, _TELLS_ITSELF):
        return None
    if _UNIT.search(changed.path):
        return _of_unit(changed, here)
    root = here.text("disk.data_root")
    if root and is_below(changed.path, root):
        return _of_own_data(changed.path.removeprefix(root).lstrip("/"), changed.path)
    if is_of_unit(changed.path):
        return None
    if isinstance(action, EditLine):
        return affects_of_lines(changed.path, action.starts_with, action.replace, action.append) or None
    if isinstance(action, MoveAside) and not action.affects:
        return None
    if isinstance(action, EditJson | CorrectTypes) and changed.path.endswith("/.docker/config.json"):
        return None  # judged by its keys
    own = action.affects if isinstance(action, EditJson) else {}
    return joined(own, affects_of_file(changed.path)) or None


def _of_resolv_conf(changed: Changed) -> Affects:
    return _of_name_servers(_servers(changed.before), _servers(changed.after)) or affects_of_file(_RESOLV_CONF)


def _of_containerd(changed: Changed) -> Affects:
    return joined(affects_of_containerd(changed.before, changed.after), affects_of_file(changed.path))


_BY_CONTENT = {_RESOLV_CONF: _of_resolv_conf, CONTAINERD_FILE: _of_containerd}


def _of_flag(action: RemoveFlag, here: HostNow) -> Affects:
    """An option goes; what daemon.json sets stays."""
    file, flags, key = _of_daemon_json(_daemon_json(here)), _flags(here), key_of(action.flag)
    return affects_of_change(merged(file, flags), merged(file, {k: v for k, v in flags.items() if k != key}), here)


def _of_unit(changed: Changed, here: HostNow) -> Affects | None:
    """A drop-in: what its lines affect, and another command line of dockerd."""
    written = (changed.after or b"").decode(errors="replace")
    lines = affects_of_drop_in(changed.path, written, but_command=True)
    command = parse_unit_file(written).last_command
    if not command:
        return lines
    if not _DOCKERD.match(command) and command != here.text("service.last_exec_start", "docker.service"):
        lines = affects_of_drop_in(changed.path, written)
    words = (Word(each, changed.path) for each in command.split()[1:])
    after = together((key_of(flag.name), flag.value) for flag in parse_words(words))
    file = _of_daemon_json(_daemon_json(here))
    return joined(lines, affects_of_change(merged(file, _flags_before(here)), merged(file, after), here))


def _flags_before(here: HostNow) -> Settings:
    """The options that dockerd had; of a unit that is refused for its several commands, those of all but the last."""
    commands = here.items("service.exec_start", "docker.service")
    if len(commands) < _SEVERAL:
        return _flags(here)
    words = (Word(each, "") for command in commands[:-1] for each in command.split()[1:])
    return together((key_of(flag.name), flag.value) for flag in parse_words(words))


def _of_own_data(inside: str, path: str) -> Affects:
    said = f"Docker no longer sees what is in {one_line(path)}, and creates an empty one when it starts."
    if not _MEMORY.match(inside):
        return {Aspect.DATA: said}
    networks = (
        "Docker forgets the networks that you created; containers that use them start only once you recreate them."
    )
    return {Aspect.DATA: said, Aspect.REACH: networks}


def _of_name_servers(old: list[str], new: list[str]) -> Affects:
    gone, come = [each for each in old if each not in new], [each for each in new if each not in old]
    if not gone and not come:
        return {}
    said = f"This host no longer asks the DNS server {', '.join(gone)}. " if gone else ""
    said += f"It asks {', '.join(come)}. " if come else ""
    lost = "Names that only the old one knows, such as those of your own network, are no longer found." if gone else ""
    return {Aspect.REACH: one_line(said + lost, 400)}


def _servers(data: bytes | None) -> list[str]:
    return _NAMESERVER.findall((data or b"").decode(errors="replace"))


def _flags(here: HostNow) -> Settings:
    flags = flags_in_force(here.look)
    return together((key_of(flag.name), flag.value) for flag in flags) if isinstance(flags, tuple) else {}


def _daemon_json(here: HostNow) -> bytes | None:
    path = here.text("config.file")
    return here.act.read_file(path) if path else None


def _of_daemon_json(data: bytes | None) -> Settings:
    """The settings of a file; those of one that cannot be read were never in force."""
    try:
        members = json.loads((data or b"{}").decode(errors="replace").removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}"))
    except (ValueError, RecursionError):
        return {}
    return settings_of(members) if isinstance(members, Mapping) else {}
