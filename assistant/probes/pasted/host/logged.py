"""Lines of a log as people paste them, as the entries that `journalctl -o json` has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

import msgspec

from assistant.model.look import Ran, Reply
from assistant.probes.service.journal import STARTING

_STAMP = (
    r"(?:[^\W\d_]{2,5}\.? +\d{1,2} [\d:.]{8,15}|\d{1,2}月 +\d{1,2} [\d:]{8}|"
    r"\d{4}-\d\d-\d\d[T ][\d:.,+Z-]{8,32}|\[ *\d+\.\d+\])"
)
_LINE = re.compile(rf"^{_STAMP} (?:(?P<host>[\w.-]+) )?(?P<who>[\w./@+()-]{{1,64}})(?:\[\d+\])?: ?(?P<said>.*)$")
_LOGRUS = re.compile(r'time="?[^" ]{10,40}"? level=\w+ msg=')
_PROGRAMS = {
    "dockerd": "docker.service",
    "dockerd-current": "docker.service",
    "docker.dockerd": "snap.docker.dockerd.service",
    "containerd": "containerd.service",
    "kubelet": "kubelet.service",
}
_UNIT = re.compile(r"\b([\w@-]+\.(?:service|socket))\b")
_DESCRIBED = (
    ("Docker Application Container Engine", "docker.service"),
    ("containerd container runtime", "containerd.service"),
    ("Docker Socket for the API", "docker.socket"),
)
_SAYS_FAULT = re.compile(
    r"^Failed to |Failed with result|[Mm]ain process exited|[Cc]ontrol process exited|repeated too quickly|"
    r"Dependency failed|^Timed out|timed out|Unit entered failed state|Failed at step|refusing",
    re.ASCII,
)
_SYSTEMD = ("systemd", "(dockerd)")
_NOTICE, _INFORMATION = 5, 6
_MOST_LINES = 2000


class Line(msgspec.Struct, frozen=True):
    """A line of a log: who printed it, what it says, and the unit that it is about (empty when that is not clear)."""

    who: str
    said: str
    unit: str


def lines_of(text: str, unit: str = "") -> tuple[Line, ...]:
    """The lines that have the head of a log, or are a Go program's own.

    Args:
        unit: the one whose log was asked for, to which all lines belong.
    """
    return tuple(_lines(text, unit))


def _lines(text: str, unit: str) -> Iterator[Line]:
    for line in text.splitlines()[-_MOST_LINES:]:
        found = _LINE.match(line.strip())
        if found:
            who, said = found["who"], found["said"]
            yield Line(who, said, unit or _unit(who, said))
        elif _LOGRUS.match(line.strip()):
            yield Line("", line.strip(), unit)


def _unit(who: str, said: str) -> str:
    if who not in _SYSTEMD:
        return _PROGRAMS.get(who, "")
    named = _UNIT.search(said)
    if named:
        return named[1]
    return next((unit for words, unit in _DESCRIBED if words in said), "")


def journal_of(lines: Iterable[Line], unit: str) -> Reply | None:
    """The reply of `journalctl -u UNIT -o json`, None when no line is of that unit."""
    own = [line for line in lines if line.unit == unit]
    return Ran(0, "".join(map(_entry, own))) if own else None


def _entry(line: Line) -> str:
    is_systemd = line.who in _SYSTEMD
    # The levels are not printed: of systemd's lines those count that report a failure.
    level = _NOTICE if is_systemd and _SAYS_FAULT.search(line.said) else _INFORMATION
    fields = {
        "MESSAGE": line.said,
        "PRIORITY": str(level),
        "SYSLOG_IDENTIFIER": "systemd" if is_systemd else line.who,
    }
    if is_systemd and line.said.startswith("Starting "):
        fields["MESSAGE_ID"] = STARTING
    return json.dumps(fields, ensure_ascii=False) + "\n"
