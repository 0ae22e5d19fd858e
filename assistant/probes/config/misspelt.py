"""Unknown keys of daemon.json that can only be one known key, written wrongly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assistant.model.fact import Absent, Answer, Unknown
from assistant.model.look import Look
from assistant.probes.answers import words
from assistant.probes.config.checks import Members, unknown_keys
from assistant.probes.config.flags import Flag
from assistant.probes.config.options import BY_FLAG, BY_KEY, Version, is_known
from assistant.probes.config.settings import settings_of
from assistant.probes.config.source import find_source, installed_version
from assistant.probes.config.wrong_value import wrong_values
from assistant.probes.probe import Probe
from assistant.probes.specs import texts

SPECS = (texts("config.misspelt_keys", "unknown keys that are one known key misspelt, as `log-dirver for log-driver`"),)
_EDITS = 2
"""So many letters may be wrong, missing, too many or swapped, if the key is long enough to tell."""
_LETTERS_AN_EDIT = 4


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """Read daemon.json and `dockerd --version`, and compare the keys that this version does not know with its own.

    Sample of the file, docker 20.10.24: {"log-dirver": "local"}
    Source: https://docs.docker.com/reference/cli/dockerd/#daemon-configuration-file
    """
    source = find_source(look)
    members, version = settings_of(look, source), installed_version(look)
    for each in (members, version, source.flags):
        if isinstance(each, Unknown):
            return {"config.misspelt_keys": each}
    if isinstance(members, Absent | Unknown) or isinstance(version, Unknown) or isinstance(source.flags, Unknown):
        return {"config.misspelt_keys": Absent()}
    found = meant_keys(members, version, source.flags)
    return {"config.misspelt_keys": words(f"{wrong} for {meant}" for wrong, meant in found.items())}


def meant_keys(members: Members, version: Version, flags: Iterable[Flag]) -> dict[str, str]:
    """Each unknown top-level key that one known key alone is near to; where that is free and takes the value."""
    given = {BY_FLAG[flag.name].key for flag in flags if flag.name in BY_FLAG}
    free = [key for key in BY_KEY if is_known(key, version) and key not in members and key not in given]
    unknown = [key for key in unknown_keys(members, version) if key in members]
    found = {key: meant for key in unknown if (meant := _meant(key, free)) and not wrong_values({meant: members[key]})}
    return {key: meant for key, meant in found.items() if list(found.values()).count(meant) == 1}


def _meant(written: str, known: Iterable[str]) -> str:
    """The known key that is nearest, empty where two are as near or none is near."""
    from rapidfuzz.distance import OSA

    plain = written.lower().replace("_", "-").strip()
    distances: Mapping[str, int] = {key: OSA.distance(plain, key) for key in known}
    best = min(distances.values(), default=_EDITS + 1)
    nearest = [key for key, distance in distances.items() if distance == best]
    near = best <= min(_EDITS, len(plain) // _LETTERS_AN_EDIT)
    return nearest[0] if near and len(nearest) == 1 else ""


PROBE = Probe("config.misspelt", SPECS, ask)
