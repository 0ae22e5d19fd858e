"""`systemctl status`, `show`, `cat`, `is-active`, `is-enabled`, `list-units`."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from assistant.model.block import Block
from assistant.model.fact import FactKey
from assistant.model.look import Ask, Content, Ran, Read, Reply, Run
from assistant.probes.pasted.asked import Asked, asked_of
from assistant.probes.pasted.host.logged import Line, journal_of, lines_of
from assistant.probes.pasted.host.systemd import booted, unit_of
from assistant.probes.pasted.host.unit_status import Properties, parse_statuses
from assistant.probes.pasted.host.unit_texts import parse_files, parse_list, parse_word
from assistant.probes.pasted.reading import Shown
from assistant.probes.service.properties import IN_PART

_VERBS = ("status", "show", "cat", "is-active", "is-enabled", "is-failed", "list-units", "list-unit-files")
_NOT_SYSTEMD = ("not been booted with systemd", "Failed to connect to bus", "Host is down")
_TOLD = ("service.active_state", "service.load_state", "service.fatal_lines")

_FEW, _MOST_TOLD = 3, 8

Parsed = dict[str, Properties]
"""Properties by unit; each as `systemctl show` prints them."""


def read(block: Block) -> Shown | None:
    """Read what systemctl printed of units."""
    asked, text = asked_of(block), block.text
    verb = next((word for word in asked.operands if word in _VERBS), "status")
    if any(said in text for said in _NOT_SYSTEMD):
        return None
    named = [unit_of(word) for word in asked.operands if word not in _VERBS and not word.isdecimal()]
    units = _PARSERS[verb](text, named)
    if not units:
        return None
    is_whole = verb == "show" and not asked.is_part and not asked.has("p", "--property", "--value")
    lines = lines_of(text, named[0] if len(named) == 1 else "") if verb == "status" else ()
    files = parse_files(text).contents if verb == "cat" else {}

    def answer(ask: Ask) -> Reply | None:
        if isinstance(ask, Read) and ask.path in files:
            return Content(files[ask.path])
        return booted(ask) or (_of_run(ask, asked, units, is_whole, lines) if isinstance(ask, Run) else None)

    return Shown(block, answer, tuple(FactKey(name, unit) for unit in _worth(units, named) for name in _TOLD))


def _worth(units: Parsed, named: list[str]) -> list[str]:
    """The units that were asked for; of a table those that have failed."""
    failed = [unit for unit, found in units.items() if ("ActiveState", "failed") in found or len(units) <= _FEW]
    return [unit for unit in dict.fromkeys([*named, *failed]) if unit in units][:_MOST_TOLD]


def _show(text: str, named: list[str]) -> Parsed:
    pairs = [tuple(line.split("=", 1)) for line in text.splitlines() if "=" in line]
    found = tuple((name, value) for name, value in pairs if name.isalnum())
    unit = next((value for name, value in found if name == "Id"), named[0] if named else "")
    return {unit: found} if found and unit else {}


def _statuses(text: str, named: list[str]) -> Parsed:
    return parse_statuses(text, named)


_PARSERS: dict[str, Callable[[str, list[str]], Parsed]] = {
    "status": _statuses,
    "show": _show,
    "cat": lambda text, named: {named[0]: parse_files(text).properties} if len(named) == 1 and "[" in text else {},
    "is-active": lambda text, named: parse_word(text, named, "ActiveState"),
    "is-failed": lambda text, named: parse_word(text, named, "ActiveState"),
    "is-enabled": lambda text, named: parse_word(text, named, "UnitFileState"),
    "list-units": lambda text, _named: parse_list(text),
    "list-unit-files": lambda text, _named: parse_list(text),
}


def _of_run(ask: Run, asked: Asked, units: Parsed, is_whole: bool, lines: Iterable[Line]) -> Reply | None:
    program, *words = ask.argv
    is_user = "--user" in words
    if is_user != ("--user" in asked.argv):
        return None
    words = [word for word in words if word != "--user"]
    if program == "journalctl" and words[0] == "-u":
        return journal_of(lines, words[1])
    if program == "systemctl" and len(words) > 1 and unit_of(words[1]) in units:
        found = dict(units[unit_of(words[1])])
        if words[0] == "is-active" and "ActiveState" in found:
            return Ran(0 if found["ActiveState"] == "active" else 3, found["ActiveState"] + "\n")
        if words[0] == "show" and (is_whole or "InactiveEnterTimestampMonotonic" not in words[-1]):
            printed = "".join(f"{name}={value}\n" for name, value in units[unit_of(words[1])])
            return Ran(0, printed, "" if is_whole else IN_PART)
    return None
