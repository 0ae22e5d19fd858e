"""What becomes of a container, in the words of `docker ps` and of `docker compose ps`."""

from __future__ import annotations

import re

_AGO = r"(?:About an? \w+|Less than a second|\d+ \w+)"
STATUS = (
    rf"Up(?: {_AGO})?(?: \((?:healthy|unhealthy|health: starting|Paused|running)\))*|"
    rf"(?:Exited|Restarting) \(-?\d+\)(?: {_AGO} ago)?|Created|Dead|Removal In Progress"
)
"""The column STATUS of `docker ps`."""
AGO = rf"{_AGO} ago"
_UP = re.compile(r"(?i)(?:up|running)\b(.*)")
_ENDED = re.compile(r"(?i)(exit(?:ed)?|restarting)\b\s*\(?(-?\d+)?\)?")
_OTHERS = {"created": "created", "dead": "dead", "removal": "removing", "paused": "paused", "removing": "removing"}
_HEALTH = {
    "(healthy)": "healthy",
    "(unhealthy)": "unhealthy",
    "(health: starting)": "starting",
    "starting)": "starting",
}


def state_of(status: str) -> dict[str, object]:
    """The State of a container as the engine would describe it, with those members that its status shows."""
    if up := _UP.match(status):
        if "paused" in status.lower():
            return {"Status": "paused"}
        health = next((health for sign, health in _HEALTH.items() if sign in up[1].lower()), "none")
        return {"Status": "running", "Health": {"Status": health}}
    if ended := _ENDED.match(status):
        code = {} if ended[2] is None else {"ExitCode": int(ended[2][:12])}
        return {"Status": "restarting" if ended[1].lower() == "restarting" else "exited", **code}
    word = (status.split() or [""])[0].lower()
    return {"Status": _OTHERS[word]} if word in _OTHERS else {}
