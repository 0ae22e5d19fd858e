"""What commands affect here: who masked the unit, what the container is that would stop, whose process would end."""

from __future__ import annotations

import re

import msgspec

from assistant.model.actions.run import RunCommand
from assistant.model.actions.service import Service
from assistant.model.errors import ActionError, RefusedError
from assistant.model.fact import Known
from assistant.model.risk import Affects, Aspect, filled_up
from assistant.steps.affects.starts import seen_of_service
from assistant.steps.objects.lookup import look_at, path_of
from assistant.steps.plan.host_now import HostNow
from assistant.text.safe import one_line

_ENDS_CONTAINERS = ("stop", "kill", "pause")
_OF_DOCKERD = ("-HUP", "-USR1", "-CONT")
"""It reads its configuration anew, writes the stacks of its routines to a file, or goes on where it was halted."""
_MEMORY = re.compile(r"--(memory|memory-swap)[= ]([0-9]+) ")
_LIMITS = {"memory": "Memory", "memory-swap": "MemorySwap"}


class Seen(msgspec.Struct, frozen=True):
    """What was found.

    Attributes:
        only_seen: a person who sees it must approve it: it stops what serves somebody else.
    """

    affects: Affects
    only_seen: bool = False


def seen_of_command(action: RunCommand, here: HostNow) -> Seen | None:
    """What a command affects here; None where the command itself tells it well enough."""
    words = [action.argv[0].rsplit("/", 1)[-1], *action.argv[1:]] if action.argv else [""]
    named = [word for word in words[1:] if not word.startswith("-")]
    if words[0] == "systemctl" and named[:1] == ["unmask"]:
        return Seen(filled_up(_masks(named[1:], here), action.affects))
    if words[0] == "kill":
        return _signalled(words, named, action, here)
    if started := _started(words[0], named):
        affected = seen_of_service(Service("start", started), here)
        return Seen(filled_up(affected, action.affects)) if affected else None
    named = named[1:] if named[:1] == ["container"] else named
    if words[0] == "docker" and named[:1] == ["update"] and _only_raises(words, here):
        return Seen({})
    if words[0] == "docker" and named[:1] and named[0] in _ENDS_CONTAINERS:
        return _stops(named[1:], action, here)
    return None


def _signalled(words: list[str], named: list[str], action: RunCommand, here: HostNow) -> Seen:
    """What a signal goes to: a person sees it, unless it is proved to be dockerd itself, or one that is in the way."""
    if words[0] == "kill" and set(words) & set(_OF_DOCKERD) and named == [here.text("daemon.pid")]:
        return Seen({})
    return Seen(action.affects, only_seen=not named or not all(_is_rival(word, here) for word in named))


def _started(program: str, named: list[str]) -> tuple[str, ...]:
    """The services that a command starts."""
    if program == "systemctl" and named[:1] and named[0] in ("start", "restart"):
        return tuple(named[1:])
    return (named[0],) if program == "service" and named[1:2] and named[1] in ("start", "restart") else ()


def _masks(units: list[str], here: HostNow) -> Affects:
    said = " ".join(filter(None, (_mask(unit, here) for unit in units)))
    return {Aspect.SECURITY: said} if said else {}


def _mask(unit: str, here: HostNow) -> str:
    link, since = here.text("service.masked_by", unit), here.text("service.masked_since", unit)
    if not link:
        return ""
    said = f"{unit} has been masked since {since}, by {link}: somebody, or a package, keeps it from starting."
    return f"{one_line(said, 300)} This lifts it."


def _is_rival(word: str, here: HostNow) -> bool:
    """Whether it is the process of a dockerd that is proved to hold what the service needs."""
    found = here.answer("rival.pid")
    return isinstance(found, Known) and str(found.value) == word


def _stops(names: list[str], action: RunCommand, here: HostNow) -> Seen | None:
    """A container that runs serves somebody: that it stops is shown with its name and age, and asked about."""
    said = [each for name in names if (each := _container(name, here))]
    if not said:
        return None
    return Seen(filled_up({Aspect.SERVICE: " ".join(said)}, action.affects), only_seen=True)


def _only_raises(words: list[str], here: HostNow) -> bool:
    """Whether an update gives one container more memory than it has, and does nothing else."""
    line, name = " ".join(words), words[-1]
    given = _MEMORY.findall(line)
    if not given or _MEMORY.sub("", line) != f"docker update {name}":
        return False
    try:
        found = look_at(path_of("containers", name, "/json"), here)
    except (ActionError, RefusedError):
        return False
    now = {key: found.at("HostConfig", each).number or 0 for key, each in _LIMITS.items()} if found is not None else {}
    return all(0 < now.get(key, 0) <= int(new) for key, new in given)


def _container(name: str, here: HostNow) -> str:
    """What stops with a container; empty where it does not run."""
    try:
        found = look_at(path_of("containers", name, "/json"), here)
    except ActionError:
        return one_line(f"Docker does not say whether the container {name} runs; if it does, it stops.", 300)
    if found is None or not found.at("State", "Running").is_true:
        return ""
    image, since = found.at("Config", "Image").text, found.at("State", "StartedAt").text[:19]
    return one_line(f"The container {name} (image {image}, up since {since}Z) stops with all that it serves.", 300)
