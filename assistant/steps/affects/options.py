"""What a change of dockerd's options affects: those of the file and of the command line seen together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from assistant.model.aspects.daemon_options import affects_of_option, affects_of_taking_out
from assistant.model.risk import Affects, Aspect, joined
from assistant.probes.config.document import flattened
from assistant.probes.config.in_force import key_of
from assistant.probes.disk.data_root import DEFAULT
from assistant.probes.rival import plain_address
from assistant.steps.affects.data_roots import held_in, is_empty
from assistant.steps.plan.host_now import HostNow
from assistant.text.safe import one_line

Settings = Mapping[str, frozenset[str]]
"""The values that each key of daemon.json has, wherever it is set."""

_DEFAULTS: Settings = {
    "data-root": frozenset({DEFAULT}),
    "live-restore": frozenset({"false"}),
    "selinux-enabled": frozenset({"false"}),
    "no-new-privileges": frozenset({"false"}),
    "tls": frozenset({"false"}),
    "tlsverify": frozenset({"false"}),
    "icc": frozenset({"true"}),
    "iptables": frozenset({"true"}),
    "ip-forward": frozenset({"true"}),
    "ip-masq": frozenset({"true"}),
    "userland-proxy": frozenset({"true"}),
    "ipv6": frozenset({"false"}),
    "group": frozenset({"docker"}),
    "hosts": frozenset({plain_address("fd://")}),
}
"""What dockerd does where a key is not set: https://docs.docker.com/reference/cli/dockerd/."""
_NONE: frozenset[str] = frozenset()
_SAME: Mapping[str, Callable[[str], str]] = {"hosts": plain_address, "data-root": lambda path: path.rstrip("/") or path}
"""How values that mean the same are written alike."""


def settings_of(members: Mapping[str, object]) -> Settings:
    """The settings of a daemon.json."""
    found = flattened(members) | {key: value for key, value in members.items() if value is not None}
    return together((key_of(key), value) for key, value in found.items())


def together(pairs: Iterable[tuple[str, object]]) -> Settings:
    """Settings by their keys, with all the values that are given."""
    found: dict[str, frozenset[str]] = {}
    for key, value in pairs:
        found[key] = found.get(key, _NONE) | frozenset(_SAME.get(key, str)(each) for each in _values(value))
    return found


def merged(one: Settings, other: Settings) -> Settings:
    """Settings of two places."""
    return {key: one.get(key, _NONE) | other.get(key, _NONE) for key in {*one, *other}}


def affects_of_change(before: Settings, after: Settings, here: HostNow) -> Affects:
    """What dockerd's new settings affect; nothing where they mean the same as before."""
    return joined(*(_of_key(key, before, after, here) for key in sorted({*before, *after})))


def _of_key(key: str, before: Settings, after: Settings, here: HostNow) -> Affects:
    old = before.get(key) or _DEFAULTS.get(key, _NONE)
    new = after.get(key) or _DEFAULTS.get(key, _NONE)
    if old == new:
        return {}
    if key == "data-root":
        return _data_root(old, new, here)
    if key == "storage-driver":
        return _storage_driver(old, new, here)
    gained, lost = sorted(new - old), sorted(old - new)
    given = affects_of_option(key, _plain(gained)) if gained else {}
    return given if gained and len(new) == 1 else joined(given, affects_of_taking_out(key, lost) if lost else {})


def _data_root(old: frozenset[str], new: frozenset[str], here: HostNow) -> Affects:
    """Both places, with what is in each; nothing where nothing of Docker's lies in what goes."""
    lost = sorted(old - new)
    if all(is_empty(path, here) is True for path in lost):
        return {}
    goes, stays = (", ".join(held_in(path, here) for path in paths) for paths in (lost, sorted(new)))
    said = f"Docker would no longer see what is in {goes}. Its data-root would be {stays}. Nothing is deleted."
    return {Aspect.DATA: said}


def _storage_driver(old: frozenset[str], new: frozenset[str], here: HostNow) -> Affects:
    """Each driver sees only what was made with it; without a setting dockerd goes on with the one that is there."""
    made_with = frozenset(here.items("disk.held_drivers", "data-root"))
    seen = is_empty("data-root", here) is not None
    if seen and (made_with <= new or (not new and len(made_with) < 2) or not made_with & (old or made_with)):
        return {}
    there = f" Images of {', '.join(sorted(made_with))} are there now." if made_with else ""
    becomes = ", ".join(sorted(new)) or "what dockerd chooses by itself"
    was = ", ".join(sorted(old)) or "what dockerd chose by itself"
    said = f"The storage driver changes from {was} to {becomes}. Images and containers of another driver are not shown."
    return {Aspect.DATA: one_line(said + there, 400)}


def _plain(values: list[str]) -> object:
    """One yes or no as such, so that the harmless one is known."""
    return {"true": True, "false": False}.get(values[0], values) if len(values) == 1 else values


def _values(value: object) -> frozenset[str]:
    if isinstance(value, bool):
        return frozenset({"true" if value else "false"})
    if isinstance(value, list | tuple):
        return frozenset(map(str, value))
    if isinstance(value, dict):
        return frozenset(f"{key}={each}" for key, each in value.items())
    return frozenset({str(value)})
