"""Act on services."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from assistant.model.action import Action, Form
from assistant.model.aspects.units import affects_of_units, wrong_unit
from assistant.model.risk import Affects, Aspect, Risk

Verb = Literal["start", "stop", "restart", "reload", "enable", "disable", "reset-failed", "daemon-reload"]

_ENDS: dict[Verb, tuple[str, str]] = {
    "stop": ("stops, and what depends on it", "stop, and what depends on them"),
    "restart": ("stops for a moment, and what depends on it", "stop for a moment, and what depends on them"),
    "disable": ("no longer starts with the host", "no longer start with the host"),
}
"""What one unit does then, and several."""


def _form(key: str, verb: Verb, risk: Risk) -> Form:
    return Form(key, risk, bare="units", given={"verb": verb})


class Service(Action, frozen=True, tag="service"):
    """Act on a service of systemd (or of SysV init, where that runs the host)."""

    verb: Verb
    units: tuple[str, ...] = ()

    forms = (
        _form("start_service", "start", Risk.REVERSIBLE),
        _form("stop_service", "stop", Risk.DISRUPTIVE),
        _form("restart_service", "restart", Risk.DISRUPTIVE),
        _form("reload_service", "reload", Risk.REVERSIBLE),
        _form("enable_service", "enable", Risk.REVERSIBLE),
        _form("disable_service", "disable", Risk.DISRUPTIVE),
        _form("reset_failed", "reset-failed", Risk.REVERSIBLE),
        Form("daemon_reload", Risk.REVERSIBLE, given={"verb": "daemon-reload", "units": ()}),
    )

    @property
    def command_line(self) -> tuple[str, ...]:
        return ("systemctl", self.verb, *self.units)

    @property
    def affects(self) -> Affects:
        if self.verb in _ENDS:
            one, several = _ENDS[self.verb]
            return {Aspect.SERVICE: f"{' and '.join(self.units)} {several if self.units[1:] else one}."}
        return affects_of_units(self.verb, self.units)

    def wrongs(self) -> Iterator[str]:
        if not self.units and self.verb != "daemon-reload":
            yield "a service is missing"
        for name in self.units:
            yield wrong_unit(self.verb, name)

    def reads_back(self) -> Iterator[str]:
        yield from {"enable": ("service.enabled",), "disable": ("service.enabled",)}.get(self.verb, ())
        yield from ("service.needs_reload", "service.exec_start*") if self.verb == "daemon-reload" else ()
