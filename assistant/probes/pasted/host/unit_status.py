"""The page that `systemctl status` prints of a unit, as the properties that `systemctl show` has."""

from __future__ import annotations

import re
import signal

Properties = tuple[tuple[str, str], ...]

_HEAD = re.compile(r"^\s*[●○×xX↻*]?\s*([\w@:.\\-]+\.(?:service|socket|target|mount|timer|slice|path))(?: - .*)?$")
_GONE = re.compile(r"Unit ([\w@:.\\-]+) could not be found|Unit ([\w@:.\\-]+) not (?:loaded|found)")
_FIELD = re.compile(r"^\s{0,16}([A-Z][A-Za-z -]{2,14}): (.*)$")
_STATE = re.compile(r"([a-z]+)(?: \(([\w-]+)\))?(?: \(Result: ([\w-]+)\))?(?: since ([^;]+))?")
_ENDED = re.compile(r"\(code=(\w+), (?:status=(\d+)|signal=(\w+))")
_STARTED = re.compile(r"\d+ ExecStart=(/.*?) \(code=")
_MOST_NUMBER = 10


def parse_statuses(text: str, named: list[str]) -> dict[str, Properties]:
    """The units of which a status was printed; those that were named and are not there have only their LoadState."""
    pages: dict[str, list[str]] = {}
    current = named[0] if len(named) == 1 else ""
    for line in text.splitlines():
        head = _HEAD.match(line)
        current = head[1] if head else current
        pages.setdefault(current, []).append(line)
    found = {unit: parse_status(unit, lines) for unit, lines in pages.items() if unit}
    gone = {name: (("LoadState", "not-found"), ("ActiveState", "inactive")) for name in _gone(text)}
    return {unit: page for unit, page in found.items() if page} | gone


def _gone(text: str) -> list[str]:
    return [found[1] or found[2] for found in _GONE.finditer(text)]


def parse_status(unit: str, lines: list[str]) -> Properties:
    """The properties on one page; its log lines are not among them."""
    fields = _fields(lines)
    loaded, active = fields.get("Loaded", ""), fields.get("Active", "")
    found: dict[str, str] = {}
    if loaded:
        found |= _loaded(loaded)
    if active:
        found |= _active(active)
    if loaded and active:
        # A page that has both has the drop-ins, if there are any, between them.
        found["DropInPaths"] = _drop_ins(fields.get("Drop-In", ""))
    if not unit.endswith(".service"):
        # Since when a socket is in its state is not since when it is active: it changes with each connection.
        found.pop("StateChangeTimestamp", None)
    return tuple((found | _process(fields)).items())


def _fields(lines: list[str]) -> dict[str, str]:
    """The fields by name; of `Drop-In` with the lines of its tree."""
    fields: dict[str, str] = {}
    name = ""
    for line in lines:
        if not line.strip():
            break
        found = _FIELD.match(line)
        if found:
            name = found[1]
            fields.setdefault(name, found[2].strip())
        elif name == "Drop-In":
            fields[name] += f"\n{line}"
    return fields


def _loaded(said: str) -> dict[str, str]:
    """`loaded (/lib/systemd/system/docker.service; enabled; preset: enabled)`, `masked (Reason: ...)`."""
    state, _, rest = said.partition(" ")
    parts = [part.strip() for part in rest.strip("()").split(";")]
    found = {"LoadState": state}
    if parts[0].startswith("/") and "…" not in parts[0]:
        found["FragmentPath"] = parts[0]
    if len(parts) > 1 and re.fullmatch(r"[a-z-]+", parts[1]):
        found["UnitFileState"] = parts[1]
    return found


def _active(said: str) -> dict[str, str]:
    """`failed (Result: exit-code) since Fri 2026-11-20 13:03:46 UTC; 5s ago`, `active (running) since ...`."""
    state = _STATE.match(said)
    if state is None:
        return {}
    found = {"ActiveState": state[1], "Result": state[3] or "success"}
    if state[2]:
        found["SubState"] = state[2]
    if state[4]:
        found["StateChangeTimestamp"] = state[4].strip()
    return found


def _drop_ins(said: str) -> str:
    """`/etc/systemd/system/docker.service.d` and below it `└─a.conf, b.conf`, each folder with its own."""
    paths, folder = [], ""
    for line in said.splitlines():
        words = line.replace("├─", "└─").partition("└─")
        folder = words[0].strip() or folder
        paths += [f"{folder}/{name.strip()}" for name in words[2].split(",") if name.strip()]
    return " ".join(paths)


def _process(fields: dict[str, str]) -> dict[str, str]:
    """What `Process`, `Main PID` and `Tasks` say."""
    found: dict[str, str] = {}
    started = _STARTED.match(fields.get("Process", ""))
    if started and "…" not in started[1] and "..." not in started[1]:
        found["ExecStart"] = f"{{ path= ; argv[]={started[1]} ; ignore_errors=no ; }}"
    pid, _, rest = fields.get("Main PID", "").partition(" ")
    if pid.isdecimal() and len(pid) <= _MOST_NUMBER:
        status = _exit_status(rest)
        found["MainPID"] = "0" if rest.startswith("(code=") else pid
        if status is not None:
            found["ExecMainStatus"] = status
    tasks = re.match(r"(\d+)(?: \(limit: (\d+)\))?", fields.get("Tasks", ""))
    if tasks:
        found["TasksCurrent"] = tasks[1]
        found |= {"TasksMax": tasks[2]} if tasks[2] else {}
    return found


def _exit_status(said: str) -> str | None:
    """The exit status, or the number of the signal that ended it; 0 while it runs."""
    ended = _ENDED.search(said)
    if ended is None:
        return None if "code=" in said else "0"
    if ended[2]:
        return ended[2]
    number = getattr(signal, f"SIG{ended[3]}", None)
    return str(int(number)) if number is not None else None
