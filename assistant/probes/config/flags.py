"""The options that dockerd is given on its command line, and the file that each comes from."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from assistant.model.aspects.option_names import SHORT
from assistant.model.fact import Absent, Reason, Unknown
from assistant.model.look import Content, Look
from assistant.probes.config.options import takes_no_value
from assistant.probes.dockerd import dockerd_in_force
from assistant.probes.service.manager import manager_of
from assistant.probes.service.properties import Properties, parse_command, show
from assistant.probes.service.unit_file import parse_unit_file
from assistant.probes.whole import read_whole

UNIT = "docker.service"
_SYSV_FILES = ("/etc/default/docker", "/etc/sysconfig/docker")
_SYSV_VARIABLES = ("DOCKER_OPTS", "OPTIONS", "other_args")
_VARIABLE = re.compile(r"\$\{?([A-Za-z_]\w*)\}?")
_ASSIGNMENT = re.compile(r"\s*(?:export\s+)?([A-Za-z_]\w*)=(.*)")


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
    words = _words_in_force(look)
    return words if isinstance(words, Unknown) else parse_words(words)


def _words_in_force(look: Look) -> list[Word] | Unknown:
    manager = manager_of(look)
    if isinstance(manager, Unknown):
        return manager
    if manager == "systemd":
        found = show(look, UNIT)
        if isinstance(found, Unknown) or found.one("LoadState") != "not-found":
            return found if isinstance(found, Unknown) else _words_of_unit(look, found)
    return _words_of_script(look) if manager == "sysv" else _words_of_process(look)


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
            # Options without quotes around them: systemd reads to the end of the line, and quotes inside count later.
            value = match[2].strip()
            found[match[1]] = value if value.startswith(("-", "$")) else " ".join(_split(value))
    return found


def _take_long(word: Word, flags: list[Flag]) -> Word | None:
    name, has_value, value = word.text[2:].partition("=")
    if not has_value and not takes_no_value(name):
        return word
    flags.append(Flag(name, value if has_value else "true", word.source))
    return None


def _take_short(word: Word, flags: list[Flag]) -> Word | None:
    """One letter, or several of which the last may need a value: `-DH fd://` (github.com/spf13/pflag, flag.go)."""
    for at, letter in enumerate(word.text[1:], 1):
        name, rest = SHORT.get(letter, letter), word.text[at + 1 :]
        alone = takes_no_value(name)
        if not rest and not alone:
            return Word(f"-{letter}", word.source)
        is_last = not alone or not rest or rest.startswith("=")
        flags.append(Flag(name, (rest.removeprefix("=") if is_last else "") or "true", word.source))
        if is_last:
            break
    return None


def _long(text: str) -> str:
    return text[2:] if text.startswith("--") else SHORT.get(text[1:], text[1:])


def _words_of_unit(look: Look, unit: Properties) -> list[Word] | Unknown:
    """The words of each ExecStart behind the program, with variables replaced as systemd does."""
    commands = tuple(map(parse_command, unit.all("ExecStart")))
    needed = ["ExecStart", "FragmentPath", *(["Environment"] if any("$" in each for each in commands) else [])]
    unshown = unit.lacks(*needed)
    source = unshown or _file_with_command(look, unit)
    if isinstance(source, Unknown) and unit.in_part and not unshown:
        source = unit.one("FragmentPath")  # a status shows the command, and of the files only their names
    if isinstance(source, Unknown):
        return source
    variables = _variables_of_unit(look, unit, source)
    if isinstance(variables, Unknown):
        return variables
    words = (Word(word, source) for command in commands for word in _split(command)[1:])
    return [each for word in words for each in _expanded(word, variables)]


def _file_with_command(look: Look, unit: Properties) -> str | Unknown:
    """The last of the unit's files that sets the command: a drop-in, or the unit's own."""
    own = unit.one("FragmentPath")
    for path in reversed([own, *unit.one("DropInPaths").split()]):
        reply = read_whole(look, path) if path else Absent()
        if isinstance(reply, Unknown):
            return reply
        if isinstance(reply, Content) and parse_unit_file(reply.text).last_command:
            return path
    return own


def _variables_of_unit(look: Look, unit: Properties, source: str) -> dict[str, Word] | Unknown:
    variables = {name: Word(value, source) for name, value in _pairs(_split(unit.one("Environment")))}
    for value in unit.all("EnvironmentFiles"):
        path = value.partition(" (")[0]
        reply = read_whole(look, path)
        if isinstance(reply, Unknown):
            return reply
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


def _words_of_script(look: Look) -> list[Word] | Unknown:
    words: list[Word] = []
    for path in _SYSV_FILES:
        reply = read_whole(look, path)
        if isinstance(reply, Unknown):
            return reply
        settings = parse_settings(reply.text) if isinstance(reply, Content) else {}
        words += [Word(word, path) for name in _SYSV_VARIABLES for word in _split(settings.get(name, ""))]
    return words


def _words_of_process(look: Look) -> list[Word] | Unknown:
    found = dockerd_in_force(look)
    if isinstance(found, Unknown):
        return found
    if not found:
        return Unknown(Reason.NOT_INSTALLED, "no service starts dockerd here, and none runs")
    arguments = found[0].arguments
    if isinstance(arguments, Unknown):
        return arguments
    return [Word(word, f"process {found[0].pid}") for word in arguments[1:]]


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
