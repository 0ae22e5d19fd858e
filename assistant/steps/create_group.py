"""Create a system group."""

from __future__ import annotations

import re

from assistant.model.actions.create_group import CreateGroup
from assistant.model.errors import RefusedError
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Kind, Nothing, Plan, Record
from assistant.steps.plan.parts import Command

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,31}\$?")


def plan(action: CreateGroup, here: HostNow) -> Plan | Nothing:
    """The command; nothing when there is such a group."""
    group = account_name(action.group)
    if here.holds("group.exists", group):
        return Nothing(f"the group {group} exists")
    adding = ("groupadd", "--system", group) if has_shadow(here) else ("addgroup", "-S", group)
    record: Record = {"kind": "create_group", "group": group}
    return Plan(f"Create the group {group}", (Command(adding),), record, f"the group {group} is removed again")


def undo(record: Record, here: HostNow) -> Plan | Nothing:
    """The group removed.

    Raises:
        RefusedError: it has members by now.
    """
    group = account_name(str(record["group"]))
    if here.holds("group.exists", group) is False:
        return Nothing(f"there is no group {group}")
    members = here.items("group.members", group)
    if members:
        raise RefusedError(
            f"the group {group} now has members, so it stays", reference="group-in-use", context=", ".join(members)
        )
    removing = ("groupdel", group) if has_shadow(here) else ("delgroup", group)
    return Plan(f"Remove the group {group}", (Command(removing),))


def account_name(name: str) -> str:
    """The name of a user or group.

    Raises:
        RefusedError: it is none.
    """
    if not _NAME.fullmatch(name):
        raise RefusedError("that is not the name of a user or group", reference="name-invalid", context=repr(name))
    return name


def has_shadow(here: HostNow) -> bool:
    """Whether the host has the usual tools for accounts; BusyBox has others."""
    return here.act.stat("/usr/sbin/groupadd") is not None or here.act.stat("/sbin/groupadd") is not None


KIND = Kind(plan, undo)
