"""Another dockerd that holds what the service needs: proved by its own arguments and files, not by its name."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from assistant.model.fact import Absent, Answer, Known, Reason, Unknown
from assistant.model.look import Content, Look, ReadReply
from assistant.probes.answers import all_alike, garbled, word
from assistant.probes.config.flags import UNIT, Flag, Word, parse_words
from assistant.probes.config.settings import reading_of
from assistant.probes.config.source import DEFAULT_FILE, Source, find_source
from assistant.probes.daemon.process import PID_FILE, parse_pid
from assistant.probes.disk.data_root import DEFAULT, NAMES
from assistant.probes.dockerd import dockerd_in_force
from assistant.probes.probe import Probe
from assistant.probes.processes import Process
from assistant.probes.service.manager import manager_of
from assistant.probes.service.properties import show
from assistant.probes.specs import quantity, text
from assistant.probes.whole import read_whole

SPECS = (
    quantity("rival.pid", "the process number of a dockerd outside the service that holds what the service needs"),
    text("rival.holds", "what that dockerd holds of what the service needs"),
    text("rival.args", "the command line that it runs with"),
    text("rival.unit", "the service of systemd that it runs in; absent where somebody started it by hand"),
)
_GROUP = re.compile(r"^\d+:(?:name=systemd)?:(/.*)$", re.MULTILINE)
_SOCKET = "unix:///run/docker.sock"
_NEEDS = (
    ("data-root", NAMES, DEFAULT),
    ("pid file", ("pidfile",), PID_FILE),
    ("exec-root", ("exec-root",), "/run/docker"),
)


class Places(msgspec.Struct, frozen=True):
    """What a dockerd holds: its places by what they are, and the addresses that it listens on."""

    places: Mapping[str, str]
    addresses: frozenset[str]


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """Compare the arguments and the configuration file of each dockerd process with those of docker.service.

        # tr '\\0' ' ' < /proc/831/cmdline
        dockerd --data-root /srv/other --pidfile /run/other.pid --exec-root /run/other -H unix:///run/other.sock
        # cat /run/docker.pid
        831
        # cat /proc/831/cgroup
        0::/system.slice/site-docker.service

    docker 20.10.24. https://docs.docker.com/reference/cli/dockerd/#run-multiple-daemons
    """
    found, own = dockerd_in_force(look), _own_pid(look)
    if isinstance(found, Unknown) or isinstance(own, Unknown):
        return all_alike(SPECS, found if isinstance(found, Unknown) else own if isinstance(own, Unknown) else Absent())
    needed = _of_service(look)
    for process in found:
        shared = needed if isinstance(needed, Unknown) else _shared(look, process, needed) if process.pid != own else ""
        if isinstance(shared, Unknown):
            return all_alike(SPECS, shared)
        if shared and not isinstance(process.arguments, Unknown):
            return {
                "rival.pid": Known(process.pid),
                "rival.holds": word(shared),
                "rival.args": word(" ".join(process.arguments)),
                "rival.unit": _unit(look, process.pid),
            }
    return all_alike(SPECS, Absent())


def _unit(look: Look, pid: int) -> Answer:
    """The service in whose control group a process is; with cgroup v1, in the hierarchy of systemd."""
    reply = read_whole(look, f"/proc/{pid}/cgroup")
    if isinstance(reply, Unknown):
        return reply
    groups = _GROUP.findall(reply.text) if isinstance(reply, Content) else []
    if not groups:
        return garbled(f"/proc/{pid}/cgroup")
    services = [name for group in groups for name in group.split("/") if name.endswith(".service")]
    return word(services[-1]) if services else Absent()


def _own_pid(look: Look) -> int | Unknown:
    """The process of the service, 0 when it has none."""
    manager = manager_of(look)
    if isinstance(manager, Unknown):
        return manager
    if manager != "systemd":
        return Unknown(Reason.NOT_INSTALLED, "without systemd nobody tells which dockerd is the service's")
    found = show(look, UNIT)
    if isinstance(found, Unknown):
        return found
    return found.lacks("MainPID") or parse_pid(found.one("MainPID")) or 0


def _of_service(look: Look) -> Places | Unknown:
    source: Source = find_source(look)
    unseen = next((each for each in (source.path, source.content, source.flags) if isinstance(each, Unknown)), None)
    return unseen or _places(source.flags if isinstance(source.flags, tuple) else (), source.content)


def _shared(look: Look, process: Process, needed: Places) -> str | Unknown:
    """What a process holds of what is needed, in words; empty when it holds nothing of it."""
    if isinstance(process.arguments, Unknown):
        return process.arguments
    flags = parse_words(Word(argument, "") for argument in process.arguments[1:])
    named = [flag.value for flag in flags if flag.name == "config-file"]
    file, pid_file = read_whole(look, named[-1] if named else DEFAULT_FILE), read_whole(look, PID_FILE)
    if isinstance(file, Unknown) or isinstance(pid_file, Unknown):
        return file if isinstance(file, Unknown) else pid_file if isinstance(pid_file, Unknown) else ""
    held = _places(flags, file)
    if isinstance(pid_file, Content) and parse_pid(pid_file.text) == process.pid:
        return f"the pid file {PID_FILE}"
    shared = [f"the {what} {place}" for what, place in needed.places.items() if held.places[what] == place]
    return next(iter([*shared, *(f"the address {each}" for each in sorted(held.addresses & needed.addresses))]), "")


def _places(flags: tuple[Flag, ...], file: ReadReply) -> Places:
    """What the options and the file name, else dockerd's defaults; a file that cannot be read by all sets nothing."""
    reading = reading_of(file.text) if isinstance(file, Content) else None
    settings = reading.members if reading is not None else {}
    places: dict[str, str] = {}
    for what, names, default in _NEEDS:
        given: list[object] = [flag.value for flag in flags if flag.name in names]
        given = given or [settings.get(name) for name in names]
        places[what] = _plain(next((each for each in reversed(given) if isinstance(each, str)), default))
    hosts = settings.get("hosts")
    listed = [flag.value for flag in flags if flag.name == "host"] or (hosts if isinstance(hosts, list) else [])
    return Places(places, frozenset(plain_address(str(each)) for each in listed or [_SOCKET]))


def _plain(path: str) -> str:
    path = path.rstrip("/")
    return path.removeprefix("/var") if path.startswith("/var/run/") else path


def plain_address(written: str) -> str:
    """An address; `fd://` is the socket that systemd passes on, usually the default one, which `unix://` is, too."""
    kind, has_kind, rest = written.partition("://")
    return (
        _SOCKET
        if kind == "fd" or written == "unix://"
        else f"unix://{_plain(rest)}"
        if has_kind and kind == "unix"
        else written
    )


PROBE = Probe("rival.daemon", SPECS, ask)
