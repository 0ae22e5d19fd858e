"""Give a service variables through a drop-in, quoted by systemd's rules."""

from __future__ import annotations

from assistant.model.actions.set_environment import SetEnvironment
from assistant.model.errors import RefusedError
from assistant.steps.files import contents
from assistant.steps.files.places import edited_file
from assistant.steps.files.unit_text import drop_in_path, environment
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Kind, Nothing, Plan, Record
from assistant.steps.plan.parts import CheckUnit, Command
from assistant.steps.services.units import service_manager

RELOAD = Command(("systemctl", "daemon-reload"))
_PRIVATE = 0o600
"""A proxy's address may hold its password."""


def plan(action: SetEnvironment, here: HostNow) -> Plan | Nothing:
    """The drop-in written whole, and systemd told; nothing when it reads so.

    Raises:
        RefusedError: systemd does not run this host, or a value cannot be written on one line.
    """
    if service_manager(here) != "systemd":
        raise RefusedError("only systemd gives services variables in this way", reference="no-systemd")
    if wrong := next(action.wrongs(), ""):
        raise RefusedError(wrong, reference="variable-invalid")
    path = edited_file(drop_in_path(action.unit, action.name), here)
    before, after = contents.read(path, here), environment(action.set).encode()
    if before == after:
        return Nothing(f"{path} holds exactly this")
    change = contents.change(path, before, after, here, _PRIVATE if before is None else None)
    record: Record = {"kind": "set_environment", "file": change.record}
    return Plan(
        f"Set {', '.join(action.set)} for {action.unit}",
        (CheckUnit(path, after), *change.parts, RELOAD),
        record,
        change.undo,
        change.diff,
    )


def undo(record: Record, here: HostNow) -> Plan | Nothing:
    """The drop-in as it was, and systemd told."""
    inner = record["file"]
    back = contents.undo_change(inner, here) if isinstance(inner, dict) else Nothing("no file was written")
    return back if isinstance(back, Nothing) else Plan(back.title, (*back.parts, RELOAD), diff=back.diff)


KIND = Kind(plan, undo)
