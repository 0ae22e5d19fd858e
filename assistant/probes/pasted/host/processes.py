"""`ps` and `pgrep`: the engine's processes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import basename

import msgspec

from assistant.model.block import Block
from assistant.model.fact import FactKey
from assistant.model.look import Ask, Content, ListDir, Names, Read, Reply
from assistant.probes.dockerd import DOCKERD
from assistant.probes.pasted.reading import Shown

_AUX = re.compile(
    r"^(?P<user>\S+)\s+(?P<pid>\d+)\s+[\d.]+\s+[\d.]+\s+\d+\s+\d+\s+\S+\s+(?P<state>[RSDTZI])\S*\s+\S+\s+\S+\s+(?P<line>\S.*)$"
)
_EF = re.compile(r"^(?P<user>\S+)\s+(?P<pid>\d+)\s+\d+\s+\d+\s+\S+\s+\S+\s+\d+:\d\d(?::\d\d)?\s+(?P<line>\S.*)$")
_PGREP = re.compile(r"^(?P<pid>\d+) (?P<line>\S*dockerd\S*(?: .*)?)$")


class _Process(msgspec.Struct, frozen=True):
    pid: str
    user: str
    state: str
    words: tuple[str, ...]


def read(block: Block) -> Shown | None:
    """Read the rows of dockerd; that there is none is not concluded, for a table can be cut anywhere."""
    found = {each.pid: each for each in _processes(block.text)}
    if not found:
        return None

    def answer(ask: Ask) -> Reply | None:
        if isinstance(ask, ListDir):
            return Names(tuple(sorted(found))) if ask.path == "/proc" else None
        parts = ask.path.split("/") if isinstance(ask, Read) else []
        is_file = len(parts) == 4 and parts[1] == "proc" and parts[2] in found
        return _file(found[parts[2]], parts[3]) if is_file else None

    return Shown(block, answer, (FactKey("daemon.process"), FactKey("daemon.args")))


def _processes(text: str) -> Iterator[_Process]:
    for line in text.splitlines():
        row = _AUX.match(line.strip()) or _EF.match(line.strip()) or _PGREP.match(line.strip())
        words = tuple(row["line"].split()) if row else ()
        if row and basename(words[0]) in DOCKERD[:2]:
            fields = row.groupdict()
            yield _Process(row["pid"], fields.get("user") or "root", fields.get("state") or "S", words)


def _file(process: _Process, name: str) -> Reply | None:
    """The files of /proc/PID that tell what a row tells."""
    if name == "comm":
        return Content(f"{basename(process.words[0])[:15]}\n")
    if name == "cmdline":
        return Content("\0".join(process.words) + "\0")
    if name != "status":
        return None
    uid = "0" if process.user == "root" else "65534"
    return Content(
        f"Name:\t{basename(process.words[0])}\nState:\t{process.state}\nUid:\t{uid}\nNSpid:\t{process.pid}\n"
    )
