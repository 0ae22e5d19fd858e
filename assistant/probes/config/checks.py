"""What dockerd refuses in a daemon.json that is valid JSON (daemon/config/config.go, findConfigurationConflicts)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assistant.probes.config.document import flattened
from assistant.probes.config.flags import Flag
from assistant.probes.config.options import (
    BY_FLAG,
    MERGED,
    Version,
    is_ignored,
    is_known,
    is_removed,
)
from assistant.probes.config.wrong_value import wrong_values

Members = Mapping[str, object]


def conflicts(members: Members, flags: Iterable[Flag]) -> tuple[str, ...]:
    """The keys that are set on the command line too: dockerd refuses both, even when they agree."""
    given = {BY_FLAG[flag.name].key if flag.name in BY_FLAG else flag.name for flag in flags}
    return tuple(key for key in flattened(members) if key in given and key not in MERGED)


def conflicting_flags(members: Members, flags: Iterable[Flag]) -> tuple[str, ...]:
    """The options that set the same as a key does, by their names on the command line."""
    keys = set(flattened(members)) - MERGED
    names = ((flag.name, BY_FLAG[flag.name].key if flag.name in BY_FLAG else flag.name) for flag in flags)
    return tuple(dict.fromkeys(name for name, key in names if key in keys))


def unknown_keys(members: Members, version: Version) -> tuple[str, ...]:
    """The keys that this version does not know, and never did."""
    keys = flattened(members)
    return tuple(key for key in keys if not is_known(key, version) and not is_removed(key, version))


def removed_keys(members: Members, version: Version) -> tuple[str, ...]:
    """The keys that this version refuses and older ones took. Before 23.0, `graph` is refused beside `data-root`."""
    keys = flattened(members)
    found = [key for key in keys if is_removed(key, version)]
    if "graph" in keys and "data-root" in keys and "graph" not in found:
        found.append("graph")
    return tuple(found)


def ignored_keys(members: Members, version: Version) -> tuple[str, ...]:
    """The keys without effect: `insecure-registry`, where `insecure-registries` is meant."""
    return tuple(key for key in flattened(members) if is_ignored(key, version))


def wrong_types(members: Members) -> tuple[str, ...]:
    """The keys whose value has a type that dockerd cannot read."""
    return tuple(dict.fromkeys(str(wrong.path[0]) for wrong in wrong_values(members)))


def is_correctable(members: Members) -> bool | None:
    """Whether every value of the wrong type can be read in exactly one way; None where none is of a wrong type."""
    wrong = wrong_values(members)
    return all(each.reading is not None for each in wrong) if wrong else None
