"""dockerd's settings together, each with the place that makes it: daemon.json, the service's options, what runs."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from assistant.model.fact import Absent, Unknown
from assistant.model.look import Look
from assistant.probes.config.document import flattened
from assistant.probes.config.flags import Flag, Word, parse_words
from assistant.probes.config.options import BY_FLAG
from assistant.probes.config.settings import settings_of
from assistant.probes.config.source import Source, find_source
from assistant.probes.dockerd import dockerd_in_force

Members = Mapping[str, object]
RENAMED = {"graph": "data-root"}
"""Former names of keys that mean the same."""


class Setting(msgspec.Struct, frozen=True):
    """One setting.

    Attributes:
        key: its name in daemon.json, wherever it is made.
        value: as it stands there; of an option always a text.
        source: the file, or the process.
        flag: the option that makes it; empty for one of daemon.json.
    """

    key: str
    value: object
    source: str
    flag: str = ""


class InForce(msgspec.Struct, frozen=True):
    """All settings that were seen.

    Attributes:
        settings: those that the next start reads, first the options, then the file's.
        running: those of the process that runs that its service no longer gives, or never did.
        unseen: why not all options could be seen; None when they could. A file that cannot be read sets nothing.
    """

    settings: tuple[Setting, ...] = ()
    running: tuple[Setting, ...] = ()
    unseen: Unknown | None = None

    def of(self, key: str) -> tuple[Setting, ...]:
        """Where a key of daemon.json is set for the next start; several times when it is a list, or by a fault."""
        return tuple(each for each in self.settings if each.key == key)


def settings_in_force(look: Look) -> InForce:
    """Look at daemon.json, the unit with its drop-ins and the files that it names, and the process itself."""
    source = find_source(look)
    members = settings_of(look, source)
    running = _running(look)
    unseen = next((each for each in (source.flags, running) if isinstance(each, Unknown)), None)
    flags = () if isinstance(source.flags, Unknown) else source.flags
    given = {(flag.name, flag.value) for flag in flags}
    return InForce(
        (*map(_of_flag, flags), *_of_file(source, members)),
        () if isinstance(running, Unknown) else tuple(_of_flag(e) for e in running if (e.name, e.value) not in given),
        unseen,
    )


def key_of(flag: str) -> str:
    """The key of daemon.json that sets what an option sets."""
    key = BY_FLAG[flag].key if flag in BY_FLAG else flag
    return RENAMED.get(key, key)


def _of_flag(flag: Flag) -> Setting:
    return Setting(key_of(flag.name), flag.value, flag.source, flag.name)


def _of_file(source: Source, members: Members | Absent | Unknown) -> tuple[Setting, ...]:
    if isinstance(members, Absent | Unknown):
        return ()
    found = flattened(members) | {key: value for key, value in members.items() if value is not None}
    return tuple(Setting(RENAMED.get(key, key), value, str(source.path)) for key, value in found.items())


def _running(look: Look) -> tuple[Flag, ...] | Unknown:
    found = dockerd_in_force(look)
    if isinstance(found, Unknown) or not found:
        return found if isinstance(found, Unknown) else ()
    arguments = found[0].arguments
    if isinstance(arguments, Unknown):
        return arguments
    return parse_words(Word(word, f"process {found[0].pid}") for word in arguments[1:])
