"""A few lines of a container's description, as `docker inspect NAME | grep -i oom` leaves them."""

from __future__ import annotations

import json
import re

_MEMBER = re.compile(r'(?m)^[ \t]*"(\w+)":[ \t]*("(?:[^"\\\n]|\\.)*"|-?\d{1,18}|true|false)[ \t]*,?[ \t]*$')
_STATE = ("OOMKilled", "ExitCode", "Error", "StartedAt", "FinishedAt", "Pid", "Running", "Paused", "Restarting", "Dead")
_HOST = ("Memory", "MemorySwap", "NetworkMode")
_TOP = ("RestartCount", "LogPath")
_STATES = ("created", "running", "paused", "restarting", "removing", "exited", "dead")
_HEALTH = ("none", "starting", "healthy", "unhealthy")
_POLICIES = ("no", "always", "on-failure", "unless-stopped")


def in_lines(text: str) -> dict[str, object]:
    """The members whose name tells where they belong; what stands there twice with two values is left out."""
    found: dict[str, object] = {}
    for name, written in _MEMBER.findall(text):
        value: object = json.loads(written)
        for place in _places(name, value):
            found[place] = value if found.get(place, value) == value else None
    return _nested({place: value for place, value in found.items() if value is not None})


def _places(name: str, value: object) -> tuple[str, ...]:
    if name == "Status":
        return ("State.Status",) if value in _STATES else ("State.Health.Status",) if value in _HEALTH else ()
    if name == "Name":
        return ("HostConfig.RestartPolicy.Name",) if value in _POLICIES else ()
    for folder, names in (("State.", _STATE), ("HostConfig.", _HOST), ("", _TOP)):
        if name in names:
            return (f"{folder}{name}",)
    return ()


def _nested(flat: dict[str, object]) -> dict[str, object]:
    """Members by their place, as `State.ExitCode`, in their folders."""
    own = {place: value for place, value in flat.items() if "." not in place}
    folders = dict.fromkeys(place.partition(".")[0] for place in flat if "." in place)
    inner = {
        folder: _nested({_below(place): flat[place] for place in flat if _is_in(folder, place)}) for folder in folders
    }
    return own | inner


def _is_in(folder: str, place: str) -> bool:
    return place.startswith(f"{folder}.")


def _below(place: str) -> str:
    return place.partition(".")[2]
