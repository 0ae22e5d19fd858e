"""Act on services: systemd's units or SysV init's scripts, and what that stops."""

from __future__ import annotations

from collections.abc import Callable

from assistant.model.actions.service import Service, Verb
from assistant.model.errors import RefusedError
from assistant.model.risk import Risk
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import NOTHING_TO_UNDO, Kind, Nothing, Plan, Record
from assistant.steps.plan.parts import Command
from assistant.steps.services import kept_on_reload
from assistant.steps.services.beside import brought_up, down_beside
from assistant.steps.services.starts import has_started_since, starts_of
from assistant.steps.services.stopping import Stopping, what_stops
from assistant.steps.services.sysv import sysv_commands
from assistant.steps.services.units import Unit, look_at, service_manager, units_of

TIMEOUT_S = 180.0
"""dockerd is given 90 s to stop, and then has to start."""
_DONE: dict[str, Callable[[Unit], bool]] = {
    "start": lambda unit: unit.active == "active",
    "stop": lambda unit: unit.active in ("inactive", "failed"),
    "enable": lambda unit: unit.enabled in ("enabled", "enabled-runtime", "static", "generated", "alias"),
    "disable": lambda unit: unit.enabled in ("disabled", "masked"),
    "reset-failed": lambda unit: unit.active not in ("failed", "") and not unit.start_limit_hit,
}
_TITLES = {"reset-failed": "Reset systemd's failed-start counter for"}
_BACK: dict[str, Verb] = {"start": "stop", "stop": "start", "enable": "disable", "disable": "enable"}


def plan(action: Service, here: HostNow) -> Plan | Nothing:
    """The commands for the units that need them; nothing when all are as wanted.

    Raises:
        RefusedError: there is no such unit, it is masked, or nothing manages services here.
    """
    manager = service_manager(here)
    if action.verb == "daemon-reload":
        return _daemon_reload(manager)
    units = units_of(action.units, here)
    done = _DONE.get(action.verb)
    needed = tuple(unit for unit in units if done is None or not done(unit))
    if needed and action.verb == "reset-failed":
        # A unit that systemd keeps restarting fails anew at any moment; forgetting for all of them is as good. One that
        # is inactive may not be loaded, and systemd refuses to forget for that.
        needed = tuple(unit for unit in units if unit in needed or unit.active not in ("inactive", ""))
    if not needed:
        return Nothing(", ".join(f"{unit.name} is {_state(action.verb, unit)}" for unit in units))
    _refuse_masked(action.verb, needed)
    if manager == "sysv":
        commands = sysv_commands(action.verb, needed, here)
    else:
        commands = _systemd_commands(action.verb, needed, here)
    return commands if isinstance(commands, Nothing) else _plan(action.verb, needed, commands, here)


def undo(record: Record, here: HostNow) -> Plan | Nothing:
    """The units in the state that they had before.

    A restart or reload is done again, because the files that it had read may have been put back; what did not run
    before is stopped.

    Raises:
        RefusedError: as for `plan`.
    """
    verb = str(record["verb"])
    units, active = _texts(record["units"]), _texts(record["active"])
    beside = brought_up(_texts(record.get("beside")), here)
    if verb == "daemon-reload":
        return plan(Service("daemon-reload"), here)
    if verb in _BACK:
        return _planned_back(Service(_BACK[verb], (*units, *beside)), here)
    if verb not in ("restart", "reload"):
        return Nothing(f"{verb} leaves nothing to undo")
    started = tuple(unit for unit in units if unit not in active)
    down = (*started, *beside) if started else ()
    backs = [Service("stop", down)] if down else []
    backs += [Service("restart" if verb == "restart" else "reload", active)] if active else []
    plans = [_planned_back(back, here) for back in backs]
    return _both([_forgetting(each, record, here) if verb == "reload" else each for each in plans])


def _forgetting(back: Plan | Nothing, record: Record, here: HostNow) -> Plan | Nothing:
    """A reload of Docker that leaves it with nothing of what the fix had it read."""
    if isinstance(back, Nothing) or kept_on_reload.DOCKER not in _texts(record["active"]):
        return back
    return kept_on_reload.forgetting(back, _texts(record.get("kept")), here)


def _both(backs: list[Plan | Nothing]) -> Plan | Nothing:
    """Two ways back as one: what did not run stops, what ran reads its files anew."""
    plans = [each for each in backs if isinstance(each, Plan)]
    if len(plans) < 2:
        return next(iter([*plans, *backs]), Nothing(NOTHING_TO_UNDO))
    first, second = plans
    return Plan(
        f"{first.title}; {second.title}",
        first.parts + second.parts,
        breaks=tuple(dict.fromkeys(first.breaks + second.breaks)),
        least_risk=max(first.least_risk, second.least_risk, key=lambda risk: risk.rank),
    )


def _planned_back(back: Service, here: HostNow) -> Plan | Nothing:
    """A record comes from a file: what no step does to a unit no way back does either."""
    if wrong := next(filter(None, back.wrongs()), ""):
        raise RefusedError(wrong, reference="record-unusable")
    return plan(back, here)


def reread(record: Record) -> bool:
    """Whether a step made a service read its files anew: its undo comes after theirs."""
    return record.get("kind") == "service" and record.get("verb") in ("restart", "reload", "daemon-reload")


def was_done(record: Record, here: HostNow) -> bool | None:
    """Whether the units were restarted since: by the start that runs now."""
    starts = record.get("starts")
    if record["verb"] != "restart" or not isinstance(starts, dict):
        return None
    return has_started_since(starts, here)


def has_started(record: Record) -> bool:
    """Whether a restart was the start of something that did not run, so that its undo stops that."""
    return record.get("verb") == "restart" and record.get("active") != record.get("units")


def _plan(verb: str, units: tuple[Unit, ...], commands: tuple[Command, ...], here: HostNow) -> Plan:
    names = tuple(unit.name for unit in units)
    stopping = _stopping(verb, units, here)
    active: list[str] = [unit.name for unit in units if unit.runs]
    record: Record = {"kind": "service", "verb": verb, "units": list(names), "active": active}
    beside = down_beside(units, here) if verb in ("start", "restart") and len(active) < len(names) else ()
    if beside:
        record["beside"] = list(beside)
    if verb == "restart":
        record["starts"] = starts_of(units, here)
    if verb == "reload" and kept_on_reload.DOCKER in names:
        record["kept"] = list(kept_on_reload.kept(here))
    return Plan(
        f"{_TITLES.get(verb, verb.capitalize())} {', '.join(names)}",
        commands,
        record if verb != "reset-failed" else None,
        _undo_words(verb, (*names, *beside)),
        breaks=stopping.lines + _starts_again(verb, names, here),
        least_risk=Risk.DISRUPTIVE if stopping.stops else Risk.READ_ONLY,
        tells=verb in _DONE,
    )


def _undo_words(verb: str, names: tuple[str, ...]) -> str:
    if verb in _BACK:
        return f"{_BACK[verb]} {', '.join(names)}"
    return NOTHING_TO_UNDO if verb == "reset-failed" else "repeated after the files are restored"


def _daemon_reload(manager: str) -> Plan | Nothing:
    if manager != "systemd":
        return Nothing("SysV init reads its scripts each time")
    record: Record = {"kind": "service", "verb": "daemon-reload", "units": [], "active": []}
    command = Command(("systemctl", "daemon-reload"))
    return Plan("Reload systemd's unit files", (command,), record, "repeated after the files are restored", tells=False)


def _systemd_commands(verb: str, units: tuple[Unit, ...], here: HostNow) -> tuple[Command, ...]:
    user = units[0].user
    program = ("systemctl", "--user") if user else ("systemctl",)
    names = tuple(unit.name for unit in units)
    command = Command((*program, verb, *names), root=not user, timeout_s=TIMEOUT_S)
    counted = _counted(units, here) if verb in ("start", "restart") else ()
    if not counted:
        return (command,)
    return (Command((*program, "reset-failed", *counted), root=not user, may_fail=True), command)


def _counted(units: tuple[Unit, ...], here: HostNow) -> tuple[str, ...]:
    """The units whose earlier starts may make systemd refuse one more.

    A unit that systemd has just brought up by itself counts too: its failed starts before that are not forgotten.
    """
    also = [look_at("docker.socket", here)] if any(unit.name == "docker.service" for unit in units) else []
    looked = {unit.name: unit for unit in (*units, *also) if unit.load != "not-found"}
    at_rest = all(unit.active in ("inactive", "") and not unit.start_limit_hit for unit in looked.values())
    return () if at_rest else tuple(looked)


def _refuse_masked(verb: str, units: tuple[Unit, ...]) -> None:
    for unit in units:
        if unit.load == "masked" and verb in ("start", "restart", "reload", "enable"):
            raise RefusedError(
                f"{unit.name} is masked, so it cannot start",
                reference="unit-masked",
                hint=f"systemctl unmask {unit.name}",
            )


def _stopping(verb: str, units: tuple[Unit, ...], here: HostNow) -> Stopping:
    if verb not in ("stop", "restart"):
        return Stopping()
    return what_stops(tuple(unit.name for unit in units), here, user=units[0].user)


def _starts_again(verb: str, names: tuple[str, ...], here: HostNow) -> tuple[str, ...]:
    if verb != "stop" or "docker.service" not in names or "docker.socket" in names:
        return ()
    if here.text("service.active_state", "docker.socket") != "active":
        return ()
    return ("docker.socket still listens, and starts docker.service again at the next connection",)


def _state(verb: str, unit: Unit) -> str:
    return unit.enabled if verb in ("enable", "disable") else unit.active


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, list | tuple) else ()


KIND = Kind(plan, undo, was_done)
