"""The right unit for a name, and how its manager is spoken to."""

from __future__ import annotations

import re

import msgspec

from assistant.model.errors import RefusedError
from assistant.model.fact import Unknown
from assistant.probes.service.manager import manager_of
from assistant.steps.plan.host_now import HostNow

_NAME = re.compile(r"[A-Za-z0-9_.@:-]{1,200}")
_TYPES = (".service", ".socket", ".target", ".mount", ".path", ".timer", ".slice", ".scope")
_ELSEWHERE = {"docker.service": ("snap.docker.dockerd.service",)}
"""How other packagers name the unit."""

FACTS = ("load_state", "active_state", "start_limit_hit", "enabled", "user_unit")


class Unit(msgspec.Struct, frozen=True):
    """A unit as it is now; texts are empty and yes or no is None where it could not be told.

    Attributes:
        user: it belongs to the user's own manager (rootless Docker).
    """

    name: str
    load: str = ""
    active: str = ""
    start_limit_hit: bool = False
    enabled: str = ""
    user: bool = False

    @property
    def runs(self) -> bool:
        """Whether it is up; one that fails and is restarted over and over is not."""
        return self.active in ("active", "reloading")


def service_manager(here: HostNow) -> str:
    """`systemd` or `sysv`.

    Raises:
        RefusedError: neither runs this host, or it cannot be seen which one does.
    """
    manager = here.text("service.manager") or manager_of(here.look)
    if isinstance(manager, Unknown):
        raise RefusedError(
            "it cannot be seen what starts the services of this host",
            reference="service-manager-unseen",
            context=manager.detail,
            hint=manager.remedy or "systemctl status",
        )
    if manager in ("systemd", "sysv"):
        return manager
    raise RefusedError(
        "neither systemd nor SysV init runs this host, so its services cannot be acted on",
        reference="no-service-manager",
        hint="act on it where it is started (a supervisor, a container, a terminal)",
    )


def units_of(names: tuple[str, ...], here: HostNow) -> tuple[Unit, ...]:
    """The units that are meant, looked at together.

    Raises:
        RefusedError: a name is none, or there is no such unit.
    """
    full = tuple(full_name(name) for name in names)
    here.ask_together([(f"service.{fact}", name) for name in full for fact in FACTS])
    return tuple(_found(name, here) for name in full)


def full_name(name: str) -> str:
    """`docker` is `docker.service`.

    Raises:
        RefusedError: it is not a unit's name.
    """
    if not _NAME.fullmatch(name) or name.startswith("-"):
        raise RefusedError("that is not the name of a unit", reference="unit-name-invalid", context=repr(name))
    return name if name.endswith(_TYPES) else f"{name}.service"


def _found(name: str, here: HostNow) -> Unit:
    for each in (name, *_ELSEWHERE.get(name, ())):
        unit = look_at(each, here)
        if unit.load != "not-found":
            return unit
    raise RefusedError(f"this host has no unit {name}", reference="unit-not-found", hint=f"systemctl status {name}")


def look_at(name: str, here: HostNow) -> Unit:
    """A unit as it is now."""
    return Unit(
        name,
        here.text("service.load_state", name),
        here.text("service.active_state", name),
        here.holds("service.start_limit_hit", name) is True,
        here.text("service.enabled", name),
        here.holds("service.user_unit", name) is True,
    )
