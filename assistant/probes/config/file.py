"""daemon.json: is it there, is it valid, does the engine know what it says."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from assistant.model.fact import Absent, Answer, Known, Reason, Unknown
from assistant.model.look import Content, Look
from assistant.probes.answers import all_alike, number, word, words
from assistant.probes.config.checks import (
    Members,
    conflicting_flags,
    conflicts,
    ignored_keys,
    is_correctable,
    removed_keys,
    unknown_keys,
    wrong_types,
)
from assistant.probes.config.document import Reading, read_document
from assistant.probes.config.flags import Flag
from assistant.probes.config.options import BOUNDARIES, Version
from assistant.probes.config.settings import reading_of
from assistant.probes.config.source import Source, find_source, installed_version
from assistant.probes.probe import Probe
from assistant.probes.specs import quantity, text, texts, truth

SYNTAX = ("valid", "invalid", "empty")

SPECS = (
    text("config.file", "the path of the daemon.json in force"),
    truth("config.exists", "there is a daemon.json"),
    text("config.syntax", "whether daemon.json is valid JSON", values=SYNTAX),
    text("config.syntax_error", "what is wrong in daemon.json"),
    quantity("config.syntax_line", "the line where daemon.json is wrong"),
    quantity("config.syntax_column", "the column where daemon.json is wrong"),
    truth("config.repairable", "the fault in daemon.json can be repaired without losing a key or a value"),
    truth("config.ignored_text", "daemon.json holds text behind its first object that dockerd never reads"),
    texts("config.keys", "the keys in daemon.json"),
    texts("config.duplicate_keys", "keys that stand more than once; the last one counts"),
    texts("config.flags", "the names of the options that dockerd is started with"),
    texts("config.conflicts", "what is set both in daemon.json and on dockerd's command line"),
    texts("config.conflicting_flags", "the names of the options that those are on the command line"),
    texts("config.unknown_keys", "keys that the installed engine does not know"),
    texts("config.removed_keys", "keys that engines knew once and the installed one refuses"),
    texts("config.ignored_keys", "keys that are the name of an option, not of a setting, and have no effect"),
    texts("config.wrong_types", "keys whose value is of a type that dockerd refuses"),
    truth("config.correctable", "every value of a wrong type can be read in exactly one way"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """Read daemon.json, `dockerd --version`, `systemctl show docker.service` and the settings files that it names.

    Sample of the file, docker 20.10.24: {"log-driver": "json-file", "log-opts": {"max-size": "10m"}}
    dockerd says of a fault: `unable to configure the Docker daemon with file /etc/docker/daemon.json: invalid character
    '}' looking for beginning of object key string`
    Source: https://docs.docker.com/reference/cli/dockerd/#daemon-configuration-file
    """
    source = find_source(look)
    facts: dict[str, Answer] = {
        "config.file": source.path if isinstance(source.path, Unknown) else Known(source.path),
        "config.flags": _flag_names(source.flags),
    }
    if not isinstance(source.content, Content):
        return {**_without_file(source.content), **facts}
    return _with_file(look, source, source.content) | facts


def _without_file(content: Absent | Unknown) -> dict[str, Answer]:
    return all_alike(SPECS, content) | {"config.exists": Known(False) if isinstance(content, Absent) else content}


def _with_file(look: Look, source: Source, content: Content) -> dict[str, Answer]:
    exists: dict[str, Answer] = {"config.exists": Known(True)}
    if _is_utf16(content.text):
        return all_alike(SPECS, Unknown(Reason.UNREADABLE, f"{source.path} is not UTF-8")) | exists
    version = installed_version(look)
    reading = reading_of(content.text) if isinstance(version, Unknown) else read_document(content.text, version)
    if reading is None:
        return (all_alike(SPECS, version) if isinstance(version, Unknown) else {}) | exists
    return exists | _syntax(reading) | _contents(reading, source.flags, version)


def _syntax(reading: Reading) -> dict[str, Answer]:
    fault = reading.fault
    return {
        "config.syntax": Known(reading.syntax),
        "config.syntax_error": word(fault.what if fault else None),
        "config.syntax_line": number(fault.line if fault else None),
        "config.syntax_column": number(fault.column if fault else None),
        "config.repairable": Known(reading.repairable) if reading.syntax == "invalid" else Absent(),
        "config.ignored_text": Known(reading.ignored),
    }


def _contents(reading: Reading, flags: tuple[Flag, ...] | Unknown, version: Version | Unknown) -> dict[str, Answer]:
    if reading.syntax == "invalid":
        not_read = Unknown(Reason.UNREADABLE, "daemon.json is not valid JSON")
        return {name: not_read for name in _CONTENTS}
    return {
        "config.keys": words(reading.members),
        "config.duplicate_keys": words(reading.duplicates),
        "config.conflicts": flags if isinstance(flags, Unknown) else words(conflicts(reading.members, flags)),
        "config.conflicting_flags": (
            flags if isinstance(flags, Unknown) else words(conflicting_flags(reading.members, flags))
        ),
        "config.unknown_keys": _by_version(unknown_keys, reading.members, version),
        "config.removed_keys": _by_version(removed_keys, reading.members, version),
        "config.ignored_keys": _by_version(ignored_keys, reading.members, version),
        "config.wrong_types": words(wrong_types(reading.members)),
        "config.correctable": _correctable(reading.members),
    }


def _by_version(
    check: Callable[[Members, Version], tuple[str, ...]], members: Members, version: Version | Unknown
) -> Answer:
    """What a check finds by the rules of the installed version; where that is not known, what it finds by all rules."""
    if not isinstance(version, Unknown):
        return words(check(members, version))
    found = [check(members, each) for each in BOUNDARIES]
    always = words(key for key in found[0] if all(key in each for each in found))
    return version if always == Absent() and any(found) else always


def _correctable(members: Mapping[str, object]) -> Answer:
    every = is_correctable(members)
    return Absent() if every is None else Known(every)


def _flag_names(flags: tuple[Flag, ...] | Unknown) -> Answer:
    return flags if isinstance(flags, Unknown) else words(dict.fromkeys(flag.name for flag in flags))


def _is_utf16(text: str) -> bool:
    """A file in UTF-16 read as UTF-8: every other byte of plain letters is NUL."""
    return text[:64].count("\0") * 3 > len(text[:64])


_CONTENTS = (
    "config.keys",
    "config.duplicate_keys",
    "config.conflicts",
    "config.conflicting_flags",
    "config.unknown_keys",
    "config.removed_keys",
    "config.ignored_keys",
    "config.wrong_types",
    "config.correctable",
)

PROBE = Probe("config.file", SPECS, ask)
