"""Which part of a data-root Docker would show: that of another storage driver or user namespace stays out of sight."""

from __future__ import annotations

import re

from assistant.model.look import ListDir, Names
from assistant.probes.config.in_force import settings_in_force
from assistant.steps.affects.data_roots import held_in, is_empty
from assistant.steps.plan.host_now import HostNow
from assistant.text.safe import one_line

_REMAPPED = re.compile(r"[0-9]+\.[0-9]+")
"""With userns-remap dockerd keeps all in a directory of the IDs' name (moby, daemon/daemon_unix.go)."""


def out_of_sight(root: str, here: HostNow) -> str:
    """What lies in a data-root that the settings of the next start do not show, as a sentence; empty where all is."""
    return one_line(_of_driver(root, here) or _of_namespace(root, here), 500)


def _of_driver(root: str, here: HostNow) -> str:
    driver, made_with = _set("storage-driver", here), here.items("disk.held_drivers", root)
    if not driver or not made_with or driver in made_with:
        return ""
    return (
        f"{held_in(root, here)} was made with the storage driver {', '.join(sorted(made_with))}; the settings now name "
        f"{driver}, which shows none of its images and containers."
    )


def _of_namespace(root: str, here: HostNow) -> str:
    remap = _set("userns-remap", here)
    found = here.look.list(ListDir(root))
    inside = sorted(f"{root}/{name}" for name in (found.names if isinstance(found, Names) else ()) if _is_of_ids(name))
    held = [place for place in inside if is_empty(place, here) is False]
    if remap and not held and is_empty(root, here) is False:
        return (
            f"With userns-remap ({remap}) Docker keeps its data in a directory of its own below {root}: what is in "
            f"{held_in(root, here)} would not be shown."
        )
    if not remap and held and is_empty(root, here) is True:
        there = ", ".join(held_in(place, here) for place in held)
        return (
            f"Docker has used {there}, with userns-remap; without that setting it would start on {held_in(root, here)}."
        )
    return ""


def _is_of_ids(name: str) -> bool:
    return _REMAPPED.fullmatch(name) is not None


def _set(key: str, here: HostNow) -> str:
    """What the next start has for a key; empty where nothing is set."""
    found = [str(each.value) for each in settings_in_force(here.look).of(key)]
    return found[-1].strip() if found else ""
