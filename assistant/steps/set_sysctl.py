"""Set a kernel parameter, now and for good."""

from __future__ import annotations

import re

from assistant.model.actions.set_sysctl import SetSysctl
from assistant.model.errors import RefusedError
from assistant.model.fact import Absent
from assistant.model.look import Content, Read
from assistant.model.values import wrong_sysctl
from assistant.steps.files import contents
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Kind, Nothing, Plan, Record
from assistant.steps.plan.parts import Command

_KEY = re.compile(r"[A-Za-z0-9_-]+(?:[./][A-Za-z0-9_@:-]+)+")


def plan(action: SetSysctl, here: HostNow) -> Plan | Nothing:
    """The value in the running kernel, and a file that sets it at each boot; nothing when both are so.

    Raises:
        RefusedError: this kernel has no such parameter.
    """
    key, value = _checked(action)
    if isinstance(here.answer("kernel.sysctl", key), Absent):
        raise RefusedError(
            f"this kernel has no parameter {key}", reference="sysctl-missing", hint="a module may have to be loaded"
        )
    now = _flat(here.text("kernel.sysctl", key))
    path = f"/etc/sysctl.d/zz-drydock-{key.replace('/', '.')}.conf"
    before, after = contents.read(path, here), f"{key} = {value}\n".encode()
    if now == value and before == after:
        return Nothing(f"{key} is {value}, now and at boot")
    change = contents.change(path, before, after, here, 0o644)
    record: Record = {"kind": "set_sysctl", "key": key, "before": now, "file": change.record}
    return Plan(
        f"Set {key} to {value}, now and at boot",
        (*change.parts, Command(("sysctl", "-w", f"{key}={value}"))),
        record,
        _undo_words(key, now, change.undo),
        change.diff,
        _overruled(key, value, here),
    )


def undo(record: Record, here: HostNow) -> Plan | Nothing:
    """The former value, and the file as it was."""
    inner = record["file"]
    back = contents.undo_change(inner, here) if isinstance(inner, dict) else Nothing("no file was written")
    key, before = str(record["key"]), str(record["before"])
    if before and (wrong := wrong_sysctl(key, before)):
        raise RefusedError(wrong, reference="record-unusable")
    now = _flat(here.text("kernel.sysctl", key))
    parts = back.parts if isinstance(back, Plan) else ()
    if before and now != before:
        parts = (*parts, Command(("sysctl", "-w", f"{key}={before}")))
    if not parts:
        return Nothing(f"{key} is {now}, as it was before")
    title = f"Set {key} back to {before}" if before else f"Set {key} no more at boot, and leave it at {now} until then"
    return Plan(title, parts, diff=back.diff if isinstance(back, Plan) else "")


def _undo_words(key: str, now: str, file: str) -> str:
    if now:
        return f"{key} is set to {now} again, and {file}"
    return f"{file}; what {key} was could not be read, so it stays as set until the next boot"


def _checked(action: SetSysctl) -> tuple[str, str]:
    if not _KEY.fullmatch(action.key) or not action.value or not action.value.isprintable():
        raise RefusedError("that is not a kernel parameter with a value", reference="sysctl-invalid")
    return action.key, _flat(action.value)


def _flat(value: str) -> str:
    return " ".join(value.split())


def _overruled(key: str, value: str, here: HostNow) -> tuple[str, ...]:
    """procps reads /etc/sysctl.conf last, so that a contrary line there wins at the next boot."""
    reply = here.look.read(Read("/etc/sysctl.conf"))
    text = reply.text if isinstance(reply, Content) else ""
    found = re.findall(rf"^[ \t]*-?{re.escape(key)}[ \t]*=[ \t]*(.*)$", text, re.M)
    if not found or _flat(found[-1]) == value:
        return ()
    return (f"/etc/sysctl.conf says {key} = {_flat(found[-1])}, which may win at the next boot",)


KIND = Kind(plan, undo)
