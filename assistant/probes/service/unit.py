"""The state of one service."""

from __future__ import annotations

from datetime import UTC, datetime

from assistant.model.fact import Absent, Answer, Known, Reason, Unknown
from assistant.model.look import ListDir, Look, Names, Stat, Status
from assistant.probes.answers import all_alike, garbled, not_a, number, unseen_in, word, words
from assistant.probes.dockerd import DOCKERD
from assistant.probes.probe import Probe
from assistant.probes.processes import find_processes
from assistant.probes.service.manager import NO_MANAGER, is_unit, manager_of, script_of
from assistant.probes.service.properties import Properties, parse_command, show
from assistant.probes.specs import quantity, text, texts, truth

LOAD_STATES = ("loaded", "not-found", "masked", "error", "bad-setting")
ACTIVE_STATES = ("active", "inactive", "failed", "activating", "deactivating", "reloading")
_BY_SYSTEMD_ALONE = Unknown(Reason.NOT_INSTALLED, "systemd does not run here; SysV init keeps no such record")
_PROPERTY = {
    "service.load_state": ("LoadState",),
    "service.active_state": ("ActiveState",),
    "service.result": ("Result",),
    "service.exit_status": ("ExecMainStatus",),
    "service.enabled": ("UnitFileState",),
    "service.main_pid": ("MainPID",),
    "service.since": ("StateChangeTimestamp",),
    "service.exec_start": ("ExecStart",),
    "service.exec_start_count": ("ExecStart",),
    "service.drop_ins": ("DropInPaths",),
    "service.needs_reload": ("NeedDaemonReload",),
    "service.socket_group": ("SocketGroup",),
    "service.requires": ("Requires",),
    "service.start_timeout": ("TimeoutStartUSec",),
    "service.tasks_current": ("TasksCurrent",),
    "service.tasks_max": ("TasksMax",),
}
_PROGRAMS = {"docker.service": DOCKERD, "containerd.service": ("containerd",)}

SPECS = (
    text("service.load_state", "whether the unit is there and can be read", "unit", LOAD_STATES),
    text("service.active_state", "whether the unit runs", "unit", ACTIVE_STATES),
    text("service.result", "how its last run ended: success, exit-code, signal, start-limit-hit ...", "unit"),
    quantity("service.exit_status", "the exit status of the unit's main process", "unit", past=True),
    text("service.enabled", "whether the unit starts at boot: enabled, disabled, static, masked ...", "unit"),
    quantity("service.main_pid", "the process number of the unit's main process", "unit"),
    text("service.since", "since when the unit is in its state", "unit"),
    texts("service.exec_start", "the commands that the unit starts", "unit"),
    quantity("service.exec_start_count", "how many commands the unit starts", "unit"),
    texts("service.drop_ins", "the files that change the unit", "unit"),
    truth("service.needs_reload", "the unit's files were changed and systemd has not read them again", "unit"),
    text("service.socket_group", "the group that a socket unit gives its socket to", "unit"),
    texts("service.requires", "the units without which this one does not start", "unit"),
    text("service.start_timeout", "how long the unit may take to start", "unit"),
    quantity("service.tasks_current", "how many tasks the unit has", "unit"),
    quantity("service.tasks_max", "how many tasks the unit may have", "unit"),
    truth("service.user_unit", "the unit belongs to the user's own manager", "unit"),
)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """`systemctl show UNIT -p LoadState,ActiveState,...`; without systemd the script in /etc/init.d and the process.

    Sample, systemd 252, after a start that failed: `ActiveState=failed`, `SubState=failed`, `Result=exit-code`,
        `ExecMainStatus=1`, `UnitFileState=enabled`, `StateChangeTimestamp=Fri 2026-11-20 13:03:46 UTC`
    Source: https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.systemd1.html
    """
    if of is None or not is_unit(of):
        return all_alike(SPECS, not_a("a unit"))
    manager = manager_of(look)
    if isinstance(manager, Unknown) or manager == "none":
        return all_alike(SPECS, manager if isinstance(manager, Unknown) else NO_MANAGER)
    if manager == "sysv":
        return _by_script(look, of)
    found = show(look, of)
    return all_alike(SPECS, found) if isinstance(found, Unknown) else facts_of(found)


def facts_of(found: Properties) -> dict[str, Answer]:
    """The facts in a unit's properties; Unknown for those of a property that is not shown."""
    return {name: found.lacks(*_PROPERTY.get(name, ())) or answer for name, answer in _facts(found).items()}


def _facts(found: Properties) -> dict[str, Answer]:
    commands = tuple(filter(None, map(parse_command, found.all("ExecStart"))))
    return {
        "service.load_state": _one_of(found.one("LoadState"), LOAD_STATES),
        "service.active_state": _one_of(found.one("ActiveState"), ACTIVE_STATES),
        "service.result": word(found.one("Result")),
        "service.exit_status": number(_number(found.one("ExecMainStatus"))),
        "service.enabled": word(found.one("UnitFileState")),
        "service.main_pid": number(_number(found.one("MainPID")) or None),
        "service.since": word(parse_time(found.one("StateChangeTimestamp"))),
        "service.exec_start": words(commands),
        "service.exec_start_count": Known(len(commands)),
        "service.drop_ins": words(found.one("DropInPaths").split()),
        "service.needs_reload": Known(found.one("NeedDaemonReload") == "yes"),
        "service.socket_group": word(found.one("SocketGroup")),
        "service.requires": words(found.one("Requires").split()),
        "service.start_timeout": word(found.one("TimeoutStartUSec")),
        "service.tasks_current": number(_number(found.one("TasksCurrent"))),
        "service.tasks_max": number(_number(found.one("TasksMax"))),
        "service.user_unit": Known(found.is_user_unit),
    }


def parse_time(text: str) -> str | None:
    """systemd's `Fri 2026-11-20 13:03:46 UTC` as ISO 8601; None when it is no such time."""
    try:
        moment = datetime.strptime(text, "%a %Y-%m-%d %H:%M:%S UTC")
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC).isoformat().replace("+00:00", "Z")


def _by_script(look: Look, unit: str) -> dict[str, Answer]:
    script = look.stat(Stat(script_of(unit), follow=True))
    facts = all_alike(SPECS, _BY_SYSTEMD_ALONE)
    if isinstance(script, Unknown):
        return facts | {"service.load_state": script}
    is_there = isinstance(script, Status)
    return facts | {
        "service.load_state": Known("loaded" if is_there else "not-found"),
        "service.active_state": _by_process(look, unit),
        "service.enabled": _by_links(look, unit) if is_there else Absent(),
        "service.user_unit": Known(False),
    }


def _by_process(look: Look, unit: str) -> Answer:
    if unit not in _PROGRAMS:
        return _BY_SYSTEMD_ALONE
    found = find_processes(look, _PROGRAMS[unit])
    return found if isinstance(found, Unknown) else Known("active" if found else "inactive")


def _by_links(look: Look, unit: str) -> Answer:
    """Enabled when a run level has a start link (S01docker) for the script."""
    name = unit.removesuffix(".service")
    levels = []
    for level in ("2", "3", "5"):
        found = look.list(ListDir(f"/etc/rc{level}.d"))
        if isinstance(found, Names) and any(link[:1] == "S" and link[3:] == name for link in found.names):
            return Known("enabled")
        levels.append(found)
    return unseen_in(*levels) or Known("disabled")


def _one_of(value: str, known: tuple[str, ...]) -> Answer:
    return Known(value) if value in known else garbled("systemctl show")


def _number(text: str) -> int | None:
    """A number; None for `[not set]`, `infinity` and the largest one, which older systemd prints for it."""
    return int(text) if text.isascii() and text.isdecimal() and text != "18446744073709551615" else None


PROBE = Probe("service.unit", SPECS, ask, of="unit")
