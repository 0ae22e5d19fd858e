"""Add a user to a group."""

from __future__ import annotations

from assistant.model.actions.add_user_to_group import AddUserToGroup
from assistant.model.errors import RefusedError
from assistant.steps.create_group import account_name, has_shadow
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Kind, Nothing, Plan, Record
from assistant.steps.plan.parts import Command

_AS_ROOT = "whoever is in the group {group} can do on this host whatever root can"


def plan(action: AddUserToGroup, here: HostNow) -> Plan | Nothing:
    """The command; nothing when the user is a member.

    Raises:
        RefusedError: there is no such group.
    """
    user, group = account_name(action.user), account_name(action.group)
    if user in here.items("group.members", group):
        return Nothing(f"{user} is in the group {group}; a fresh login brings it into force")
    if here.holds("group.exists", group) is False:
        raise RefusedError(f"there is no group {group}", reference="group-missing", hint=f"groupadd --system {group}")
    adding = ("usermod", "-aG", group, user) if has_shadow(here) else ("addgroup", user, group)
    record: Record = {"kind": "add_user_to_group", "user": user, "group": group}
    return Plan(
        f"Add {user} to the group {group}",
        (Command(adding),),
        record,
        f"{user} is removed from the group {group} again",
        breaks=(_AS_ROOT.format(group=group),) if group == "docker" else (),
    )


def undo(record: Record, here: HostNow) -> Plan | Nothing:
    """The user taken out of the group."""
    user, group = account_name(str(record["user"])), account_name(str(record["group"]))
    if here.holds("group.exists", group) and user not in here.items("group.members", group):
        return Nothing(f"{user} is not in the group {group}")
    removing = ("gpasswd", "-d", user, group) if has_shadow(here) else ("delgroup", user, group)
    return Plan(f"Remove {user} from the group {group}", (Command(removing),))


KIND = Kind(plan, undo)
