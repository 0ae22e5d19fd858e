"""Give a service variables through a drop-in, quoted by systemd's rules."""

from __future__ import annotations

from assistant.model.actions.set_environment import SetEnvironment
from assistant.model.errors import RefusedError
from assistant.steps.files import contents
from assistant.steps.files.places import edited_file
from assistant.steps.files.unit_text import drop_in_path, environment
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import NOTHING_TO_UNDO, Kind, Nothing, Plan, Record
from assistant.steps.plan.parts import CheckUnit
from assistant.steps.services.unit_files import RELOAD, is_unread
from assistant.steps.services.units import service_manager

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
    if before == after and not is_unread(action.unit, here):
        return Nothing(f"{path} holds exactly this")
    if before == after:
        record: Record = {"kind": "set_environment", "file": None, "unit": action.unit}
        return Plan("Reload systemd's unit files", (RELOAD,), record, NOTHING_TO_UNDO)
    change = contents.change(path, before, after, here, _PRIVATE if before is None else None)
    record = {"kind": "set_environment", "file": change.record, "unit": action.unit}
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
    if isinstance(back, Plan):
        return Plan(back.title, (*back.parts, RELOAD), diff=back.diff)
    unit = record.get("unit")
    return Plan("Reload systemd's unit files", (RELOAD,)) if isinstance(unit, str) and is_unread(unit, here) else back


KIND = Kind(plan, undo)
