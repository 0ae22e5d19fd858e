"""Whether Docker has used other data than its next start would: by the traces that it left on the host."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.model.fact import Unknown
from assistant.model.look import Content, ListDir, Look, Names, Ran, Read, Run, Stat, Status
from assistant.probes.config.flags import Flag, Word, parse_words
from assistant.probes.disk.data_root import DEFAULT, NAMES, SNAP_DEFAULT
from assistant.probes.rival import plain_address
from assistant.probes.service.unit_file import parse_unit_file
from assistant.steps.affects.data_roots import held_in, is_empty
from assistant.steps.plan.host_now import HostNow

_UNITS = "/etc/systemd/system"
_MOST = 64
_DOCKERD = re.compile(r"[-@:+!]*(\S*/)?dockerd(-\S+)?\Z")
_OWN = frozenset(("docker.service", "snap.docker.dockerd.service"))
_SOCKETS = frozenset(map(plain_address, ("fd://", "unix:///var/run/docker.sock", "unix:///run/docker.sock")))
_LAID_OUT = re.compile(r"containers|image|network|volumes|buildkit|engine-id|[0-9]+\.[0-9]+")
"""What dockerd makes in a data-root at its first start; with user namespaces, in a directory that IDs name."""
_KEY = "/etc/docker/key.json"
"""Engines below 25 make it at their first start."""
_STARTED = ("journalctl", "-u", "docker.service", "--grep", "completed initialization", "-n", "1", "-q", "--no-pager")


def used_elsewhere(root: str, here: HostNow) -> str:
    """Why the data that Docker had are not those of `root`, as a sentence; empty where nothing shows it."""
    return _of_other_unit(root, here) or _used_later(root, here) or _never_used(root, here)


def _of_other_unit(root: str, here: HostNow) -> str:
    """A unit that somebody wrote starts the dockerd of this host, on data of its own."""
    for unit, place in _other_units(here.look):
        if place != root and is_empty(place, here) is not True:
            return (
                f"{unit} starts a dockerd for the same socket, on {held_in(place, here)}. This one would start on "
                f"{held_in(root, here)}, and show nothing of the other."
            )
    return ""


def _other_units(look: Look) -> Iterator[tuple[str, str]]:
    """The units beside Docker's own that start a dockerd on its usual socket, each with its data-root."""
    found = look.list(ListDir(_UNITS))
    names = [name for name in found.names if name.endswith(".service")] if isinstance(found, Names) else []
    for name in sorted({*names} - _OWN)[:_MOST]:
        reply = look.read(Read(f"{_UNITS}/{name}"))
        words = parse_unit_file(reply.text).last_command.split() if isinstance(reply, Content) else []
        if words and _DOCKERD.match(words[0]):
            flags = parse_words(Word(each, name) for each in words[1:])
            hosts = {plain_address(each) for each in _values(flags, ("host",))}
            if not hosts or hosts & _SOCKETS:
                yield name, next(iter(_values(flags, NAMES)), DEFAULT).rstrip("/")


def _values(flags: tuple[Flag, ...], names: tuple[str, ...]) -> list[str]:
    return [flag.value for flag in flags if flag.name in names]


def _used_later(root: str, here: HostNow) -> str:
    """Another of the usual places holds something and was in use after this one: this is an old copy."""
    here_last = _last_use(root, here.look)
    for place in (DEFAULT, SNAP_DEFAULT):
        used = _last_use(place, here.look)
        if place != root and here_last is not None and used is not None and used > here_last:
            return (
                f"Docker has used {held_in(place, here)} after {held_in(root, here)}, on which it would start: "
                "what was made since would not be shown."
            )
    return ""


def _last_use(root: str, look: Look) -> float | None:
    """When dockerd last wrote down its networks there, which it does at each start."""
    found = look.stat(Stat(f"{root}/network/files/local-kv.db"))
    return found.modified if isinstance(found, Status) else None


def _never_used(root: str, here: HostNow) -> str:
    """Docker has run on this host, but not on what now stands there: its data are elsewhere, or were deleted."""
    found = here.look.list(ListDir(root))
    laid_out = isinstance(found, Unknown) or (isinstance(found, Names) and any(map(_LAID_OUT.fullmatch, found.names)))
    if laid_out or not _has_run(here.look):
        return ""
    return (
        f"Docker has run on this host, but never on what is at {root} now: there is nothing. Its data are elsewhere (a "
        "disk that is not mounted, another data-root), or were deleted; it would start without them."
    )


def _has_run(look: Look) -> bool:
    if isinstance(look.stat(Stat(_KEY)), Status):
        return True
    said = look.run(Run(_STARTED))
    return isinstance(said, Ran) and said.code == 0 and bool(said.out.strip())
