"""The shorter texts of systemctl: a unit's files, a word per unit, tables of units."""

from __future__ import annotations

import re

import msgspec

from assistant.probes.pasted.host.unit_status import Properties
from assistant.probes.service.unit_file import parse_unit_file

_FILE = re.compile(r"^# (/\S+)$")
_ROW = re.compile(
    r"^[\s●○×x*]*([\w@:.\\-]+\.(?:service|socket|target|mount)) +([a-z-]+)(?: +([a-z]+) +([a-z-]+))?(?: |$)"
)
_LOADED = ("loaded", "not-found", "masked", "error", "bad-setting")
_WORD = re.compile(r"[a-z-]+")
_GONE = re.compile(r"No such file|not be found|No files found")


class Files(msgspec.Struct, frozen=True):
    """What `systemctl cat` prints: the files by their path, and what they set together."""

    contents: dict[str, str]
    properties: Properties


def parse_files(text: str) -> Files:
    """The files of a unit, each below a comment with its path."""
    contents: dict[str, list[str]] = {}
    path = ""
    for line in text.splitlines():
        named = _FILE.match(line)
        path = named[1] if named else path
        if path and not named:
            contents.setdefault(path, []).append(line)
    found = {path: "\n".join(lines) + "\n" for path, lines in contents.items()}
    return Files(found, tuple(_properties(found, text)))


def _properties(contents: dict[str, str], text: str) -> list[tuple[str, str]]:
    paths = list(contents)
    own = parse_unit_file(text)
    found = [("FragmentPath", paths[0] if paths else ""), ("DropInPaths", " ".join(paths[1:])), ("LoadState", "loaded")]
    found += [("ExecStart", _command(each)) for each in own.commands] or [("ExecStart", "")]
    found += [("Environment", " ".join(own.environment))]
    found += [("EnvironmentFiles", f"{path} (ignore_errors=yes)") for path in own.environment_files]
    found += [("EnvironmentFiles", "")] if not own.environment_files else []
    group = re.findall(r"(?m)^SocketGroup=(.*)$", text)
    return [*found, ("SocketGroup", group[-1].strip())] if group else found


def _command(written: str) -> str:
    command = written.lstrip("-@:+!")
    return f"{{ path={command.partition(' ')[0]} ; argv[]={command} ; ignore_errors=no ; }}"


def parse_word(text: str, named: list[str], name: str) -> dict[str, Properties]:
    """One word per unit, in the order in which they were named: `inactive`, `enabled`."""
    if _GONE.search(text):
        return {}
    words = [line.strip() for line in text.splitlines() if _WORD.fullmatch(line.strip())]
    return {unit: ((name, word),) for unit, word in zip(named, words, strict=False)} if len(words) == len(named) else {}


def parse_list(text: str) -> dict[str, Properties]:
    """The rows of `list-units` (UNIT LOAD ACTIVE SUB) and of `list-unit-files` (UNIT FILE STATE)."""
    found: dict[str, Properties] = {}
    for line in text.splitlines():
        row = _ROW.match(line)
        if row is None:
            continue
        if row[2] in _LOADED and row[3] and row[4]:
            found[row[1]] = (("LoadState", row[2]), ("ActiveState", row[3]), ("SubState", row[4]))
        elif row[2] not in _LOADED:
            found[row[1]] = (("UnitFileState", row[2]),)
    return found
