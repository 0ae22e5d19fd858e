"""The properties of one systemd unit, of the system or of the user."""

from __future__ import annotations

import msgspec

from assistant.model.fact import Reason, Unknown
from assistant.model.look import Look, Ran
from assistant.probes.answers import garbled
from assistant.probes.endpoint import endpoint_in_force
from assistant.probes.whole import run_whole
from assistant.text.parts import head_of

NAMES = (
    "LoadState,ActiveState,SubState,Result,ExecMainStatus,UnitFileState,MainPID,StateChangeTimestamp,ExecStart,"
    "DropInPaths,FragmentPath,NeedDaemonReload,SocketGroup,Requires,TimeoutStartUSec,TasksCurrent,TasksMax,"
    "Environment,EnvironmentFiles"
)


IN_PART = "only some of the properties are shown"
"""Stands on standard error where the properties are those that `systemctl status` or a unit's files show."""
NOT_SHOWN = Unknown(Reason.NOT_RECORDED, "only some of the unit's properties are shown")


class Properties(msgspec.Struct, frozen=True):
    """A unit's properties by name; one that is set several times has several values.

    Attributes:
        in_part: a property that is not among them was not shown; otherwise units of that kind have no such thing.
    """

    values: dict[str, tuple[str, ...]]
    is_user_unit: bool = False
    in_part: bool = False

    def one(self, name: str) -> str:
        """The value of a property, empty when it has none."""
        return self.values.get(name, ("",))[-1]

    def lacks(self, *names: str) -> Unknown | None:
        """Why one of these properties is not known; None when all are."""
        return NOT_SHOWN if self.in_part and any(name not in self.values for name in names) else None

    def all(self, name: str) -> tuple[str, ...]:
        """All values of a property."""
        return tuple(value for value in self.values.get(name, ()) if value)


def show(look: Look, unit: str) -> Properties | Unknown:
    """`systemctl show UNIT -p ...`; with --user for a rootless engine, whose unit the system's manager does not have.

    Sample, systemd 252:
        ExecStart={ path=/usr/sbin/dockerd ; argv[]=/usr/sbin/dockerd -H fd:// $DOCKER_OPTS ; ignore_errors=no ; ... }
        LoadState=loaded
        ActiveState=failed
    Source: https://www.freedesktop.org/software/systemd/man/latest/systemctl.html
    """
    endpoint = endpoint_in_force(look)
    if endpoint.unseen and not endpoint.in_part:
        return endpoint.unseen
    if endpoint.is_rootless or endpoint.in_part:
        own = _show(look, unit, user=True)
        if isinstance(own, Properties) and own.one("LoadState") == "loaded":
            return own
    return _show(look, unit, user=False)


def parse_properties(text: str, *, is_user_unit: bool = False, in_part: bool = False) -> Properties:
    """`NAME=VALUE` lines; a name may come more than once."""
    values: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        name, found, value = line.partition("=")
        if found:
            values[name] = (*values.get(name, ()), value.strip())
    return Properties(values, is_user_unit, in_part)


def parse_command(value: str) -> str:
    """The command line in a property of the kind `{ path=... ; argv[]=COMMAND LINE ; ignore_errors=no ; ... }`."""
    return value.partition("argv[]=")[2].partition(" ; ignore_errors=")[0].strip()


def _show(look: Look, unit: str, *, user: bool) -> Properties | Unknown:
    argv = ("systemctl", *(["--user"] if user else []), "show", unit, "-p", NAMES)
    reply = run_whole(look, argv)
    if not isinstance(reply, Ran):
        return reply
    found = parse_properties(reply.out, is_user_unit=user, in_part=reply.err == IN_PART)
    if found.one("LoadState") or found.in_part:
        return found
    said = head_of(reply.err.strip(), 200)
    return Unknown(Reason.REFUSED, f"systemctl: {said}") if said else garbled("systemctl show")
