"""Make a device node."""

from __future__ import annotations

from assistant.model.actions.make_device_node import MakeDeviceNode
from assistant.model.errors import RefusedError
from assistant.model.look import Status
from assistant.steps.create_group import account_name
from assistant.steps.files.places import canonical, is_below
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Kind, Nothing, Plan, Record
from assistant.steps.plan.parts import MakeNode, Remove


def plan(action: MakeDeviceNode, here: HostNow) -> Plan | Nothing:
    """The node; nothing when it is there.

    Raises:
        RefusedError: it is not below /dev, or something else stands there.
    """
    path = _checked(action.path, here)
    minor = _number(action.minor)
    status = here.act.stat(path)
    if status is not None:
        if _is_node(status, action.kind, action.major, minor):
            return Nothing(f"{path} is there")
        raise RefusedError(f"a {status.kind} stands at {path}", reference="path-taken", context=path)
    node = MakeNode(path, action.kind, action.major, minor, action.mode, account_name(action.group))
    record: Record = {
        "kind": "make_device_node",
        "path": path,
        "node": action.kind,
        "major": action.major,
        "minor": minor,
    }
    title = f"Create {path} ({action.kind} device {action.major}:{minor})"
    return Plan(title, (node,), record, f"{path} is removed again")


def undo(record: Record, here: HostNow) -> Plan | Nothing:
    """The node removed.

    Raises:
        RefusedError: something else stands there by now.
    """
    path = _checked(str(record["path"]), here)
    status = here.act.stat(path)
    if status is None:
        return Nothing(f"there is no {path}")
    if not _is_node(status, str(record["node"]), int(str(record["major"])), int(str(record["minor"]))):
        raise RefusedError(f"something else stands at {path} by now", reference="path-taken", context=path)
    return Plan(f"Remove {path}", (Remove(path),))


def _checked(path: str, here: HostNow) -> str:
    real = canonical(path, here.act)
    if not is_below(real, "/dev"):
        raise RefusedError("device nodes are made below /dev only", reference="place-not-allowed", context=real)
    return real


def _number(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or int(text) > 1_048_575:
        raise RefusedError("that is not a device number", reference="device-number-invalid", context=repr(text))
    return int(text)


def _is_node(status: Status, kind: str, major: int, minor: int) -> bool:
    return status.kind == kind and (status.major, status.minor) == (major, minor)


KIND = Kind(plan, undo)
