"""Who asks, and with which groups: `id`, `groups`, `whoami`, `getent group` and `getent passwd`."""

from __future__ import annotations

import re

from assistant.model.block import Block
from assistant.model.fact import FactKey
from assistant.model.look import Ask, Content, Ran, Read, Reply, Run
from assistant.probes.answers import NOT_SHOWN
from assistant.probes.pasted.asked import Asked, asked_of
from assistant.probes.pasted.reading import Shown

_ID = re.compile(
    r"uid=(\d{1,10})(?:\(([^)]*)\))?\s+gid=(\d{1,10})(?:\(([^)]*)\))?"
    r"(?:\s+(?:groups|Gruppen|组|groupes|grupos)=(\S+))?"
)
_GROUP = re.compile(r"(\d{1,10})(?:\(([^)]*)\))?")
_ENTRY = re.compile(r"(?m)^([a-z_][\w.-]*\$?):[^:\n]*:(\d{1,10}):(.*)$")
_MEMBERS = re.compile(r"[\w.,@-]*")


class _Known:
    """Users and groups that a block names, and who asks."""

    def __init__(self) -> None:
        self.uid, self.gid = "", ""
        self.groups: list[str] = []
        self.names: list[str] = []
        self.of_user = ""
        self.entries: dict[str, list[str]] = {"group": [], "passwd": []}


def read(block: Block) -> Shown | None:
    """Read the names and numbers of users and groups."""
    asked = asked_of(block)
    found = _Known()
    if asked.program == "getent" or not asked.argv or asked.program in ("cat", "grep"):
        _read_entries(found, block.text)
    elif asked.program in ("id", ""):
        _read_id(found, asked, block.text)
    elif asked.program == "groups":
        _read_names(found, asked, block.text)
    missing = _missing(asked, block.text)
    if not (found.uid or found.names or missing or any(found.entries.values())):
        return None

    def answer(ask: Ask) -> Reply | None:
        if isinstance(ask, Read):
            return _status(found) if ask.path == "/proc/self/status" and not found.of_user else None
        return _of_run(ask.argv, found, missing) if isinstance(ask, Run) else None

    return Shown(block, answer, tuple(_tells(asked, found)))


def _tells(asked: Asked, found: _Known) -> list[FactKey]:
    if asked.program == "getent" and asked.operands[:1] == ("group",):
        return [FactKey("group.exists", name) for name in asked.operands[1:3]]
    told = ("user.in_docker_group_on_file",) if found.of_user else ("user.in_docker_group", "user.reaches_socket")
    return [FactKey(name) for name in told]


def _read_id(found: _Known, asked: Asked, text: str) -> None:
    said = _ID.search(text)
    if asked.has("n", "--name") and asked.has("G", "--groups"):
        _read_names(found, asked, text)
    if said is None:
        return
    found.of_user = next(iter(asked.operands), "")
    found.uid, found.gid = said[1], said[3]
    groups = _GROUP.findall(said[5] or "") or [(said[3], said[4] or "")]
    found.groups = [number for number, _ in groups]
    found.entries["group"] = [f"{name}:x:{number}:" for number, name in groups if name]
    found.entries["passwd"] = [f"{said[2]}:x:{said[1]}:{said[3]}:::"] if said[2] else []


def _read_names(found: _Known, asked: Asked, text: str) -> None:
    """`joe : joe adm docker` of groups with a name, `joe adm docker` of groups alone."""
    line = next((line for line in text.splitlines() if line.strip()), "")
    found.of_user = next(iter(asked.operands), "")
    names = line.rpartition(" : ")[2].split()
    found.names = names if all(re.fullmatch(r"[\w.@-]+\$?", name) for name in names) else []


def _read_entries(found: _Known, text: str) -> None:
    for entry in _ENTRY.finditer(text):
        database = "group" if _MEMBERS.fullmatch(entry[3].strip()) else "passwd"
        found.entries[database].append(entry[0].strip())


def _missing(asked: Asked, text: str) -> tuple[str, ...]:
    """The keys of `getent group KEY` when it printed nothing, which says that there is none."""
    is_group = asked.program == "getent" and asked.operands[:1] == ("group",)
    return asked.operands[1:] if is_group and not text.strip() and not asked.is_part else ()


def _status(found: _Known) -> Reply | None:
    if not found.uid:
        return NOT_SHOWN if found.names else None
    lines = (f"Uid:\t{found.uid}", f"Gid:\t{found.gid}", f"Groups:\t{' '.join(found.groups)}")
    return Content("\n".join(lines) + "\n")


def _of_run(argv: tuple[str, ...], found: _Known, missing: tuple[str, ...]) -> Reply | None:
    if argv[0] == "getent" and len(argv) > 2:
        return _entries(argv[1], argv[2:], found, missing)
    if argv == ("id", "-Gn") and found.names and not found.of_user:
        return Ran(0, " ".join(found.names) + "\n")
    own = found.of_user and argv == ("id", "-G", found.of_user)
    return Ran(0, " ".join(found.groups) + "\n") if own and found.groups else None


def _entries(database: str, keys: tuple[str, ...], found: _Known, missing: tuple[str, ...]) -> Reply | None:
    """The entries that getent prints for these keys; nothing unless all of them are known."""
    rows = [row.split(":") for row in found.entries.get(database, [])]
    picked = [row for key in keys for row in rows if key in (row[0], row[2])]
    if len(picked) == len(keys):
        return Ran(0, "".join(":".join(row) + "\n" for row in picked))
    return Ran(2, "") if database == "group" and set(keys) <= set(missing) else None
