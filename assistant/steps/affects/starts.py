"""Whether Docker would start on other data than before, or on none: a mount is missing, or another place is named."""

from __future__ import annotations

import re

from assistant.model.actions.service import Service
from assistant.model.risk import Affects, Aspect
from assistant.probes.config.in_force import settings_in_force
from assistant.probes.disk.data_root import DEFAULT, SNAP_DEFAULT
from assistant.steps.affects.data_roots import held_in, is_empty
from assistant.steps.affects.last_used import used_elsewhere
from assistant.steps.affects.view import out_of_sight
from assistant.steps.plan.host_now import HostNow

_STARTS = ("start", "restart")
_DOCKER = re.compile(r"(snap\.docker\.dockerd|docker)(\.service|\.socket)?\Z")
_OPTION = re.compile(r"--(?:data-root|graph)[= ](\S+)")


def seen_of_service(action: Service, here: HostNow) -> Affects:
    """What starting Docker affects beside what the action tells; nothing where it goes on with the data it had."""
    if action.verb not in _STARTS or not any(map(_DOCKER.match, action.units)):
        return {}
    root = _next_root(here)
    said = _on_missing_mount(root, here) or _elsewhere(root, here) or _by_its_traces(root, here)
    said = said or out_of_sight(root, here)
    return {Aspect.DATA: said} if said else {}


def _next_root(here: HostNow) -> str:
    """The data-root that the next start uses."""
    named = [str(each.value) for each in settings_in_force(here.look).of("data-root")]
    found = next((each for each in reversed(named) if each.startswith("/")), "")
    snap = here.text("service.load_state", "snap.docker.dockerd.service") == "loaded"
    return found.rstrip("/") or (SNAP_DEFAULT if snap else DEFAULT)


def _on_missing_mount(root: str, here: HostNow) -> str:
    point = here.text("disk.missing_mount", root)
    if not point:
        return ""
    return (
        f"/etc/fstab or a mount unit says that {point} is a file system of its own, but it is not mounted. Docker "
        f"would start on {held_in(root, here)} below it, and show none of what that file system holds. To mount it "
        f"first: mount {point}, or start its mount unit"
    )


def _elsewhere(root: str, here: HostNow) -> str:
    """What was used until now, where that is another place and holds something."""
    for before in _used_before(here):
        if before != root and is_empty(before, here) is not True:
            return (
                f"Docker has used {held_in(before, here)}. It would start on {held_in(root, here)}, and show nothing "
                "of the other."
            )
    if root != DEFAULT and is_empty(root, here) is True and is_empty(DEFAULT, here) is False:
        return (
            f"Docker would start on {held_in(root, here)}, while its usual place holds something: "
            f"{held_in(DEFAULT, here)}."
        )
    return ""


def _by_its_traces(root: str, here: HostNow) -> str:
    return "" if root in _used_before(here) else used_elsewhere(root, here)


def _used_before(here: HostNow) -> list[str]:
    """The data-root of the engine that runs, else that of its last command line, where that names one."""
    running = here.text("daemon.root_dir") if here.holds("daemon.endpoint_is_default") is not False else ""
    arguments = _OPTION.findall(here.text("daemon.args"))
    return [each.rstrip("/") for each in (running, *arguments) if each.startswith("/")]
