"""`ls -l`, `ls -ln`, `ls -la`, `ls -lZ` and `stat`: what stands at a path, and to whom it belongs."""

from __future__ import annotations

import re
from posixpath import join, normpath

from assistant.model.block import Block
from assistant.model.fact import Absent, FactKey
from assistant.model.look import Ask, Reply, Stat, Status
from assistant.probes.endpoint import DEFAULT_SOCKET
from assistant.probes.pasted.asked import Asked, asked_of
from assistant.probes.pasted.host.stat_page import KIND_OF_LETTER, mode_of, parse_page, status_of
from assistant.probes.pasted.reading import Shown

_ROW = re.compile(
    r"(?P<kind>[-dlsbcp])(?P<mode>[-rwxsStT]{9})[.+@]?\s+\d+\s+(?P<owner>[^\s/]+)\s+(?P<group>[^\s/]+)\s+(?P<label>[\w?]+:\S+\s+)?"
    r"(?P<size>\d[\d.,]*[KMGT]?|\d+,\s*\d+)\s+(?P<when>\S+\s+\S+(?:\s+[\d:]{4,5}|\s+[+-]\d{4})?)\s+(?P<name>\S.*?)\s*$"
)
_MISSING = re.compile(r"(?:ls|stat): (?:cannot (?:access|stat(?:x)?) )?'?([^':]+)'?: No such file or directory")
_SOCKETS = (DEFAULT_SOCKET, "/var/run/docker.sock")


def read(block: Block) -> Shown | None:
    """Read a listing with owners, or the page of `stat`."""
    asked = asked_of(block)
    found = parse_page(block.text) if asked.program == "stat" else _listed(asked, block.text)
    missing = {normpath(path.strip()) for path in _MISSING.findall(block.text) if path.startswith("/")}
    if not found and not missing:
        return None

    def answer(ask: Ask) -> Reply | None:
        if not isinstance(ask, Stat):
            return None
        # /var/run is a link to /run on every distribution with systemd.
        paths = _SOCKETS if ask.path in _SOCKETS else (ask.path,)
        status = next((found[path] for path in paths if path in found), None)
        if status is None:
            return Absent() if missing.intersection(paths) else None
        return None if ask.follow and status.kind == "link" else status

    return Shown(block, answer, tuple(_tells(found)))


def _tells(found: dict[str, Status]) -> list[FactKey]:
    if any(path in found for path in _SOCKETS):
        return [FactKey("daemon.socket"), FactKey("daemon.socket_group"), FactKey("user.reaches_socket")]
    return [FactKey("dns.resolv_conf_target")] if "/etc/resolv.conf" in found else []


def _listed(asked: Asked, text: str) -> dict[str, Status]:
    """The entries by path: as they are named, or below the folder that was listed."""
    folders = [word for word in asked.operands if word.startswith("/")]
    folder = folders[0] if len(folders) == 1 and len(asked.operands) == 1 else ""
    found: dict[str, Status] = {}
    for line in text.splitlines():
        if line.startswith("/") and line.endswith(":"):
            folder = line[:-1]
        row = _ROW.match(line.strip())
        if row is None:
            continue
        name = _unquoted(row["name"].partition(" -> ")[0])
        path = name if name.startswith("/") else join(folder, name) if folder else ""
        if path:
            found[normpath(path)] = _status(row)
    return found


def _status(row: re.Match[str]) -> Status:
    size = int(row["size"]) if row["size"].isdecimal() else 0
    kind, target = KIND_OF_LETTER[row["kind"]], _unquoted(row["name"].partition(" -> ")[2])
    return status_of(kind, mode_of(row["mode"]), row["owner"], row["group"], size, target)


def _unquoted(name: str) -> str:
    """A name that ls put into quotes for its spaces."""
    return name[1:-1] if len(name) > 1 and name[0] == name[-1] and name[0] in "'\"" else name
