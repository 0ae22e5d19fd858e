"""A future daemon.json, seen together with all else that sets dockerd's options, and judged before it is written."""

from __future__ import annotations

import posixpath
import shlex
from collections.abc import Iterable

import msgspec

from assistant.model.errors import RefusedError
from assistant.model.fact import Reason, Unknown
from assistant.probes.config.document import flattened, read_document
from assistant.probes.config.in_force import RENAMED, InForce, Setting, settings_in_force
from assistant.probes.config.options import BOUNDARIES, BY_FLAG, BY_KEY, MERGED, Version
from assistant.probes.config.refusals import VALIDATES, refusals
from assistant.probes.config.source import installed_version
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.parts import CheckConfig, Part
from assistant.text.safe import one_line, plain


class Judged(msgspec.Struct, frozen=True):
    """What goes before the writing of a file, and what is to be said with it."""

    parts: tuple[Part, ...] = ()
    breaks: tuple[str, ...] = ()


def is_daemon_json(path: str, here: HostNow) -> bool:
    """Whether dockerd reads this file as its configuration."""
    return posixpath.basename(path) == "daemon.json" or path == here.text("config.file")


def judged(path: str, before: bytes | None, after: bytes, here: HostNow) -> Judged:
    """What goes before writing a daemon.json; nothing for other files.

    A fault that was there before does not stand in the way: of two faults, one is mended first.

    Raises:
        RefusedError: dockerd would refuse what is new in it, by its version's rules or beside its command line.
    """
    if not is_daemon_json(path, here):
        return Judged()
    seen, version = settings_in_force(here.look), installed_version(here.look)
    version = BOUNDARIES[-1] if isinstance(version, Unknown) else version
    old, new = (data.decode(errors="replace") for data in (before or b"", after))
    added = [key for key in _keys(new, version) if key not in _keys(old, version)]
    _refuse_both_places(path, [each for key in added for each in _given(key, seen.settings, version)])
    if version < VALIDATES:
        _refuse_by_rules(path, old, new, version)
    notices = (
        *_elsewhere(here),
        *_unseen(seen),
        *(_runs_with(each) for key in added for each in _given(key, seen.running, version)),
    )
    return Judged((CheckConfig(path, after, arguments(here)),), notices)


def _keys(text: str, version: Version) -> list[str]:
    return list(flattened(read_document(text, version).members))


def _given(key: str, settings: Iterable[Setting], version: Version) -> list[Setting]:
    """The options that make what a key of the file would make, too: dockerd refuses both, even when they agree.

    Where `graph` is unknown, it is refused as an option whatever the file says.
    """
    former = {old for old, new in RENAMED.items() if new == key and version < BY_KEY[old].until}
    names = {key, *former} - MERGED
    return [each for each in settings if each.flag and _own_key(each.flag) in names]


def _own_key(flag: str) -> str:
    return BY_FLAG[flag].key if flag in BY_FLAG else flag


def _refuse_both_places(path: str, given: list[Setting]) -> None:
    if not given:
        return
    first = given[0]
    raise RefusedError(
        f"{first.key} is set by --{first.flag} in {first.source}: with {path} setting it, too, dockerd would not start",
        reference="set-by-option",
        context=one_line(", ".join(f"--{each.flag}={each.value}" for each in given)),
        hint=f"change it there: {_editor(first)}",
    )


def _editor(setting: Setting) -> str:
    """What is typed to change an option where it stands; of a unit's own file the packages keep charge."""
    if not setting.source.startswith("/"):
        return f"the command that started {setting.source}"
    is_unit = setting.source.endswith(".service") or ".service.d/" in setting.source
    return "systemctl edit --full docker.service" if is_unit else f"sudoedit {setting.source}"


def _refuse_by_rules(path: str, old: str, new: str, version: Version) -> None:
    before, after = refusals(old, version), refusals(new, version)
    added = [each for each in after or () if each not in (before or ())]
    if before is not None and added:
        raise RefusedError(
            f"the installed dockerd would not start with this {path}",
            reference="configuration-refused",
            context=one_line("; ".join(added)),
            hint=f"look at it: cat {path}",
        )


def _elsewhere(here: HostNow) -> tuple[str, ...]:
    """The engine that the docker command uses may not be the one that reads this file."""
    url = here.endpoint().url
    if not url or url.startswith(("unix://", "tcp://127.", "tcp://localhost:", "tcp://[::1]")):
        return ()
    return (f"the docker command here uses {plain(url)}; this file is for the dockerd of this host",)


def _unseen(seen: InForce) -> tuple[str, ...]:
    """What could not be looked at is not taken for empty."""
    if seen.unseen is None or seen.unseen.reason is Reason.NOT_INSTALLED:
        return ()
    return (
        f"whether dockerd's command line sets the same could not be seen ({seen.unseen.detail or seen.unseen.reason})",
    )


def _runs_with(setting: Setting) -> str:
    return (
        f"the dockerd that runs was started with --{setting.flag}={setting.value} ({setting.source}): it takes the "
        "file only at its next start"
    )


def arguments(here: HostNow) -> tuple[str, ...]:
    """What the service gives dockerd beside the file, where that can be told: a conflict shows only together."""
    commands = here.items("service.exec_start", "docker.service")
    if len(commands) != 1 or "$" in commands[0]:
        return ()
    try:
        words = shlex.split(commands[0])
    except ValueError:
        return ()
    return tuple(_without_config_file(words[1:])) if words and words[0].endswith("dockerd") else ()


def _without_config_file(words: list[str]) -> list[str]:
    kept: list[str] = []
    skip = False
    for word in words:
        if not skip and not word.startswith("--config-file"):
            kept.append(word)
        skip = word == "--config-file"
    return kept
