"""Take one option of dockerd out of the files that give it."""

from __future__ import annotations

import re

from assistant.model.actions.remove_flag import RemoveFlag
from assistant.model.errors import RefusedError
from assistant.model.look import Ran, Run
from assistant.probes.service.unit_file import UnitFile, parse_unit_file
from assistant.steps.files import contents
from assistant.steps.files.flag_text import (
    is_faithful,
    is_faithful_file,
    option_of,
    without_option,
    without_option_in_assignments,
)
from assistant.steps.files.places import edited_file
from assistant.steps.files.unit_text import is_unit_file
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Kind, Nothing, Plan, Record
from assistant.steps.plan.parts import CheckUnit, Part, Write
from assistant.steps.services.unit_files import RELOAD, is_unread
from assistant.steps.services.units import service_manager

DROP_IN = "/etc/systemd/system/docker.service.d/zz-drydock.conf"
"""Read last, so that its command is the one in force."""
_SYSV_FILES = ("/etc/default/docker", "/etc/sysconfig/docker", "/etc/sysconfig/docker-network")
_OPTION = re.compile(r"[a-z][a-z0-9-]{1,60}")
CAT = ("systemctl", "cat", "--no-pager", "docker.service")
_UNIT = "docker.service"


def plan(action: RemoveFlag, here: HostNow) -> Plan | Nothing:
    """The files without the option, and systemd told; nothing when none gives it.

    Raises:
        RefusedError: the unit cannot be read, or gives the option in a way that is not edited here.
    """
    option = option_of(action.flag)
    if not _OPTION.fullmatch(option):
        raise RefusedError("that is not an option of dockerd", reference="option-invalid", context=repr(action.flag))
    unit = _unit_text(here) if service_manager(here) == "systemd" else UnitFile((), _SYSV_FILES, ())
    changes = [change for path in unit.environment_files if (change := _in_assignments(path, option, here))]
    drop_in = _drop_in(unit, option, here)
    changes += [drop_in] if drop_in else []
    if not changes and is_unread(_UNIT, here):
        record: Record = {"kind": "remove_flag", "files": [], "reload": True}
        return Plan("Reload systemd's unit files", (RELOAD,), record, "there is nothing to undo")
    if not changes:
        _refuse_environment(unit, option)
        return Nothing(f"dockerd is not given --{option} by its unit or its files")
    writes = tuple(part for change in changes for part in change.parts)
    parts: tuple[Part, ...] = (*_unit_checks(writes), *writes)
    record = {"kind": "remove_flag", "files": [change.record for change in changes], "reload": bool(drop_in)}
    return Plan(
        f"Remove --{option} from dockerd's command line",
        (*parts, RELOAD) if drop_in else parts,
        record,
        "; ".join(change.undo for change in changes),
        "\n".join(change.diff for change in changes),
    )


def _unit_checks(writes: tuple[Part, ...]) -> tuple[Part, ...]:
    units = (part for part in writes if isinstance(part, Write) and is_unit_file(part.path))
    return tuple(CheckUnit(part.path, part.data) for part in units)


def undo(record: Record, here: HostNow) -> Plan | Nothing:
    """The files as they were."""
    inner = record["files"] if isinstance(record["files"], list) else []
    plans = [contents.undo_change(each, here) for each in inner]
    needed = [each for each in plans if isinstance(each, Plan)]
    if not needed and not (record["reload"] and is_unread(_UNIT, here)):
        return Nothing("the files are as they were before")
    parts = tuple(part for each in needed for part in each.parts)
    return Plan(
        "Restore dockerd's option",
        (*parts, RELOAD) if record["reload"] else parts,
        diff="\n".join(each.diff for each in needed),
    )


def _unit_text(here: HostNow) -> UnitFile:
    reply = here.look.run(Run(CAT))
    if not isinstance(reply, Ran) or reply.code:
        raise RefusedError(
            "the unit docker.service cannot be read", reference="unit-unreadable", hint="systemctl cat docker.service"
        )
    return parse_unit_file(reply.out)


def _in_assignments(path: str, option: str, here: HostNow) -> contents.Change | None:
    if any(char in path for char in "*?["):
        return None
    before = contents.read(path, here)
    text = contents.text_of(before or b"", path)
    after = without_option_in_assignments(text, option)
    _refuse_unfaithful(is_faithful_file(text, after, option), option, path)
    return contents.change(edited_file(path, here), before, after.encode(), here) if after != text else None


def _drop_in(unit: UnitFile, option: str, here: HostNow) -> contents.Change | None:
    commands = [without_option(command, option) for command in unit.commands]
    if commands == list(unit.commands):
        return None
    faithful = all(is_faithful(old, new, option) for old, new in zip(unit.commands, commands, strict=True))
    _refuse_unfaithful(faithful, option, "docker.service")
    rows = ["# Written by Drydock: the command of the unit without one option.", "[Service]", "ExecStart="]
    rows += [f"ExecStart={command}" for command in commands]
    path = edited_file(DROP_IN, here)
    data = "".join(f"{row}\n" for row in rows).encode()
    return contents.change(path, contents.read(path, here), data, here, 0o644)


def _refuse_unfaithful(faithful: bool, option: str, place: str) -> None:
    if not faithful:
        raise RefusedError(
            f"--{option} cannot be removed from {place} without a change of its other options",
            reference="option-not-apart",
            hint=f"remove it by hand: {place}",
        )


def _refuse_environment(unit: UnitFile, option: str) -> None:
    for setting in unit.environment:
        words = setting.replace('"', " ").replace("'", " ").replace("=--", " --", 1)
        if without_option(words, option) != words:
            raise RefusedError(
                f"an Environment= line of the unit gives --{option}, and Drydock does not edit such lines",
                reference="option-in-environment",
                hint="systemctl edit docker.service",
            )


KIND = Kind(plan, undo)
