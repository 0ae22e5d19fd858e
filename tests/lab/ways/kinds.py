"""What a host has to look like for a step to have something to do, by the kind of its action."""

import json
import re
from collections.abc import Callable, Iterator, Mapping

import msgspec

from assistant.model.action import Action
from assistant.model.actions.add_user_to_group import AddUserToGroup
from assistant.model.actions.correct_keys import CorrectKeys
from assistant.model.actions.correct_types import CorrectTypes
from assistant.model.actions.create_group import CreateGroup
from assistant.model.actions.edit_json import EditJson
from assistant.model.actions.edit_line import EditLine
from assistant.model.actions.make_device_node import MakeDeviceNode
from assistant.model.actions.make_directory import MakeDirectory
from assistant.model.actions.move_aside import MoveAside
from assistant.model.actions.remove_flag import RemoveFlag
from assistant.model.actions.remove_host_name import RemoveHostName
from assistant.model.actions.remove_objects import RemoveObjects
from assistant.model.actions.repair_json import RepairJson
from assistant.model.actions.run import RunCommand
from assistant.model.actions.service import Service
from assistant.model.actions.set_environment import SetEnvironment
from assistant.model.actions.set_sysctl import SetSysctl
from assistant.model.actions.write_file import WriteFile
from assistant.model.tree import Fix, Step
from tests.lab.ways.forms import before_command, is_prepared
from tests.lab.ways.given import (
    CAPTURES,
    DAEMON_JSON,
    EACH,
    FILES,
    FLAGS,
    LINES,
    OPTIONS,
    RESTART_DOCKER,
    STOP_DOCKER,
    VALUES,
)
from tests.lab.ways.stand_ins import sysctl

_HOLE = re.compile(r"\{(\w+)\}")

Before = Callable[[Action, Mapping[str, str]], Iterator[str]]


def before_fix(fix: Fix) -> tuple[str, ...]:
    """The lines of a shell that prepare a host at rest for the changing steps of a fix: services, then the rest."""
    changing = [step for step in fix.steps if step.action.is_change]
    lines = dict.fromkeys(line for step in changing for line in before_step(step))
    # What is stopped, is stopped before its files change; what is restarted, runs with them.
    order = {"systemctl stop": 0, "systemctl restart": 2}
    if any(isinstance(step.action, Service) and step.action.verb == "stop" for step in changing):
        lines = dict.fromkeys(line for line in lines if not line.startswith("systemctl stop"))
    return tuple(sorted(lines, key=lambda line: next((at for words, at in order.items() if line.startswith(words)), 1)))


def before_step(step: Step) -> tuple[str, ...]:
    """The lines that prepare a host for one step."""
    if step.each in EACH:
        return EACH[step.each]
    before = _KINDS.get(type(step.action))
    return tuple(before(step.action, CAPTURES)) if before else ()


def unprepared(fix: Fix) -> list[str]:
    """What of the changing steps of a fix no host is prepared for, in words; a new fix has new kinds of it."""
    return [said for step in fix.steps if step.action.is_change for said in _unprepared(step)]


def _unprepared(step: Step) -> Iterator[str]:
    action = step.action
    if step.each and step.each not in EACH:
        yield f"what is done for each of {step.each}"
    if type(action) not in _KINDS and type(action) not in _NEED_NOTHING:
        yield f"the kind {action.tag()}"
    if isinstance(action, RunCommand) and not is_prepared(action.argv):
        yield f"the command {' '.join(action.argv)}"
    if isinstance(action, EditJson) and not step.each:
        yield from (f"a value of {key}" for key in (*action.remove, *action.rename) if key not in VALUES)
    if isinstance(action, Service) and action.verb == "start":
        yield from (f"the unit {unit}" for unit in action.units if unit.removesuffix(".service") not in _STOPPED)
    said = msgspec.json.encode(action).decode()
    yield from (f"the capture {name}" for name in _HOLE.findall(said) if name not in {*CAPTURES, "item"})


def _json(action: Action, _: Mapping[str, str]) -> Iterator[str]:
    assert isinstance(action, EditJson)
    document = {key: VALUES.get(key, "x") for key in (*action.remove, *action.rename)}
    document |= {key: [*items[:1]] for key, items in action.discard.items()}
    document |= {key: VALUES[key] for key in action.remove_in}
    document |= {key: not value for key, value in action.set.items() if isinstance(value, bool)}
    yield _written(FILES.get(action.file, action.file), json.dumps(document or {"labels": ["place=lab"]}))


def _broken_json(text: str) -> Before:
    return lambda action, _: iter((_written(DAEMON_JSON, text),))


def _line(action: Action, captures: Mapping[str, str]) -> Iterator[str]:
    assert isinstance(action, EditLine)
    if action.append is None and "{" not in action.file:
        words = filled(action.starts_with, captures)
        yield f"sed -i '/^{words}/d' {action.file} 2>/dev/null || true"
        yield _appended(action.file, LINES.get(words, words))
    elif action.append is not None:
        yield f"sed -i '/^{filled(action.starts_with, captures)}/d' {action.file}"


def _flag(action: Action, _: Mapping[str, str]) -> Iterator[str]:
    assert isinstance(action, RemoveFlag)
    value = FLAGS.get(action.flag)
    said = f"--{action.flag}={value}" if value else f"--{action.flag}"
    if action.flag != "host":
        yield _written(OPTIONS, f'DOCKER_OPTS="{said}"')


def _service(action: Action, _: Mapping[str, str]) -> Iterator[str]:
    assert isinstance(action, Service)
    for unit in {each.removesuffix(".service") for each in action.units}:
        if action.verb == "start":
            yield _STOPPED[unit]
        elif action.verb == "enable":
            yield f"systemctl disable {unit}.service"
        elif action.verb in ("restart", "reload") and unit in ("docker", "containerd"):
            yield RESTART_DOCKER
    yield from (_PLAYED[unit] for unit in action.units if unit in _PLAYED)


def _member(action: Action, captures: Mapping[str, str]) -> Iterator[str]:
    assert isinstance(action, AddUserToGroup)
    yield f"groupadd -f {filled(action.group, captures)}"


def _group(action: Action, captures: Mapping[str, str]) -> Iterator[str]:
    assert isinstance(action, CreateGroup)
    yield f"groupdel {filled(action.group, captures)}"


def _aside(action: Action, _: Mapping[str, str]) -> Iterator[str]:
    assert isinstance(action, MoveAside)
    path = FILES.get(action.path, action.path)
    if "{" not in path and path != "/etc/resolv.conf":
        yield f"mkdir -p {path.rpartition('/')[0]}; echo 1 >{path}"


def _host_name(action: Action, captures: Mapping[str, str]) -> Iterator[str]:
    assert isinstance(action, RemoveHostName)
    yield _appended("/etc/hosts", f"10.9.9.9 {filled(action.name, captures)} other.example")


def _sysctl(action: Action, _: Mapping[str, str]) -> Iterator[str]:
    assert isinstance(action, SetSysctl)
    yield sysctl(action.key)


def _command(action: Action, _: Mapping[str, str]) -> Iterator[str]:
    assert isinstance(action, RunCommand)
    yield from before_command(action.argv)


def filled(text: str, captures: Mapping[str, str]) -> str:
    """A text with its captures filled in."""
    return _HOLE.sub(lambda hole: captures.get(hole[1], hole[0]), text)


def _written(path: str, text: str) -> str:
    return f"mkdir -p {path.rpartition('/')[0]}; cat >{path} <<'END'\n{text}\nEND"


def _appended(path: str, text: str) -> str:
    return f"mkdir -p {path.rpartition('/')[0]}; cat >>{path} <<'END'\n{text}\nEND"


_STOPPED = {
    "containerd": "systemctl stop docker.socket docker.service containerd.service",
    "docker": STOP_DOCKER,
    "docker.socket": STOP_DOCKER,
    "kubelet": "systemctl stop kubelet.service || true",
}
_PLAYED = {
    f"{unit}.service": (
        f"rm -f /etc/systemd/system/{unit}.service; printf '[Service]\\nExecStart=/bin/sleep infinity\\n'"
        f" >/etc/systemd/system/{unit}.service; systemctl daemon-reload"
    )
    for unit in ("kubelet", "systemd-resolved")
}
"""Services that a lab host has not, each played by one that only waits."""
_KINDS: Mapping[type[Action], Before] = {
    AddUserToGroup: _member,
    CorrectKeys: _broken_json('{"dta-root": "/var/lib/docker"}'),
    CorrectTypes: _broken_json('{"debug": "true"}'),
    CreateGroup: _group,
    EditJson: _json,
    EditLine: _line,
    MoveAside: _aside,
    RemoveFlag: _flag,
    RemoveHostName: _host_name,
    RepairJson: _broken_json('{"debug": true,}'),
    RunCommand: _command,
    Service: _service,
    SetSysctl: _sysctl,
}
_NEED_NOTHING = (MakeDeviceNode, MakeDirectory, RemoveObjects, SetEnvironment, WriteFile)
"""What these make is not there, and what they remove is there at rest or is brought about by the fix's own way."""
