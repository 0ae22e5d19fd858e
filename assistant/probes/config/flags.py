"""The options that dockerd is given on its command line, and the file that each comes from."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from assistant.model.fact import Reason, Unknown
from assistant.model.look import Content, Look, Read
from assistant.probes.config.options import SHORT, takes_no_value
from assistant.probes.endpoint import endpoint_in_force
from assistant.probes.processes import find_dockerd
from assistant.probes.service.manager import manager_of
from assistant.probes.service.properties import Properties, parse_command, show

UNIT = "docker.service"
_SYSV_FILES = ("/etc/default/docker", "/etc/sysconfig/docker")
_SYSV_VARIABLES = ("DOCKER_OPTS", "OPTIONS", "other_args")
_VARIABLE = re.compile(r"\$\{?([A-Za-z_]\w*)\}?")
_ASSIGNMENT = re.compile(r"\s*(?:export\s+)?([A-Za-z_]\w*)=(.*)")
_EXEC_START = re.compile(r"^\s*ExecStart\s*=\s*\S", re.MULTILINE)


class Flag(msgspec.Struct, frozen=True):
    """One option: its long name without dashes, its value (`true` for one that stands alone) and its file."""

    name: str
    value: str
    source: str


class Word(msgspec.Struct, frozen=True):
    """One word of a command line, and the file that it comes from."""

    text: str
    source: str


def flags_in_force(look: Look) -> tuple[Flag, ...] | Unknown:
    """The options of dockerd's unit, of the SysV script's settings, or of the process where neither is there."""
    manager = manager_of(look)
    if manager == "systemd":
        found = show(look, UNIT)
        if isinstance(found, Unknown):
            return found
        if found.one("LoadState") != "not-found":
            return parse_words(_words_of_unit(look, found))
    if manager == "sysv":
        return parse_words(_words_of_script(look))
    return _of_process(look)


def parse_words(words: Iterable[Word]) -> tuple[Flag, ...]:
    """The options in the words of a command line; what is no option is passed over."""
    flags: list[Flag] = []
    waiting: Word | None = None
    for word in words:
        if waiting is not None:
            flags.append(Flag(_long(waiting.text), word.text, word.source))
            waiting = None
        elif word.text.startswith("--") and len(word.text) > 2:
            waiting = _take_long(word, flags)
        elif word.text.startswith("-") and len(word.text) > 1:
            waiting = _take_short(word, flags)
    return tuple(flags)


def parse_settings(text: str) -> dict[str, str]:
    """The assignments in a file of settings: `NAME="value"` lines, `#` begins a comment line."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        match = None if line.lstrip().startswith("#") else _ASSIGNMENT.match(line)
        if match:
            found[match[1]] = " ".join(_split(match[2]))
    return found


def _take_long(word: Word, flags: list[Flag]) -> Word | None:
    name, has_value, value = word.text[2:].partition("=")
    if not has_value and not takes_no_value(name):
        return word
    flags.append(Flag(name, value if has_value else "true", word.source))
    return None


def _take_short(word: Word, flags: list[Flag]) -> Word | None:
    name = SHORT.get(word.text[1], word.text[1])
    rest = word.text[2:].removeprefix("=")
    if not rest and not takes_no_value(name):
        return word
    flags.append(Flag(name, rest or "true", word.source))
    return None


def _long(text: str) -> str:
    return text[2:] if text.startswith("--") else SHORT.get(text[1:], text[1:])


def _words_of_unit(look: Look, unit: Properties) -> Iterator[Word]:
    """The words of each ExecStart behind the program, with variables replaced as systemd does."""
    source = _file_with_command(look, unit)
    variables = _variables_of_unit(look, unit, source)
    for command in map(parse_command, unit.all("ExecStart")):
        for word in _split(command)[1:]:
            yield from _expanded(Word(word, source), variables)


def _file_with_command(look: Look, unit: Properties) -> str:
    """The last of the unit's files that sets the command: a drop-in, or the unit's own."""
    own = unit.one("FragmentPath")
    for path in reversed([own, *unit.one("DropInPaths").split()]):
        reply = look.read(Read(path)) if path else None
        if isinstance(reply, Content) and _EXEC_START.search(reply.text):
            return path
    return own


def _variables_of_unit(look: Look, unit: Properties, source: str) -> dict[str, Word]:
    variables = {name: Word(value, source) for name, value in _pairs(_split(unit.one("Environment")))}
    for value in unit.all("EnvironmentFiles"):
        path = value.partition(" (")[0]
        reply = look.read(Read(path))
        if isinstance(reply, Content):
            variables |= {name: Word(found, path) for name, found in parse_settings(reply.text).items()}
    return variables


def _expanded(word: Word, variables: Mapping[str, Word]) -> Iterator[Word]:
    """A word that is one `$NAME` becomes the words of its value; inside a longer word the value is put in."""
    whole = _VARIABLE.fullmatch(word.text)
    if whole:
        found = variables.get(whole[1])
        if found is not None:
            pieces = [found.text] if word.text.startswith("${") else _split(found.text)
            yield from (Word(piece, found.source) for piece in pieces)
        return
    yield Word(_VARIABLE.sub(lambda match: _value(variables, match[1]), word.text), word.source)


def _value(variables: Mapping[str, Word], name: str) -> str:
    return variables[name].text if name in variables else ""


def _words_of_script(look: Look) -> Iterator[Word]:
    for path in _SYSV_FILES:
        reply = look.read(Read(path))
        if not isinstance(reply, Content):
            continue
        settings = parse_settings(reply.text)
        for name in _SYSV_VARIABLES:
            yield from (Word(word, path) for word in _split(settings.get(name, "")))


def _of_process(look: Look) -> tuple[Flag, ...] | Unknown:
    found = find_dockerd(look)
    if isinstance(found, Unknown):
        return found
    rootless = endpoint_in_force(look).is_rootless
    mine = [process for process in found if (process.uid != 0) == rootless]
    if not mine:
        return Unknown(Reason.NOT_INSTALLED, "no service starts dockerd here, and none runs")
    return parse_words(Word(word, f"process {mine[0].pid}") for word in mine[0].arguments[1:])


def _split(text: str) -> list[str]:
    """The words of a text as a shell would part them; by white space alone where its quotes do not match."""
    try:
        return shlex.split(text, comments=True)
    except ValueError:
        return text.split()


def _pairs(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    for word in words:
        name, found, value = word.partition("=")
        if found:
            yield name, value
